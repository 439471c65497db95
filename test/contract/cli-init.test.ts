/** `standin init`: what it finds, what it writes, and that what it wrote works at once, with the packed package. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashPassword, writeUsers } from 'onec-standin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exitCodes } from '../../src/cli/shared/exit-codes.ts'
import { program, python } from '../interop/tools.ts'
import { packedInto, projectBeside } from '../support/packed.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder, type Texts } from '../support/temporary.ts'
import { toItsEnd } from '../support/to-its-end.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
const installed = realpathSync(mkdtempSync(join(tmpdir(), 'standin-packed-')))
beforeAll(() => packedInto(installed, ['vitest', 'vite']), 300_000)
afterAll(() => rmSync(installed, { recursive: true, force: true }))

const environment = (folder: string): NodeJS.ProcessEnv => {
  const { NODE_OPTIONS: _, VITEST: _vitest, NODE_TEST_CONTEXT: _context, ...rest } = process.env
  return { ...rest, PATH: `${join(folder, 'node_modules/.bin')}${delimiter}${rest['PATH']}`, CI: 'true' }
}

/** As its users would write it; `npx` finds what is installed, and is left out for speed. Its tests may wait for a busy machine. */
function shell(command: string, folder: string): { readonly code: number | null; readonly said: string } {
  const plain = command
    .replace(/npx (?:--yes )?(?:onec-)?standin/g, 'standin')
    .replace(/npx (?=vitest)/g, '')
    .replace(/\bvitest run\b/, '$& --testTimeout=100000')
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', plain], { cwd: folder, env: environment(folder), ...toItsEnd })
  return { code: status, said: stdout + stderr }
}

