/** Messages that are longer than one part of their text: the same values and faults as short ones, wherever the bytes are cut. */
import { createPlatform, Operation, Parameter, property, WebService, XDTOPackage, xs } from 'onec-standin'
import { describe, expect, it } from 'vitest'
import { SOAP11, throughHandle } from '../ws/exchange.ts'

const own = XDTOPackage({ Namespace: 'urn:long' })
const Row = own.objectType('Row', {
  Code: property(xs.int),
  Name: property(xs.string),
  Note: property(xs.string, { nillable: true }),
  Left: property(xs.decimal, { lowerBound: 0 }),
})
const Rows = own.objectType('Rows', { Row: property(Row, { lowerBound: 0, upperBound: -1 }) })

const service = WebService({
  Name: 'Long',
  Namespace: 'urn:long',
  XDTOPackages: [own],
  Operations: {
    Put: Operation({ Parameters: { rows: Parameter(Rows) }, XDTOReturningValueType: xs.string }, ({ rows }) =>
      rows.Row.map(({ Code, Name, Note, Left }) => `${Code}:${Name}:${Note === null ? 'nil' : Note}:${Left?.text ?? ''}`).join('|'),
    ),
  },
})
const exchange = throughHandle(createPlatform({ services: [service] }))

const row = (at: number, { layout = '', prefix = 'l:' } = {}): string => {
  const one = (name: string, text: string): string => `${layout}<${prefix}${name}>${text}</${prefix}${name}>`
  const note = at % 10 === 0 ? `${layout}<${prefix}Note xsi:nil="true"/>` : at % 7 === 0 ? `${layout}<${prefix}Note />` : one('Note', 'шт')
  const left = at % 3 === 0 ? one('Left', `${at}.50`) : ''
  return `${layout}<${prefix}Row>${one('Code', String(at))}${one('Name', `Товар &amp; &#x1F600; ${at}`)}${note}${left}</${prefix}Row>`
}
const read = (at: number): string =>
  `${at}:Товар & \u{1f600} ${at}:${at % 10 === 0 ? 'nil' : at % 7 === 0 ? '' : 'шт'}:${at % 3 === 0 ? `${at}.5` : ''}`

const message = (rows: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<s:Envelope xmlns:s="${SOAP11}" xmlns:l="urn:long" xmlns="urn:long" `
  + `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body><l:Put><l:rows>${rows.join('')}</l:rows></l:Put></s:Body></s:Envelope>`

const numbers = Array.from({ length: 2_000 }, (_, at) => at)
const answer = async (rows: readonly string[]): Promise<string> => {
  const { text } = await exchange({ path: '/ws/Long', body: message(rows) })
  const inner = />([^<]*)<\/(?:m:return|faultstring)>/.exec(text)?.[1] ?? text
  return inner.replaceAll('&amp;', '&')
}
const with1 = (at: number, change: (text: string) => string): string[] => numbers.map((one) => (one === at ? change(row(one)) : row(one)))

describe('2,000 rows', () => {
  it.each([
    ['without layout', {}],
    ['with layout', { layout: '\r\n\t\t' }],
    ['in the default namespace', { prefix: '' }],
  ])('%s', async (_, style) => {
    expect(await answer(numbers.map((at) => row(at, style)))).toBe(numbers.map(read).join('|'))
  })

  it.each([
    ['a comment', (text: string) => text.replace('<l:Name>', '<!-- </l:Name> --><l:Name>')],
    ['a section', (text: string) => text.replace('Товар', '<![CDATA[Товар]]>')],
    ['a prefix of its own', (text: string) => text.replace('<l:Row>', '<o:Row xmlns:o="urn:long">').replace('</l:Row>', '</o:Row>')],
  ])('with %s in one of them', async (_, change) => {
    for (const at of [3, 700, 1_999]) expect(await answer(with1(at, change))).toBe(numbers.map(read).join('|'))
  })

  it('a value that does not fit is told by its row', async () => {
    const fault = await answer(with1(1_500, (text) => text.replace('>1500<', '>1500x<')))
    expect(fault).toContain('/Put/rows/Row[1501]/Code: "1500x" – не xs:int')
  })

  it('what is no XML is told with its place in the whole message', async () => {
    const rows = with1(1_500, (text) => text.replace('шт', 'шт &bad; ').replace('xsi:nil="true"/', '>&bad;</l:Note'))
    const before = message(rows).split('&bad;')[0]!
    const place = `строка 2, позиция ${before.length - before.indexOf('\n')}`
    expect(await answer(rows)).toBe(`Ошибка чтения XML (${place}): сущность «&bad;» не объявлена`)
  })

  it('bytes that are no UTF-8 are told before all else', async () => {
    const bytes = Buffer.from(message(with1(3, (text) => text.replace('>3<', '>x<'))))
    bytes[bytes.length - 300] = 0xff
    const { text } = await exchange({ path: '/ws/Long', body: bytes })
    expect(text).toContain('байты не являются текстом в utf-8')
  })
})
