/** The project file: every command reads it, the command line wins over it, and what is wrong in it is said with its place. */
import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hashPassword, writeUsers } from 'onec-standin'
import { describe, expect, test } from 'vitest'
import { exitCodes } from '../../src/cli/shared/exit-codes.ts'
import { allSettings } from '../../src/project/settings.ts'
import { notForTests } from '../../src/testing/project.ts'
import { eventually } from '../support/eventually.ts'
import { serviceText } from '../support/service-text.ts'
import { run, runProcess, serving, start } from '../support/standin.ts'
import { temporaryFolder, writeTexts } from '../support/temporary.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
const page = readFileSync(new URL('../../docs/project-file.md', import.meta.url), 'utf8')

const typed = (config: string): string => `import { defineConfig } from 'onec-standin'

export default defineConfig(${config})
`
const services = { 'own/hs/First.ts': serviceText('First', 'one'), 'other/hs/Second.ts': serviceText('Second', 'two') }
const users = async (): Promise<string> => writeUsers([{ Name: 'Иван', StoredPasswordValue: await hashPassword('п') }], undefined)
const statusOf = async (url: string): Promise<number> => (await fetch(url)).status

describe('what a command is given', () => {
  test.each([
    ['ts', typed("{ paths: './own', users: './users.json', base: 'trade' }")],
    ['js', "export default { paths: ['own'], users: 'users.json', base: '/trade' }\n"],
    ['mjs', "const base = '/trade'\nexport default { paths: 'own', users: 'users.json', base }\n"],
    ['json', '{ "paths": ["own"], "users": "users.json", "base": "/trade" }'],
  ])('standin.config.%s: paths, users and base', async (ending, text) => {
    const folder = temporaryFolder({ ...services, 'users.json': await users(), [`standin.config.${ending}`]: text })
    const { url } = await serving([], folder)
    expect(new URL(url).pathname).toBe('/trade')
    expect(await statusOf(`${url}/hs/first`)).toBe(401)
  })

  test('options and PATHs of the command line win, `--no-` takes back', async () => {
    const folder = temporaryFolder({
      ...services,
      'users.json': await users(),
      'standin.config.ts': typed("{ paths: 'own', users: 'users.json', base: 'trade', bsl: true, files: 'none' }"),
    })
    const { url } = await serving(['other', '--base', '/x', '--no-users', '--no-bsl'], folder)
    expect(new URL(url).pathname).toBe('/x')
    expect([await statusOf(`${url}/hs/first`), await statusOf(`${url}/hs/second`)]).toEqual([404, 200])
  })

  test('a file elsewhere: its paths lead from there; `--no-config` reads none', async () => {
    const folder = temporaryFolder({ 'shop/standin.config.json': '{ "paths": "own" }', 'shop/own/hs/First.ts': serviceText('First', 'x') })
    const named = await run(['routes', '--config', 'shop/standin.config.json'], folder)
    expect([named.code, named.stdout]).toEqual([0, expect.stringContaining('shop/own/hs/First.ts')])
    writeTexts(folder, { 'standin.config.json': '{ "paths": "missing" }' })
    expect((await run(['--config=shop/standin.config.json', 'routes'], folder)).code).toBe(0)
    expect((await run(['routes', 'shop/own', '--no-config'], folder)).code).toBe(0)
    expect((await run(['routes', '--no-config'], folder)).stderr).toContain('there is no folder "services" here')
  })

  test('settings in code are those of --settings', async () => {
    const text = serviceText('First', 'x')
      .replace('GET()', 'async GET(_, call)')
      .replace("'x'", "String(await call.session.parameters.get('Склад'))")
    const folder = temporaryFolder({
      'services/hs/First.ts': text,
      'standin.config.ts': typed(
        `{ settings: { sessions: { SessionParametersSetting(names, session) {
          for (const name of names ?? []) session.parameters.set(name, 'южный')
        } } } }`,
      ),
    })
    const { url } = await serving([], folder)
    expect(await (await fetch(`${url}/hs/first`)).text()).toBe('южный')
  })

  test('exec: the same server, with its reports, strictness and clock', async () => {
    const ask = `fetch(process.env.STANDIN_URL + '/hs/' + process.argv[1]).then(async (one) => console.log(one.status, await one.text()))`
    const folder = temporaryFolder({
      'services/hs/First.ts': serviceText('First', 'x')
        .replace('GET()', 'GET(_, call)')
        .replace("'x'", 'new Date(call.session.start).toISOString().slice(0, 10)'),
      'standin.config.json': '{ "report": "report.xml", "strict": true, "clock": "2020-01-31T12:00:00Z" }',
    })
    const well = await runProcess(['exec', '--', process.execPath, '-e', ask, 'first'], folder)
    expect([well.code, well.stdout]).toEqual([0, '200 2020-01-31\n'])
    expect(readFileSync(`${folder}/report.xml`, 'utf8')).toContain('<testsuite')
    expect((await runProcess(['exec', '--', process.execPath, '-e', ask, 'none'], folder)).code).toBe(9)
  })

  test('import, vrd init, user add, wsdl and data take what they have an option for', async () => {
    const folder = temporaryFolder({
      'standin.config.json': JSON.stringify({
        paths: [fixture('configuration-edt'), 'own'],
        base: '/trade',
        users: 'who.json',
        data: 'base.sqlite',
        wsdl: 'valid',
      }),
      ...services,
    })
    expect((await run(['import', '--out', 'written'], folder)).stderr).toContain(`standin serve ${fixture('configuration-edt')} written`)
    expect((await run(['vrd', 'init'], folder)).code).toBe(0)
    expect(readFileSync(`${folder}/default.vrd`, 'utf8')).toContain('base="/trade"')
    expect((await run(['user', 'add', 'Иван'], folder, { input: 'п\n' })).stdout).toBe('who.json\n')
    expect((await run(['data', 'dump'], folder)).stderr).toContain('base.sqlite: there is no such file')
    expect((await run(['data', 'dump', '--no-data'], folder)).stderr).toContain("required option '--data <file>' not specified")
    expect((await run(['data', 'seed', '--size', '1'], folder)).code).toBe(0)
    expect((await run(['data', 'dump'], folder)).code).toBe(0)
  })

  test('a fixture of the project file is none of the files that `data` empties', async () => {
    const folder = temporaryFolder({ 'standin.config.json': '{ "data": "goods.yaml" }', 'goods.yaml': 'mine' })
    expect((await run(['data', 'reset', fixture('configuration-edt')], folder)).stderr).toContain("required option '--data <file>'")
    expect(readFileSync(`${folder}/goods.yaml`, 'utf8')).toBe('mine')
  })

  test('bus and exec take the bus, which has paths and ports of its own', async () => {
    const bus = readFileSync(new URL('../../examples/10-bus/bus.yaml', import.meta.url), 'utf8')
    const config = { paths: 'own', port: 1, bus: { paths: './conf/bus.yaml', port: 0, amqpPort: 0, admin: 0, tokenLifetime: 60 } }
    const folder = temporaryFolder({ ...services, 'conf/bus.yaml': bus, 'standin.config.json': JSON.stringify(config) })
    const running = start(['bus', '--json'], folder)
    await running.says('"url"')
    expect(JSON.parse(running.stdout())).toMatchObject({ admin: expect.any(String) as unknown })
    const ask = 'console.log(!!process.env.BUS_URL, !!process.env.STANDIN_URL); fetch(process.env.STANDIN_URL + "/hs/first")'
    expect((await runProcess(['exec', '--', process.execPath, '-e', ask], folder)).stdout).toBe('true true\n')
    expect((await runProcess(['exec', '--no-bus', '--', process.execPath, '-e', ask], folder)).stdout).toBe('false true\n')
  })

  test('more than one configuration among the paths: import asks which', async () => {
    const both = [fixture('configuration-edt'), fixture('configuration-designer')]
    const folder = temporaryFolder({ 'standin.config.json': JSON.stringify({ paths: both }) })
    expect(await run(['import'], folder)).toMatchObject({
      code: exitCodes.usage.code,
      stderr: `standin: name one of the configurations: ${both.join(', ')}\n`,
    })
  })
})