const nextOf = (said: string): string => /^next: (?:`npm [^`]*`, )?`([^`]+)`/m.exec(said)![1]!

/** `needs`: the program that runs the test, where it is there. */
interface Project {
  readonly name: string
  readonly texts: Texts
  readonly files: readonly string[]
  readonly beside?: readonly string[]
  readonly needs: string | undefined
}

const node = process.execPath
const ofPython = ['.github/workflows/standin.yml', 'standin.config.json', 'stubs/first.stub.yaml', 'tests/test_standin.py']
const projects: readonly Project[] = [
  {
    name: 'an empty folder with the package',
    texts: { 'package.json': '{ "devDependencies": { "onec-standin": "*" } }' },
    files: ['.github/workflows/standin.yml', 'standin.config.ts', 'stubs/first.stub.yaml', 'test/standin.test.mjs'],
    needs: node,
  },
  {
    name: 'a project of CommonJS with vitest',
    texts: { 'package.json': '{ "type": "commonjs", "devDependencies": { "vitest": "*", "onec-standin": "*" } }', 'tests/.keep': '' },
    files: ['.github/workflows/standin.yml', 'standin.config.ts', 'stubs/first.stub.yaml', 'tests/standin.test.ts'],
    beside: ['vitest', 'vite'],
    needs: node,
  },
  {
    name: 'plain PHP',
    texts: { 'composer.json': '{}', '.git/config': '[remote "origin"]\n\turl = git@gitlab.example:shop/shop.git\n' },
    files: ['.gitlab-ci.yml', 'standin.config.json', 'stubs/first.stub.yaml', 'tests/standin.php'],
    needs: program('php', '--version'),
  },
  {
    name: 'PHPUnit',
    texts: { 'phpunit.xml': '<phpunit/>' },
    files: ['.github/workflows/standin.yml', 'standin.config.json', 'stubs/first.stub.yaml', 'tests/StandinTest.php'],
    needs: program('phpunit', '--version'),
  },
  { name: 'pytest', texts: { 'requirements.txt': 'requests\npytest==8\n' }, files: ofPython, needs: python('pytest') },
]

describe('what it wrote works at once', () => {
  for (const { name, texts, files, beside, needs } of projects) {
    test.skipIf(needs === undefined)(name, () => {
      const folder = projectBeside(installed, texts, beside)
      const written = shell('standin init', folder)
      expect([
        written.code,
        written.said
          .split('\n')
          .filter((one) => files.includes(one))
          .toSorted(),
      ]).toEqual([0, files])
      const tested = shell(nextOf(written.said), folder)
      expect([tested.code, tested.said]).toEqual([0, expect.any(String)])
      expect(shell('standin check', folder)).toEqual({
        code: 0,
        said: expect.stringContaining('1 stub, standin.config.') as unknown,
      })
    })
  }

  test('the test fails where the answer is another one', () => {
    const folder = projectBeside(installed, { 'package.json': '{}' })
    const written = shell('standin init', folder)
    shell('sed -i s/paid/open/ stubs/first.stub.yaml', folder)
    expect(shell(nextOf(written.said), folder).code).toBe(1)
  })

  test('Jest: the test runs under `exec`, with the globals that Jest has', () => {
    const folder = projectBeside(installed, { 'package.json': '{ "devDependencies": { "jest": "30" } }' }, ['vitest', 'vite'])
    const written = shell('standin init', folder)
    expect(nextOf(written.said)).toBe('npx standin exec -- npx jest')
    const tested = shell('standin exec -- vitest run --globals test/standin.test.js', folder)
    expect([tested.code, tested.said]).toEqual([0, expect.stringContaining('1 of 1 methods and operations were called')])
  })

  test('a configuration, a WSDL, $metadata: the stub answers the first service of the configuration', async () => {
    const folder = projectBeside(installed, { 'package.json': '{}' })
    cpSync(fixture('warehouse-designer'), join(folder, 'dump'), { recursive: true })
    cpSync(fixture('../../wsdl/Rates.wsdl'), join(folder, 'wsdl/Rates.wsdl'))
    cpSync(fixture('odata'), join(folder, 'metadata'), { recursive: true })
    const written = shell('standin init', folder)
    expect([written.code, written.said]).toEqual([0, expect.stringContaining('found: dump, wsdl')])
    expect(readFileSync(join(folder, 'standin.config.ts'), 'utf8')).toMatch(/paths: \['\.\/dump', '\.\/wsdl', .*'\.\/stubs'\]/)
    const tested = shell(nextOf(written.said), folder)
    expect([tested.code, tested.said]).toEqual([0, expect.any(String)])
  })

  test('users.json: the test holds that a call without a name is refused; default.vrd gives the address', async () => {
    const folder = projectBeside(installed, {
      'package.json': '{}',
      'users.json': writeUsers([{ Name: 'Иван', StoredPasswordValue: await hashPassword('п') }], undefined),
      'conf/default.vrd':
        '<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/trade"><httpServices publishByDefault="true"/></point>',
    })
    cpSync(fixture('configuration-edt'), join(folder, 'dump'), { recursive: true })
    const written = shell('standin init', folder)
    const config = readFileSync(join(folder, 'standin.config.ts'), 'utf8')
    expect(config).toContain("  vrd: './conf/default.vrd',\n  users: './users.json',\n")
    const tested = shell(nextOf(written.said), folder)
    expect([tested.code, tested.said]).toEqual([0, expect.any(String)])
    expect(readFileSync(join(folder, 'test/standin.test.mjs'), 'utf8')).toContain('assert.equal(response.status, 401)')
  })
})

describe('what is there stays', () => {
  test('a project file: nothing is written', async () => {
    const folder = temporaryFolder({ 'standin.config.json': '{}' })
    expect(await run(['init', '--lang', 'ru'], folder)).toEqual({
      code: exitCodes.exists.code,
      stdout: '',
      stderr: 'standin: ничего не записано: standin.config.json уже есть; что он отдает, покажет `standin check`\n',
    })
    expect(readdirSync(folder)).toEqual(['standin.config.json'])
  })

  test('a test, a pipeline of GitLab: they are named, the rest is written', async () => {
    const folder = temporaryFolder({ 'package.json': '{}', 'test/standin.test.mjs': 'mine', '.gitlab-ci.yml': 'mine: {}\n' })
    const { code, stdout, stderr } = await run(['init'], folder)
    expect([code, stdout]).toEqual([0, 'standin.config.ts\nstubs/first.stub.yaml\n.gitlab/standin.yml\n'])
    expect(stderr).toContain('test/standin.test.mjs (is there already, and stays)\n')
    expect(stderr).toContain('.gitlab-ci.yml: include it: include: [{ local: .gitlab/standin.yml }]\n')
    expect(stderr).toContain('next: `npm install --save-dev onec-standin`, `node --test` runs the test, `npx standin serve` serves\n')
    expect([readFileSync(join(folder, 'test/standin.test.mjs'), 'utf8'), readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8')]).toEqual([
      'mine',
      'mine: {}\n',
    ])
  })

  test('--dry-run prints the files and writes none', async () => {
    const folder = temporaryFolder({ 'package.json': '{}' })
    const { code, stdout } = await run(['init', '--dry-run'], folder)
    expect([code, existsSync(join(folder, 'standin.config.ts'))]).toEqual([0, false])
    expect(stdout).toContain("--- standin.config.ts\nimport { defineConfig } from 'onec-standin'\n")
    expect(stdout).toContain('--- stubs/first.stub.yaml\n')
  })

  test('a default.vrd that publishes none of the services: no stub, which would answer nothing', async () => {
    const folder = temporaryFolder({
      'default.vrd': '<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/trade"/>',
    })
    const { code, stdout, stderr } = await run(['init'], folder)
    expect([code, stdout]).toEqual([0, 'standin.config.json\n.github/workflows/standin.yml\n'])
    expect(stderr).toContain('no stub and no test: default.vrd publishes no HTTP service that was found')
  })
})
