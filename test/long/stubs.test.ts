/** Long values before the conditions of stubs, in their answers, in their files and in recordings. */
import { afterEach, expect, test } from 'vitest'
import { startStandin, type TestStandin } from '../../src/testing/index.ts'
import { latin, letters } from './texts.ts'

let standin: TestStandin | undefined
afterEach(() => standin?.close())

const asked = async (source: string, body: string, type = 'application/json'): Promise<string> => {
  standin = await startStandin({ strict: false, config: false, stubs: [{ file: 'a.stub.yaml', source }] })
  const response = await fetch(`${standin.url}/hs/s/a`, { method: 'POST', headers: { 'Content-Type': type }, body })
  return `${response.status} ${await response.text()}`
}
const stub = (request: string, reply = '{ text: yes }'): string =>
  `service: { Name: S, RootURL: s }\nstubs:\n  - template: /a\n    method: POST\n    request: { ${request} }\n    reply: ${reply}\n`

const json = JSON.stringify({ a: letters, n: 1, list: [{ b: latin }] })
const xml = `<a xmlns="urn:a" c="${latin}"><b>${letters}</b></a>`
const head = 'Content-Disposition: form-data; name="f"; filename="a.txt"'
const parts = `--b\r\n${head}\r\n\r\n${latin}\r\n--b--\r\n`

test.each<[what: string, request: string, body: string, type?: string]>([
  ['a body', `body: { matches: '^(ж|з)*$' }`, letters],
  ['XML', `namespaces: { u: urn:a }, XML: { "/u:a/u:b": { matches: 'ж' }, "/u:a/@c": { matches: '^[b9]+$' } }`, xml, 'text/xml'],
  ['a file', `Files: { f: { text: { matches: '^[b9]+$' }, base64: { contains: Yjli } } }`, parts, 'multipart/form-data; boundary=b'],
])('a condition on %s', async (_, request, body, type) => {
  expect((await asked(stub(request), body, type)).slice(0, 300)).toBe('200 yes')
})

const values = ['upper', `match: '^(ж+)$'`, 'date', 'number', 'boolean', `plus: '1d'`, 'xml'].map(
  (filter) => `{{request.JSON.$.a | ${filter}}}`,
)
const lists = [`sort: 'b' | map: 'b' | join: ','`, `sum: 'b'`, `where: 'b', request.JSON.$.a | size`].map(
  (filter) => `{{request.JSON.$.list | ${filter}}}`,
)

test.each<[what: string, values: readonly string[], length: number]>([
  ['of a text', values, letters.length * 3],
  ['of a list', lists, latin.length + 2],
])('values %s with their filters', async (_, written, length) => {
  const answer = await asked(stub('', `{ text: "${written.join('')}" }`), json)
  expect([answer.slice(0, 3), answer.length - 4]).toEqual(['200', length])
})

test.each<[what: string, request: string, reply: string, length: number]>([
  ['a text', '', `{ text: ${letters} } # ${letters}`, letters.length],
  ['a text of escapes', '', `{ text: "${String.raw`\"\\`.repeat(2_000_000)}" }`, 4_000_000],
  ['a text with braces', '', `{ text: "{{ request.HTTPMethod | default: '${latin}' }}" }`, 4],
  ['a pattern', `body: { matches: '^ж[^]*${letters.slice(4)}$' }`, '{ text: yes }', 3],
])('a file: %s', async (_, request, reply, length) => {
  const answer = await asked(stub(request, reply), letters)
  expect([answer.slice(0, 3), answer.length - 4]).toEqual(['200', length])
})

test('a pattern that no engine takes is refused where it is written', async () => {
  await expect(asked(stub(`body: { matches: '${latin.slice(0, 200_000)}' }`), 'x')).rejects.toThrow('too large for the engine')
})

test('a body that names very many boundaries is compared with the bytes of a condition', async () => {
  const body = `--b\r\n${'Content-Type: multipart/mixed; boundary=c0\r\n'.repeat(2)}${Array.from(
    { length: 30_000 },
    (_, at) => `Content-Type: multipart/mixed; boundary=c${at}\r\n`,
  ).join('')}\r\n--b--`
  expect(await asked(stub('body: { base64: AAAA }'), body, 'multipart/form-data; boundary=b')).toMatch(/^404/)
})
