/** `serve --vrd`, `--users`, `--sessions`, `check --vrd`, `vrd init` and `user add`: the command beside its files. */
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { basic } from '../support/handled-platform.ts'
import { serviceText } from '../support/service-text.ts'
import { run, serving, start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const point = (base: string, content: string): string =>
  `<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="${base}">${content}</point>`
const all = '<httpServices publishByDefault="true"/>'

const folderWith = (more: Readonly<Record<string, string>> = {}): string =>
  temporaryFolder({ 'services/hs/Good.ts': serviceText('Good', 'good'), ...more })
const status = async (url: string, headers: Record<string, string> = {}): Promise<number> => (await fetch(url, { headers })).status
const add = (folder: string, password: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [main, 'user', 'add', ...args], { cwd: folder, input: password, encoding: 'utf8', stdio: 'pipe' })

test('vrd init publishes services that stub files define, by stubs or by a mode alone', async () => {
  const folder = temporaryFolder({
    'a.stub.yaml': 'service: { Name: A, RootURL: a }\nstubs: [{ template: /x, method: GET, reply: { text: met } }]\n',
    'b.stub.yaml': "service: { Name: B, RootURL: b }\nmode: proxy\nupstream: { url: 'http://127.0.0.1:1/base' }\n",
  })
  expect((await run(['vrd', 'init', '.', '--base', '/trade'], folder)).code).toBe(0)
  const { url } = await serving(['.', '--vrd', 'default.vrd'], folder)
  expect((await fetch(`${url}/hs/a/x`)).status).toBe(200)
  expect((await fetch(`${url}/hs/b/x`)).status).toBe(502)
})

test('vrd init writes what serve --vrd serves, and does not overwrite it', async () => {
  const folder = folderWith()
  expect(await run(['vrd', 'init', '--base', '/trade'], folder)).toMatchObject({ code: 0, stdout: 'default.vrd\n' })
  expect(readFileSync(join(folder, 'default.vrd'), 'utf8')).toContain('<service name="Good"\r\n\t\t\t\trootUrl="good"')
  expect((await run(['vrd', 'init'], folder)).code).toBe(6)
  const { url } = await serving(['--vrd', 'default.vrd'], folder)
  expect(url).toMatch(/:\d+\/trade$/)
  expect(await status(`${url}/hs/good`)).toBe(200)
})

test('vrd init publishes what is served: services of WSDL documents and of extensions too; by default those stay unpublished', async () => {
  const repository = fileURLToPath(new URL('../..', import.meta.url))
  const folder = folderWith({})
  cpSync(join(repository, 'wsdl/Rates.wsdl'), join(folder, 'Rates.wsdl'))
  cpSync(join(repository, 'test/fixtures/configuration-extension'), join(folder, 'cfe/Ext'), { recursive: true })
  expect((await run(['vrd', 'init', '.', '--base', '/trade'], folder)).code).toBe(0)
  const text = readFileSync(join(folder, 'default.vrd'), 'utf8')
  expect(text).toContain('name="Rates"')
  expect(text).toContain('name="Ext_Health"')
  const listed = await serving(['.', '--vrd', 'default.vrd'], folder)
  expect((await fetch(`${listed.url}/hs/health/ping`)).status).toBe(501)
  writeFileSync(join(folder, 'common.vrd'), point('/trade', '<httpServices publishByDefault="true"/>'))
  const common = await serving(['.', '--vrd', 'common.vrd'], folder)
  expect((await fetch(`${common.url}/hs/health/ping`)).status).toBe(404)
  expect(common.stderr()).toContain('belongs to an extension and is not published')
})

test('a service that a stub file defines is published by default, and by its name', async () => {
  const stub = 'service: { Name: Own, RootURL: own }\nstubs:\n  - { template: /a, method: GET, reply: { text: stub } }\n'
  const folder = folderWith({
    'stubs/own.stub.yaml': stub,
    'all.vrd': point('/all', all),
    'one.vrd': point('/one', '<httpServices><service name="Own" rootUrl="other"/></httpServices>'),
    'none.vrd': point('/none', '<httpServices publishByDefault="false"/>'),
  })
  const { url, stderr, ...ready } = await serving(
    ['services', 'stubs', '--vrd', 'all.vrd', '--vrd', 'one.vrd', '--vrd', 'none.vrd'],
    folder,
  )
  const origin = new URL(url).origin
  expect([ready.services, stderr()]).toEqual([2, expect.stringMatching(/^none\.vrd:1:1: warning: nothing is published at "\/none"/)])
  const paths = ['/all/hs/own/a', '/one/hs/other/a', '/one/hs/own/a', '/none/hs/own/a']
  expect(await Promise.all(paths.map((path) => status(origin + path)))).toEqual([200, 200, 404, 404])
})

test('several --vrd are several publications; the ready line names the first, and counts what is wrong', async () => {
  const folder = folderWith({
    'a.vrd': point('/a', all),
    'b.vrd': point('/b', '<httpServices><service name="Good" rootUrl="api/v1"/><service name="None"/></httpServices>'),
  })
  const { url, stderr, ...ready } = await serving(['--vrd', 'a.vrd', '--vrd', 'b.vrd'], folder)
  expect([new URL(url).pathname, (ready as unknown as { warnings: number }).warnings]).toEqual(['/a', 1])
  await expect.poll(stderr).toContain('b.vrd:1:')
  const origin = new URL(url).origin
  expect([await status(`${origin}/a/hs/good`), await status(`${origin}/b/hs/api/v1`), await status(`${origin}/b/hs/good`)]).toEqual([
    200, 200, 404,
  ])
})

test('a default.vrd is read again when it changes, without --watch; a broken one breaks its publication until it is mended', async () => {
  const folder = folderWith({ 'default.vrd': point('/a', all) })
  const { url, says } = await serving(['--vrd', 'default.vrd'], folder)
  expect(await status(`${url}/hs/good`)).toBe(200)
  writeFileSync(join(folder, 'default.vrd'), point('/a', '<nonsense/>'))
  await says('1 error')
  expect(await status(`${url}/hs/good`)).toBe(500)
  writeFileSync(join(folder, 'default.vrd'), point('/a', '<httpServices/>'))
  await says(', no errors')
  expect(await status(`${url}/hs/good`)).toBe(404)
})

test('a folder that is not there is reported, not a stack', async () => {
  const folder = folderWith()
  expect(await run(['vrd', 'init', '--out', 'none/default.vrd'], folder)).toMatchObject({
    code: 10,
    stderr: expect.stringMatching(/nothing is written: --out: there is no such file or folder: none\/default.vrd\n$/),
  })
  const users = /nothing is written: --users: there is no such file or folder: none\/users.json/
  expect(() => add(folder, 'x\n', 'Иванов', '--users', 'none/users.json')).toThrow(users)
})

test('the banner and the ready line tell what is published where, and nothing else', async () => {
  const folder = folderWith({
    'services/hs/Other.ts': serviceText('Other', 'other'),
    'a.vrd': point('/a', '<httpServices><service name="Good" rootUrl="api/v1"/></httpServices>'),
    'b.vrd': point('/b', '<httpServices/>'),
  })
  const args = ['serve', '--vrd', 'a.vrd', '--vrd', 'b.vrd', '--port', '0']
  const running = start(args, folder)
  await running.says('Ctrl+C')
  await expect.poll(running.stdout).toMatch(/serves 1 HTTP service at http:\S+\/a\/hs\/\n {2}Good {2}http:\S+\/a\/hs\/api\/v1/)
  expect(running.stdout()).not.toContain('Other')
  await expect.poll(running.stdout).toMatch(/serves nothing at http:\S+\/b:/)
  const ready = await serving(args.slice(1, 5), folder)
  expect(JSON.parse(ready.stdout())).toMatchObject({ services: 1, warnings: 1, urls: [ready.url, ready.url.replace(/a$/, 'b')] })
})

test('a default.vrd that is not XML any more, or empty, breaks the publication at the address that it had', async () => {
  const folder = folderWith({ 'default.vrd': point('/a', all) })
  const { url, says, stderr } = await serving(['--vrd', 'default.vrd'], folder)
  writeFileSync(join(folder, 'default.vrd'), '<point base="/elsewhere"')
  await says('answers 500')
  expect([await status(`${url}/hs/good`), await status(`${new URL(url).origin}/hs/good`)]).toEqual([500, 404])
  expect(stderr()).not.toContain('keeps its last working version')
})

test('user add makes users.json, whose users are asked for from then on', async () => {
  const folder = folderWith()
  expect(add(folder, 'Пароль\n', 'Иванов', '--role', 'Обмен', '--tokens')).toBe('users.json\n')
  expect(JSON.parse(readFileSync(join(folder, 'users.json'), 'utf8'))).toMatchObject({
    users: [
      {
        Name: 'Иванов',
        Roles: ['Обмен'],
        AccessTokenAuthentication: true,
        StoredPasswordValue: expect.stringMatching(/^scrypt\$16384\$8\$1\$/),
      },
    ],
  })
  expect(() => add(folder, 'x\n', 'Иванов')).toThrow(/--force/)
  const { url, says } = await serving(['--users', 'users.json'], folder)
  expect([await status(`${url}/hs/good`), await status(`${url}/hs/good`, { Authorization: basic('Иванов', 'Пароль') })]).toEqual([401, 200])
  add(folder, 'новый\n', 'Иванов', '--force')
  await says('reloaded')
  expect([
    await status(`${url}/hs/good`, { Authorization: basic('Иванов', 'Пароль') }),
    await status(`${url}/hs/good`, { Authorization: basic('Иванов', 'новый') }),
  ]).toEqual([401, 200])
})

test('a list of users that is not understood admits no user: the command does not start, and a change to one is not taken', async () => {
  const folder = folderWith({ 'users.json': '{"users": [{"Name": "a", "Password": "b"}]}', 'good.json': '{"users": [{"Name": "a"}]}' })
  expect(await run(['serve', '--users', 'users.json', '--port', '0'], folder)).toMatchObject({
    code: 8,
    stderr: expect.stringContaining('has Password: passwords are not kept as they are'),
  })
  expect((await run(['serve', '--users', 'none.json', '--port', '0'], folder)).code).toBe(8)
  expect((await run(['serve', '--vrd', 'none.vrd', '--port', '0'], folder)).code).toBe(8)
  const { url, says } = await serving(['--users', 'good.json'], folder)
  writeFileSync(join(folder, 'good.json'), '{"users": []')
  await says('the change is ignored')
  expect(await status(`${url}/hs/good`)).toBe(401)
})

test('--sessions says at the end which sessions clients left open', async () => {
  const folder = temporaryFolder({
    'services/hs/Good.ts': serviceText('Good', 'good').replace("RootURL: 'good',", "RootURL: 'good', ReuseSessions: 'Use',"),
  })
  const { url, signal, ended } = await serving(['--sessions'], folder)
  const response = await fetch(`${url}/hs/good`, { headers: { IBSession: 'start' } })
  const id = /ibsession=([^;]+)/.exec(response.headers.get('set-cookie')!)![1]!
  signal('SIGTERM')
  const { code, stderr } = await ended
  expect(code).toBe(0)
  expect(stderr).toMatch(new RegExp(`sessions that clients left open: 1\\n {2}${id} /hs/Good: started \\d+ s ago, 1 call, still open`))
})

test('check covers a default.vrd and users.json', async () => {
  const folder = folderWith({
    'default.vrd': point('/a', '<httpServices><service name="Обмен"/></httpServices>'),
    'broken.vrd': '<point/>',
  })
  expect(await run(['check', '--vrd', 'default.vrd'], folder)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('there is no HTTP service Обмен among the services that are served; known: Good'),
  })
  expect(await run(['check', '--vrd', 'broken.vrd', '--json'], folder)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('"code":"vrd/not-a-publication"'),
  })
})

