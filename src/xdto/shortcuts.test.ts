import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
/** The short ways of reader and writer give what their general ways give: values, texts, faults and places. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { corpus } from '../../test/support/corpus.ts'
import { GrowingText } from '../exchange/growing-text.ts'
import { XMLError } from '../xml/error.ts'
import { DocumentBytes, type XMLTextParts } from '../xml/source/text-parts.ts'
import { XMLWriter, type XMLLayout } from '../xml/write.ts'
import { XDTOFactory } from './factory.ts'
import { readPackages } from './package-file/file.ts'
import { readDocument } from './read/read.ts'
import { sampleOf } from './sample/sample.ts'
import { XDTOError } from './types/fault.ts'
import { XDTOPackage } from './types/package.ts'
import { property, type PropertyDefinition, type PropertySettings } from './types/property.ts'
import { as } from './types/substitution.ts'
import type { XDTOType } from './types/type.ts'
import { xs } from './types/xs.ts'
import { DateTime } from './values/date-time.ts'
import { Decimal } from './values/decimal.ts'
import { WriteSession } from './write/session.ts'
import { writeElement } from './write/write.ts'

const NAMESPACE = 'urn:short'
const own = XDTOPackage({ Namespace: NAMESPACE })
const Short = own.valueType('Short', xs.string, { maxLength: 3 })
const Kind = own.valueType('Kind', xs.string, { enumeration: ['one', 'two'] })
const Sum = own.valueType('Sum', xs.decimal, { fractionDigits: 2 })

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'ж', '&', '<', '>', ']', '"', '\r', '\n', '\t', ' ', '\u{1f600}'), maxLength: 60 }),
  fc.constantFrom('', '\u0001', '\ud800', '\ufffe', 'плохо\u0000'),
)
const anything = fc.oneof(
  texts,
  fc.constantFrom<unknown>(null, undefined, true, false, 0, -1, 300, 1.5, NaN, Infinity, 7n, [], {}, new Map()),
  fc.integer(),
  fc.constantFrom(Decimal.from('1.25'), Decimal.from('0.125'), DateTime.from('2026-01-02T03:04:05'), new Uint8Array([1, 2])),
)

interface Drawn {
  readonly type: XDTOType
  readonly values: fc.Arbitrary<unknown>
}

const simple: readonly Drawn[] = [
  { type: xs.string, values: texts },
  { type: xs.string, values: fc.string({ maxLength: 8 }) },
  { type: Short, values: fc.string({ maxLength: 4 }) },
  { type: Kind, values: fc.constantFrom('one', 'two', 'three') },
  { type: xs.decimal, values: fc.constantFrom(Decimal.from('1.25'), 3, 4n, Decimal.from('-0.5')) },
  { type: Sum, values: fc.constantFrom(Decimal.from('1.25'), Decimal.from('1.255')) },
  { type: xs.int, values: fc.integer() },
  { type: xs.boolean, values: fc.boolean() },
  { type: xs.dateTime, values: fc.constantFrom(DateTime.from('2026-01-02T03:04:05'), DateTime.from('0001-01-01T00:00:00.5Z')) },
  { type: xs.base64Binary, values: fc.uint8Array({ maxLength: 4 }) },
  { type: xs.QName, values: fc.constantFrom({ namespace: NAMESPACE, local: 'a' }, { namespace: 'urn:far', local: 'b' }) },
  { type: xs.anyType, values: fc.constantFrom<unknown>('text', true, null, 5) },
]

const names = ['A', 'Имя', 'b.1', 'toString', '__proto__']

interface DrawnProperty {
  readonly name: string
  readonly definition: PropertyDefinition
  readonly values: fc.Arbitrary<unknown>
}

const propertyOf = (inner: fc.Arbitrary<Drawn>, name: string): fc.Arbitrary<DrawnProperty> =>
  fc
    .record({
      drawn: inner,
      least: fc.constantFrom(0, 1),
      many: fc.boolean(),
      nillable: fc.boolean(),
      attribute: fc.constantFrom(false, false, false, true),
      qualified: fc.constantFrom(undefined, undefined, false),
    })
    .map(({ drawn: { type, values }, least, many, nillable, attribute, qualified }) => {
      const asAttribute = attribute && type.kind === 'value'
      const settings: PropertySettings = {
        lowerBound: least,
        nillable,
        ...(many && !asAttribute && { upperBound: -1 }),
        ...(asAttribute && { form: 'Attribute' as const, nillable: false }),
        ...(qualified !== undefined && !asAttribute && { qualified }),
      }
      const one = nillable && !asAttribute ? fc.option(values, { nil: null }) : values
      const held = many && !asAttribute ? fc.array(one, { maxLength: 3 }) : one
      return { name, definition: property(type, settings), values: least === 0 ? fc.option(held, { nil: undefined }) : held }
    })

let made = 0

const objectOf = (inner: fc.Arbitrary<Drawn>): fc.Arbitrary<Drawn> =>
  fc
    .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 5 })
    .chain((drawn) => fc.tuple(...drawn.map((name) => propertyOf(inner, name))))
    .map((properties) => {
      const type = own.objectType(`Drawn${made++}`, Object.fromEntries(properties.map((one) => [one.name, one.definition])))
      const Derived = own.objectType(`Drawn${made++}`, {}, { base: type })
      const fitting = fc
        .tuple(...properties.map((one) => one.values))
        .map((values) => Object.fromEntries(values.map((value, at) => [properties[at]!.name, value])))
      const spoilt = fc
        .tuple(fitting, fc.constantFrom(...properties.map((one) => one.name), 'Extra'), anything)
        .map(([value, name, wrong]) => ({ ...value, [name]: wrong }))
      const derived = fitting.map((value) => as(Derived as never, value))
      return { type, values: fc.oneof({ weight: 6, arbitrary: fitting }, { weight: 2, arbitrary: spoilt }, derived, anything) }
    })

const flat = objectOf(fc.constantFrom(...simple))
const drawnTypes = objectOf(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...simple) }, { weight: 3, arbitrary: flat })).chain(
  ({ type, values }) => values.map((value) => ({ type, value })),
)

const types = XDTOFactory([own])

function written(type: XDTOType, value: unknown, layout: XMLLayout, stepwise: boolean, declared: boolean): unknown {
  const writer = new XMLWriter(layout).start('m:Op')
  const prefixes = new Map([[NAMESPACE, 'm'], ...(declared ? [['http://www.w3.org/2001/XMLSchema-instance', 'xsi'] as const] : [])])
  const session = new WriteSession(writer, { types, depth: 1, stepwise, prefixes })
  session.trail.enter('Op', -1)
  try {
    writeElement(session, { namespace: NAMESPACE, local: 'value' }, type, value)
    session.trail.settle()
    return writer.end().finish()
  } catch (error) {
    if (!(error instanceof XDTOError)) throw error
    return error.faults
  }
}

describe('a value written in runs of properties', () => {
  test.each([
    ['1c', true],
    ['1c', false],
    ['compact', true],
  ] as const)('in the layout %s, xsi declared: %s', (layout, declared) => {
    fc.assert(
      fc.property(drawnTypes, ({ type, value }) => {
        expect(written(type, value, layout, false, declared)).toEqual(written(type, value, layout, true, declared))
      }),
      { numRuns: 300 },
    )
  })
})

/** The same as bytes, as a long answer is written; rows that do not suit come between those that do. */
function writtenAsBytes(type: XDTOType, value: unknown, layout: XMLLayout): unknown {
  const long = new GrowingText()
  const add = (piece: string): void => {
    long.add(piece)
  }
  const writer = new XMLWriter(layout, add, long).start('m:Op')
  const prefixes = new Map([
    [NAMESPACE, 'm'],
    ['http://www.w3.org/2001/XMLSchema-instance', 'xsi'],
  ])
  const session = new WriteSession(writer, { types, depth: 1, prefixes })
  session.trail.enter('Op', -1)
  try {
    writeElement(session, { namespace: NAMESPACE, local: 'value' }, type, value)
    session.trail.settle()
    long.add(writer.end().finish())
    return new TextDecoder('utf-8', { fatal: true }).decode(long.bytes)
  } catch (error) {
    if (!(error instanceof XDTOError)) throw error
    return error.faults
  }
}

