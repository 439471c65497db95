/** Recordings: nothing is lost, and nothing of what is secret is written down, wherever it is. */
import { expect, test } from 'vitest'
import { encodeText } from '../../exchange/encoding.ts'
import type { RawHeaders } from '../../exchange/headers.ts'
import { HTTPService, HTTPServiceResponse, URLTemplate } from '../../index.ts'
import { startStandin } from '../../testing/index.ts'
import { createRecorder, type RecordingFiles } from './recorder.ts'
import type { Recorded } from './recording.ts'

interface Told {
  readonly target?: string
  readonly headers?: RawHeaders
  readonly body?: string | Uint8Array
  readonly parameters?: Readonly<Record<string, string>>
  readonly replied?: string | Uint8Array
  readonly replyHeaders?: RawHeaders
}

const bytes = (body: string | Uint8Array): Uint8Array => (typeof body === 'string' ? new TextEncoder().encode(body) : body)

const exchange = ({ target = '/hs/s/a', headers = [], body = '', parameters = {}, replied = '', replyHeaders = [] }: Told): Recorded => ({
  method: 'POST',
  base: 'http://127.0.0.1:8080/trade',
  defines: undefined,
  target,
  headers,
  body: bytes(body),
  address: {
    channel: 'hs',
    service: 'S',
    template: 'A',
    templateText: '/a',
    URLParameters: parameters,
    handled: true,
  } as unknown as Recorded['address'],
  reply: { status: 200, headers: replyHeaders, body: bytes(replied) },
})

const xml = ['Content-Type', 'text/xml']
const cp1251 = ['Content-Type', 'text/xml; charset=windows-1251']
const form = ['Content-Type', 'application/x-www-form-urlencoded']
const json = ['Content-Type', 'application/json']
const part = (name: string): string => `Content-Disposition: form-data; name="${name}"\r\n\r\n`
const jwt = (at: string): string => `eyJhbGciOiJIUzI1NiJ9.${at.replace(/\W/g, '')}payloadpayload.signature0`

