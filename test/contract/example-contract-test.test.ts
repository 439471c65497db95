/** The examples of contract tests by the commands of their READMEs. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { program, python } from '../interop/tools.ts'
import { temporaryFolder } from '../support/temporary.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const commandsOf = (example: string): readonly (readonly string[])[] =>
  [...readFileSync(`${repository}/examples/${example}/README.md`, 'utf8').matchAll(/```sh\n([^\n]*)\n/g)].map((found) =>
    found[1]!.replace('npm exec -- ', '').split(' '),
  )
const ran = (file: string, args: readonly string[]) =>
  promisify(execFile)(file, [...args], { cwd: repository, env: { ...process.env, NO_COLOR: '1' } })

describe.each([
  ['07-contract-test', 10, '<td>GET /остатки/{Код}</td><td>3</td>'],
  ['09-odata-contract-test', 10, '<td>POST Document_РасходТовара/Post</td><td>1</td>'],
])('%s', (example, count, row) => {
  const [vitest, php, phpunit] = commandsOf(example)

  test('the contract test in TypeScript passes', { timeout: 300_000 }, async () => {
    const { stdout } = await ran(process.execPath, ['node_modules/vitest/vitest.mjs', ...vitest!.slice(1)])
    expect(stdout).toMatch(new RegExp(`Tests\\s+${count} passed`))
  })

  test.skipIf(program('php', '--version') === undefined)(
    'the contract test in PHP passes, and its report names what was called',
    async () => {
      const report = `${temporaryFolder()}/coverage.html`
      const args = php!.slice(1).map((one) => (one === 'coverage.html' ? report : one))
      const { stdout } = await ran(process.execPath, ['dist/cli/main.js', ...args])
      expect(stdout).toBe('the contract holds\n')
      expect(readFileSync(report, 'utf8')).toContain(row)
    },
  )

  test.skipIf(!phpunit?.includes('phpunit') || program('phpunit', '--version') === undefined)(
    'the contract test in PHPUnit passes',
    async () => {
      const { stdout } = await ran(process.execPath, ['dist/cli/main.js', ...phpunit!.slice(1)])
      expect(stdout).toContain('OK (9 tests, 18 assertions)')
    },
  )
})

// Each starts a bus for each of its tests.
test.each([
  ['10-bus', 4],
  ['12-integration-service', 6],
  ['14-external-data-source', 6],
])('%s: its tests pass', { timeout: 300_000 }, async (example, count) => {
  const { stdout } = await ran(process.execPath, ['node_modules/vitest/vitest.mjs', ...commandsOf(example)[0]!.slice(1)])
  expect(stdout).toMatch(new RegExp(`Tests\\s+${count} passed`))
})

const interpreter = python('proton')
test.skipIf(interpreter === undefined)('10-bus: the contract test in Python passes', { timeout: 300_000 }, async () => {
  const args = commandsOf('10-bus')[1]!
    .slice(1)
    .map((one) => (one === 'python3' ? interpreter! : one))
  const { stdout } = await ran(process.execPath, ['dist/cli/main.js', ...args])
  expect(stdout).toBe('the contract holds\n')
})
