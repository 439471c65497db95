/**
 * Every built-in type of XML Schema: which texts it takes, what value they are, how the value is printed (XML Schema part 2, section 3).
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CalendarDate } from '../values/calendar-date.ts'
import { DateTime } from '../values/date-time.ts'
import { Decimal } from '../values/decimal.ts'
import { Duration } from '../values/duration.ts'
import { TimeOfDay } from '../values/time-of-day.ts'
import { textCodec } from './text-codec.ts'
import type { ValueType } from './value-type.ts'
import { xs } from './xs.ts'

const scope = { resolve: (prefix: string) => (prefix === 'p' ? 'urn:p' : prefix === '' ? 'urn:default' : undefined) }

function read(type: ValueType, text: string): unknown {
  const faults: string[] = []
  const value = textCodec(type).read(text, {
    ...scope,
    fault: (message) => {
      faults.push(message.en)
    },
  })
  return value === undefined ? faults : value
}

const print = (type: ValueType, value: unknown): string | undefined =>
  textCodec(type).write(value, { qname: ({ namespace, local }) => (namespace === 'urn:p' ? `p:${local}` : local), fault: () => {} })

/** Texts that are of the type, each with its canonical print; texts that are not. */
type Row = readonly [type: keyof typeof xs, valid: Readonly<Record<string, string>>, invalid: readonly string[]]

