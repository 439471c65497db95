/** The content of a ValueStorage as one text, by type and value: `{"Number":"1.5"}`. */
import { parseHex, printHex } from '../../xdto/values/binary.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { EnumMember, Reference, UniqueIdentifier } from '../values/reference.ts'
import { typeOf } from '../values/type-of.ts'
import { type StoredBytes, type Value, ValueStorage } from '../values/value.ts'

export const writeStorage = (storage: ValueStorage | undefined): string => JSON.stringify(described(storage?.Get()))

const isStoredBytes = (value: Value | StoredBytes): value is StoredBytes =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array

function described(value: Value | StoredBytes): Readonly<Record<string, unknown>> {
  if (isStoredBytes(value)) return { bytes: hexOf(value.bytes), contentType: value.contentType }
  if (value instanceof Uint8Array) return { BinaryData: hexOf(value) }
  if (value instanceof ValueStorage) return { ValueStorage: described(value.Get()) }
  return value === undefined ? {} : { [typeOf(value)]: value === null || typeof value === 'boolean' ? value : String(value) }
}

/** `undefined` where nothing was stored. */
export function readStorage(text: string): ValueStorage | undefined {
  const entries = Object.entries(JSON.parse(text) as Record<string, unknown>)
  return entries.length === 0 ? undefined : new ValueStorage(valueOf(entries))
}

function valueOf(entries: readonly (readonly [string, unknown])[]): Value | StoredBytes {
  const [type, value] = entries[0] ?? ['Undefined', '']
  switch (type) {
    case 'bytes':
      return { bytes: bytesOfHex(value as string), contentType: entries[1]?.[1] as string }
    case 'BinaryData':
      return bytesOfHex(value as string)
    case 'ValueStorage':
      return new ValueStorage(valueOf(Object.entries(value as object)))
    case 'Number':
      return Decimal.from(value as string)
    case 'Date':
      return DateTime.from(value as string)
    case 'UUID':
      return UniqueIdentifier.of(value as string)
    default:
      return type.includes('Ref.')
        ? type.startsWith('EnumRef.')
          ? new EnumMember(type, value as string)
          : new Reference(type, value as string)
        : (value as string | boolean | null)
  }
}

const hexOf = (bytes: Uint8Array): string => printHex(bytes).toLowerCase()
/** Of what this module wrote, or a database prints. */
export const bytesOfHex = (hex: string): Uint8Array => parseHex(hex)!