const edges = fc.oneof(
  fc.constantFrom(
    '',
    'x'.repeat(256),
    'ж'.repeat(256),
    '\uffff',
    '\ufffd\ud7ff\ue000',
    '&<>\r\n\t"\u007f',
    '\u20ac'.repeat(257),
    '\u{1f600}',
  ),
  texts,
)
const sums = fc.constantFrom<unknown>(Decimal.from('-0.5'), Decimal.from('1'.repeat(300)), 12.5, 7n, -1e21, NaN, '1', null)
const wholes = fc.oneof(fc.integer(), fc.constantFrom<unknown>(0, -0, 9, 10, 99, 100, 999_999_999, 1_000_000_000, 2 ** 31, 1.5, 5n, null))
const dates = fc
  .constantFrom(
    '0001-01-01T00:00:00',
    '0999-12-31T23:59:59',
    '1000-01-01T00:00:00',
    '9999-12-31T23:59:59.125',
    '12026-01-02T03:04:05',
    '2026-11-09T08:07:06Z',
  )
  .map((text) => DateTime.from(text))
const Edge = own.objectType('Edge', {
  Имя: property(xs.string, { nillable: true, lowerBound: 0 }),
  Short: property(Short, { lowerBound: 0 }),
  Sum: property(xs.decimal, { nillable: true }),
  Whole: property(xs.int, { lowerBound: 0, nillable: true }),
  Date: property(xs.dateTime, { lowerBound: 0 }),
  Flag: property(xs.boolean, { lowerBound: 0 }),
})
const edgeRow = fc.record(
  {
    Имя: fc.option(edges, { nil: null }),
    Short: fc.string({ maxLength: 4 }),
    Sum: sums,
    Whole: wholes,
    Date: dates,
    Flag: fc.constantFrom<unknown>(true, false, 'true'),
    Extra: fc.constantFrom(undefined, undefined, undefined, 1),
  },
  { requiredKeys: ['Sum'] },
)

