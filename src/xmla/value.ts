/** Values as an analytic server writes them: their kind by xsi:type, numbers as exact decimal text. */

/** What a value is; `untyped`: the server does not say it, and the text is as it was sent. */
export type XMLAKind = 'number' | 'text' | 'boolean' | 'date' | 'binary' | 'untyped' | 'null'

/**
 * A value, and what it is. Numbers are exact decimal text, without an exponent; dates are `2024-03-04T05:06:07`; booleans `true` or
 * `false`.
 */
export interface XMLAValue {
  readonly kind: XMLAKind
  readonly text: string
}

export const nullValue: XMLAValue = Object.freeze({ kind: 'null', text: '' })

const kinds: Readonly<Record<string, XMLAKind>> = {
  double: 'number',
  float: 'number',
  decimal: 'number',
  integer: 'number',
  int: 'number',
  long: 'number',
  short: 'number',
  byte: 'number',
  unsignedInt: 'number',
  unsignedLong: 'number',
  unsignedShort: 'number',
  unsignedByte: 'number',
  nonNegativeInteger: 'number',
  positiveInteger: 'number',
  boolean: 'boolean',
  dateTime: 'date',
  date: 'date',
  base64Binary: 'binary',
}

const number = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/** `type`: what the server says, such as `xsd:double`. */
export function valueOf(text: string, type: string | undefined): XMLAValue {
  if (type === undefined) return { kind: 'untyped', text }
  const kind = kinds[type.replace(/^.*:/, '')] ?? 'text'
  const trimmed = text.trim()
  if (kind === 'number') {
    const plain = plainNumber(trimmed)
    return plain === undefined ? { kind: 'text', text } : { kind: 'number', text: plain }
  }
  if (kind === 'boolean') return { kind, text: trimmed === '1' || trimmed === 'true' ? 'true' : 'false' }
  return { kind, text: kind === 'text' ? text : trimmed }
}

/** Without exponent and needless zeros; `undefined` for what is not a number, such as INF. */
export function plainNumber(text: string): string | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0'] = number.exec(text) ?? []
  if (sign === undefined || whole + fraction === '') return undefined
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const padded = point > digits.length ? digits.padEnd(point, '0') : point < 0 ? digits.padStart(digits.length - point, '0') : digits
  const at = Math.max(point, 0)
  const integer = padded.slice(0, at).replace(/^00*(?=\d)/, '') || '0'
  const rest = withoutTrailing(padded.slice(at))
  const plain = rest === '' ? integer : `${integer}.${rest}`
  return sign === '-' && plain !== '0' ? `-${plain}` : plain
}

/** In one pass: `/0+$/` takes quadratic time where noughts are inside. */
function withoutTrailing(fraction: string): string {
  let end = fraction.length
  while (end > 0 && fraction[end - 1] === '0') end--
  return fraction.slice(0, end)
}
