/**
 * Values as text on the wire: exact decimals without exponent, dates without a zone, references as their UUID, members of enumerations by
 * their names, bytes in base64.
 */
import { toBase64 } from '../../exchange/base64.ts'
import { typeOf } from '../../infobase/values/type-of.ts'
import { ValueStorage, type StoredBytes, type Value } from '../../infobase/values/value.ts'
import { Decimal } from '../../xdto/values/decimal.ts'

/** `null` where there is none. */
export function textOf(value: Value): string | null {
  if (value === null) return null
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Decimal) return value.text
  return value instanceof Uint8Array ? toBase64(value) : String(value)
}

/** Bytes in storage as 1C writes them: in lines of 76 signs, parted by CR and LF. */
export const linesOfBase64 = (bytes: Uint8Array): string => toBase64(bytes).replaceAll(/.{76}(?=.)/g, '$&\r\n')

/** The bytes of a value in storage and their kind (chapter 17.4.3); `undefined` where nothing is stored or it is no bytes. */
export function storedBytes(value: Value): StoredBytes | undefined {
  const stored = value instanceof ValueStorage ? value.Get() : undefined
  if (stored instanceof Uint8Array) return { bytes: stored, contentType: 'application/octet-stream' }
  if (typeof stored === 'object' && stored !== null && 'bytes' in stored) return stored as StoredBytes
  if (stored === undefined || stored === null) return undefined
  return { bytes: new TextEncoder().encode(xdtoText(stored)), contentType: 'application/xml+xdto' }
}

/** A simple value as 1C serialises it; other values have no form on the wire yet. */
function xdtoText(value: Value | StoredBytes): string {
  const text = textOf(value as Value) ?? ''
  const types: Readonly<Record<string, string>> = { String: 'string', Number: 'decimal', Boolean: 'boolean', Date: 'dateTime' }
  const type = types[typeOf(value as Value)] ?? 'string'
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const spaces = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  return `<Value ${spaces} xsi:type="xs:${type}">${escaped}</Value>`
}
