/** Numbers as clients write them in texts, with all their digits: `10.50`, `007`, `1 000,5`. */
import { ExactNumber } from '../calls/exact-json.ts'

/** `undefined` for what is no number. */
export function readNumber(value: unknown): ExactNumber | number | undefined {
  if (value instanceof ExactNumber || (typeof value === 'number' && Number.isFinite(value))) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'string') return undefined
  const text = value.trim().replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3})/g, '')
  const [, minus, whole, fraction, exponent = ''] = /^\+?(-?)(\d\d*)(?:[.,](\d\d*))?([eE][+-]?\d\d*)?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  return new ExactNumber(`${minus}${whole.replace(/^00*(?=\d)/, '')}${fraction === undefined ? '' : `.${fraction}`}${exponent}`)
}

/** A whole number from 0 that a text or a number means. */
export function readCount(value: unknown): number | undefined {
  const found = readNumber(value)
  const number = found instanceof ExactNumber ? Number(found.text) : found
  return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined
}

const yes: ReadonlySet<string> = new Set(['true', '1', 'yes', 'on', 'да', 'истина'])
const no: ReadonlySet<string> = new Set(['false', '0', 'no', 'off', 'нет', 'ложь'])

export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const text = value instanceof ExactNumber ? value.text : typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const word = text.trim().toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : undefined
}