describe('rows that are put as bytes', () => {
  test.each(['1c', 'compact'] as const)('are the bytes of their text, or have the same faults, in the layout %s', (layout) => {
    let fitting = 0
    const rows = fc.oneof(
      fc.array(edgeRow, { minLength: 1, maxLength: 4 }).map((values) => ({ type: Edge as XDTOType, values: values as unknown[] })),
      flat.chain(({ type, values }) => fc.array(values, { minLength: 1, maxLength: 3 }).map((some) => ({ type, values: some }))),
    )
    fc.assert(
      fc.property(rows, ({ type, values }) => {
        const sound = values.filter((one) => typeof written(listOf(type), { A: [one] }, layout, true, true) === 'string')
        for (const some of [values, sound]) {
          const long = { A: Array.from({ length: some.length === 0 ? 0 : 40 }, (_, at) => some[at % some.length]) }
          const expected = written(listOf(type), long, layout, true, true)
          if (typeof expected === 'string') fitting++
          expect(writtenAsBytes(listOf(type), long, layout)).toEqual(expected)
        }
      }),
      { numRuns: 400 },
    )
    expect(fitting).toBeGreaterThan(100)
  })
})

const lists = new WeakMap<XDTOType, XDTOType>()
const listOf = (type: XDTOType): XDTOType => {
  const known = lists.get(type) ?? own.objectType(`Drawn${made++}`, { A: property(type, { upperBound: -1, nillable: true }) })
  lists.set(type, known)
  return known
}

const readBack = (text: string, type: XDTOType, stepwise: boolean): unknown => outcome(text, type, stepwise)

const utf8 = new TextDecoder()

function readInParts(text: string, type: XDTOType, part: number): unknown {
  const bytes = new TextEncoder().encode(text)
  const decoder = { decodeUTF8: (some: Uint8Array) => utf8.decode(some), isUTF8: () => true }
  const document = new DocumentBytes({ part, parted: 0, long: 0 })
  document.add(bytes)
  return outcome(document.parts(undefined, decoder)!, type, false)
}

function outcome(source: string | XMLTextParts, type: XDTOType, stepwise: boolean): unknown {
  try {
    return readDocument(source, type, types, { stepwise, limits: { depth: 20, text: 400 } })
  } catch (error) {
    if (error instanceof XDTOError) return error.faults
    if (error instanceof XMLError) return [error.code, error.message, error.line, error.column]
    throw error
  }
}

/** Written in other ways, and spoilt: each is a place where what is expected next does not come. */
const spoilings: readonly (readonly [RegExp, string])[] = [
  [/\r\n\t*/g, ''],
  [/\r\n\t*/g, ' '],
  [/<(\/?)(?:\w+:)?A>/g, '<$1q:A>'],
  [/<([\w.]+)>/g, '<$1 >'],
  [/<\/([\w.]+)>/g, '</$1\n>'],
  [/<A>/g, '<A xmlns="urn:other">'],
  [/<A>/g, '<A xsi:nil="false">'],
  [/<A>/g, '<!-- a --><A>'],
  [/<b\.1>/g, '<b.1><![CDATA[<]]>'],
  [/<A>/g, '<A>]]>'],
  [/<\/A>/g, ''],
  [/<\/A>/g, '&bad;</A>'],
  [/<\/A>/g, '&#x1F600;]</A>'],
  [/<A>/g, '<A>x</A><A>'],
  [/<A>/g, `<A>${'long '.repeat(90)}`],
  [/<A>/g, `${' '.repeat(401)}<A>`],
  [/xsi:nil="true"/g, 'xsi:nil="1"'],
  [/xsi:nil="true"/g, 'other:nil="true"'],
  [/<A/g, '<B'],
  [/>([^<]+)</g, '><B/>$1<'],
]