/** Each is given a secret and puts it where a real exchange has one. */
const places: Readonly<Record<string, (secret: string) => Told>> = {
  'a key of JSON': (s) => ({ body: JSON.stringify({ user: 'a', password: s }) }),
  'JSON, nested': (s) => ({ body: JSON.stringify({ auth: { user: 'a', secret: s } }) }),
  'JSON, in a list': (s) => ({ body: JSON.stringify({ items: [{ n: 1 }, { password: s }] }) }),
  'JSON, a list at the top': (s) => ({ body: JSON.stringify([{ token: s }]) }),
  'JSON, all below a secret key': (s) => ({ body: JSON.stringify({ credentials: { a: { b: [s] } } }) }),
  'JSON, a list of secrets': (s) => ({ body: JSON.stringify({ tokens: ['x', s] }) }),
  'JSON in a text of JSON': (s) => ({ body: JSON.stringify({ payload: JSON.stringify({ client_secret: s }) }) }),
  'JSON, a name and a value': (s) => ({ body: JSON.stringify([{ name: 'password', value: s }]) }),
  'JSON, the value before its name': (s) => ({ body: JSON.stringify({ value: s, key: 'apiKey' }) }),
  'JSON, a Russian key': (s) => ({ body: JSON.stringify({ ПарольПользователя: s }) }),
  'JSON, refresh': (s) => ({ body: JSON.stringify({ refresh: s }) }),
  'JSON, camel case': (s) => ({ body: JSON.stringify({ accessToken: s }) }),
  'JSON, a number': (s) => ({ body: `{"pin": ${s.replace(/\D/g, '')}98765}` }),
  'JSON, quotes in the secret': (s) => ({ body: JSON.stringify({ secret: `q"${s}` }) }),
  'a form': (s) => ({ headers: form, body: `user=a&password=${s}` }),
  'a form, brackets': (s) => ({ headers: form, body: `user[login]=a&user[pwd]=${s}&x=1` }),
  'a form, client_secret': (s) => ({ headers: form, body: `grant_type=password&client_secret=${s}` }),
  'a part of a form': (s) => ({
    headers: ['Content-Type', 'multipart/form-data; boundary=b'],
    body: `--b\r\n${part('user')}a\r\n--b\r\n${part('password')}${s}\r\n--b--\r\n`,
  }),
  'a part of a form that is JSON': (s) => ({
    headers: ['Content-Type', 'multipart/form-data; boundary=b'],
    body: `--b\r\n${part('data')}{"token":"${s}"}\r\n--b--\r\n`,
  }),
  'an element of XML': (s) => ({ headers: xml, body: `<a><Login>x</Login><Password>${s}</Password></a>` }),
  'an element with a prefix': (s) => ({ headers: xml, body: `<a><w:Password Type="t">${s}</w:Password></a>` }),
  'an attribute of XML': (s) => ({ headers: xml, body: `<a><b token="${s}" c='1'/></a>` }),
  'CDATA': (s) => ({ headers: xml, body: `<a><Secret><![CDATA[${s}]]></Secret></a>` }),
  'below a secret element': (s) => ({ headers: xml, body: `<Credentials><x>u</x><y><z>${s}</z></y></Credentials>` }),
  'a structure of 1C': (s) => ({ headers: xml, body: `<Structure><Property name="Пароль"><Value>${s}</Value></Property></Structure>` }),
  'an element by its name and value': (s) => ({ headers: xml, body: `<p><param name="api_key" value="${s}"/></p>` }),
  'XML in windows-1251': (s) => ({
    headers: cp1251,
    body: encodeText(`<Пользователь><Пароль>${s}</Пароль></Пользователь>`, 'windows-1251'),
  }),
  'a text': (s) => ({ body: `login a\npassword: ${s}\n` }),
  'a parameter of the URL': (s) => ({ parameters: { token: s } }),
  'an option: api_key': (s) => ({ target: `/hs/s/a?api_key=${s}&x=1` }),
  'an option: pass': (s) => ({ target: `/hs/s/a?pass=${s}` }),
  'an option: sid': (s) => ({ target: `/hs/s/a?sid=${s}` }),
  'an option that is JSON': (s) => ({ target: `/hs/s/a?q=${encodeURIComponent(JSON.stringify({ password: s }))}` }),
  'an option, escaped, that comes again as it is': (s) => ({
    target: `/hs/s/a?token=${encodeURIComponent(`ж/${s}`)}`,
    replied: `got ж/${s}`,
  }),
  'a token by its look': (s) => ({ body: JSON.stringify({ data: `x ${jwt(s)} y` }) }),
  'a private key by its look': (s) => ({ body: `a\n-----BEGIN RSA PRIVATE KEY-----\n${s}\n-----END RSA PRIVATE KEY-----\n` }),
  'a password in an address': (s) => ({ body: JSON.stringify({ callback: `https://robot:${s}@example.com/x` }) }),
  'Authorization, which comes again': (s) => ({ headers: ['Authorization', `Bearer ${s}`], replied: `you sent ${s}` }),
  'a password of Basic, which comes again': (s) => ({ headers: ['Authorization', `Basic ${btoa(`robot:${s}`)}`], replied: `{"p":"${s}"}` }),
  'a cookie, which comes again': (s) => ({ headers: ['Cookie', `a=1; ibsession=${s}`], replied: `session ${s}` }),
  'X-Api-Key, which comes again': (s) => ({ headers: ['X-Api-Key', s], replied: JSON.stringify({ echo: s }) }),
  'a header of the reply': (s) => ({ replyHeaders: ['X-Auth-Token', s] }),
  'Set-Cookie, which comes again': (s) => ({ replyHeaders: ['Set-Cookie', `sid=${s}; Path=/`], replied: `<a>${s}</a>` }),
  'Location of the reply': (s) => ({ replyHeaders: ['Location', `/x?access_token=${s}`] }),
  'JSON of the reply': (s) => ({ replyHeaders: json, replied: JSON.stringify({ data: [{ refresh_token: s }] }) }),
  'JSON of the reply without a type': (s) => ({ replied: JSON.stringify({ session: { SessionID: s } }) }),
  'a form of the reply': (s) => ({ replyHeaders: form, replied: `token_type=bearer&access_token=${s}` }),
  'XML of the reply': (s) => ({ replyHeaders: xml, replied: `<r><Token>${s}</Token></r>` }),
  'XML of the reply in windows-1251': (s) => ({
    replyHeaders: cp1251,
    replied: encodeText(`<r><Пароль>${s}</Пароль></r>`, 'windows-1251'),
  }),
  'a field of a page': (s) => ({ replied: `<html><input type="hidden" name="csrf_token" value="${s}"></html>` }),
  'a text of the reply': (s) => ({ replied: `use Bearer ${s} next time` }),
  'a secret of the reply that the request had in clear': (s) => ({
    body: JSON.stringify({ code: s }),
    replied: JSON.stringify({ token: s }),
  }),
  'a name that a setting gives': (s) => ({ body: JSON.stringify({ КодДоступа: s }), target: `/hs/s/a?КодДоступа=${s}` }),
}

