/** Lists of JSON values in order, in part, and summed: what filters of lists, and collections, have in common. */
import { Decimal } from '../../xdto/values/decimal.ts'
import { ExactNumber } from '../calls/exact-json.ts'
import { jsonText } from '../calls/json-equal.ts'
import { parseJSONPath, valuesAt } from '../calls/json-path.ts'
import { readNumber } from './numbers.ts'

export const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** The value of `customer.name` or `$.lines[0].sum` in an item; `undefined` where the path leads nowhere. */
export function fieldOf(item: unknown, field: string): unknown {
  const path = parseJSONPath(field.startsWith('$') ? field : field.startsWith('[') ? `$${field}` : `$.${field}`)
  return 'wrongAt' in path ? undefined : valuesAt(path, item)[0]
}

/** By fields, `-date` the other way round; equal ones keep their order. */
export function sorted(items: readonly unknown[], fields: readonly string[]): readonly unknown[] {
  if (fields.length === 0) return items
  const keys = fields.map((one) => ({ field: one.replace(/^-/, ''), sign: one.startsWith('-') ? -1 : 1 }))
  return items.toSorted((one, other) => {
    for (const { field, sign } of keys) {
      const order = compared(fieldOf(one, field), fieldOf(other, field))
      if (order !== 0) return order * sign
    }
    return 0
  })
}

/** Numbers by value, other values by their texts, what is absent first. */
function compared(one: unknown, other: unknown): number {
  if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? -1 : 1
  const [first, second] = [isNumber(one), isNumber(other)]
  if (first && second) return decimalOf(one).compare(decimalOf(other))
  const [a, b] = [jsonText(one), jsonText(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

const isNumber = (value: unknown): boolean => typeof value === 'number' || value instanceof ExactNumber

/** 0 for what is no number, or none that can be written out. */
function decimalOf(value: unknown): Decimal {
  const number = readNumber(value)
  const text = number instanceof ExactNumber ? number.text : String(number)
  const found = Decimal.parse(text)
  if (found !== undefined) return found
  return Number.isFinite(Number(text)) ? Decimal.from(Number(text)) : Decimal.of(0n)
}

/** Without a double: `0.1` and `0.2` are `0.3`. */
export const sum = (items: readonly unknown[]): ExactNumber =>
  new ExactNumber(items.reduce<Decimal>((total, one) => total.plus(decimalOf(one)), Decimal.of(0n)).toString())