describe('a document read by the tags that are expected', () => {
  test('is the same value, or has the same faults at the same places', () => {
    fc.assert(
      fc.property(drawnTypes, fc.integer({ min: 0, max: spoilings.length }), ({ type, value }, which) => {
        let text: string
        try {
          text = types.WriteXML({ A: [value, value, value] }, listOf(type), { namespace: NAMESPACE, local: 'List' })
        } catch (error) {
          fc.pre(!(error instanceof XDTOError))
          throw error
        }
        const [found, by] = spoilings[which] ?? [/$^/, '']
        const whole = text.replace('xmlns:xsi', `xmlns:q="${NAMESPACE}" xmlns:other="urn:other" xmlns:xsi`)
        const spoilt = whole.replace(found, by)
        readBack(whole, listOf(type), false)
        const read = readBack(spoilt, listOf(type), false)
        expect(read).toEqual(readBack(spoilt, listOf(type), true))
        expect(readBack(spoilt, listOf(type), false)).toEqual(read)
      }),
      { numRuns: 600 },
    )
  })
})

const rowType = flat.chain(({ type, values }) => fc.tuple(fc.constant(type), fc.array(values, { minLength: 1, maxLength: 6 })))

/** The n-th place that is like the pattern, replaced. */
function spoiltOnce(text: string, [found, by]: readonly [RegExp, string], n: number): string {
  const count = [...text.matchAll(found)].length
  let at = 0
  return text.replace(found, (...given: unknown[]) => {
    const [whole, ...groups] = given as string[]
    return at++ === n % count ? by.replace(/\$(\d)/g, (_, group) => groups[Number(group) - 1] ?? '') : whole!
  })
}

describe('rows that are read at one go', () => {
  test('are the same values, or have the same faults at the same places, in one part and in many', () => {
    let compared = 0
    fc.assert(
      fc.property(rowType, fc.integer({ min: 0, max: spoilings.length * 2 }), fc.nat(), ([type, values], which, n) => {
        const fitting = values.filter((one) => typeof written(type, one, 'compact', true, true) === 'string')
        fc.pre(fitting.length > 0)
        const rows = Array.from({ length: 24 }, (_, at) => fitting[at % fitting.length])
        const text = types
          .WriteXML({ A: rows }, listOf(type), { namespace: NAMESPACE, local: 'List' })
          .replace('xmlns:xsi', `xmlns:q="${NAMESPACE}" xmlns:other="urn:other" xmlns:xsi`)
        const spoiling = spoilings[which]
        const spoilt = spoiling ? spoiltOnce(text, spoiling, n) : text
        const slow = readBack(spoilt, listOf(type), true)
        compared++
        expect(readBack(spoilt, listOf(type), false)).toEqual(slow)
        expect(readBack(spoilt, listOf(type), false)).toEqual(slow)
        for (const part of [1, 200]) expect(readInParts(spoilt, listOf(type), part)).toEqual(slow)
      }),
      { numRuns: 400 },
    )
    expect(compared).toBeGreaterThan(200)
  })
})

const root = corpus('onec-services')

describe.skipIf(root === undefined)('samples of all types of the corpus', () => {
  const byConfiguration = new Map<string, string[]>()
  for (const file of root === undefined ? [] : readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!/\/Package\.(?:bin|xdto)$/.test(file)) continue
    const configuration = file.slice(0, file.indexOf('/XDTOPackages/'))
    byConfiguration.set(configuration, [...(byConfiguration.get(configuration) ?? []), file])
  }

  test('are written and read alike', { timeout: 300_000 }, () => {
    let compared = 0
    for (const files of byConfiguration.values()) {
      const { packages } = readPackages(files.map((file) => ({ file, source: readFileSync(join(root!, file)) })))
      const factory = XDTOFactory([...new Map(packages.map((one) => [one.Namespace, one])).values()])
      for (const type of packages.flatMap((one) => [...one.types.values()]).filter((one) => one.kind === 'object')) {
        const value = sampleOf(type, '', packages)
        if (value === undefined) continue
        compared++
        const list = { A: [value, value] }
        const [text, other] = [false, true].map((stepwise) => written(listOf(type), list, '1c', stepwise, true))
        expect(text).toEqual(other)
        if (typeof text !== 'string') continue
        const document = text.replace('<m:Op>', `<m:Op xmlns:m="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
        const inner = document.replace(/^<m:Op([^>]*)>\s*<m:value>/, '<m:value$1>').replace(/<\/m:Op>$/, '')
        const read = (stepwise: boolean): unknown => {
          try {
            return readDocument(inner, listOf(type), factory, { stepwise })
          } catch (error) {
            if (error instanceof XDTOError) return error.faults
            throw error
          }
        }
        expect(read(false)).toEqual(read(true))
      }
    }
    expect(compared).toBeGreaterThan(100)
  })
})
