/** `standin serve`: what it says when it is ready, what it serves, and what it does with modules that are broken. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { serviceText } from '../support/service-text.ts'
import { run, serving, start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const textOf = async (url: string, init?: RequestInit): Promise<readonly [number, string]> => {
  const response = await fetch(url, init)
  return [response.status, await response.text()]
}

test('with --json exactly one line goes to stdout, when requests are answered', async () => {
  const { url, port, services, importMs, readyMs, stdout, signal, ended } = await serving([], repository)
  expect(url).toBe(`http://127.0.0.1:${port}`)
  expect(services).toBe(2)
  expect(readyMs).toBeGreaterThan(importMs)
  expect(await textOf(`${url}/hs/documents/2`)).toEqual([200, 'Расходная накладная, 2, 01.01.2014'])
  signal('SIGTERM')
  expect((await ended).code).toBe(0)
  expect(stdout().split('\n')).toHaveLength(2)
})

test('the banner has every service with an address that answers', async () => {
  const running = start(['serve', '--port', '0'], repository)
  await running.says('Ctrl+C')
  const urls = running
    .stdout()
    .match(/http:\S+/g)!
    .slice(1)
  expect(urls.map((url) => new URL(url).pathname)).toEqual([
    '/hs/example/query/string',
    '/hs/documents',
    '/ws/shipment.1cws',
    '/ws/Orders',
    '/ws/Rates',
  ])
  for (const url of urls) expect((await fetch(url)).status).toBe(200)
})

test('--base comes before /hs, and nothing is served outside it', async () => {
  const { url } = await serving(['--base', '/trade'], repository)
  expect(url).toMatch(/:\d+\/trade$/)
  expect((await fetch(`${url}/hs/documents`)).status).toBe(200)
  expect((await fetch(new URL('/hs/documents', url))).status).toBe(404)
})

test('a stub file that only says who answers is served', async () => {
  const upstream = 'http://127.0.0.1:1/base'
  const folder = temporaryFolder({
    'shop.stub.yaml': `service: { Name: Shop, RootURL: shop }\nmode: proxy\nupstream: { url: '${upstream}' }\n`,
  })
  const { url, services } = await serving(['shop.stub.yaml'], folder)
  expect(services).toBe(1)
  expect((await fetch(`${url}/hs/shop/any`)).status).toBe(502)
})

test.each(['./a.stub.yaml', '../stubs/a.stub.yaml', 'sub/../a.stub.yaml'])('a stub file is found at %s', async (path) => {
  const folder = temporaryFolder({
    'stubs/a.stub.yaml': 'service: { Name: A, RootURL: a }\nstubs: [{ template: /x, method: GET, reply: { text: met } }]\n',
    'stubs/sub/b.txt': '',
  })
  const { url } = await serving([path], `${folder}/stubs`)
  expect(await textOf(`${url}/hs/a/x`)).toEqual([200, 'met'])
})

test('a broken module is reported with its line, and the others are served', async () => {
  const folder = temporaryFolder({
    'services/hs/Good.ts': serviceText('Good', 'good'),
    'services/hs/Syntax.ts': 'export default {\n  a: 1,,\n}\n',
    'services/hs/Throws.ts': '\nconst missing: string[] = []\nmissing[0]!.trim()\n',
    'services/hs/None.ts': 'export const service = 1\n',
  })
  const { url, services, stderr } = await serving([], folder)
  expect(services).toBe(1)
  expect(await textOf(`${url}/hs/good`)).toEqual([200, 'good'])
  await expect
    .poll(stderr)
    .toContain(
      'services/hs/Syntax.ts:2:8: error: the module has a syntax error: Unexpected token [module/syntax]\n  2 |   a: 1,,\n    |        ^',
    )
  await expect
    .poll(stderr)
    .toContain(
      "services/hs/Throws.ts:3:1: error: the module throws while loading: Cannot read properties of undefined (reading 'trim') "
        + '[module/throws]',
    )
  await expect.poll(stderr).toContain('services/hs/None.ts:1:1: error: the module has no default export')
})

test('modules in TypeScript and JavaScript share one library and one store, wherever they lie', async () => {
  const counting = (name: string): string =>
    serviceText(name, 'x').replace("'x'", 'String(++store.count)').replace('import', "import { store } from '../store.ts'\nimport")
  const folder = temporaryFolder({
    'a/hs/One.ts': `enum Kind { A }\nvoid Kind.A\n${counting('One')}`,
    'a/hs/Two.mjs': counting('Two'),
    'a/hs/Three.mts': counting('Three'),
    'a/hs/Four.js': counting('Four'),
    'a/store.ts': 'export const store = { count: 0 }\n',
  })
  const { url } = await serving(['a'], folder)
  const answers: string[] = []
  for (const name of ['one', 'two', 'three', 'four']) answers.push((await textOf(`${url}/hs/${name}`))[1])
  expect(answers).toEqual(['1', '2', '3', '4'])
})

test('an exception is answered with the line of the module, and its stack goes to stderr alone', async () => {
  const folder = temporaryFolder({
    'hs/Failing.ts': serviceText('Failing', 'x').replace(
      'const response',
      "interface Erased {\n  readonly a: 1\n}\n        if (Date.now() > 0) throw new Error('нет данных')\n        const response",
    ),
  })
  const { url, stderr, says } = await serving(['.'], folder)
  expect(await textOf(`${url}/hs/failing`)).toEqual([500, '{HTTPСервис.Failing.Модуль(12)}: нет данных'])
  await says('Failing.ts:12')
  await expect.poll(stderr).toMatch(/exception in request 1: .*нет данных\nError: нет данных\n {4}at .*Failing\.ts:12/)
})

test('--hide-exceptions keeps their texts from clients, not from the log', async () => {
  const folder = temporaryFolder({
    'hs/Failing.ts': serviceText('Failing', 'x').replace(
      'const response',
      "if (Date.now() > 0) throw new Error('secret')\n        const response",
    ),
  })
  const { url, says } = await serving(['.', '--hide-exceptions'], folder)
  expect(await textOf(`${url}/hs/failing`)).toEqual([500, 'Ошибка при выполнении обработчика'])
  await says('Error: secret')
})

test('--unpublished ibsrv: what is not published is 503, as of the standalone server', async () => {
  const folder = temporaryFolder({ 'hs/Sound.ts': serviceText('Sound', 'x') })
  const { url } = await serving(['.', '--unpublished', 'ibsrv'], folder)
  const [status, text] = await textOf(`${url}/hs/nothing`, { headers: { Accept: 'application/json' } })
  expect([status, text]).toEqual([503, expect.stringContaining('sessionId != kUUIDNull') as unknown])
  expect((await textOf(`${url}/hs/sound`))[0]).toBe(200)
  expect((await textOf(`${url}/elsewhere`))[0]).toBe(404)
})

test('--max-body bounds bodies', async () => {
  const folder = temporaryFolder({
    'hs/Taking.ts': serviceText('Taking', 'x').replace('GET()', 'async POST(request)').replace("'x'", 'await request.GetBodyAsString()'),
  })
  const { url } = await serving(['.', '--max-body', '1KB'], folder)
  expect((await textOf(`${url}/hs/taking`, { method: 'POST', body: 'a'.repeat(1000) }))[0]).toBe(200)
  expect((await textOf(`${url}/hs/taking`, { method: 'POST', body: 'a'.repeat(1001) }))[0]).toBe(413)
})

test('--log writes a line for each request, with the template or the hint', async () => {
  const { url, says, stderr } = await serving(['--log'], repository)
  await fetch(`${url}/hs/documents/2`)
  await fetch(`${url}/hs/nowhere`)
  await says('/hs/nowhere 404')
  await expect.poll(stderr).toMatch(/^GET \/hs\/documents\/2 200 \d+\.\dms СписокДокументов Документ$/m)
  await expect.poll(stderr).toMatch(/^GET \/hs\/nowhere 404 \d+\.\dms \[hs\/no-service\] - no published HTTP service has a root URL/m)
})

test('a configuration is served as it declares, with the handlers of a module of the same Name', async () => {
  const folder = temporaryFolder({
    'services/hs/Warehouse.ts': `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
export default HTTPService({
  Name: 'Warehouse', RootURL: 'warehouse/v1',
  URLTemplates: { Volume: URLTemplate('/volume/{VolumeID}/*', {
    GET(request) {
      if (request.URLParameters.VolumeID === '0') throw new Error('none')
      return new HTTPServiceResponse(204)
    } }) },
})
`,
  })
  const { url, services } = await serving([`${repository}/test/fixtures/configuration-designer`, 'services'], folder)
  expect(services).toBe(2)
  expect((await textOf(`${url}/hs/warehouse/v1/volume/7/a`))[0]).toBe(204)
  expect(await textOf(`${url}/hs/warehouse/v1/volume/0/a`)).toEqual([500, '{HTTPСервис.Warehouse.Модуль(6)}: none'])
  const [status, text] = await textOf(`${url}/hs/warehouse/v1/volume/7/a`, { method: 'PUT' })
  expect(status).toBe(501)
  expect(text).toContain('VolumeUpload')
  expect(text).toContain('services/hs/Warehouse.ts')
  expect((await textOf(`${url}/hs/warehouse/v1/reserved`))[0]).toBe(405)
})

test('the banner says how many methods of a configuration have no handler', async () => {
  const running = start(['serve', 'test/fixtures/configuration-edt', '--port', '0'], repository)
  await running.says('Ctrl+C')
  await expect
    .poll(running.stdout)
    .toContain(
      '6 methods without a handler: answered 501; `standin import test/fixtures/configuration-edt --out services` writes the modules',
    )
})

test('methods that a stub answers are not counted as unwritten, and stubs and modes are named', async () => {
  const folder = temporaryFolder({
    'a.stub.yaml': 'service: Заказы\nmode: proxy\nupstream: { url: "http://127.0.0.1:9/t" }\n',
    'b.stub.yaml': 'service: warehouse/v1\nstubs:\n  - { template: /version, reply: { text: hi } }\n',
  })
  const running = start(['serve', 'test/fixtures/configuration-edt', folder, '--port', '0'], repository)
  await running.says('Ctrl+C')
  await expect
    .poll(running.stdout)
    .toContain('1 stub of stub files; `standin routes` lists them\nЗаказы: mode proxy, http://127.0.0.1:9/t is asked\n')
  await expect.poll(running.stdout).toContain('2 methods without a handler: answered 501')
})

test('--lang ru: the banner, the log and its hints are Russian', async () => {
  const running = start(['serve', '--port', '0', '--log', '--lang', 'ru'], repository)
  await running.says('Ctrl+C')
  await expect.poll(running.stdout).toMatch(/^standin отдает: 2 HTTP-сервиса, адрес http/)
  expect(running.stdout()).not.toMatch(/serves|described|stops/)
  const [url] = /http:[^ ]*\/hs\//.exec(running.stdout())!
  await fetch(`${url}nowhere`)
  await running.says('404')
  await expect.poll(running.stderr).toContain('[hs/no-service] - ни у одного опубликованного HTTP-сервиса нет корневого URL')
})

test('--lang ru says in Russian what is wrong', async () => {
  const folder = temporaryFolder({ 'hs/None.ts': 'export const service = 1\n' })
  const { stderr } = await run(['serve', '.', '--lang', 'ru'], folder)
  expect(stderr).toContain('в модуле нет экспорта по умолчанию')
})

test('a promise that a handler leaves behind is reported, and does not end the process', async () => {
  const folder = temporaryFolder({
    'hs/Loose.ts': serviceText('Loose', 'x').replace(
      'const response',
      "void Promise.reject(new Error('loose promise'))\n        setImmediate(() => { throw new Error('loose timer') })\n        "
        + 'const response',
    ),
  })
  const { url, says } = await serving(['.'], folder)
  expect(await textOf(`${url}/hs/loose`)).toEqual([200, 'x'])
  await says('Error: loose promise')
  await says('Error: loose timer')
  expect(await textOf(`${url}/hs/loose`)).toEqual([200, 'x'])
})
