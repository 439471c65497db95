/** Values as long as a message may be: read exactly or refused in words, in linear time (XML Schema part 2, 3.2). */
import { describe, expect, test } from 'vitest'
import type { Said } from '../../diagnostics/said.ts'
import { Decimal } from '../values/decimal.ts'
import { textCodec } from './text-codec.ts'
import type { ValueType } from './value-type.ts'
import { xs } from './xs.ts'

function roundTrip(type: ValueType, text: string): string {
  const faults: string[] = []
  const place = { resolve: () => undefined, qname: () => '', fault: ({ en }: Said) => void faults.push(en) }
  const value = textCodec(type).read(text, place)
  return value === undefined ? faults.join() : textCodec(type).write(value, place)!
}

const zeros = '0'.repeat(300_000)
const digits = '123456789'.repeat(100_000)

describe('fractions of any length are kept, but for the noughts at their end', () => {
  test.each<[keyof typeof xs, before: string, after: string]>([
    ['dateTime', '2024-03-04T05:06:07.', ''],
    ['dateTime', '2024-03-04T05:06:07.', '+03:00'],
    ['time', '05:06:07.', ''],
    ['duration', 'PT7.', 'S'],
  ])('xs:%s %s…%s', (type, before, after) => {
    const one = xs[type] as ValueType
    expect(roundTrip(one, `${before}${zeros}1${after}`) === `${before}${zeros}1${after}`).toBe(true)
    expect(roundTrip(one, `${before}1${zeros}${after}`)).toBe(`${before}1${after}`)
  })

  test('fractions that differ in a late digit are in order', () => {
    const read = (text: string) =>
      textCodec(xs.dateTime).read(text, { resolve: () => undefined, fault: () => {} }) as { compare(other: unknown): number }
    const [a, b] = ['1', '2'].map((last) => read(`2024-03-04T05:06:07.${'0'.repeat(30)}${last}`))
    expect([a!.compare(b), b!.compare(a), a!.compare(a)]).toEqual([-1, 1, 0])
  })
})

describe('numbers', () => {
  test.each<[text: string, printed: string]>([
    [`+${digits}.${digits}${zeros}`, `${digits}.${digits}`],
    [`-${zeros}1.${zeros}`, '-1'],
    [`${zeros}.${zeros}`, '0'],
  ])('xs:decimal %#: exact at any length', (text, printed) => {
    expect(roundTrip(xs.decimal, text) === printed).toBe(true)
  })

  test.each<[a: string, b: string, order: number]>([
    [`1${zeros}`, `1${zeros.slice(1)}`, 1],
    [`-1${zeros}`, `-1${zeros.slice(1)}`, -1],
    ['-1', '1', -1],
    ['0.1', '0.09', 1],
    ['-0.1', '-0.09', -1],
    ['10', '9.9', 1],
    ['1.10', '1.1', 0],
  ])('decimals in order, %#', (a, b, order) => {
    expect(Decimal.from(a).compare(b)).toBe(order)
  })

  test('xs:integer: 10,000 digits are read, more are refused in words', () => {
    const most = '9'.repeat(10_000)
    expect(roundTrip(xs.integer, most)).toBe(most)
    expect(roundTrip(xs.integer, `${most}9`)).toBe(`"${'9'.repeat(57)}..." has 10001 characters, at most 10000 are read`)
    expect(roundTrip(xs.duration, `P${most}9Y`)).toBe(`"P${'9'.repeat(56)}..." has a part of more than 10000 digits, which is not read`)
  })
})

describe('years: exact, or refused in words; never another year', () => {
  const most = Number.MAX_SAFE_INTEGER
  test.each<[keyof typeof xs, after: string]>([
    ['dateTime', '-01-01T00:00:00'],
    ['date', '-01-01'],
    ['gYear', ''],
    ['gYearMonth', '-01'],
  ])('xs:%s', (type, after) => {
    const one = xs[type] as ValueType
    expect(roundTrip(one, `${most}${after}`)).toBe(`${most}${after}`)
    expect(roundTrip(one, `-${most}${after}Z`)).toBe(`-${most}${after}Z`)
    for (const year of ['9007199254740993', '12345678901234567890', '1'.repeat(25), '9'.repeat(400)])
      for (const sign of ['', '-'])
        expect(roundTrip(one, `${sign}${year}${after}`)).toMatch(/" has a year beyond 9007199254740991, which is not read$/)
  })
})
