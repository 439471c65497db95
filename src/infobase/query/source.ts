/** Where the rows of a plan come from. */
import type { Rows } from './held-rows.ts'

/** The rows of an object's own table: items of a catalog, records of a register. `name` is its full name, `Catalog.Товары`. */
export interface ObjectSource {
  readonly kind: 'object'
  readonly name: string
}

/** The rows of a tabular section of all its objects, with `Ref` and `LineNumber`. */
export interface SectionSource {
  readonly kind: 'section'
  readonly name: string
  readonly section: string
}

/** Rows that are there already, such as those of a virtual table: each has its values in the order of `fields`. */
export interface GivenSource {
  readonly kind: 'given'
  readonly fields: readonly string[]
  readonly rows: Rows
}

export type Source = ObjectSource | SectionSource | GivenSource

export const objectSource = (name: string): ObjectSource => ({ kind: 'object', name })
export const sectionSource = (name: string, section: string): SectionSource => ({ kind: 'section', name, section })
