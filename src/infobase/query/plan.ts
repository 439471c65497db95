/**
 * A query of an infobase as inert data that SQL is made of, and that is evaluated over plain arrays as well: `{ source:
 * objectSource('Catalog.Товары'), where: equal(field('Code'), value('1')), columns: [column('Ref')] }`.
 */
import type { Value } from '../values/value.ts'
import { field, type Expression } from './expression.ts'
import type { Source } from './source.ts'

/** A row of the source for each that `on` holds for; by `left` also rows of the plan that there is none for, with Null. */
export interface Join {
  readonly kind: 'left' | 'inner'
  readonly source: Source
  /** What `from` of a field says. */
  readonly as: string
  readonly on: Expression
}

export interface Column {
  readonly name: string
  readonly expression: Expression
}

/** References are ordered by what they refer to (description or code; date and number), members of enumerations as they are defined. */
export interface OrderItem {
  readonly expression: Expression
  readonly descending?: boolean
  /** A reference by itself, as the query language orders it, not by what it refers to. */
  readonly asIs?: boolean
}

export interface Plan {
  readonly source: Source
  /** Joins that a path through references needs are not said here. */
  readonly joins?: readonly Join[]
  readonly where?: Expression
  /** Rows are grouped by these; the columns then hold these and aggregates only. */
  readonly group?: readonly Expression[]
  readonly having?: Expression
  /** Each row of values once. */
  readonly distinct?: boolean
  /** Completed by the source's key, so that pages lose no rows; not where rows are grouped or distinct. */
  readonly order?: readonly OrderItem[]
  readonly columns: readonly Column[]
  readonly skip?: number
  readonly top?: number
}

/** A row's values in the order of the plan's columns. */
export type Row = readonly Value[]

export const column = (name: string, expression: Expression = field(name)): Column => ({ name, expression })
