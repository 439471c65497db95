/** What reading the rows of a source is given: the execution, and rows of the queries in conditions. */
import type { Bound } from '../bind/bound.ts'
import type { QueryRow, QueryValue } from '../values.ts'
import type { QueryRun } from './run.ts'

/** Values that a slot must have for the row to be joined. */
export interface Wanted {
  readonly slot: number
  readonly values: readonly QueryValue[]
}

export interface Reader {
  readonly run: QueryRun
  rowsOf(query: Extract<Bound, { kind: 'inQuery' }>['query']): readonly QueryRow[]
}