const nameTexts = { 'a': 'a', '_': '_', 'а-б.1': 'а-б.1' }
const rows: readonly Row[] = [
  ['anySimpleType', { ' x ': ' x ' }, []],
  ['string', { '': '', ' a\t\n b ': ' a\t\n b ', '💡': '💡' }, []],
  ['normalizedString', { ' a\tb\n': ' a b ' }, []],
  ['token', { '  a \t b\n': 'a b', '': '' }, []],
  ['language', { 'ru': 'ru', 'en-GB': 'en-GB', 'x-klingon': 'x-klingon' }, ['', 'русский', 'toolonglanguage', 'en_GB']],
  ['Name', { ...nameTexts, 'a:b': 'a:b', ':': ':' }, ['', '1a', '-a', 'a b']],
  ['NCName', nameTexts, ['', 'a:b', '1', 'a b']],
  ['ID', nameTexts, ['', 'a:b']],
  ['IDREF', nameTexts, ['', 'a:b']],
  ['ENTITY', nameTexts, ['', 'a:b']],
  ['NMTOKEN', { '1a': '1a', '-': '-', 'a:b': 'a:b' }, ['', 'a b', 'a,b']],
  ['IDREFS', { ' a  b ': 'a b', 'a': 'a' }, ['', 'a 1']],
  ['ENTITIES', { 'a b': 'a b' }, ['']],
  ['NMTOKENS', { '1 -a': '1 -a' }, ['', ' ', ',']],
  ['boolean', { 'true': 'true', 'false': 'false', 1: 'true', 0: 'false', ' true ': 'true' }, ['', 'TRUE', 'yes', '2', 'Истина']],
  [
    'decimal',
    {
      0: '0',
      '-0': '0',
      '+1.50': '1.5',
      '-1.5': '-1.5',
      '.5': '0.5',
      '5.': '5',
      '007': '7',
      '100': '100',
      '-0.00': '0',
      '12345678901234567890.12345678901234567890': '12345678901234567890.1234567890123456789',
    },
    ['', '.', '1,5', '1e3', 'INF', 'NaN', '1 233.05', '--1', '+', '0x1'],
  ],
  [
    'integer',
    { 0: '0', '-0': '0', '+7': '7', '007': '7', '123456789012345678901234567890': '123456789012345678901234567890' },
    ['', '1.0', '1e1', '-', ' 1 1 '],
  ],
  ['nonPositiveInteger', { 0: '0', '-5': '-5' }, ['1']],
  ['negativeInteger', { '-1': '-1' }, ['0', '1']],
  ['nonNegativeInteger', { 0: '0', 5: '5', '-0': '0' }, ['-1']],
  ['positiveInteger', { 1: '1' }, ['0', '-1']],
  [
    'long',
    { '9223372036854775807': '9223372036854775807', '-9223372036854775808': '-9223372036854775808' },
    ['9223372036854775808', '-9223372036854775809'],
  ],
  ['int', { '2147483647': '2147483647', '-2147483648': '-2147483648', '+0': '0', '-0': '0' }, ['2147483648', '-2147483649', '1.5', '']],
  ['short', { '32767': '32767', '-32768': '-32768' }, ['32768', '-32769']],
  ['byte', { '127': '127', '-128': '-128' }, ['128', '-129']],
  ['unsignedLong', { '18446744073709551615': '18446744073709551615', 0: '0' }, ['18446744073709551616', '-1']],
  ['unsignedInt', { '4294967295': '4294967295' }, ['4294967296', '-1']],
  ['unsignedShort', { '65535': '65535' }, ['65536', '-1']],
  ['unsignedByte', { '255': '255' }, ['256', '-1']],
  [
    'float',
    { '1.5': '1.5', '-1E4': '-10000', 'INF': 'INF', '-INF': '-INF', 'NaN': 'NaN', '-0': '-0', '1e-7': '1e-7', '12.': '12' },
    ['', '+INF', 'Infinity', 'nan', '1e', '1,5', 'e1'],
  ],
  ['double', { '1.7976931348623157e308': '1.7976931348623157e+308', 'INF': 'INF' }, ['', '+INF', '0x1p3']],
  [
    'duration',
    { 'P1Y2M3DT4H5M6S': 'P1Y2M3DT4H5M6S', '-P1D': '-P1D', 'PT1.50S': 'PT1.5S', 'P0Y': 'PT0S', 'PT60M': 'PT60M', '-P0D': 'PT0S' },
    ['', 'P', 'P1', 'PT', '1Y', 'P-1D', 'P1DT', 'P1S', 'PT.5S', 'P1M1Y'],
  ],
  [
    'dateTime',
    {
      '2024-03-04T05:06:07': '2024-03-04T05:06:07',
      '0001-01-01T00:00:00': '0001-01-01T00:00:00',
      '3999-12-31T23:59:59': '3999-12-31T23:59:59',
      '2024-02-29T24:00:00': '2024-03-01T00:00:00',
      '2024-12-31T24:00:00Z': '2025-01-01T00:00:00Z',
      '2024-03-04T05:06:07.120': '2024-03-04T05:06:07.12',
      '2024-03-04T05:06:07+03:00': '2024-03-04T05:06:07+03:00',
      '2024-03-04T05:06:07-00:00': '2024-03-04T05:06:07Z',
      '-0044-03-15T12:00:00': '-0044-03-15T12:00:00',
      '12024-03-04T05:06:07Z': '12024-03-04T05:06:07Z',
      '2000-02-29T00:00:00': '2000-02-29T00:00:00',
      '-0001-02-29T00:00:00': '-0001-02-29T00:00:00',
    },
    [
      '',
      '2024-03-04',
      '2024-3-4T05:06:07',
      '2024-13-01T00:00:00',
      '2023-02-29T00:00:00',
      '1900-02-29T00:00:00',
      '0000-01-01T00:00:00',
      '2024-03-04 05:06:07',
      '2024-03-04T25:00:00',
      '2024-03-04T24:00:01',
      '2024-03-04T05:60:00',
      '2024-03-04T05:06:60',
      '2024-03-04T05:06:07+15:00',
      '2024-03-04T05:06',
      '24-03-04T05:06:07',
      '02024-03-04T05:06:07',
      '2024-04-31T00:00:00',
      '2024-00-01T00:00:00',
      '2024-01-00T00:00:00',
      '+2024-03-04T05:06:07',
      '2024-03-04T05:06:07.',
    ],
  ],
  [
    'date',
    { '2024-03-04': '2024-03-04', '2024-03-04Z': '2024-03-04Z', '2024-03-04-05:00': '2024-03-04-05:00', '-0001-01-01': '-0001-01-01' },
    ['', '2024-02-30', '2024-3-4', '04.03.2024', '2024-03-04T00:00:00'],
  ],
  [
    'time',
    { '05:06:07': '05:06:07', '24:00:00': '00:00:00', '05:06:07.5Z': '05:06:07.5Z' },
    ['', '5:06:07', '24:00:01', '05:06', '05:60:00', '102030'],
  ],
  ['gYearMonth', { '2024-03': '2024-03', '2024-03Z': '2024-03Z' }, ['', '2024', '2024-13', '2024-3']],
  ['gYear', { '2024': '2024', '-0044': '-0044', '2024+03:00': '2024+03:00' }, ['', '24', '0000']],
  ['gMonthDay', { '--02-29': '--02-29', '--12-31Z': '--12-31Z' }, ['', '--02-30', '02-29', '--13-01']],
  ['gDay', { '---31': '---31', '---01Z': '---01Z' }, ['', '---32', '---00', '31']],
  ['gMonth', { '--03': '--03', '--12-05:00': '--12-05:00' }, ['', '--13', '--00', '03']],
  ['hexBinary', { '': '', '0Aff': '0AFF' }, ['0', '0g', '0A FF']],
  [
    'base64Binary',
    { '': '', 'AQID': 'AQID', 'AQI=': 'AQI=', ' A Q\n==': 'AQ==' },
    ['A', 'AQI', 'AQID=', 'A*==', 'AQIé', '====', 'AQ=I', 'AR=='],
  ],
  ['anyURI', { 'http://a/б?x=1#y': 'http://a/б?x=1#y', '': '', 'urn:a': 'urn:a' }, ['%zz', 'a<b', 'a{b}']],
  ['QName', { 'p:a': 'p:a', 'a': 'a' }, ['', 'q:a', 'p:', ':a', 'p:a:b', '1']],
  ['NOTATION', { 'p:a': 'p:a' }, ['q:a']],
]

