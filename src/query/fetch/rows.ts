/**
 * Reads what a query uses of external data sources, before it runs: fields that are used, rows that simple conditions let through, and
 * objects behind references. The query itself then runs over these rows.
 */
import { said } from '../../diagnostics/said.ts'
import type { ForeignTables, ForeignValue } from '../../infobase/foreign/tables.ts'
import type { Block, Bound, BoundQuery, BoundSource, BoundStatement, Reading } from '../bind/bound.ts'
import { everyPart } from '../bind/children.ts'
import { queryError, type Place } from '../query-error.ts'
import { evaluator } from '../run/evaluate.ts'
import { conjunctsOf } from '../run/join.ts'
import type { QueryRun } from '../run/run.ts'
import { RowTable, ValueTypeName, type QueryRow, type QueryValue } from '../values.ts'
import { followForeign, tooMany } from './behind.ts'
import { conditionOf } from './conditions.ts'

type ForeignReading = Extract<Reading, { kind: 'foreign' }>

/** One after another: a connection does one thing at a time. @throws QueryError, and what reading throws */
export async function fetchForeign(statements: readonly BoundStatement[], run: QueryRun, tables: ForeignTables): Promise<void> {
  for (const statement of statements)
    if (statement.kind === 'query') for (const use of usesIn(statement.query)) await fetchRows(use, statement.query.isAllowed, run, tables)
}

interface Use {
  readonly source: BoundSource
  readonly reading: ForeignReading
  readonly block: Block
}

function* usesIn(query: BoundQuery): Generator<Use> {
  for (const block of query.blocks) {
    for (const source of block.sources) {
      const { reading } = source
      if (reading.kind === 'foreign') yield { source, reading, block }
      else if (reading.kind === 'query') yield* usesIn(reading.query)
    }
    for (const bound of expressionsOf(block))
      for (const part of everyPart(bound)) if (part.kind === 'inQuery' || part.kind === 'nested') yield* usesIn(part.query)
  }
}

function* expressionsOf(block: Block): Generator<Bound> {
  if (block.where !== undefined) yield block.where
  if (block.having !== undefined) yield block.having
  for (const { expression } of block.columns) yield expression
  for (const { expression } of block.order) yield expression
  yield* block.group
}

async function fetchRows(
  { block, reading: { args, table }, source }: Use,
  allowedOnly: boolean,
  run: QueryRun,
  tables: ForeignTables,
): Promise<void> {
  const keys = [...new Set(source.slots.map(({ path }) => path[0]!))]
  const conjuncts = block.where === undefined ? [] : conjunctsOf(block.where)
  const pushed = conjuncts.map((one) => conditionOf(one, source, run))
  const conditions = pushed.filter((one) => one !== undefined)
  const isWhole = conditions.length === pushed.length && block.sources.length === 1
  const top = isWhole ? topOf(block) : undefined
  const most = top === undefined || top > tables.limit ? tables.limit + 1 : top
  const values = args.map((one) => argument(evaluator(one, run, () => [])({ rows: [] }), source.place))
  const read = await table.read({ columns: keys, conditions, top: most, args: values, ...(allowedOnly && { allowedOnly }) })
  if (read.length > tables.limit) throw tooMany(table, tables, source.place)
  const rows = top === undefined ? read : read.slice(0, top)
  run.fetched.set(source, { keys, rows })
  for (const { path } of source.slots) await followForeign(column(rows, keys.indexOf(path[0]!)), path.slice(1), run, tables, source.place)
}

function argument(value: QueryValue, place: Place): ForeignValue {
  if (!(value instanceof RowTable || value instanceof ValueTypeName)) return value
  throw queryError('wrong-type', { what: said('an argument of a table', 'параметр таблицы') }, place)
}

/** ПЕРВЫЕ is the source's own where nothing else is done with its rows. */
const topOf = ({ aggregates, isDistinct, isGrouped, order, top }: Block): number | undefined =>
  isGrouped || isDistinct || aggregates.length > 0 || order.length > 0 ? undefined : top

const column = (rows: readonly QueryRow[], at: number): readonly QueryValue[] => rows.map((row) => row[at])
