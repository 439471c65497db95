/** Conversions between primitive values: a text to a number by the rules of `Число(…)`, conditions by those of Если. */
import { BigNumber, isNumeric, type Numeric, parsePlain } from './big-number.ts'
import { DateValue, fromDigits } from './calendar.ts'
import { errors } from './error.ts'

/** Blanks around, groups by blanks, a point or a comma: ` 1 000,5 `; anything else is not a number. */
function numberOfText(text: string): Numeric | undefined {
  const plain = parsePlain(text)
  if (plain !== undefined) return plain
  const trimmed = text.trim()
  if (!/^[+-]?[\d\s\u00a0.,][\d\s\u00a0.,]*$/.test(trimmed)) return undefined
  return parsePlain(trimmed.replace(/[\s\u00a0]/g, '').replace(',', '.'))
}

/** For arithmetic and `Число(…)`: Число, a text of one, Булево. */
export function toNumber(value: unknown): Numeric {
  if (typeof value === 'number' || value instanceof BigNumber) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  const found = typeof value === 'string' ? numberOfText(value) : undefined
  if (found === undefined) {
    if (value instanceof Promise) throw errors.notWaited()
    throw errors.notConverted('Число')
  }
  return found
}

const words = new Map<string, boolean>([
  ['да', true],
  ['истина', true],
  ['true', true],
  ['нет', false],
  ['ложь', false],
  ['false', false],
])

/** For Если, `?()`, И, Или, Не: Булево, Число, and six words in any case. */
export function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (isNumeric(value)) return value !== 0
  const found = typeof value === 'string' ? words.get(value.trim().toLowerCase()) : undefined
  if (found === undefined) {
    if (value instanceof Promise) throw errors.notWaited()
    throw errors.notConverted('Булево')
  }
  return found
}

export function toDate(value: unknown): DateValue {
  if (value instanceof DateValue) return value
  const found = typeof value === 'string' ? fromDigits(value.replace(/\D\D*/g, '')) : undefined
  if (!found) throw errors.notConverted('Дата')
  return found
}
