/** Elements of DER (X.690): tag, length, content. */
import { inBoth } from '../../../diagnostics/said-error.ts'

export interface Element {
  readonly tag: number
  readonly content: Uint8Array
  /** With tag and length. */
  readonly bytes: Uint8Array
}

/** The element at the beginning. Throws where the bytes end before it does. */
export function readOne(bytes: Uint8Array): Element {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined)
    throw inBoth(new Error('the data of a certificate breaks off'), 'данные сертификата обрываются')
  const more = first < 0x80 ? 0 : first & 0x7f
  let length = more === 0 ? first : 0
  for (let at = 0; at < more; at++) length = length * 256 + (bytes[2 + at] ?? 0)
  const start = 2 + more
  if (start + length > bytes.length) throw inBoth(new Error('the data of a certificate breaks off'), 'данные сертификата обрываются')
  return { tag, content: bytes.subarray(start, start + length), bytes: bytes.subarray(0, start + length) }
}

/** One behind another. */
export function readAll(bytes: Uint8Array): Element[] {
  const found: Element[] = []
  for (let at = 0; at < bytes.length;) {
    const one = readOne(bytes.subarray(at))
    found.push(one)
    at += one.bytes.length
  }
  return found
}
