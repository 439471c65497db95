/** What a person chooses of a structure that is imported: the eight settings of chapter 17.5.2.3.8, by names in the database. */

/** By `table` or `table.column`, in any letter case. */
export interface ImportChoices {
  /** The name in the configuration. */
  readonly names: ReadonlyMap<string, string>
  /** The type of a field: `String(50)`, `Boolean`, `Ref(products)`. */
  readonly types: ReadonlyMap<string, string>
  /** Columns of the key of a table. */
  readonly keys: ReadonlyMap<string, readonly string[]>
  /** The column that presents an object, and that of the version. */
  readonly presentations: ReadonlyMap<string, string>
  readonly versions: ReadonlyMap<string, string>
  /** Tables and columns that are only read, or not. */
  readonly readOnly: ReadonlyMap<string, boolean>
  readonly allowNull: ReadonlyMap<string, boolean>
  readonly fill: ReadonlyMap<string, string>
  /** Tables that are taken; all of them when empty. */
  readonly only: ReadonlySet<string>
  /** Tables and columns that are left out. */
  readonly without: ReadonlySet<string>
  /** What the database has no more is taken out. */
  readonly removesGone: boolean
}

/** A name as choices are looked up by it. */
export const keyOf = (...parts: readonly string[]): string =>
  parts
    .filter((one) => one !== '')
    .join('.')
    .toLowerCase()
