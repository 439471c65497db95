/** Values and columns as databases give them, before 1C's conversions: nothing is rounded, no date goes through a Date. */

/**
 * What a column holds. `any`: each value says it itself, as in SQLite without a declared type; `other`: what ODBC has no type for, as its
 * text or its bytes.
 */
export type NativeKind = 'number' | 'text' | 'date' | 'time' | 'boolean' | 'uuid' | 'binary' | 'other' | 'any'

/**
 * A number is a number, a bigint or its exact decimal text, by what the driver gives; a date is `2024-03-04 05:06:07.25` or `2024-03-04`; a
 * boolean 0 or 1; a UUID its text.
 */
export type NativeCell = string | number | bigint | Uint8Array | null

/** A column of a result. */
export interface NativeColumn {
  readonly name: string
  readonly kind: NativeKind
  /** The type by the database's own name, in small letters: `numeric`, `bool`, `tinyint`; `''` where it is not known. */
  readonly type: string
}

/** Cells in the order of the columns. */
export type NativeRow = readonly NativeCell[]

/** A value for a hole of a statement. */
export type BoundCell = string | number | bigint | boolean | Uint8Array | null
