/**
 * Literals of addresses and filters (chapter 17.4.3): `guid'…'`, `datetime'…'`, `'text'`, numbers, `true`, `false`, `null`. Dates are kept
 * as their text of nineteen characters, numbers as their decimal digits, so that nothing is lost.
 */
import { withoutTrailing } from '../../xdto/values/decimal.ts'

export type Literal =
  | { readonly type: 'guid'; readonly value: string }
  | { readonly type: 'datetime'; readonly value: string }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null' }

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Lower case; `undefined` where the text is no guid. */
export const readGuid = (text: string): string | undefined => (GUID.test(text) ? text.toLowerCase() : undefined)

const DATETIME = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,7})?)?)?$/

/**
 * `yyyy-mm-ddThh:mm:ss` without fraction and zone; a date alone is its midnight (seen in clients). `undefined` where the text is no date of
 * the calendar. A year has four digits: `1-01-01` is refused on the wire, too.
 */
export function readDateTime(text: string): string | undefined {
  const found = DATETIME.exec(text)
  if (found === null) return undefined
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = found
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (Number(day) < 1 || Number(day) > daysOf(Number(year), Number(month))) return undefined
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`
}

/** Days of the month, 0 where there is no such month or year. */
const daysOf = (year: number, month: number): number => {
  if (year < 1 || month < 1 || month > 12) return 0
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const NUMBER = /^(-?)(\d\d*)(?:\.(\d\d*))?(?:[eE]([+-]?\d{1,2}))?[LlMmDdFf]?$/

/** Decimal digits without exponent, suffix or needless noughts: `'-12.5'`; `undefined` where the text is no number. */
export function readNumber(text: string): string | undefined {
  const found = NUMBER.exec(text)
  if (found === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  const left = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0')
  const right = withoutTrailing(point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point))
  const value = `${left.replace(/^00*(?=\d)/, '')}${right === '' ? '' : `.${right}`}`
  return value === '0' ? value : sign + value
}

/** The whole text as one literal; `undefined` where it is none. `"` quotes are those of the chapter's register keys. */
export function readLiteral(text: string): Literal | undefined {
  if (text === 'true' || text === 'false') return { type: 'boolean', value: text === 'true' }
  if (text === 'null') return { type: 'null' }
  const quoted = /^(guid|datetime|)(['"])(.*)\2$/s.exec(text)
  if (quoted === null) {
    const number = readNumber(text)
    return number === undefined ? undefined : { type: 'number', value: number }
  }
  const [, prefix, quote = '', inner = ''] = quoted
  if (prefix === '') return unquoted(inner, quote)
  if (quote !== "'") return undefined
  const value = prefix === 'guid' ? readGuid(inner) : readDateTime(inner)
  return value === undefined ? undefined : { type: prefix === 'guid' ? 'guid' : 'datetime', value }
}

/** Doubled quotes are one; a single one inside means that the text was no literal. No text holds the character 0. */
function unquoted(inner: string, quote: string): Literal | undefined {
  const value = inner.replaceAll(quote + quote, '')
  return value.includes(quote) || value.includes('\0') ? undefined : { type: 'string', value: inner.replaceAll(quote + quote, quote) }
}