describe('what is wrong in it', () => {
  test.each<readonly [files: Readonly<Record<string, string>>, message: string]>([
    [
      { 'standin.config.ts': typed("{\n  paths: './own',\n  usrs: 'users.json',\n}") },
      'standin: standin.config.ts:5:3: error: "usrs" is not a setting; did you mean "users"? [project/unknown-setting]\n'
        + "  5 |   usrs: 'users.json',\n    |   ^^^^\n",
    ],
    [
      { 'standin.config.ts': typed("{\n  lang: 'ru',\n  portt: 1,\n}") },
      'standin: standin.config.ts:5:3: ошибка: «portt» – не настройка; возможно, имелось в виду «port»? [project/unknown-setting]\n'
        + '  5 |   portt: 1,\n    |   ^^^^^\n',
    ],
    [{ 'standin.config.json': '{\n  "port": 1,\n}' }, 'standin: standin.config.json:3:1: error: the project file is not JSON from here on'],
    [{ 'standin.config.json': '{ "port": 1' }, 'standin: standin.config.json:1:1'],
    [
      { 'standin.config.yaml': 'paths: services\r\n' },
      'standin: error: standin.config.yaml is not read: a project file is standin.config.ts, .mts, .js, .mjs or .json; write it so',
    ],
    [{ 'standin.config.ts': 'export default {{\n' }, 'standin: standin.config.ts:1:17: error: the module has a syntax error'],
    [
      { 'standin.config.js': "import 'none'\nexport default {}\n" },
      'standin: standin.config.js:1:9: error: the module imports "none", which is',
    ],
    [{ 'standin.config.mjs': 'export default 1\n' }, 'standin: standin.config.mjs:1:1: error: the project file has no object: 1;'],
    [
      { 'standin.config.ts': 'export default {}', 'standin.config.json': '{}' },
      'standin: error: this folder has several project files: standin.config.ts, standin.config.json; keep one, or name it with --config',
    ],
  ])('%j', async (files, message) => {
    const ended = await run(['serve'], temporaryFolder(files))
    expect([ended.code, ended.stdout]).toEqual([exitCodes.access.code, ''])
    expect(ended.stderr).toContain(message)
  })

  test('check says of a broken one what is wrong with it, and nothing of the paths that it would name', async () => {
    const ended = await run(['check'], temporaryFolder({ 'standin.config.json': '{ "paths": ["own",, ] }' }))
    expect([ended.code, ended.stdout.match(/\[[a-z-]+\/[a-z-]+\]/g)]).toEqual([exitCodes.errors.code, ['[project/not-json]']])
  })

  test.each<readonly [name: string, text: string, place: string]>([
    ['standin.config.json', '{\r\n  "paths": [\r\n    "own",\r\n    "nowhere"\r\n  ]\r\n}\r\n', '4:6'],
    ['standin.config.json', '\uFEFF{ "port": 1, "paths": "nowhere" }', '1:24'],
    ['standin.config.json', '{ "base": "/nowhere", "paths": "./nowhere" }', '1:33'],
    ['standin.config.mjs', "const one = 'nowhere'\nexport default { paths: ['own', one] }\n", '1:14'],
    ['standin.config.mjs', "export default {\n  paths: ['own', 'no' + 'where'],\n}\n", '2:3'],
  ])('a path that is not there has its place: %s %j', async (name, text, place) => {
    const folder = temporaryFolder({ ...services, [name]: text })
    const said = `${name}:${place}: error: there is no file or folder "nowhere" [source/missing]\n`
    const [served, checked, elsewhere] = [
      await run(['routes'], folder),
      await run(['check', '--json'], folder),
      await run(['routes', 'nowhere'], folder),
    ]
    expect([served.code, served.stderr]).toEqual([exitCodes.path.code, expect.stringContaining(`standin: ${said}`)])
    const { file, line, column } = JSON.parse(checked.stdout) as { file: string; line: number; column: number }
    expect(`${file}:${line}:${column}`).toBe(`${name}:${place}`)
    expect(elsewhere.stderr).toBe('standin: there is no file or folder "nowhere" [source/missing]\n')
  })

  test('a file of --config that is not there', async () => {
    const ended = await run(['serve', '--config', 'no.ts'], temporaryFolder())
    expect([ended.code, ended.stderr]).toEqual([
      exitCodes.access.code,
      'standin: error: there is no project file "no.ts" [project/missing]\n',
    ])
    expect((await run(['serve', '--config'], temporaryFolder())).stderr).toContain("option '--config <file>' argument missing")
  })

  test('`check` lists it with the others, and counts what the file names', async () => {
    const folder = temporaryFolder({
      ...services,
      'users.json': await users(),
      'standin.config.ts': typed("{ paths: 'own', users: 'users.json', lang: 'ru' }"),
    })
    expect(await run(['check'], folder)).toMatchObject({
      code: 0,
      stderr: '1 HTTP-сервис, 1 пользователь, standin.config.ts: нет ошибок\n',
    })
    writeTexts(folder, { 'standin.config.ts': typed("{ paths: 'own', portt: 1 }") })
    const wrong = await run(['check', '--json'], folder)
    expect([wrong.code, JSON.parse(wrong.stdout)]).toEqual([
      1,
      expect.objectContaining({ code: 'project/unknown-setting', file: 'standin.config.ts', line: 3 }),
    ])
  })

  test('the example of the page says what the command says', async () => {
    const [, said] = /```console\n\$ standin serve\n([^]*?)```/.exec(page)!
    const folder = temporaryFolder({ 'standin.config.ts': typed("{\n  paths: './own',\n  usrs: './users.json',\n}") })
    expect((await run(['serve'], folder)).stderr).toBe(said)
  })
})

