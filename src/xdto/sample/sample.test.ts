/** Sample values: valid for their facets, readable, finite. */
import { describe, expect, test } from 'vitest'
import { XDTOFactory } from '../factory.ts'
import { v8 } from '../platform/types.ts'
import { XDTOPackage } from '../types/package.ts'
import { compilePattern } from '../types/pattern.ts'
import { property } from '../types/property.ts'
import { textCodec } from '../types/text-codec.ts'
import type { XDTOType } from '../types/type.ts'
import { type Facets, type ValueType, isValueType } from '../types/value-type.ts'
import { xs } from '../types/xs.ts'
import { patternSample } from './pattern-sample.ts'
import { sampleOf } from './sample.ts'

const P = XDTOPackage({ Namespace: 'urn:p' })
const print = (type: ValueType, value: unknown): string | undefined =>
  textCodec(type).write(value, {
    qname: (name) => `xs:${name.local}`,
    fault: (message) => {
      throw new Error(message.en)
    },
  })

describe('of value types', () => {
  test.each(Object.values(xs).flatMap((type: XDTOType): [string, ValueType][] => (isValueType(type) ? [[type.name, type]] : [])))(
    'xs:%s',
    (_, type) => {
      const value = sampleOf(type, 'Name', [])
      expect(value).toBeDefined()
      expect(print(type, value)).toBeTypeOf('string')
    },
  )

  test.each<[base: ValueType, facets: Facets, text: string]>([
    [xs.string, {}, 'Name'],
    [xs.string, { maxLength: 2 }, 'Na'],
    [xs.string, { minLength: 6 }, 'NameNa'],
    [xs.string, { enumeration: ['б', 'а'] }, 'б'],
    [xs.string, { pattern: '[A-Z]{2}-\\d{6}' }, 'AA-111111'],
    [xs.string, { pattern: '(\\p{L}+, )?Мир!' }, 'A, Мир!'],
    [xs.string, { pattern: '\\d+', minLength: 3 }, '111'],
    [xs.string, { pattern: '[^a-z]{1,3}' }, 'A'],
    [xs.int, { minInclusive: '5', maxInclusive: '9' }, '5'],
    [xs.int, { minExclusive: '2000' }, '2001'],
    [xs.decimal, { maxExclusive: '0', fractionDigits: 2 }, '-1'],
    [xs.decimal, { minExclusive: '0', maxExclusive: '1', fractionDigits: 2 }, '0.5'],
    [xs.hexBinary, { length: 3 }, '535353'],
    [xs.base64Binary, { length: 4 }, 'QUFBQQ=='],
    [xs.dateTime, {}, '2024-03-04T05:06:07'],
    [xs.NMTOKEN, {}, 'Name'],
  ])('%#', (base, facets, text) => {
    const type = P.anonymousValueType(base, facets)
    expect(print(type, sampleOf(type, 'Name', []))).toBe(text)
  })
})

describe('of patterns', () => {
  test.each([
    'a|b',
    'a?b*c+',
    '(ab){2}',
    '[\\-a]',
    '[a-z-[aeiou]]',
    '\\.\\s\\w\\W',
    '\\p{IsCyrillic}',
    '\\P{L}',
    '[\\i][\\c]*',
    '(a|(b|c))d',
    '.',
    '',
  ])('%s', (pattern) => {
    for (const more of [0, 1, 2]) expect(compilePattern(pattern).test(patternSample(pattern, more, 100)!)).toBe(true)
  })
})

