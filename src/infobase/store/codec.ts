/**
 * How values of one type are kept in a cell: whole numbers of at most 18 digits as integers of ten to the power of their scale, longer ones
 * as texts that sort, dates as texts, references in the order of 1C's bytes, members of enumerations as their ordinal.
 */
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { typeName, type SimpleType } from '../definition/parts/type-description.ts'
import type { InfobaseModel } from '../model/model.ts'
import { referenceCell, uuidOfCell } from '../values/reference-cell.ts'
import { emptyUUID, EnumMember, Reference, UniqueIdentifier, type Home } from '../values/reference.ts'
import type { Value, ValueStorage } from '../values/value.ts'
import { ofWideText, wideText } from '../values/wide-number.ts'
import type { Bound, Cell } from './engine.ts'
import { bytesOfHex, readStorage, writeStorage } from './storage-text.ts'

/** What a cell holds; SQL of an expression is made by it. */
export type Kept =
  | { readonly kind: 'text' | 'boolean' | 'date' | 'bytes' | 'uuid' | 'storage' | 'word' | 'wide' }
  /** A number times ten to the power of `scale`, with at most so many digits. */
  | { readonly kind: 'integer'; readonly digits: number; readonly scale: number }
  /** `type`: `CatalogRef.Товары`. */
  | { readonly kind: 'reference' | 'member'; readonly type: string }

export interface Codec {
  /** 1C's name of the type. */
  readonly type: string
  readonly kept: Kept
  /** Of the column, in SQL. */
  readonly affinity: 'INTEGER' | 'TEXT' | 'BLOB' | 'BOOLEAN'
  readonly empty: Value
  encode(value: Value): Bound
  decode(cell: Cell): Value
}

/** More digits than these may not fit 64 bits. */
const SAFE_DIGITS = 18

export function codecOf(type: SimpleType, model: InfobaseModel, home: Home | undefined): Codec {
  switch (type.kind) {
    case 'Number':
      return type.Digits === 0 || type.Digits > SAFE_DIGITS ? wideNumber : integer(type.Digits, type.FractionDigits)
    case 'Boolean':
      return boolean
    case 'Date':
      return date
    case 'BinaryData':
      return bytes
    case 'UUID':
      return uuid
    case 'ValueStorage':
      return storage
    case 'Reference':
      return type.of === 'Enum' ? member(typeName(type), model) : reference(typeName(type), home)
    case 'String':
      return type.AllowedLength === 'Fixed' ? padded(type.Length) : text
    default:
      return word(type.kind)
  }
}

const text: Codec = {
  type: 'String',
  kept: { kind: 'text' },
  affinity: 'TEXT',
  empty: '',
  encode: (value) => value as string,
  decode: (cell) => cell as string,
}

/** A text of fixed length is spaces where nothing was assigned. */
const padded = (length: number): Codec => ({ ...text, empty: ' '.repeat(length) })

/** Values of system enumerations, by 1C's English words; types by their names. */
const word = (type: string): Codec => ({
  ...text,
  type,
  kept: { kind: 'word' },
  empty: type === 'Null' ? null : '',
  encode: (value) => (value ?? '') as string,
})

const boolean: Codec = {
  type: 'Boolean',
  kept: { kind: 'boolean' },
  affinity: 'BOOLEAN',
  empty: false,
  encode: (value) => (value === true ? 1n : 0n),
  // A text in a field of several types, where the engine keeps those as texts.
  decode: (cell) => cell === 1 || cell === 1n || cell === '1',
}

const date: Codec = {
  type: 'Date',
  kept: { kind: 'date' },
  affinity: 'TEXT',
  empty: DateTime.empty,
  encode: (value) => dateCell(value as DateTime),
  decode: (cell) => dateOf(cell as string),
}

/** Rows of one document mostly have one date, which is immutable. */
let lastDate: { readonly date: DateTime; readonly cell: string } = { date: DateTime.empty, cell: DateTime.empty.toString() }

function dateCell(date: DateTime): string {
  if (date !== lastDate.date) lastDate = { date, cell: date.toString() }
  return lastDate.cell
}