test('user add six times at once: six users', async () => {
  const folder = temporaryFolder()
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const ended = await Promise.all(names.map((name) => run(['user', 'add', name], folder, { input: 'secret\n' })))
  expect(ended.map((one) => one.code)).toEqual(names.map(() => 0))
  const { users } = JSON.parse(readFileSync(join(folder, 'users.json'), 'utf8')) as { users: readonly { Name: string }[] }
  expect(users.map((one) => one.Name).sort()).toEqual(names)
  expect([readdirSync(folder), statSync(join(folder, 'users.json')).mode & 0o777]).toEqual([['users.json'], 0o600])
})

test('user add on a full disk: exit code 10, the old file stays whole', async () => {
  const users = `{"users": [{"Name": "a", "Email": "${'x'.repeat(600)}"}]}`
  const folder = temporaryFolder({ 'users.json': users })
  const full = await run(['user', 'add', 'b'], folder, { input: 'secret\n', shell: 'ulimit -f 1' })
  expect([full.code, readdirSync(folder), readFileSync(join(folder, 'users.json'), 'utf8')]).toEqual([10, ['users.json'], users])
})

test('an empty list of users admits no user', async () => {
  const folder = folderWith({ 'users.json': '{"users": []}' })
  const { url, says } = await serving(['--users', 'users.json'], folder)
  expect(await status(`${url}/hs/good`)).toBe(401)
  add(folder, 'p\n', 'a')
  await says('reloaded')
  expect([await status(`${url}/hs/good`), await status(`${url}/hs/good`, { Authorization: basic('a', 'p') })]).toEqual([401, 200])
})