describe('of object types', () => {
  test('required and optional properties, one item a list, names as texts', () => {
    const Line = P.objectType('Line', { SKU: property(xs.string, { form: 'Attribute' }), Sum: property(xs.decimal) })
    const Order = P.objectType('Order', {
      Number: property(xs.string),
      Note: property(xs.string, { lowerBound: 0 }),
      Lines: property(Line, { lowerBound: 0, upperBound: -1 }),
    })
    const value = sampleOf(Order, 'Order', [P])
    expect(value).toMatchObject({ Number: 'Number', Note: 'Note', Lines: [{ SKU: 'SKU' }] })
    expect(() => XDTOFactory([P]).WriteXML(value, Order)).not.toThrow()
  })

  test('recursion ends where it may, and has no sample where it must not', () => {
    const Tree = P.objectType('Tree', { Left: property(() => Tree, { lowerBound: 0 }) }) as ReturnType<typeof P.objectType>
    const Endless = P.objectType('Endless', { Next: property(() => Endless) }) as ReturnType<typeof P.objectType>
    expect(sampleOf(Tree, 'x', [P])).toEqual({})
    expect(sampleOf(Endless, 'x', [P])).toBeUndefined()
  })

  test('an abstract type is stood for by one that derives from it', () => {
    const Shape = P.objectType('Shape', {}, { abstract: true })
    P.objectType('Circle', { Radius: property(xs.int) }, { base: Shape })
    expect(XDTOFactory([P]).WriteXML(sampleOf(Shape, 'x', [P]), Shape)).toContain('Circle')
  })

  test.each([v8.Structure, v8.Array, v8.Map, v8.ValueTable, v8.UUID])('of the platform: $name', (type) => {
    expect(() => XDTOFactory().WriteXML(sampleOf(type, 'x', []), type as never)).not.toThrow()
  })

  test('a wide and deep schema has a small sample', () => {
    let type = P.objectType('D0', { a: property(xs.string) })
    for (let depth = 1; depth < 40; depth++) {
      const inner = type
      type = P.objectType(
        `D${depth}`,
        Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`p${at}`, property(inner, { lowerBound: 0 })])),
      ) as never
    }
    expect(JSON.stringify(sampleOf(type, 'x', [P])).length).toBeLessThan(20_000)
  })
})

describe('of types that want more than a sample may have there is none', () => {
  const C = (name: string, properties: Parameters<typeof P.objectType>[1]): XDTOType => P.objectType(name, properties)
  const nested = (depth: number, next: (inner: XDTOType, at: number) => XDTOType, last: XDTOType): XDTOType =>
    Array.from({ length: depth }).reduce((inner: XDTOType, _, at) => next(inner, at), last)
  const list = P.listType('Long', xs.int)

  test.each<[string, XDTOType]>([
    ['minLength of a text', P.anonymousValueType(xs.string, { minLength: 100_000_000 })],
    ['length of bytes', P.anonymousValueType(xs.hexBinary, { length: 1_000_000_000 })],
    ['minLength of a list', P.anonymousValueType(list, { minLength: 100_000_000 })],
    ['counts of a pattern', P.anonymousValueType(xs.string, { pattern: '(a{100000}){100000}' })],
    ['lowerBound', C('Many', { a: property(xs.int, { lowerBound: 1_000_000, upperBound: -1 }) })],
    [
      'types, each with two of the next',
      nested(40, (inner, at) => C(`Pair${at}`, { a: property(inner), b: property(inner) }), C('Pair', { z: property(xs.int) })),
    ],
    ['nesting', nested(5_000, (inner, at) => C(`Deep${at}`, { a: property(inner) }), C('Deep', { z: property(xs.int) }))],
    [
      'many long texts',
      C('Texts', { a: property(P.anonymousValueType(xs.string, { minLength: 900_000 }), { lowerBound: 50, upperBound: 50 }) }),
    ],
  ])('%s', (_, type) => {
    expect(sampleOf(type, 'Name', [])).toBeUndefined()
  })

  test('unions, each of two of the next: as of the last', () => {
    const union = nested(
      40,
      (inner) => P.anonymousUnionType([inner as ValueType, inner as ValueType]),
      P.anonymousValueType(xs.string, { enumeration: ['x'] }),
    )
    expect(sampleOf(union, 'Name', [])).toBe('x')
  })
})