function dateOf(cell: string): DateTime {
  if (cell !== lastDate.cell) lastDate = { date: DateTime.from(cell), cell }
  return lastDate.date
}

const bytes: Codec = {
  type: 'BinaryData',
  kept: { kind: 'bytes' },
  affinity: 'BLOB',
  empty: new Uint8Array(0),
  encode: (value) => value as Uint8Array,
  decode: (cell) => (typeof cell === 'string' ? bytesOfHex(cell.slice(2)) : (cell as Uint8Array)),
}

const uuid: Codec = {
  type: 'UUID',
  kept: { kind: 'uuid' },
  affinity: 'TEXT',
  empty: UniqueIdentifier.empty,
  encode: (value) => (value as UniqueIdentifier).text,
  decode: (cell) => UniqueIdentifier.of(cell as string),
}

const storage: Codec = {
  type: 'ValueStorage',
  kept: { kind: 'storage' },
  affinity: 'TEXT',
  empty: undefined,
  encode: (value) => writeStorage(value as ValueStorage | undefined),
  decode: (cell) => readStorage(cell as string),
}

export const wideNumber: Codec = {
  type: 'Number',
  kept: { kind: 'wide' },
  affinity: 'TEXT',
  empty: Decimal.of(0n),
  encode: (value) => wideText(value as Decimal),
  decode: (cell) => ofWideText(cell as string),
}

const integer = (digits: number, scale: number): Codec => ({
  type: 'Number',
  kept: { kind: 'integer', digits, scale },
  affinity: 'INTEGER',
  empty: Decimal.of(0n),
  encode: (value) => scaled(value as Decimal, scale),
  decode: (cell) => (typeof cell === 'number' ? Decimal.ofWhole(cell, scale) : Decimal.of(BigInt(cell as bigint), scale)),
})

const POWERS: readonly number[] = Array.from({ length: 16 }, (_, at) => 10 ** at)
/** Digits that a number of JavaScript holds exactly. */
const EXACT_DIGITS = 15

/** The number times ten to the power of `scale`; what is behind that is rounded. */
export function scaled(number: Decimal, scale: number): bigint {
  const { text } = number
  const point = text.indexOf('.')
  const own = point < 0 ? 0 : text.length - point - 1
  if (own > scale) return scaled(number.rounded(scale), scale)
  if (text.length + scale - own <= EXACT_DIGITS)
    return BigInt(Number(point < 0 ? text : text.slice(0, point) + text.slice(point + 1)) * POWERS[scale - own]!)
  return own === scale ? number.unscaled : number.unscaled * 10n ** BigInt(scale - own)
}

const emptyCell = referenceCell(emptyUUID)

const reference = (type: string, home: Home | undefined): Codec => {
  const empty = new Reference(type, emptyUUID, home)
  // Rows that come together often refer to one and the same.
  let last = empty
  let lastCell: Cell = emptyCell
  return {
    type,
    kept: { kind: 'reference', type },
    affinity: 'TEXT',
    empty,
    encode: (value) => referenceCell((value as Reference).UUID),
    decode(cell) {
      if (cell === lastCell) return last
      if (cell === emptyCell) return empty
      last = new Reference(type, uuidOfCell(cell as string), home)
      lastCell = cell
      return last
    },
  }
}

/** 0 is the empty reference, 1 the first member. */
function member(type: string, model: InfobaseModel): Codec {
  const definition = model.find('Enum', type.slice('EnumRef.'.length))?.definition
  const members = ['', ...Object.keys(definition?.EnumValues ?? {})].map((name) => new EnumMember(type, name))
  const ordinals = new Map(members.map((one, at) => [one.Name, BigInt(at)]))
  return {
    type,
    kept: { kind: 'member', type },
    affinity: 'INTEGER',
    empty: members[0]!,
    // A member that there is none of is equal to nothing, as 1C's filters have it.
    encode: (value) => ordinals.get((value as EnumMember).Name) ?? -1n,
    decode: (cell) => members[Number(cell)],
  }
}
