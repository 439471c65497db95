/**
 * Numbers by a format string: ЧЦ digits in all, ЧДЦ behind the point, ЧГ groups, ЧРД and ЧРГ separators, ЧН for 0, ЧВН leading noughts, ЧО
 * the sign, ЧС a shift. A number that does not fit is written in nines (measured on 8.3.27).
 */
import { BigNumber, digitsOf, isNegative, negated, type Numeric, numeric, rounded } from '../../run/big-number.ts'
import type { Locale } from './locale.ts'

export function formatNumber(value: Numeric, options: ReadonlyMap<string, string>, locale: Locale): string {
  const shifted = shift(value, numberOf(options.get('NS')))
  const { whole, fraction } = placesOf(options)
  const size = isNegative(shifted) ? negated(shifted) : shifted
  const printed = fraction === undefined ? size : rounded(size, fraction)
  if (value === 0 || (printed === 0 && fraction === 0)) {
    const zero = options.get('NZ')
    if (zero === undefined && !keepsZero(options)) return ''
    if (zero !== undefined && zero !== '') return zero
  }
  const digits = digitsFor(printed, whole, fraction, options.has('NLZ'))
  const point = first(options.get('NDS')) ?? locale.point
  const groups = grouped(digits.whole, options.get('NG'), first(options.get('NGS')) ?? locale.group)
  const body = groups + (digits.fraction === '' ? '' : point + digits.fraction)
  return isNegative(shifted) ? signed(body, options.get('NN')) : body
}

/** Leading noughts show a 0 too. */
const keepsZero = (options: ReadonlyMap<string, string>): boolean => options.has('NLZ') && (numberOf(options.get('ND')) ?? 0) > 0

const numberOf = (text: string | undefined): number | undefined => {
  const found = text === undefined ? undefined : /^\s*[+-]?\d\d*/.exec(text)?.[0]
  return found === undefined ? undefined : Number(found)
}

const first = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text[0])

function shift(value: Numeric, by: number | undefined): Numeric {
  if (!by) return value
  const unscaled = typeof value === 'number' ? BigInt(value) : value.unscaled
  return numeric(unscaled, (value instanceof BigNumber ? value.scale : 0) + by)
}

/** The number of digits before the point (`undefined`: any) and after it (`undefined`: as many as there are). */
function placesOf(options: ReadonlyMap<string, string>): { whole: number | undefined; fraction: number | undefined } {
  const total = Math.max(numberOf(options.get('ND')) ?? 0, 0)
  const asked = numberOf(options.get('NFD'))
  if (total === 0) return { whole: undefined, fraction: asked === undefined ? (options.has('ND') ? 0 : undefined) : Math.max(asked, 0) }
  const fraction = Math.min(Math.max(asked ?? 0, 0), total)
  return { whole: total - fraction, fraction }
}

function digitsFor(
  size: Numeric,
  whole: number | undefined,
  fraction: number | undefined,
  noughts: boolean,
): { whole: string; fraction: string } {
  const { digits, scale } = digitsOf(size)
  const padded = digits.padStart(scale + 1, '0')
  const before = padded.slice(0, padded.length - scale)
  const behind = scale > 0 ? padded.slice(-scale) : ''
  if (whole !== undefined && (before === '0' ? 0 : before.length) > whole)
    return { whole: '9'.repeat(whole), fraction: '9'.repeat(fraction ?? 0) }
  const shown = whole === 0 ? '' : noughts && whole !== undefined ? before.padStart(whole, '0') : before
  return { whole: shown, fraction: fraction === undefined ? behind : behind.padEnd(fraction, '0') }
}

/** `ЧГ=4,2`: four digits, then by twos; a single number groups once; `0` not at all; without ЧГ by threes. */
function grouped(digits: string, option: string | undefined, separator: string): string {
  const sizes = option === undefined ? [3, 3] : [...option.matchAll(/\d\d*/g)].map(Number)
  const [last = 0, others = 0] = sizes
  if (last === 0) return digits
  const parts: string[] = []
  let rest = digits
  let size = last
  while (size > 0 && rest.length > size) {
    parts.push(rest.slice(-size))
    rest = rest.slice(0, -size)
    size = others
  }
  parts.push(rest)
  return parts.reverse().join(separator)
}

function signed(body: string, option: string | undefined): string {
  switch (option) {
    case '0':
      return `(${body})`
    case '2':
      return `- ${body}`
    case '3':
      return `${body}-`
    case '4':
      return `${body} -`
    default:
      return `-${body}`
  }
}