test('--quiet: errors whole, warnings and notes as one line with the command that shows them', async () => {
  const folder = temporaryFolder({
    'own/hs/First.ts': serviceText('First', 'one'),
    'own/hs/Empty.ts': 'export default []\n',
    'own/hs/Wrong.ts': 'export default 1\n',
  })
  const running = start(['serve', 'own', '--port', '0', '--quiet'], folder)
  await running.says('Ctrl+C')
  await expect.poll(running.stderr).toContain('own/hs/Wrong.ts:1:1: error')
  expect(running.stderr()).not.toContain('Empty.ts')
  await expect.poll(running.stderr).toContain('1 warning: `standin check own` shows them\n')
})

test('--watch: an edit of the project file, of what it imports, and one with an error', async () => {
  const folder = temporaryFolder({
    ...services,
    'paths.ts': "export const paths = ['./own']\n",
    'standin.config.ts': `import { paths } from './paths.ts'\n${typed('{ paths, watch: true }')}`,
  })
  const { url, says } = await serving([], folder)
  const status = (root: string) => async (): Promise<string> => String(await statusOf(`${url}/hs/${root}`))
  const edit = (name: string, text: string): void => {
    writeFileSync(`${folder}/${name}`, text)
    utimesSync(`${folder}/${name}`, new Date(), new Date(Date.now() + 3000))
  }
  expect(await status('second')()).toBe('404')
  edit('paths.ts', "export const paths = ['./own', './other']\n")
  expect(await eventually(status('second'), '200')).toBe('200')
  edit('standin.config.ts', typed('{ pahts: 1, watch: true }'))
  await says('the change is ignored: standin.config.ts:3:31: error: "pahts" is not a setting; did you mean "paths"?')
  expect(await status('second')()).toBe('200')
  edit('standin.config.ts', typed("{ paths: './own', watch: true, host: '::1' }"))
  await says('standin.config.ts: "host" is taken at the next start')
  expect(await eventually(status('second'), '404')).toBe('404')
})

test('the page has every setting, its option, and whether tests take it', () => {
  const rows = page.match(/^\| `[\w.]+` \| .* \|$/gm)!
  const reasons: Readonly<Record<string, string>> = notForTests
  expect(rows).toEqual(
    Object.entries(allSettings).map(([key, { flags }]) => {
      const inTests = key === 'data' ? 'yes, a fixture' : (reasons[key] ?? 'yes')
      return `| \`${key}\` | ${flags === undefined ? 'PATH' : `\`${flags}\``} | ${inTests} |`
    }),
  )
})