const memory = (): RecordingFiles & { readonly texts: Map<string, string> } => {
  const texts = new Map<string, string>()
  return {
    texts,
    async create(file, text) {
      if (texts.has(file)) throw Object.assign(new Error('there'), { code: 'EEXIST' })
      texts.set(file, text)
    },
    async replace(file, text) {
      texts.set(file, text)
    },
  }
}

const base64Texts = (text: string): string =>
  [...text.matchAll(/base64: "?([\w+/=\n ]+)/g)].map(([, one]) => Buffer.from(one!, 'base64').toString('latin1')).join('\n')

test('secrets in more than fifty places: none is written down', async () => {
  const files = memory()
  const recorder = createRecorder(files, { secrets: ['КодДоступа'], failed: (_, error) => expect(error).toBeUndefined() })
  const secrets = Object.keys(places).map((_, at) => `S3cr${at + 100}et-${(at * 7919 + 100_003).toString(36)}`)
  let at = 0
  for (const place of Object.values(places)) await recorder.record(exchange(place(secrets[at++]!)))
  expect(secrets.length).toBeGreaterThan(50)
  const text = files.texts.get('S.stub.yaml')!
  const leaked = Object.keys(places).filter((_, one) => {
    const secret = secrets[one]!
    const forms = [secret, encodeURIComponent(secret), btoa(`robot:${secret}`), `${secret.replace(/\D/g, '')}98765`]
    return forms.some((form) => text.includes(form)) || base64Texts(text).includes(secret)
  })
  expect(leaked).toEqual([])
})

test('what is no secret is recorded as it was: digits, blanks, and the conditions of the rest', async () => {
  const files = memory()
  const recorder = createRecorder(files)
  const body = '{"n": 12345678901234567890, "password": "S3cret-1", "list": [{"a": 1, "token": "S3cret-2"}, {"a": 2}]}'
  await recorder.record(exchange({ body, headers: json, replied: body.replace('12345678901234567890', '10.50'), replyHeaders: json }))
  await recorder.record(exchange({ body: 'a=1&password=S3cret-3&b=2', headers: form, replied: 'плюс' }))
  const text = files.texts.get('S.stub.yaml')!
  expect(text).toContain('{"n": 10.50, "password": "***", "list": [{"a": 1, "token": "***"}, {"a": 2}]}')
  const S = HTTPService({ Name: 'S', RootURL: 's', URLTemplates: { A: URLTemplate('/a', { POST: () => new HTTPServiceResponse(500) }) } })
  const standin = await startStandin({ services: [S], stubs: [{ file: 'S.stub.yaml', source: text }], strict: false })
  const answer = async (asked: string): Promise<string> => {
    const reply = await fetch(`${standin.url}/hs/s/a`, { method: 'POST', body: asked })
    return `${reply.status} ${await reply.text()}`
  }
  expect(await answer('a=1&password=another&b=2')).toBe('200 плюс')
  expect(await answer(body.replace('S3cret-2', 'another'))).toContain('200 {"n": 10.50')
  expect(await answer(body.replace('{"a": 2}', '{"a": 3}'))).toMatch(/^500/)
  await standin.close()
})

test('bytes of a parameter are matched by a pattern, which holds for hexBinary, too', async () => {
  const files = memory()
  const called = {
    part: 'Sign',
    parameters: { Sign: Uint8Array.of(0, 255), Lines: [{ Note: Uint8Array.of(251, 255) }] },
    version: '1.1' as const,
  }
  await createRecorder(files).record({ ...exchange({}), called })
  const text = files.texts.get('S.stub.yaml')!
  expect(text).toContain('matches: ^AP8=$')
  expect(text).toContain(String.raw`^\+/8=$`.replace('/', String.raw`\/`))
})

test.each<readonly [status: number, type: string, noted: boolean]>([
  [404, 'text/html; charset=utf-8', true],
  [502, 'Text/HTML', true],
  [404, 'application/xml; charset=utf-8', false],
  [500, 'text/plain', false],
  [200, 'text/html', false],
])('an answer %i of %s looks like that of a web server: %s', async (status, type, isNoted) => {
  const notes: string[] = []
  const kept: string[] = []
  const files: RecordingFiles = { create: async (_, text) => void kept.push(text), replace: async (_, text) => void kept.push(text) }
  const recorder = createRecorder(files, { noted: (file, { en, ru }) => notes.push(`${file}${en}\n${ru}`) })
  for (const body of ['1', '2']) {
    const one = exchange({ target: '/hs/s/a?token=secret-1', body, replied: '<h1>Not Found</h1>', replyHeaders: ['Content-Type', type] })
    await recorder.record({ ...one, reply: { ...one.reply, status } })
  }
  expect(kept.at(-1)).toContain('<h1>')
  expect(notes).toHaveLength(isNoted ? 1 : 0)
  if (!isNoted) return
  expect(notes[0]).toContain(`S.stub.yaml: POST /hs/s/a was answered ${status} with an HTML page`)
  expect(notes[0]).toContain(`на POST /hs/s/a пришел ответ ${status} со страницей HTML`)
  expect(notes[0]).not.toContain('secret-1')
})

test('a write that fails is reported, the call is answered, and the next write has all', async () => {
  const files = memory()
  const failed: string[] = []
  let full = false
  const recorder = createRecorder(
    {
      create: (file, text) => (full ? Promise.reject(new Error('ENOSPC')) : files.create(file, text)),
      replace: (file, text) => (full ? Promise.reject(new Error('ENOSPC')) : files.replace(file, text)),
    },
    { failed: (file, error) => failed.push(`${file}: ${(error as Error).message}`) },
  )
  await recorder.record(exchange({ body: 'one', replied: '1' }))
  full = true
  await recorder.record(exchange({ body: 'two', replied: '2' }))
  full = false
  await recorder.record(exchange({ body: 'three', replied: '3' }))
  expect(failed).toEqual(['S.stub.yaml: ENOSPC'])
  expect(['one', 'two', 'three'].filter((one) => files.texts.get('S.stub.yaml')!.includes(`body: ${one}`))).toEqual(['one', 'two', 'three'])
})

test('what a run keeps is bounded: calls beyond it are answered, one line says so, and the file holds what came before', async () => {
  const files = memory()
  const failed: string[] = []
  const report = { failed: (file: string, error: unknown) => failed.push(`${file}: ${(error as Error).message}`) }
  const most = { answers: 3, characters: 10_000 }
  const recorder = createRecorder(files, { ...report, limits: most })
  for (let at = 0; at < 6; at++) await recorder.record(exchange({ body: `call ${at}`, replied: 'x' }))
  expect(files.texts.get('S.stub.yaml')!.match(/call \d/g)).toEqual(['call 0', 'call 1', 'call 2'])
  expect(failed).toEqual([
    expect.stringMatching(/^S\.stub\.yaml: it is full \(3 answers, 10000 characters\); nothing more of this service/),
  ])
})

test.each([
  ['than a run keeps', 'x'.repeat(20_000)],
  ['than any exchange may be', 'x'.repeat(16 * 1024 * 1024)],
])('one answer that is longer %s is reported and left out, and others are recorded', async (_, replied) => {
  const files = memory()
  const failed: string[] = []
  const recorder = createRecorder(files, {
    failed: (file, error) => failed.push(`${file}: ${(error as Error).message}`),
    limits: { answers: 3, characters: 10_000 },
  })
  for (const one of ['a', replied, 'b']) await recorder.record(exchange({ body: `call ${one.slice(0, 1)}`, replied: one }))
  expect(files.texts.get('S.stub.yaml')!.match(/call \w/g)).toEqual(['call a', 'call b'])
  expect(failed).toEqual([expect.stringMatching(/^S\.stub\.yaml: the request and its answer are longer than \d+ bytes/)])
})

test('an answer that came before is not written again', async () => {
  let written = 0
  const files = memory()
  const recorder = createRecorder({
    create: (file, text) => (written++, files.create(file, text)),
    replace: (file, text) => (written++, files.replace(file, text)),
  })
  for (let at = 0; at < 5; at++) await recorder.record(exchange({ body: 'same', replied: 'x' }))
  expect(written).toBe(1)
})

test('a second run leaves what the first one recorded, and writes beside it', async () => {
  const files = memory()
  for (const run of ['first', 'second', 'third']) {
    const recorder = createRecorder(files)
    await Promise.all(Array.from({ length: 5 }, (_, at) => recorder.record(exchange({ body: `${run} ${at}`, replied: 'x' }))))
  }
  expect([...files.texts.keys()]).toEqual(['S.stub.yaml', 'S.2.stub.yaml', 'S.3.stub.yaml'])
  expect([...files.texts.values()].map((text) => text.match(/(first|second|third) \d/g)!.length)).toEqual([5, 5, 5])
})
