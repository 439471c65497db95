/** The data of plain evaluation: the rows of sources, what references lead to, and the types of fields. */
import type { Layout } from '../../store/layout.ts'
import type { Value } from '../../values/value.ts'
import type { Source } from '../source.ts'

/** A row by the English names of its fields; `undefined` where there is no such field. */
export type PlainRow = (field: string) => Value

export interface PlainData {
  readonly layout: Layout
  rows(source: Source): readonly PlainRow[]
  /** The row of an item; `undefined` where there is none. */
  item(type: string, uuid: string): PlainRow | undefined
}
