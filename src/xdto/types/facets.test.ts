/** Facets, lists and unions: what each refuses, in which words; a facet that means nothing is told and left out. */
import { describe, expect, test } from 'vitest'
import { XDTOPackage } from './package.ts'
import { textCodec } from './text-codec.ts'
import type { Facets, ValueType } from './value-type.ts'
import { xs } from './xs.ts'

const Shop = XDTOPackage({ Namespace: 'urn:shop' })

function faultsOf(type: ValueType, text: string): string[] {
  const faults: string[] = []
  textCodec(type).read(text, {
    resolve: () => '',
    fault: (message) => {
      faults.push(message.en)
    },
  })
  return faults
}

test.each<[base: ValueType, facets: Facets, fits: readonly string[], wrong: string, message: string]>([
  [xs.string, { length: 2 }, ['ab', '💡я'], 'abc', '"abc" has length 3, at most 2 is allowed'],
  [xs.string, { minLength: 1, maxLength: 2 }, ['a', 'ab'], '', '"" has length 0, at least 1 is required'],
  [xs.base64Binary, { maxLength: 2 }, ['AQI='], 'AQID', '"AQID" has length 3, at most 2 is allowed'],
  [xs.int, { minInclusive: '1', maxInclusive: '10' }, ['1', '10'], '0', '"0" is less than 1 (minInclusive)'],
  [xs.decimal, { maxExclusive: '1.5' }, ['1.49999999999999999999'], '1.50', '"1.50" is not less than 1.5 (maxExclusive)'],
  [
    xs.dateTime,
    { minExclusive: '2000-01-01T00:00:00' },
    ['2000-01-01T00:00:01'],
    '2000-01-01T00:00:00',
    '"2000-01-01T00:00:00" is not greater than 2000-01-01T00:00:00 (minExclusive)',
  ],
  [
    xs.long,
    { maxInclusive: '9007199254740993' },
    ['9007199254740993'],
    '9007199254740994',
    '"9007199254740994" is greater than 9007199254740993 (maxInclusive)',
  ],
  [
    xs.decimal,
    { totalDigits: 4, fractionDigits: 2 },
    ['12.34', '012.3400', '0.12'],
    '123.45',
    '"123.45" has 5 digits, at most 4 are allowed',
  ],
  [xs.decimal, { fractionDigits: 2 }, ['1.2300'], '1.234', '"1.234" has 3 digits after the point, at most 2 are allowed'],
  [xs.integer, { totalDigits: 2 }, ['-99', '0012'], '100', '"100" has 3 digits, at most 2 are allowed'],
  [xs.string, { pattern: ['[0-9]+', '[a-z]+'] }, ['12', 'ab'], 'a1', '"a1" does not match [0-9]+ or [a-z]+'],
  [xs.string, { enumeration: ['a', 'b'] }, ['a'], 'A', '"A" is none of: a, b'],
  [xs.decimal, { enumeration: ['1.0', '2'] }, ['1', '1.00'], '3', '"3" is none of: 1.0, 2'],
  [xs.string, { whiteSpace: 'collapse', length: 1 }, [' a '], 'a b', '"a b" has length 3, at most 1 is allowed'],
])('%#: %o', (base, facets, fits, wrong, message) => {
  const type = Shop.anonymousValueType(base, facets)
  expect(textCodec(type).troubles).toEqual([])
  expect(fits.flatMap((text) => faultsOf(type, text))).toEqual([])
  expect(faultsOf(type, wrong)).toEqual([message])
})

test('facets of the base hold too', () => {
  const Code = Shop.anonymousValueType(xs.string, { pattern: '[0-9]*' })
  const Short = Shop.anonymousValueType(Code, { maxLength: 2 })
  expect(faultsOf(Short, 'ab')).toEqual(['"ab" does not match [0-9]*'])
  expect(faultsOf(Short, '123')).toHaveLength(1)
  expect(faultsOf(Short, '12')).toEqual([])
})

describe('a list', () => {
  const Levels = Shop.anonymousListType(xs.int, { minLength: 1, maxLength: 3 })

  test('holds items of its item type', () => {
    expect(textCodec(Levels).read(' 1\t2 ', { resolve: () => '', fault: () => {} })).toEqual([1, 2])
    expect(textCodec(Levels).write([1, 2], { qname: () => '', fault: () => {} })).toBe('1 2')
  })

  test('refuses an item that is none, and too many of them', () => {
    expect(faultsOf(Levels, '1 x')).toEqual(['"x" is not an xs:int'])
    expect(faultsOf(Levels, '1 2 3 4')).toEqual(['"1 2 3 4" has length 4, at most 3 is allowed'])
    expect(faultsOf(Levels, '')).toHaveLength(1)
  })
})

describe('a union', () => {
  const Size = Shop.anonymousUnionType([xs.int, Shop.anonymousValueType(xs.string, { enumeration: ['small', 'large'] })])

  test('gives the value of the first member that takes the text', () => {
    const read = (text: string): unknown => textCodec(Size).read(text, { resolve: () => '', fault: () => {} })
    expect([read('5'), read('small'), read('medium')]).toEqual([5, 'small', undefined])
    expect(textCodec(Size).write('large', { qname: () => '', fault: () => {} })).toBe('large')
    expect(faultsOf(Size, 'medium')).toEqual(['"medium" is none of xs:int, an anonymous type'])
  })
})

test.each<[ValueType, Facets, string]>([
  [xs.decimal, { length: 3 }, 'length, minLength and maxLength mean nothing for this base type'],
  [xs.string, { totalDigits: 3 }, 'totalDigits and fractionDigits mean nothing for this base type'],
  [xs.string, { minInclusive: 'a' }, 'minInclusive="a" means nothing for this base type'],
  [xs.int, { maxInclusive: 'many' }, 'maxInclusive="many" means nothing for this base type'],
  [xs.int, { enumeration: ['one'] }, 'enumeration "one" is not of the base type'],
  [xs.string, { pattern: '(' }, 'pattern "(": ")" is missing (character 2)'],
])('%# is reported: %o', (base, facets, trouble) => {
  expect(textCodec(Shop.anonymousValueType(base, facets)).troubles.map(({ en }) => en)).toEqual([trouble])
})
