/** `standin exec` and the stub files of `standin serve`, spawned as their users do. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { dbfFile } from '../support/external/dbf.ts'
import { run, runProcess, serving } from '../support/standin.ts'
import { temporaryFolder, writeTexts } from '../support/temporary.ts'

const stubs = `service: { Name: Prices, RootURL: prices }
stubs:
  - { template: '/list/{Kind}', method: GET, reply: { json: { kind: '{{request.URLParameters.Kind}}' } } }
  - { template: /never, method: POST, reply: {} }
`
const service = `<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses"><HTTPService><Properties><Name>Calls</Name><RootURL>calls</RootURL>
<ReuseSessions>DontUse</ReuseSessions><SessionMaxAge>20</SessionMaxAge></Properties><ChildObjects><URLTemplate><Properties><Name>A</Name>
<Template>/a</Template></Properties><ChildObjects><Method><Properties><Name>GET</Name><HTTPMethod>GET</HTTPMethod><Handler>Вызвать</Handler>
</Properties></Method></ChildObjects></URLTemplate></ChildObjects></HTTPService></MetaDataObject>`
const folder = (): string => temporaryFolder({ 'stubs/prices.stub.yaml': stubs })
const node = (code: string): readonly string[] => [process.execPath, '-e', code]
const get = (path: string): string =>
  `{ const r = await fetch(process.env.STANDIN_URL + '${path}'); console.log(r.status, await r.text()) };`
const exec = (code: string, ...options: readonly string[]) =>
  runProcess(['exec', '.', ...options, '--', ...node(`(async () => { ${code} })()`)], folder())

describe('exec', () => {
  test('runs the command with the address, and ends as it ends', async () => {
    const { code, stdout, stderr } = await exec(get('/hs/prices/list/retail'))
    expect([code, stdout, stderr]).toEqual([0, '200 {"kind":"retail"}\n', '1 of 2 methods and operations were called, 1 call in all\n'])
    expect((await exec(`${get('/hs/prices/list/a')} process.exit(7)`)).code).toBe(7)
    expect((await exec(`${get('/hs/prices/list/a')} process.kill(process.pid, 'SIGTERM')`)).code).toBe(143)
  })

  test.each(['', 'other.example'])('modules call the hosts that --net names, and no others: %j', async (other) => {
    const server = createServer((_, response) => void response.end('called')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const place = temporaryFolder({
      'HTTPServices/Calls.xml': service,
      'HTTPServices/Calls/Ext/Module.bsl': `Функция Вызвать(Запрос)
	Соединение = Новый HTTPСоединение("127.0.0.1", ${port});
	Ответ = Новый HTTPСервисОтвет(200);
	Ответ.УстановитьТелоИзСтроки(Соединение.Получить(Новый HTTPЗапрос("/")).ПолучитьТелоКакСтроку());
	Возврат Ответ;
КонецФункции`,
    })
    const code = `(async () => { ${get('/hs/calls/a')} })()`
    const net = other === '' ? `127.0.0.1:${port}` : other
    const { stdout } = await runProcess(['exec', '.', '--bsl', '--net', net, '--', ...node(code)], place)
    server.close()
    expect(stdout).toContain(other === '' ? '200 called' : `вызов http://127.0.0.1:${port}/ запрещён`)
  })

  test('an external data source has the connection string of --external', async () => {
    const example = fileURLToPath(new URL('../../examples/14-external-data-source/configuration', import.meta.url))
    const code = `(async () => { ${get('/hs/shop/goods')} })()`
    const string = `DBF=DRIVER={SQLite3};Database=${await dbfFile()}`
    const { stdout } = await runProcess(['exec', example, '--bsl', '--external', string, '--no-config', '--', ...node(code)], folder())
    expect(stdout).toBe('200 001 Стол 5000\n002 Стул 1500.5\n003 Шкаф -\n')
    const gone = await runProcess(['exec', example, '--bsl', '--no-config', '--', ...node(code)], folder())
    expect(gone.stdout).toContain('Не заданы параметры соединения с внешним источником данных "DBF"')
    const other = await runProcess(['exec', example, '--external', `DBC=${string}`, '--no-config', '--', ...node(code)], folder())
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringContaining('--external: there is no external data source "DBC"; did you mean "DBF"?'),
    ])
  })

  test('a run that called nothing fails', async () => {
    const { code, stderr } = await exec('')
    expect([code, stderr]).toEqual([9, expect.stringContaining('called no method or operation')])
  })

  test('requests that nothing served are reported, and with --strict end with 1', async () => {
    const { code, stderr } = await exec(get('/hs/prices/list/a') + get('/hs/prices/List/a'))
    expect([code, stderr]).toEqual([0, expect.stringContaining('expected "list", got "List"')])
    expect((await exec(get('/hs/prices/list/a') + get('/hs/prices/List/a'), '--strict')).code).toBe(1)
  })

  test('with --lang ru they are reported in Russian', async () => {
    const { stderr } = await exec(get('/hs/prices/list/a') + get('/hs/prices/List/a'), '--lang', 'ru')
    expect(stderr).toContain('не обслужен: 404 [hs/no-template]\n  ближе всего:\n')
    expect(stderr).toContain('сегмент пути 3: ожидается "list", получено "List" - «List» отличается от «list» только регистром букв')
    expect(stderr).toMatch(/вызвано методов и операций: 1 из 2; всего вызовов: 1\n$/)
  })

  test('a stub file with errors lets a run pass, but not with --strict', async () => {
    const broken = folder()
    writeTexts(broken, { 'stubs/other.stub.yaml': 'service: Nope\nstubs: []\n' })
    const codes = ['--', '--strict'].map(async (option) => {
      const options = option === '--' ? [option] : [option, '--']
      const { code } = await runProcess(['exec', '.', ...options, ...node(`(async () => { ${get('/hs/prices/list/a')} })()`)], broken)
      return code
    })
    expect(await Promise.all(codes)).toEqual([0, 1])
  })

  test('the admin surface is there too, and a reset does not lose what was called', async () => {
    const { stdout, stderr } = await exec(
      `${get('/hs/prices/list/a')} const admin = process.env.STANDIN_ADMIN_URL; console.log((await (await fetch(admin + `
        + `'/journal')).json()).count); await fetch(admin + '/reset', { method: 'POST' }); console.log((await (await fetch(admin + `
        + `'/journal')).json()).count)`,
    )
    expect([stdout, stderr]).toEqual(['200 {"kind":"a"}\n1\n0\n', '1 of 2 methods and operations were called, 1 call in all\n'])
  })

  test('reports what was called, as JUnit and as a page', async () => {
    const out = temporaryFolder()
    await exec(get('/hs/prices/list/a'), '--report', `${out}/junit.xml`, `${out}/coverage.html`)
    const junit = readFileSync(`${out}/junit.xml`, 'utf8')
    expect(junit).toContain('<testsuites name="standin" tests="2" failures="0" skipped="1">')
    expect(junit).toContain('name="POST /never"><skipped message="not called"/>')
    expect(readFileSync(`${out}/coverage.html`, 'utf8')).toContain('<h1>Coverage of the contract: 1 of 2</h1>')
  })

  test.each([
    [['exec', '.'], 2, 'give the command to run after --'],
    [['exec', '.', '--report', 'a.txt', '--', 'true'], 2, '.xml is JUnit'],
    [['exec', '.', '--', 'no-such-program-at-all'], 2, 'cannot be run'],
    [['exec', 'nowhere', '--', 'true'], 3, 'there is no file or folder'],
  ])('%j ends with %i', async (args, code, said) => {
    const ended = await run(args, folder())
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(said)])
  })
})

describe('serve', () => {
  test('takes stub files of a folder, with the admin surface on a port of its own', async () => {
    const running = await serving(['.', '--admin', '0'], folder())
    const { admin } = JSON.parse(running.stdout()) as { admin: string }
    expect(running.services).toBe(1)
    expect(await (await fetch(`${running.url}/hs/prices/list/x`)).text()).toBe('{"kind":"x"}')
    expect(((await (await fetch(`${admin}/journal`)).json()) as { count: number }).count).toBe(1)
    expect((await fetch(`${running.url}/journal`)).status).toBe(404)
  })

  test('takes an edited stub file without a restart', async () => {
    const place = folder()
    const running = await serving(['.', '--watch'], place)
    const text = async (): Promise<string> => (await fetch(`${running.url}/hs/prices/list/x`)).text()
    expect(await text()).toBe('{"kind":"x"}')
    writeTexts(place, { 'stubs/prices.stub.yaml': stubs.replace('{ kind:', '{ edited: true, kind:') })
    expect(await eventually(text, '{"edited":true,"kind":"x"}')).toBe('{"edited":true,"kind":"x"}')
  })

  test('check tells what is wrong in a stub file, with its place', async () => {
    const { code, stdout } = await run(
      ['check', '.'],
      temporaryFolder({ 'a.stub.yaml': 'service: { Name: P, RootURL: p }\nstubs:\n  - { template: /x, methd: GET, reply: {} }\n' }),
    )
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('a.stub.yaml:3:21: error: unknown key "methd" in a stub; did you mean "method"?'),
    ])
  })
})
