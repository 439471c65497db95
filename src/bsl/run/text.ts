/** The text of a value, as `Строка(…)` and `+` write it: `1 000,5` with a no-break space, `Да`, `15.01.2024 10:30:00`. */
import { BigNumber, digitsOf, type Numeric } from './big-number.ts'
import { DateValue, dateText } from './calendar.ts'
import { errors } from './error.ts'
import { BslObject } from './object.ts'
import { Null, TypeValue } from './values.ts'

export function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return value < 1000 && value > -1000 ? String(value) : numberText(value)
  if (value === null || value === Null) return ''
  if (typeof value === 'boolean') return value ? 'Да' : 'Нет'
  if (value instanceof BigNumber) return numberText(value)
  if (value instanceof DateValue) return dateText(value)
  if (value instanceof TypeValue) return value.presentation
  if (value instanceof BslObject) return value.text ? value.text() : value.type.russian
  if (value instanceof Promise || value === undefined) throw errors.notWaited()
  return String(value)
}

const nbsp = '\u00a0'

/** Groups of three by a no-break space, a comma before the fraction: the Russian form, which the platform uses in any locale of a text. */
function numberText(value: Numeric): string {
  const { digits, scale, negative } = digitsOf(value)
  const padded = digits.padStart(scale + 1, '0')
  const point = padded.length - scale
  return (negative ? '-' : '') + grouped(padded.slice(0, point), nbsp) + (scale > 0 ? ',' + padded.slice(point) : '')
}

function grouped(digits: string, separator: string): string {
  if (digits.length <= 3) return digits
  const first = digits.length % 3
  const groups = first === 0 ? [] : [digits.slice(0, first)]
  for (let at = first; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3))
  return groups.join(separator)
}
