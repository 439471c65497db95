/** `--settings`, and `exec` with the publication and users of `serve`; a reset over the admin surface leaves nothing of modules' state. */
import { join } from 'node:path'
import { hashPassword, writeUsers } from 'onec-standin'
import { expect, test } from 'vitest'
import { run, serving, start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const module = `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
let count = 0
export default HTTPService({ Name: 'S', RootURL: 's', URLTemplates: { A: URLTemplate('/a', { async GET(_request, call) {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString([++count, call.user, await call.session.parameters.get('Склад')].join(' '))
  return response
} }) } })
`
const settings = `export default { sessions: { SessionParametersSetting(names, session) {
  if (names !== undefined) for (const name of names) session.parameters.set(name, 'Южный ' + session.user)
} } }
`
const folderWith = async (more: Record<string, string> = {}): Promise<string> =>
  temporaryFolder({
    'services/hs/S.ts': module,
    'settings.ts': settings,
    'users.json': writeUsers([{ Name: 'Иван', StoredPasswordValue: await hashPassword('п') }], undefined),
    'default.vrd':
      '<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/trade"><httpServices publishByDefault="true"/></point>',
    ...more,
  })

test('exec takes default.vrd, users.json and settings', async () => {
  const folder = await folderWith({
    'ask.mjs': `const headers = { Authorization: 'Basic ' + Buffer.from('Иван:п').toString('base64') }
const answer = await fetch(process.env.STANDIN_URL + '/hs/s/a', { headers })
console.log(new URL(process.env.STANDIN_URL).pathname, answer.status, await answer.text())
console.log((await fetch(process.env.STANDIN_URL + '/hs/s/a')).status)
await fetch(process.env.STANDIN_ADMIN_URL + '/reset', { method: 'POST' })
console.log(await (await fetch(process.env.STANDIN_URL + '/hs/s/a', { headers })).text())
`,
  })
  const files = ['--vrd', 'default.vrd', '--users', 'users.json', '--settings', 'settings.ts']
  const ended = await run(['exec', ...files, '--', process.execPath, 'ask.mjs'], folder)
  expect([ended.code, ended.stdout]).toEqual([0, '/trade 200 1 Иван Южный Иван\n401\n1 Иван Южный Иван\n'])
})

test('serve takes settings, and takes them again with --watch', async () => {
  const folder = await folderWith()
  const running = start(['serve', '--settings', 'settings.ts', '--watch', '--port', '0', '--json'], folder)
  await running.says('"event":"ready"')
  const { url } = JSON.parse(running.stdout()) as { url: string }
  const answer = async (): Promise<string> => (await fetch(`${url}/hs/s/a`)).text()
  expect(await answer()).toBe('1  Южный ')
  const { writeFileSync } = await import('node:fs')
  writeFileSync(join(folder, 'settings.ts'), settings.replace('Южный', 'Северный'))
  await running.says('reloaded')
  expect(await answer()).toBe('1  Северный ')
})

test.each([
  ['export const a = 1\n', 'it has no default export that is an object'],
  ['export default { session: {} }\n', 'unknown setting "session"; known: sessions'],
  ['export default { sessions: { max: "5" } }\n', '"sessions.max" must be a whole number above 0'],
  ['export default { mtom: "sometimes" }\n', '"mtom" must be "asked", "always" or "never"'],
  ['throw new Error("no database")\n', '1:1: the module throws while loading: no database'],
])('settings that are none: %s', async (text, message) => {
  const ended = await run(['serve', '--settings', 'settings.ts', '--port', '0'], await folderWith({ 'settings.ts': text }))
  expect([ended.code, ended.stderr]).toEqual([8, expect.stringContaining(`--settings settings.ts: ${message}`)])
})

test('--mtom says when binary parts are answered, whatever the module of --settings says', async () => {
  const folder = temporaryFolder({
    'services/ws/W.ts': `import { Operation, WebService, xs } from 'onec-standin'
export default WebService({ Name: 'W', Namespace: 'urn:w', Operations: {
  Get: Operation({ XDTOReturningValueType: xs.base64Binary }, () => new Uint8Array(2000)),
} })
`,
    'settings.ts': "export default { mtom: 'always' }",
  })
  const asked = async (options: readonly string[], accept: string): Promise<boolean> => {
    const { url } = await serving(['services', ...options], folder)
    const answer = await fetch(`${url}/ws/W`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Accept': accept },
      body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><Get xmlns="urn:w"/></e:Body></e:Envelope>`,
    })
    expect(answer.status).toBe(200)
    return (answer.headers.get('content-type') ?? '').startsWith('multipart/related')
  }
  expect(await asked(['--settings', 'settings.ts'], '*/*')).toBe(true)
  expect(await asked(['--settings', 'settings.ts', '--mtom', 'never'], 'application/xop+xml')).toBe(false)
  expect(await asked(['--mtom', 'always'], '*/*')).toBe(true)
})
