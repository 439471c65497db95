/** Values of databases become values of 1C by the table of chapter 17.5.7.3, exactly, or not at all. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TypeDescription } from '../../infobase/definition/parts/type-description.ts'
import { BinaryData, Boolean, Composite, Date, Number, String, UUID } from '../../infobase/definitions.ts'
import { convertCell, type Cell } from './convert.ts'
import { regionalSettings } from './locale.ts'
import { reportedKind, type ReportedKind } from './reported-type.ts'
import { uuidFromBytes, uuidToBytes } from './uuid-bytes.ts'

const bytes = (...them: number[]): Uint8Array => Uint8Array.from(them)
const uuid = '6aef4c4e-0000-11ee-8000-00000000000a'

const convert = (type: TypeDescription, reported: ReportedKind, cell: Cell, language: 'ru' | 'en' = 'ru'): unknown => {
  const value = convertCell(cell, reported, { field: 'DBF.Товары.Поле', type, allowNull: true, regional: regionalSettings[language] })
  return value instanceof Uint8Array || value === null || typeof value !== 'object' ? value : value.toString()
}
const refused = expect.objectContaining({ code: 'external/not-converted' }) as Error

describe('a conversion', () => {
  test.each<[TypeDescription, ReportedKind, Cell, unknown]>([
    [String(), 'text', 'a ', 'a '],
    [String(), 'number', '1234.5', '1234,5'],
    [String(), 'number', 12_345_678_901_234_567_890n, '12345678901234567890'],
    [String(), 'bit', 1, '1'],
    [String(), 'date', '2024-03-04 05:06:07.25', '04.03.2024 5:06:07'],
    [String(), 'date', '0001-01-01', '01.01.0001 0:00:00'],
    [String(), 'uuid', uuid.toUpperCase(), uuid],
    [String(), 'binary', bytes(1, 255), '01FF'],
    [Number(24, 4), 'number', '12345678901234567890.1234', '12345678901234567890.1234'],
    [Number(15, 2), 'number', 0.1, '0.1'],
    [Number(15, 2), 'number', '1.5e3', '1500'],
    [Number(15, 2), 'number', '1.5E-3', '0.0015'],
    [Number(15, 2), 'bit', 1, '1'],
    [Number(15, 2), 'text', ' 1 234,50 ', '1234.5'],
    [Number(15, 2), 'text', '-7', '-7'],
    [Boolean, 'number', '0', false],
    [Boolean, 'number', '0.00', false],
    [Boolean, 'number', -2, true],
    [Boolean, 'bit', 1, true],
    [Boolean, 'binary', bytes(0, 1), false],
    [Boolean, 'binary', bytes(2), true],
    [Boolean, 'binary', bytes(), false],
    [BinaryData(), 'binary', bytes(1), bytes(1)],
    [BinaryData(), 'text', 'я', bytes(0xd1, 0x8f)],
    [BinaryData(), 'number', 15, bytes(49, 53)],
    [Date(), 'date', '0001-01-01', '0001-01-01T00:00:00'],
    [Date(), 'date', '2024-03-04 05:06:07.999+03', '2024-03-04T05:06:07'],
    [Date(), 'date', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59'],
    [Date(), 'time', '05:06:07', '0001-01-01T05:06:07'],
    [Date('Date'), 'date', '2024-03-04 05:06:07', '2024-03-04T00:00:00'],
    [Date('Time'), 'date', '2024-03-04 05:06:07', '0001-01-01T05:06:07'],
    [UUID, 'uuid', uuid.toUpperCase(), uuid],
    [UUID, 'text', `{${uuid}}`, uuid],
    [UUID, 'binary', uuidToBytes(uuid), uuid],
    [Composite(String(), Number(5)), 'number', 5, '5'],
    [Composite<string>(Number(5), String()), 'text', '5', '5'],
    [Composite<string>(Number(5), Date()), 'text', '5', '5'],
    [Composite<string>(String(), Boolean), 'bit', 1, true],
    [String(), 'text', null, null],
  ])('to %j from %s %s', (type, reported, cell, value) => {
    expect(convert(type, reported, cell)).toEqual(value)
  })

  test.each<[TypeDescription, ReportedKind, Cell]>([
    [Number(5), 'date', '2024-01-01'],
    [Number(5), 'uuid', uuid],
    [Number(5), 'binary', bytes(1)],
    [Number(5), 'text', 'five'],
    [Number(5), 'text', '1.5'],
    [Number(5), 'text', ''],
    [Number(5), 'number', NaN],
    [Number(5), 'number', 'Infinity'],
    [Boolean, 'text', '1'],
    [Boolean, 'date', '2024-01-01'],
    [Boolean, 'uuid', uuid],
    [Date(), 'text', '2024-01-01'],
    [Date(), 'number', 5],
    [Date(), 'date', 'infinity'],
    [Date(), 'date', '0044-03-15 BC'],
    [Date(), 'date', '0000-00-00'],
    [Date(), 'date', ''],
    [UUID, 'text', 'x'],
    [UUID, 'binary', bytes(1)],
    [UUID, 'number', 5],
  ])('to %j from %s %s is refused', (type, reported, cell) => {
    expect(() => convert(type, reported, cell)).toThrow(refused)
  })

  test('knows the regional settings of both languages', () => {
    expect(convert(String(), 'number', '1234.5', 'en')).toBe('1234.5')
    expect(convert(String(), 'date', '2024-03-04 17:06:07', 'en')).toBe('3/4/2024 5:06:07 PM')
    expect(convert(Number(9, 2), 'text', '1,234.5', 'en')).toBe('1234.5')
  })

  test('of a bool that PostgreSQL reports as a text is refused with what helps', () => {
    expect(() => convert(Boolean, 'text', '1')).toThrow(/BoolsAsChar=0/)
  })

  test('of NULL is refused where the field allows none', () => {
    const conversion = { field: 'DBF.Товары.Код', type: String(), allowNull: false, regional: regionalSettings.ru }
    expect(() => convertCell(null, 'text', conversion)).toThrow(/DBF\.Товары\.Код/)
  })
})

test('every number and every date passes through unchanged', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 0, max: 20 }), (whole, scale) => {
      const digits = `${whole < 0n ? -whole : whole}`.padStart(scale + 1, '0')
      const text = `${whole < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`
      const number = convert(Number(38), 'number', text) as string
      expect(convert(Number(38), 'text', convert(String(), 'number', text) as string)).toBe(number)
    }),
    { numRuns: 200 },
  )
})

describe('a UUID in a column of bytes', () => {
  test.each([
    ['00112233-4455-6677-8899-aabbccddeeff', '8899aabbccddeeff6677445500112233'],
    ['01020304-0506-0708-090a-0b0c0d0e0f10', '090a0b0c0d0e0f100708050601020304'],
    ['00000000-0000-0000-0000-000000000000', '00000000000000000000000000000000'],
    ['ffffffff-ffff-ffff-ffff-ffffffffffff', 'ffffffffffffffffffffffffffffffff'],
    ['00000001-0000-0000-0000-000000000000', '00000000000000000000000000000001'],
    ['00000000-0001-0000-0000-000000000000', '00000000000000000000000100000000'],
    ['00000000-0000-0001-0000-000000000000', '00000000000000000001000000000000'],
    ['00000000-0000-0000-0001-000000000000', '00010000000000000000000000000000'],
    ['00000000-0000-0000-0000-000000000001', '00000000000000010000000000000000'],
    ['2685CC8E-40C3-11E0-AF06-0015E9B8C48D', 'af060015e9b8c48d11e040c32685cc8e'],
  ])('%s is %s', (text, hex) => {
    expect(Buffer.from(uuidToBytes(text)).toString('hex')).toBe(hex)
    expect(uuidFromBytes(uuidToBytes(text))).toBe(text.toLowerCase())
  })

  test('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.uuid(), (one) => {
        expect(uuidFromBytes(uuidToBytes(one))).toBe(one)
      }),
      { numRuns: 200 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (one) => {
        expect(uuidToBytes(uuidFromBytes(one)!)).toEqual(one)
      }),
      { numRuns: 200 },
    )
    expect(uuidFromBytes(bytes(1, 2))).toBeUndefined()
  })
})

test('what is not known to a driver is a text, and PostgreSQL can be asked for bits', () => {
  const none = new Map<string, string>()
  expect(reportedKind({ odbc: 'psqlodbc', options: none }, 'bool')).toBe('text')
  expect(reportedKind({ odbc: 'psqlodbc', options: new Map([['boolsaschar', '0']]) }, 'bool')).toBe('bit')
  expect(reportedKind({ odbc: 'mariadb', options: none }, 'int unsigned')).toBe('number')
  expect(reportedKind({ odbc: 'sqliteodbc', options: none }, '', 5)).toBe('number')
  expect(reportedKind({ odbc: 'sqliteodbc', options: none }, '', bytes(1))).toBe('binary')
  expect(reportedKind({ odbc: 'sqliteodbc', options: none }, '', 'a')).toBe('text')
  expect(reportedKind({ odbc: 'psqlodbc', options: none }, 'int4[]')).toBe('text')
})
