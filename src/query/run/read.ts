/** Reads the rows of one source: what its block uses of them, and where that is sure, only those that its conditions let through. */
import { said } from '../../diagnostics/said.ts'
import { observed, requireRight } from '../../infobase/objects/base.ts'
import { field, type Expression } from '../../infobase/query/expression.ts'
import type { Column } from '../../infobase/query/plan.ts'
import type { Value } from '../../infobase/values/value.ts'
import type { Bound, BoundSource } from '../bind/bound.ts'
import { queryError } from '../query-error.ts'
import { RowTable, type QueryRow, type QueryValue } from '../values.ts'
import { bothOf, sourceOf } from './block-plan.ts'
import { followed } from './follow.ts'
import { MOST_LISTED, notPlanned, pathOf, planned, type Planning } from './plan-expression.ts'
import type { Reader, Wanted } from './reader.ts'
import { allowedConditions } from './restricted.ts'
import type { QueryRun } from './run.ts'
import { virtualRows } from './tables/virtual.ts'

export function readRows(source: BoundSource, reader: Reader, conditions: readonly Bound[], wanted?: Wanted): readonly QueryRow[] {
  const { run } = reader
  const { reading } = source
  switch (reading.kind) {
    case 'object':
    case 'section':
      return stored(source, reader, conditions, wanted)
    case 'constants':
      return [source.slots.map(({ path }) => constantRow(path, run))]
    case 'virtual':
      return slotted(source, virtualRows(source, reading, reader), run, (key, table) => table.columns.findIndex(({ name }) => name === key))
    case 'foreign': {
      const { keys, rows } = run.fetched.get(source) ?? notFetched(source)
      const columns = keys.map((name) => ({ name, types: undefined }))
      return slotted(source, new RowTable(columns, rows), run, (key) => keys.indexOf(key))
    }
    case 'query':
      return slotted(source, new RowTable(reading.query.columns, reader.rowsOf(reading.query)), run)
    case 'temporary':
      return slotted(source, run.tables.get(reading.name) ?? new RowTable([], []), run)
    case 'parameter':
      return slotted(source, run.table(reading.name, source.place), run)
  }
}

function notFetched({ place }: BoundSource): never {
  throw queryError('not-supported', { what: said('an external data source here', 'внешний источник данных в этом месте') }, place)
}

/** The right to read is asked for once a source. */
export function allowReading(source: BoundSource, run: QueryRun): void {
  const { reading } = source
  if (reading.kind !== 'object' && reading.kind !== 'section' && reading.kind !== 'virtual') return
  const object = run.base.model.byFullName(reading.name)!
  requireRight(run.base, object, 'Read')
  observed(run.base, 'find', object, '')
}

function stored(source: BoundSource, reader: Reader, conditions: readonly Bound[], wanted: Wanted | undefined): readonly QueryRow[] {
  const { run } = reader
  const paths = source.slots.map((slot) => pathOf(slot, run))
  const columns = paths.map(({ steps }, at) => ({ name: `f${at}`, expression: { kind: 'field', path: steps } as const }))
  const planning: Planning = { ...reader, from: (one) => (one === source ? '' : undefined) }
  const pushed = run.usesPlans ? conditions.flatMap((one) => plannedOrNot(one, planning)) : []
  const path = wanted === undefined ? undefined : paths[wanted.slot]
  if (run.usesPlans && path !== undefined && path.rest.length === 0 && wanted!.values.length <= MOST_LISTED)
    pushed.push({ kind: 'in', operand: { kind: 'field', path: path.steps }, values: wanted!.values as readonly Value[] })
  const all = allowedConditions(source, { source: sourceOf(source), columns: plainColumns(source), ...whereOf(pushed) }, pushed, run)
  // A row is there though nothing of it is used.
  const asked = columns.length === 0 ? plainColumns(source) : columns
  const rows = run.base.reader.select({ source: sourceOf(source), columns: asked, ...whereOf(all) })
  return withRest(
    rows,
    paths.map((one) => one.rest),
    run,
  )
}

const plainColumns = ({ columns }: BoundSource): readonly Column[] => [{ name: 'f', expression: field(columns[0]!.key) }]

function whereOf(conditions: readonly Expression[]): { readonly where?: Expression } {
  const where = bothOf(conditions)
  return where === undefined ? {} : { where }
}

function plannedOrNot(bound: Bound, planning: Planning): ReturnType<typeof planned>[] {
  try {
    return [planned(bound, planning)]
  } catch (error) {
    if (error === notPlanned) return []
    throw error
  }
}

function constantRow(path: readonly string[], run: QueryRun): QueryValue {
  const [name, ...rest] = path
  const [row] = run.base.reader.select({
    source: { kind: 'object', name: `Constant.${name}` },
    columns: [{ name: 'v', expression: field('Value') }],
  })
  return followed([row?.[0] ?? null], rest, run)[0]
}

/** The slots of rows that have their fields by place. */
function slotted(
  source: BoundSource,
  table: RowTable,
  run: QueryRun,
  placeOf: (key: string, table: RowTable) => number = Number,
): readonly QueryRow[] {
  const places = source.slots.map(({ path }) => placeOf(path[0]!, table))
  const rows = table.rows.map((row) => places.map((at) => row[at]))
  return withRest(
    rows,
    source.slots.map(({ path }) => path.slice(1)),
    run,
  )
}

/** Each value with a rest of a path is followed along it. */
function withRest(rows: readonly QueryRow[], rests: readonly (readonly string[])[], run: QueryRun): readonly QueryRow[] {
  if (rests.every((one) => one.length === 0)) return rows
  const columns = rests.map((rest, at) =>
    rest.length === 0
      ? undefined
      : followed(
          rows.map((row) => row[at]),
          rest,
          run,
        ),
  )
  return rows.map((row, at) => row.map((value, slot) => (columns[slot] === undefined ? value : columns[slot][at])))
}
