/** A primitive is a row: how a built-in type of XML Schema is read from text and printed, measured and ordered. */
import type { Said } from '../../diagnostics/said.ts'
import type { Name } from '../../xml/name.ts'
import type { WhiteSpace } from './names.ts'

/** What a QName's prefix means where the text is. */
export interface PrefixScope {
  resolve(prefix: string): string | undefined
}

/** Finds or declares a prefix for a QName that is being written. */
export interface PrefixWriter {
  qname(name: Name): string
}

export interface Primitive<T = unknown> {
  readonly whiteSpace: WhiteSpace
  /** The value of a text whose blanks are already normalized; `undefined` when the text is not of the type. */
  parse(text: string, scope: PrefixScope): T | undefined
  /** Why a text that looks right is not read all the same: a limit of this program, in words. */
  limit?(text: string): Said | undefined
  /** The text of a value; `undefined` when the value is not of the type. */
  print(value: unknown, prefixes: PrefixWriter): string | undefined
  /** The text of a value as ASCII, of at most `SHORT_TEXT` characters; -1 where `print` has to see to it. */
  put?(value: unknown, room: Uint8Array, at: number): number
  /** What the facets length, minLength and maxLength count: characters or octets. */
  measure?(value: T): number
  /** The order that minInclusive and its like go by. */
  compare?(a: T, b: T): number
  /** What the printed text may hold: anything, nothing that XML escapes, or a prefix that must be declared. */
  readonly writes: 'text' | 'plain' | 'qname'
  /** What a value is in TypeScript, for messages: "a Decimal, a bigint or a finite number". */
  readonly carries: Said
}