describe.each(rows)('xs:%s', (name, valid, invalid) => {
  const type = xs[name] as ValueType

  test.each(Object.entries(valid))('takes "%s" and prints it as "%s"', (text, canonical) => {
    const value = read(type, text)
    expect(value).not.toBeInstanceOf(Array.isArray(value) && type.itemType === undefined ? Array : Error)
    expect(print(type, value)).toBe(canonical)
    expect(read(type, canonical)).toEqual(value)
  })

  test.each(invalid)('refuses "%s"', (text) => {
    expect(read(type, text)).toEqual([expect.any(String)])
  })
})

test('there is a row for every type but xs:anyType, which holds no text', () => {
  expect(['anyType', ...rows.map(([name]) => name)].sort()).toEqual(Object.keys(xs).sort())
})

test.each<[keyof typeof xs, unknown]>([
  ['decimal', Decimal.from('1.50')],
  ['integer', 1n],
  ['long', 1n],
  ['unsignedLong', 1n],
  ['int', 1],
  ['unsignedInt', 1],
  ['byte', 1],
  ['double', 1],
  ['string', '1'],
  ['boolean', true],
])('xs:%s gives a %o', (name, value) => {
  const given = read(xs[name] as ValueType, name === 'decimal' ? '1.5' : '1')
  expect(given).toEqual(value)
  expect(typeof given).toBe(typeof value)
})

test.each<[string, ValueType, unknown, string | undefined]>([
  ['a decimal from a number by its shortest text', xs.decimal, 0.1, '0.1'],
  ['a decimal from a huge number', xs.decimal, 1e21, '1000000000000000000000'],
  ['a decimal from a tiny number', xs.decimal, -1.5e-7, '-0.00000015'],
  ['a decimal from a bigint', xs.decimal, 10n ** 30n, `1${'0'.repeat(30)}`],
  ['no decimal from a text', xs.decimal, '1.5', undefined],
  ['no decimal from NaN', xs.decimal, NaN, undefined],
  ['no decimal from an infinity', xs.decimal, Infinity, undefined],
  ['an integer from a safe number', xs.integer, 5, '5'],
  ['no integer from an unsafe number', xs.integer, 2 ** 53, undefined],
  ['no integer from a fraction', xs.integer, 1.5, undefined],
  ['an int from a bigint', xs.int, 5n, '5'],
  ['no int from a bigint too large', xs.int, 2n ** 31n, undefined],
  ['no boolean from a number', xs.boolean, 1, undefined],
  ['no string from a number', xs.string, 1, undefined],
  ['no token with doubled blanks', xs.token, 'a  b', undefined],
  ['no dateTime from a JavaScript Date', xs.dateTime, new Date(0), undefined],
  ['no date from a dateTime', xs.date, DateTime.empty, undefined],
  ['a date', xs.date, new CalendarDate(2024, 2, 29), '2024-02-29'],
  ['no bytes from an array', xs.base64Binary, [1, 2], undefined],
  ['no list with an empty item', xs.NMTOKENS, [''], undefined],
  ['no empty list', xs.NMTOKENS, [], undefined],
])('writes %s', (_title, type, value, text) => {
  expect(print(type, value)).toBe(text)
})

describe('values survive printing and reading', () => {
  const survives =
    (type: ValueType) =>
    (value: unknown): void => {
      expect(read(type, print(type, value) ?? 'nothing was printed')).toEqual(value)
    }

  test('base64Binary, hexBinary', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        survives(xs.base64Binary)(bytes)
        survives(xs.hexBinary)(bytes)
      }),
    )
  })
  test('base64Binary as node prints it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(print(xs.base64Binary, bytes)).toBe(Buffer.from(bytes).toString('base64'))
      }),
    )
  })
  test('double', () => {
    fc.assert(fc.property(fc.double(), survives(xs.double)))
  })
  test('decimal', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(40), (unscaled, scale) => {
        survives(xs.decimal)(Decimal.of(unscaled, scale))
      }),
    )
  })
  test('dateTime', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.nat(23),
        fc.nat(59),
        fc.option(fc.integer({ min: -840, max: 840 }), { nil: undefined }),
        (year, month, day, hour, minute, offset) => {
          survives(xs.dateTime)(DateTime.of({ year, month, day, hour, minute, second: 7, offset }))
        },
      ),
    )
  })
})

test.each<[string, { from(text: string): { toString(): string } }, text: string, wrong: string]>([
  ['DateTime', DateTime, '2024-03-04T05:06:07', '2024-03-04'],
  ['CalendarDate', CalendarDate, '2024-03-04', '2024-02-30'],
  ['TimeOfDay', TimeOfDay, '05:06:07', '5:06'],
  ['Duration', Duration, 'P1DT2H', '1 day'],
])('%s.from throws where parse gives nothing', (_, type, text, wrong) => {
  expect(type.from(text).toString()).toBe(text)
  expect(() => type.from(wrong)).toThrow(new RegExp(`^"${wrong}" is not an xs:`))
})
