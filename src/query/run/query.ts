/** Runs queries: unions and their order, rows for conditions and nested tables, temporary tables. */
import { Decimal } from '../../xdto/values/decimal.ts'
import type { BoundQuery, BoundStatement } from '../bind/bound.ts'
import { RowTable, type QueryRow } from '../values.ts'
import { blockRows, byOrder, onceEach } from './block.ts'
import { evaluator } from './evaluate.ts'
import type { RowsOfQuery } from './evaluated.ts'
import type { Env, QueryRun } from './run.ts'

/** What one statement of a text gave; ПОМЕСТИТЬ gives how many rows, УНИЧТОЖИТЬ nothing. */
export interface Outcome {
  readonly query: BoundQuery | undefined
  readonly table: RowTable
}

export function runStatement(statement: BoundStatement, run: QueryRun): Outcome {
  if (statement.kind === 'drop') {
    run.tables.drop(statement.name)
    return { query: undefined, table: new RowTable([], []) }
  }
  const { query } = statement
  run.allowedOnly = query.isAllowed
  const table = new RowTable(query.columns, queryRows(query, run))
  if (query.into === undefined) return { query, table }
  const { name, adds } = query.into
  const before = adds ? (run.tables.get(name)?.rows ?? []) : []
  run.tables.set(name, adds ? new RowTable(run.tables.get(name)!.columns, [...before, ...table.rows]) : table)
  return { query: undefined, table: new RowTable([{ name: 'Количество', types: ['Number'] }], [[Decimal.from(table.rows.length)]]) }
}

function queryRows(query: BoundQuery, run: QueryRun, outer: Env['rows'] = []): readonly QueryRow[] {
  const rowsOf: RowsOfQuery = (inner, env) => innerRows(inner, run, env)
  const [first, ...others] = query.blocks
  let rows = blockRows(first!, run, rowsOf, outer)
  for (const [at, block] of others.entries()) {
    rows = [...rows, ...blockRows(block, run, rowsOf, outer)]
    if (query.keepsAlike[at] !== true) rows = onceEach(rows, (row) => row)
  }
  if (query.order.length === 0) return rows
  const keys = query.order.map(({ expression }) => evaluator(expression, run, rowsOf))
  return rows
    .map((row) => ({ row, order: keys.map((one) => one({ rows: [], result: row })) }))
    .toSorted((a, b) => byOrder(a.order, b.order, query.order, run.base.layout))
    .map(({ row }) => row)
}

/** Queries that use nothing around them run once. */
function innerRows(query: BoundQuery, run: QueryRun, env: Env): readonly QueryRow[] {
  if (query.blocks.some((one) => one.isCorrelated)) return queryRows(query, run, env.rows)
  let rows = run.rowsOf.get(query)
  if (rows === undefined) run.rowsOf.set(query, (rows = queryRows(query, run)))
  return rows
}
