/**
 * The rows of XML Schema's number types: xs:decimal exact, big integers as bigint, what fits 32 bits as number, xs:float and xs:double as
 * number.
 */
import { said } from '../../diagnostics/said.ts'
import { putASCII } from '../../xml/put.ts'
import { Decimal, isWithinDigits, MOST_DIGITS } from '../values/decimal.ts'
import { putInteger } from '../values/put.ts'
import type { Primitive } from './primitive.ts'

export const decimal: Primitive<Decimal> = {
  whiteSpace: 'collapse',
  parse: (text) => Decimal.parse(text),
  print(value) {
    if (value instanceof Decimal) return value.text
    if (typeof value === 'bigint') return String(value)
    return typeof value === 'number' && Number.isFinite(value) ? Decimal.from(value).text : undefined
  },
  put: (value, room, at) => (value instanceof Decimal ? putASCII(room, at, value.text) : -1),
  compare: (a, b) => a.compare(b),
  writes: 'plain',
  carries: said('a Decimal, a bigint or a finite number', 'Decimal, bigint или конечное число'),
}

/** The value of one to nine digits, without a regular expression; -1 for any other text. */
function fewDigits(text: string): number {
  if (text.length === 0 || text.length > 9) return -1
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const whole = /^[+-]?\d\d*$/

/** An integer kept as bigint; a safe integer number is accepted for writing. */
export const bigInteger = (least?: bigint, greatest?: bigint): Primitive<bigint> => {
  const within = (value: bigint): boolean => (least === undefined || value >= least) && (greatest === undefined || value <= greatest)
  return {
    whiteSpace: 'collapse',
    parse(text) {
      if (!whole.test(text) || !isWithinDigits(text)) return undefined
      const value = BigInt(text.startsWith('+') ? text.slice(1) : text)
      return within(value) ? value : undefined
    },
    limit: (text) =>
      whole.test(text) && !isWithinDigits(text)
        ? said(
            `has ${text.length} characters, at most ${MOST_DIGITS} are read`,
            `содержит ${text.length} символов, читается не больше ${MOST_DIGITS}`,
          )
        : undefined,
    print(value) {
      const exact = typeof value === 'bigint' ? value : typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined
      return exact !== undefined && within(exact) ? String(exact) : undefined
    },
    compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
    writes: 'plain',
    carries: said('a bigint or a safe integer number, within the range of the type', 'bigint или точное целое число в пределах типа'),
  }
}

/** An integer that a JavaScript number holds exactly. */
export const smallInteger = (least: number, greatest: number): Primitive<number> => ({
  whiteSpace: 'collapse',
  parse(text) {
    const few = fewDigits(text)
    if (few < 0 && !whole.test(text)) return undefined
    const value = few < 0 ? Number(text) : few
    return value >= least && value <= greatest ? value || 0 : undefined
  },
  print(value) {
    const exact = typeof value === 'bigint' ? Number(value) : value
    return typeof exact === 'number' && Number.isInteger(exact) && exact >= least && exact <= greatest ? String(exact) : undefined
  },
  put: (value, room, at) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= greatest ? putInteger(room, at, value) : -1,
  compare: (a, b) => a - b,
  writes: 'plain',
  carries: said(`an integer number from ${least} to ${greatest}`, `целое число от ${least} до ${greatest}`),
})

const floating = /^[+-]?(?:\d\d*(?:\.\d*)?|\.\d\d*)(?:[eE][+-]?\d\d*)?$/

/** Xs:float is kept with all digits that a JavaScript number has: narrowing is left to the caller. */
export const float: Primitive<number> = {
  whiteSpace: 'collapse',
  parse: (text) =>
    text === 'INF' ? Infinity : text === '-INF' ? -Infinity : text === 'NaN' ? NaN : floating.test(text) ? Number(text) : undefined,
  print(value) {
    if (typeof value !== 'number') return undefined
    return value === Infinity ? 'INF' : value === -Infinity ? '-INF' : Object.is(value, -0) ? '-0' : String(value)
  },
  compare: (a, b) => a - b,
  writes: 'plain',
  carries: said('a number', 'число'),
}
