/** Exact numbers of what drivers give, and of texts in the form of regional settings. */
import { Decimal, isWithinDigits } from '../../xdto/values/decimal.ts'
import type { RegionalSettings } from './locale.ts'

/** A number is taken by its shortest text; `undefined` for what is none, such as NaN and infinities. */
export function plainDecimal(cell: string | number | bigint | boolean | Uint8Array): Decimal | undefined {
  if (typeof cell === 'boolean') return Decimal.from(cell ? 1 : 0)
  if (cell instanceof Uint8Array || (typeof cell === 'number' && !Number.isFinite(cell))) return undefined
  if (typeof cell !== 'string') return Decimal.from(cell)
  if (!isWithinDigits(cell)) return undefined
  return Decimal.parse(cell) ?? ofExponent(cell)
}

/** `1.5E+10`, as databases print numbers of floating point. */
function ofExponent(text: string): Decimal | undefined {
  const found = /^([+-]?\d*(?:\.\d*)?)e([+-]?\d{1,3})$/i.exec(text)
  const mantissa = found && Decimal.parse(found[1]!)
  if (!found || !mantissa) return undefined
  const exponent = Number(found[2])
  return exponent >= 0 ? mantissa.times(Decimal.of(10n ** BigInt(exponent))) : mantissa.times(Decimal.of(1n, -exponent))
}

/** `1 234,5` where the decimal point is a comma; `undefined` when the text is no number. */
export function parseNumber(text: string, { decimalPoint, groups }: RegionalSettings): Decimal | undefined {
  const trimmed = text.trim()
  if (!isWithinDigits(trimmed)) return undefined
  const grouped = groups.reduce((one, group) => one.replaceAll(group, ''), trimmed)
  const [whole = '', fraction, ...more] = grouped.split(decimalPoint)
  if (more.length > 0 || whole.includes('.') || fraction?.includes('.')) return undefined
  return Decimal.parse(fraction === undefined ? whole : `${whole}.${fraction}`)
}
