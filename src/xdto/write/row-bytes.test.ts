/** Rows put as bytes are the very bytes of rows written as text, whatever their values are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GrowingText } from '../../exchange/growing-text.ts'
import { XMLWriter } from '../../xml/write.ts'
import { XDTOFactory } from '../factory.ts'
import { XDTOError } from '../types/fault.ts'
import { XDTOPackage } from '../types/package.ts'
import { property } from '../types/property.ts'
import { XSI } from '../types/type.ts'
import { xs } from '../types/xs.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { DateTime } from '../values/date-time.ts'
import { Decimal } from '../values/decimal.ts'
import { WriteSession } from './session.ts'
import { writeElement } from './write.ts'

const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Short = Shop.valueType('Short', xs.string, { maxLength: 5 })
const Row = Shop.objectType('Row', {
  Number: property(xs.int),
  Name: property(xs.string),
  Note: property(xs.string, { nillable: true, lowerBound: 0 }),
  Sum: property(xs.decimal, { lowerBound: 0 }),
  Short: property(Short, { lowerBound: 0 }),
  Paid: property(xs.boolean),
  At: property(xs.dateTime, { lowerBound: 0 }),
  Day: property(xs.date, { lowerBound: 0 }),
})
const Table = Shop.objectType('Table', { Before: property(xs.string), Row: property(Row, { lowerBound: 0, upperBound: -1 }) })
const types = XDTOFactory([Shop])
const name = { namespace: 'urn:shop', local: 'Table' }

/** As in an answer of a Web service, with bytes or with text alone. */
function written(value: unknown, bytes: boolean): { readonly text: string; readonly error?: string; readonly pieces?: number } {
  const long = new GrowingText(0)
  let pieces = 0
  const take = (piece: string): void => {
    pieces += piece.length
    long.add(piece)
  }
  const writer = new XMLWriter('1c', take, bytes ? long : undefined)
    .start('all')
    .attribute('xmlns:m', 'urn:shop')
    .attribute('xmlns:xsi', XSI)
  const session = new WriteSession(writer, {
    types,
    prefixes: new Map([
      ['urn:shop', 'm'],
      [XSI, 'xsi'],
    ]),
    depth: 1,
  })
  try {
    writeElement(session, name, Table, value)
    session.trail.settle()
  } catch (error) {
    if (!(error instanceof XDTOError)) throw error
    return { text: '', error: error.message }
  }
  long.add(writer.end().finish())
  return { text: new TextDecoder().decode(long.bytes), pieces }
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('а', 'я', '<', '&', '>', '\r', '\n', '\t', ' ', '€', '😀', '"', ']'), maxLength: 300 }),
  fc.constantFrom('', 'x'.repeat(255), 'x'.repeat(256), 'я'.repeat(257), '\u0000', '\uFFFE', '\uD800'),
)
const moment = fc
  .record({ year: fc.integer({ min: 1, max: 12_000 }), hour: fc.integer({ min: 0, max: 23 }), fraction: fc.constantFrom('', '.5', 'Z') })
  .map(({ year, hour, fraction }) =>
    DateTime.parse(`${String(year).padStart(4, '0')}-02-28T${String(hour).padStart(2, '0')}:05:59${fraction}`),
  )
const row = fc.record(
  {
    Number: fc.oneof(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }), fc.constantFrom(0, -0, 1e9, 999_999_999, 5n, 2.5, 'x')),
    Name: text,
    Note: fc.oneof(fc.constant(null), text),
    Sum: fc.oneof(
      fc
        .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat({ max: 9 }))
        .map(([whole, part]) => Decimal.parse(`${whole}.${part}`)),
      fc.constantFrom(7, 3n, Number.NaN),
    ),
    Short: fc.string({ maxLength: 6 }),
    Paid: fc.oneof(fc.boolean(), fc.constant('true')),
    At: moment,
    Day: fc.constant(CalendarDate.parse('2026-11-29')),
    Surplus: fc.constant(1),
  },
  { requiredKeys: ['Number', 'Name', 'Paid'] },
)
/** Most of them sound, so that what is right is compared, too. */
const sound = row.map((one) => {
  const { Surplus: _, ...rest } = { Surplus: 0, ...one } as Record<string, unknown>
  const plain = String(rest['Name']).replaceAll(/[^\p{L}<&>\r\n\t ]/gu, '_')
  return {
    ...rest,
    Name: plain,
    Note: null,
    Number: Number.isInteger(rest['Number']) && Math.abs(Number(rest['Number'])) < 2e9 ? rest['Number'] : 12,
    Sum: rest['Sum'] instanceof Decimal ? rest['Sum'] : 7,
    Short: 'ab',
    Paid: true,
  }
})

const rowsOf = (least: number, one: typeof row | typeof sound) => fc.array(one as fc.Arbitrary<object>, { minLength: least, maxLength: 40 })

test('rows of any values: the same text, or the same faults', () => {
  fc.assert(
    fc.property(text, rowsOf(30, sound), rowsOf(0, row), (Before, first, last) => {
      const value = { Before, Row: [...first, ...last] }
      const { text: ours, error } = written(value, true)
      const byText = written(value, false)
      expect({ ours, error }).toEqual({ ours: byText.text, error: byText.error })
    }),
    { numRuns: 60 },
  )
})

test('a long table of plain rows has the text that one row alone has', () => {
  const one = {
    Number: -17,
    Name: 'Чай <зелёный> & «чёрный»\r',
    Note: null,
    Sum: Decimal.parse('10.50'),
    Paid: false,
    At: DateTime.parse('2026-11-29T10:00:05'),
  }
  const alone = /<m:Row>.*<\/m:Row>/s.exec(written({ Before: '', Row: [one] }, true).text)![0]
  const { text: many, pieces } = written({ Before: '', Row: Array.from({ length: 1000 }, () => one) }, true)
  expect(many.split(alone).length - 1).toBe(1000)
  expect(pieces, 'what was written as text').toBeLessThan(alone.length)
})
