/** Long values through each door of the platform, as requests and as answers. */
import {
  createPlatform,
  HTTPService,
  HTTPServiceResponse,
  Operation,
  Parameter,
  property,
  URLTemplate,
  WebService,
  XDTOPackage,
  xs,
} from 'onec-standin'
import { expect, test } from 'vitest'
import { SOAP11, throughHandle } from '../ws/exchange.ts'
import { blanks, digits, latin, letters } from './texts.ts'

const own = XDTOPackage({ Namespace: 'urn:long' })
const Row = own.objectType('Row', { Name: property(xs.string), Code: property(xs.int) })
const Rows = own.objectType('Rows', { Row: property(Row, { upperBound: -1 }) })
const types = {
  string: xs.string,
  token: xs.token,
  base64Binary: xs.base64Binary,
  hexBinary: xs.hexBinary,
  NCName: xs.NCName,
  NMTOKEN: xs.NMTOKEN,
  language: xs.language,
  decimal: xs.decimal,
  integer: xs.integer,
  double: xs.double,
  dateTime: xs.dateTime,
  duration: xs.duration,
}

const lengthOf = (text: string | undefined): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(String(text?.length))
  return response
}

const services = [
  HTTPService({
    Name: 'Long',
    RootURL: 'long',
    URLTemplates: {
      Text: URLTemplate('/text', { POST: async (request) => lengthOf(await request.GetBodyAsString()) }),
      JSON: URLTemplate('/json', {
        POST: async (request) => lengthOf((await request.json<{ text: string }>()).text),
      }),
      Form: URLTemplate('/form', {
        POST: async (request) => lengthOf((await request.form()).get('text') ?? ''),
      }),
    },
  }),
  WebService({
    Name: 'Long',
    Namespace: 'urn:long',
    XDTOPackages: [own],
    Operations: {
      ...Object.fromEntries(
        Object.entries(types).map(([name, type]) => [
          name,
          Operation(
            { Parameters: { value: Parameter(type as typeof xs.string) }, XDTOReturningValueType: type as typeof xs.string },
            ({ value }) => value,
          ),
        ]),
      ),
      Rows: Operation({ Parameters: { rows: Parameter(Rows) }, XDTOReturningValueType: Rows }, ({ rows }) => rows),
    },
  }),
]
const exchange = throughHandle(createPlatform({ services }))

const soap = (operation: string, inner: string): string =>
  `<s:Envelope xmlns:s="${SOAP11}"><s:Body><l:${operation} xmlns:l="urn:long">${inner}</l:${operation}></s:Body></s:Envelope>`

const head = 'Content-Disposition: form-data; name="text"'
const part = (disposition: string, text: string): string => `--b\r\n${disposition}\r\n\r\n${text}\r\n--b--\r\n`

test.each([
  ['text', 'text/plain', latin, latin.length],
  ['text', 'text/plain', letters, letters.length],
  ['json', 'application/json', JSON.stringify({ text: letters }), letters.length],
  ['json', 'application/json', JSON.stringify({ text: latin }), latin.length],
  ['form', 'application/x-www-form-urlencoded', `text=${latin}`, latin.length],
  ['form', 'application/x-www-form-urlencoded', `text=${encodeURIComponent(letters)}`, letters.length],
  ['form', 'multipart/form-data; boundary=b', part(head, letters), letters.length],
  ['form', 'multipart/form-data; boundary=b', part(head, blanks), blanks.length],
  ['form', 'multipart/form-data; boundary=b', part(`${head}; filename="${latin}"`, 'x'), 1],
  ['form', 'multipart/form-data; boundary=b', part(`${head}; filename=${latin}`, 'x'), 1],
  ['form', 'multipart/form-data; boundary=b', part(`${head}\r\n${blanks}`, 'x'), 1],
])('HTTP: %s, %s', async (path, type, body, length) => {
  const { status, text } = await exchange({ path: `/hs/long/${path}`, headers: ['Content-Type', type], body })
  expect([status, text.slice(0, 200)]).toEqual([200, String(length)])
})

test('a form of very many parts takes linear time', async () => {
  const body = `${`--b\r\n${head}\r\n\r\n`.repeat(100_000)}--b--`
  const { status } = await exchange({ path: '/hs/long/form', headers: ['Content-Type', 'multipart/form-data; boundary=b'], body })
  expect(status).toBe(200)
})

const given = Object.entries({ blanks, digits, letters })

test.each(Object.keys(types).flatMap((type) => given.map(([kind, text]) => [type, kind, text] as const)))(
  'SOAP: a value of %s, of %s',
  async (operation, _, text) => {
    const { text: answer } = await exchange({ path: '/ws/Long', body: soap(operation, `<l:value>${text}</l:value>`) })
    expect(answer.slice(0, 600)).not.toContain('call stack')
  },
)

test.each(given)('SOAP: rows, an attribute, a comment and a name, of %s', async (_, text) => {
  const row = `<l:Row><l:Name>${text}</l:Name><l:Code>1</l:Code></l:Row>`
  for (const inner of [
    `<l:rows>${row}${row.replace(text, 'a')}${row}</l:rows>`,
    `<!--${text}--><l:rows a="${text}">${row}</l:rows>`,
    `<${text}>`,
  ]) {
    const { text: answer } = await exchange({ path: '/ws/Long', body: soap('Rows', inner) })
    expect(answer.slice(0, 600)).not.toMatch(/call stack|Внутренняя/)
  }
})
