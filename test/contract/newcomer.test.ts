/**
 * The way of a newcomer: an empty folder, the packed package, `standin init`, twenty lines of YAML, and ten tests of a consumer pass in
 * vitest, in Jest with CommonJS and in plain PHP (examples/11-newcomer).
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from 'sucrase'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { program } from '../interop/tools.ts'
import { npmTools } from '../support/npm-tools.ts'
import { packedInto, projectBeside } from '../support/packed.ts'
import { toItsEnd } from '../support/to-its-end.ts'

const example = fileURLToPath(new URL('../../examples/11-newcomer', import.meta.url))
const installed = realpathSync(mkdtempSync(join(tmpdir(), 'standin-newcomer-')))
beforeAll(() => packedInto(installed, ['vitest', 'vite']), 300_000)
afterAll(() => rmSync(installed, { recursive: true, force: true }))

/** A line of the README, without npx, which would ask a registry for what is only linked; its tests may wait for a busy machine. */
function shell(line: string, cwd: string): { readonly code: number | null; readonly said: string } {
  const { NODE_OPTIONS: _, VITEST: _vitest, ...rest } = process.env
  const env = { ...rest, PATH: `${join(cwd, 'node_modules/.bin')}${delimiter}${rest['PATH']}`, CI: 'true', NO_COLOR: '1' }
  const typed = line.replaceAll('npx ', '').replace(/\bvitest run\b/, '$& --testTimeout=100000')
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', typed], { cwd, env, ...toItsEnd })
  return { code: status, said: stdout + stderr }
}

const [, addUser, init, vitest, php, jest] = [...readFileSync(join(example, 'README.md'), 'utf8').matchAll(/```sh\n([^]*?)```/g)].flatMap(
  ([, lines]) => lines!.trim().split('\n'),
)

/** The example's files in their places, after `user add` and `init`. */
function initiated(): string {
  const texts = { 'package.json': '{ "devDependencies": { "onec-standin": "*", "vitest": "*" } }' }
  const folder = projectBeside(installed, texts, ['vitest', 'vite'])
  for (const line of [addUser!, init!]) expect(shell(line, folder)).toMatchObject({ code: 0 })
  for (const name of readdirSync(example).filter((one) => one !== 'README.md'))
    cpSync(join(example, name), join(folder, name), { recursive: true })
  return folder
}

test('at most twenty lines of YAML, and no code, are what stands in for 1C', () => {
  const folder = initiated()
  expect(readFileSync(join(folder, 'stubs/first.stub.yaml'), 'utf8').trim().split('\n').length).toBeLessThanOrEqual(20)
  expect(readdirSync(join(folder, 'stubs'))).toEqual(['first.stub.yaml'])
  expect(readFileSync(join(folder, 'standin.config.ts'), 'utf8')).toContain("paths: ['./stubs'],\n  users: './users.json',\n")
  expect(shell('standin check', folder)).toEqual({ code: 0, said: '1 HTTP service, 4 stubs, 1 user, standin.config.ts: no errors\n' })
})

test('ten tests of the consumer in vitest, beside the first one', () => {
  const { code, said } = shell(vitest!, initiated())
  expect([code, said]).toEqual([0, expect.stringMatching(/Tests\s+11 passed \(11\)/)])
})

test.skipIf(program('php', '--version') === undefined)('ten tests of the consumer in plain PHP', () => {
  const { code, said } = shell(php!, initiated())
  expect([code, said.match(/^ok: .*/gm)?.length, said]).toEqual([0, 10, expect.not.stringContaining('FAILED')])
})

const tools = npmTools(['jest@30.5.2'])

test.skipIf(tools === undefined)('ten tests of the consumer in Jest with CommonJS', { timeout: 300_000 }, () => {
  const folder = initiated()
  // In place of the transform of a project's own Jest.
  const { code: script } = transform(readFileSync(join(folder, 'shop.ts'), 'utf8'), { transforms: ['typescript', 'imports'] })
  writeFileSync(join(folder, 'shop.js'), script)
  rmSync(join(folder, 'shop.ts'))
  const { code, said } = shell(jest!.replace('npx jest', `node '${tools}/node_modules/jest/bin/jest.js' --ci --testTimeout=100000`), folder)
  expect([code, said]).toEqual([0, expect.stringMatching(/Tests:\s+10 passed, 10 total/)])
})
