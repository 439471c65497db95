/** Mutated messages never throw, are never answered 200 unless they are still valid, and every answer is well-formed XML. */
import fc from 'fast-check'
import { createPlatform, Decimal, Operation, Parameter, property, WebService, XDTOPackage, xs, type Observation } from 'onec-standin'
import { expect, it } from 'vitest'
import { readTree } from '../../src/xml/tree.ts'
import { envelope, SOAP11, SOAP12, throughHandle } from '../ws/exchange.ts'
import { service } from '../ws/test-service.ts'

const told: Observation[] = []
const exchange = throughHandle(
  createPlatform({
    services: [service],
    observe: (one) => {
      if (one.kind === 'defect') told.push(one)
    },
  }),
)
const valid = [SOAP11, SOAP12].map((namespace) =>
  envelope(
    namespace,
    '<t:Count xmlns:t="urn:test" xmlns:y="urn:types"><t:Item><y:Name>a&amp;b</y:Name><y:Qty>3</y:Qty><y:Note>n</y:Note></t:Item>'
      + '<t:Qty>4</t:Qty></t:Count>',
    '<h:A xmlns:h="urn:h" s:mustUnderstand="0"/>',
  ),
)

const junk = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  '/',
  ':',
  '=',
  'x',
  '<x/>',
  ']]>',
  '<!--',
  '<![CDATA[',
  '<?p?>',
  '&#0;',
  '&lt;',
  ' s:mustUnderstand="1"',
  '\u0000',
  '\uD800',
  'xmlns=""',
  '<!DOCTYPE a>',
  '0',
  '-',
)
const edit = fc.record({ at: fc.nat(700), length: fc.nat(12), put: junk })

it('a mutated message is refused, or is still one', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...valid), fc.array(edit, { minLength: 1, maxLength: 3 }), async (message, edits) => {
      const mutated = edits.reduce(
        (text, { at, length, put }) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + length),
        message,
      )
      const answer = await exchange({ path: '/ws/test.1cws', headers: ['Content-Type', 'text/xml'], body: mutated })
      expect([200, 400, 500]).toContain(answer.status)
      readTree(answer.bytes)
      if (answer.status === 200) expect(() => readTree(new TextEncoder().encode(mutated))).not.toThrow()
      expect(answer.text.includes('Fault>')).toBe(answer.status !== 200)
      expect(told).toEqual([])
    }),
    { numRuns: 1_500 },
  )
})

it('bytes that are anything are answered', async () => {
  const headers = fc.constantFrom(
    [],
    ['Content-Type', 'multipart/related; boundary=b'],
    ['Content-Encoding', 'gzip'],
    ['Content-Type', 'application/soap+xml'],
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), headers, async (body, more) => {
      expect([400, 500]).toContain((await exchange({ path: '/ws/test.1cws', headers: more, body })).status)
      expect(told).toEqual([])
    }),
    { numRuns: 500 },
  )
})

it('a mutation that keeps the document well-formed and breaks its type is never 200', async () => {
  const names = ['t:Item', 'y:Name', 'y:Qty', 't:Qty']
  const changes = fc.constantFrom<(text: string, name: string) => string>(
    (text, name) => text.replace(new RegExp(`<${name}>[^]*?</${name}>`), ''),
    (text, name) => text.replace(new RegExp(`(<${name}>[^]*?</${name}>)`), '$1$1'),
    (text, name) => text.replaceAll(`${name}>`, `${name}X>`),
    (text, name) => text.replace(`<${name}>`, `<${name} a="1">`),
    (text, name) => text.replace(`</${name}>`, `<z/></${name}>`),
    (text, name) => text.replaceAll(`${name}>`, `${name.startsWith('t') ? name.replace('t:', 'y:') : name.replace('y:', 't:')}>`),
    (text, name) => text.replace(`<${name}>`, `<${name} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true">`),
    (text, name) => text.replace(`<${name}>`, `<${name} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="t:Nobody">`),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...valid), fc.constantFrom(...names), changes, async (message, name, change) => {
      const { status, text } = await exchange({ path: '/ws/test.1cws', body: change(message, name) })
      expect([status, /soap:(?:Client|Sender)</.test(text)]).toEqual([message.includes(SOAP12) ? 400 : 500, true])
    }),
    { numRuns: 200 },
  )
})

it('random values of many types come back as they were sent', async () => {
  const Types = XDTOPackage({ Namespace: 'urn:v' })
  const All = Types.objectType('All', {
    Text: property(xs.string),
    Number: property(xs.decimal),
    Whole: property(xs.long),
    Flag: property(xs.boolean),
    Bytes: property(xs.base64Binary),
    Maybe: property(xs.string, { nillable: true }),
    List: property(xs.int, { lowerBound: 0, upperBound: -1 }),
    Mark: property(xs.string, { form: 'Attribute' }),
  })
  let seen: unknown
  const mirror = WebService({
    Name: 'Mirror',
    Namespace: 'urn:mirror',
    XDTOPackages: [Types],
    Operations: {
      All: Operation({ Parameters: { Value: Parameter(All) }, XDTOReturningValueType: All }, ({ Value }) => {
        seen = Value
        return Value
      }),
      Made: Operation({ XDTOReturningValueType: All }, () => made),
    },
  })
  const put = throughHandle(createPlatform({ services: [mirror] }))
  const character = fc.constantFrom('a', 'Ж', '<', '&', '"', '\n', '\r', '\t', ' ', '😀', '\u00a0', ']]>')
  const text = fc.string({ unit: character, maxLength: 20 })
  let made = {
    Text: '',
    Number: Decimal.from(0),
    Whole: 0n,
    Flag: false,
    Bytes: new Uint8Array(),
    Maybe: null as string | null,
    List: [] as number[],
    Mark: '',
  }
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        Text: text,
        Number: fc.tuple(fc.bigInt(), fc.nat(9)).map(([unscaled, scale]) => Decimal.of(unscaled, scale)),
        Whole: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        Flag: fc.boolean(),
        Bytes: fc.uint8Array(),
        Maybe: fc.option(text),
        List: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
        Mark: text,
      }),
      async (value) => {
        made = value
        const first = await put({ path: '/ws/Mirror', body: envelope(SOAP11, '<m:Made xmlns:m="urn:mirror"/>') })
        const returned = /<m:return(?<inside>[^]*)<\/m:return>/.exec(first.text)!.groups!['inside']!
        const second = await put({
          path: '/ws/Mirror',
          body: envelope(SOAP12, `<m:All xmlns:m="urn:mirror"><m:Value${returned}</m:Value></m:All>`),
        })
        expect(second.text.replaceAll('AllResponse', 'MadeResponse').replace(SOAP12, SOAP11)).toBe(first.text)
        expect(seen).toEqual(value)
      },
    ),
    { numRuns: 200 },
  )
})
