/** What an expression becomes: a function of the rows that it looks at. */
import type { Bound } from '../bind/bound.ts'
import type { QueryRow, QueryValue } from '../values.ts'
import type { Env } from './run.ts'

export type Evaluate = (env: Env) => QueryValue

/** How the rows of a query in a condition are found; given from outside, since queries evaluate expressions. */
export type RowsOfQuery = (query: Extract<Bound, { kind: 'nested' }>['query'], env: Env) => readonly QueryRow[]
