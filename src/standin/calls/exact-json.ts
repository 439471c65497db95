/**
 * JSON whose numbers stay as they were written: 12345678901234567890 and 10.00 go in and out without a double (RFC 8259, 6: their range and
 * precision are the reader's).
 */
import { changedOutsideStrings, someOutsideStrings } from '../../exchange/json-text.ts'
import { withoutTrailing } from '../../xdto/values/decimal.ts'

/** A number by its text; equal ones have one value: `10.00`, `10` and `1e1`. */
export class ExactNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }

  /** Digits without zeros at the ends, and the power of ten behind the last: one text for each value. */
  get value(): string {
    const [, sign = '', whole = '', fraction = '', exponent = '0'] =
      /^(-?)(\d\d*)(?:\.(\d\d*))?(?:[eE]([+-]?\d\d*))?$/.exec(this.text) ?? []
    const digits = (whole + fraction).replace(/^00*/, '')
    const short = withoutTrailing(digits)
    if (exponent.length > 1_000) return this.text // such a number equals only itself: reading its exponent takes more than linear time
    return short === '' ? '0' : `${sign}${short}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - short.length)}`
  }
}

/** Marks a number on its way through JSON.parse and JSON.stringify. A text that begins so, and is no number behind it, stays a text. */
const MARK = '\u0000number '
const number = /^-?\d\d*(?:\.\d\d*)?(?:[eE][+-]?\d\d*)?$/
const numbers = /-?\d\d*(?:\.\d\d*)?(?:[eE][+-]?\d\d*)?/g

/**
 * Throws SyntaxError, as JSON.parse does. Where every number is written as JavaScript writes it (`10`, `2.5`, not `10.00`), a double has
 * all of it: then numbers are plain, and the text is parsed once.
 */
export function parseExactJSON(text: string): unknown {
  const parsed: unknown = JSON.parse(text)
  if (!someOutsideStrings(text, hasOddNumber)) return parsed
  const marked = changedOutsideStrings(text, (between) => between.replace(numbers, (one) => JSON.stringify(MARK + one)))
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK) && number.test(value.slice(MARK.length))
      ? new ExactNumber(value.slice(MARK.length))
      : value,
  )
}

const hasOddNumber = (between: string): boolean => between.match(numbers)?.some((one) => String(Number(one)) !== one) === true

/** JSON in which an exact number is a text that begins with U+0000 and `number `. */
export const markedJSON = (value: unknown): string =>
  (JSON.stringify(value, (_, one: unknown) => (one instanceof ExactNumber ? MARK + one.text : one)) as string | undefined) ?? 'null'

/** The value as JSON, exact numbers as they were written. */
export const exactJSON = (value: unknown): string => markedJSON(value).replace(/(?<!\\)"\\u0000number (-?\d[\d.eE+-]*)"/g, '$1')
