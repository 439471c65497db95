/** DataVersion: how often an item was written after the first time, as eight bytes in base64, `AAAAAAAAAAA=` of a new one. */
import { standardField, type Field } from '../model/field.ts'
import type { Codec } from './codec.ts'

export const dataVersion: Field = standardField('DataVersion', 'ВерсияДанных', { kind: 'String', Length: 12, AllowedLength: 'Fixed' })

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function versionText(count: number): string {
  // The count is the first four bytes, as infobases in files have it.
  let bits = BigInt(count) << 34n
  let made = '='
  for (let at = 0; at < 11; at++) {
    made = letters[Number(bits & 63n)]! + made
    bits >>= 6n
  }
  return made
}

/** -1 for a text that is not a version: equal to none. */
export function versionNumber(text: string): number {
  if (!/^[A-Za-z0-9+/]{11}=$/.test(text)) return -1
  let bits = 0n
  for (let at = 0; at < 11; at++) bits = (bits << 6n) | BigInt(letters.indexOf(text[at]!))
  return Number(bits >> 34n)
}

export const versionCodec: Codec = {
  type: 'String',
  kept: { kind: 'word' },
  affinity: 'TEXT',
  empty: '',
  encode: (value) => value as string,
  decode: (cell) => cell as string,
}
