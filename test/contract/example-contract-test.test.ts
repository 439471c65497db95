/** Examples/07-contract-test by the commands of its README. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { program } from '../interop/tools.ts'
import { temporaryFolder } from '../support/temporary.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(`${repository}/examples/07-contract-test/README.md`, 'utf8')
const [vitest, php] = [...readme.matchAll(/```sh\n([^\n]*)\n/g)].map((found) => found[1]!.replace('npm exec -- ', '').split(' '))
const ran = (file: string, args: readonly string[]) =>
  promisify(execFile)(file, [...args], { cwd: repository, env: { ...process.env, NO_COLOR: '1' } })

test('the contract test in TypeScript passes', async () => {
  const { stdout } = await ran(process.execPath, ['node_modules/vitest/vitest.mjs', ...vitest!.slice(1)])
  expect(stdout).toMatch(/Tests\s+10 passed/)
})

test.skipIf(program('php', '--version') === undefined)(
  'the contract test in PHP passes, and its report names what was called',
  async () => {
    const report = `${temporaryFolder()}/coverage.html`
    const { stdout } = await ran(process.execPath, [
      'dist/cli/main.js',
      ...php!.slice(1).map((one) => (one === 'coverage.html' ? report : one)),
    ])
    expect(stdout).toBe('the contract holds\n')
    expect(readFileSync(report, 'utf8')).toContain('<td>GET /остатки/{Код}</td><td>3</td>')
  },
)
