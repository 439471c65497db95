/**
 * The rows of a set for a query: filtered, ordered, a slice at a time, so that a set of a million rows is never in memory whole. Without an
 * order slices go on from the last reference; with one, by their number.
 */
import { and, compare, field, type Expression } from '../../infobase/query/expression.ts'
import { column, type Plan, type Row } from '../../infobase/query/plan.ts'
import type { GivenSource } from '../../infobase/query/source.ts'
import { Reference } from '../../infobase/values/reference.ts'
import type { EntityType } from '../model/entity.ts'
import { bindFilter, bindOrder, type BoundOrder } from '../plan/bind.ts'
import type { Models } from '../plan/compare.ts'
import type { Options } from '../syntax/options.ts'
import { restricted } from './area.ts'
import { emptyValue } from './empty.ts'
import { columnsOf } from './items.ts'
import type { Source } from './source.ts'

/** A query that is ready to be read. */
export interface Query {
  readonly entity: EntityType
  /** In place of the entity's own rows. */
  readonly given?: GivenSource | undefined
  readonly where?: Expression
  readonly order: readonly BoundOrder[]
  readonly skip: number
  readonly top: number | undefined
}

/** Rows that are written at once. */
export const SLICE = 500

/** Binds the options; `where` holds besides `$filter`. */
export function queryOf(entity: EntityType, options: Options, models: Models, source: Source, given?: GivenSource): Query {
  const names = { field: entity.field, entity }
  const filter =
    options.filter === undefined || options.filter.trim() === '' ? undefined : bindFilter('$filter', options.filter, names, models)
  // On a set of record sets 1C accepts any order, unknown names too, and does not look at it.
  const isAsked = options.orderby !== undefined && entity.shape !== 'recordSet'
  const order = isAsked ? bindOrder(options.orderby, names, models) : ownOrder(entity)
  const { where } = restricted(source.area, entity, filter)
  return { entity, given, ...(where !== undefined && { where }), order, skip: options.skip ?? 0, top: options.top }
}

/** Records of these registers come by their period, as captures have them; anything else by its key. */
const ownOrder = ({ shape, object: { kind } }: EntityType): readonly BoundOrder[] =>
  shape === 'record' && (kind === 'AccumulationRegister' || kind === 'AccountingRegister') ? byPeriod : []

const byPeriod: readonly BoundOrder[] = [{ expression: field('Period'), descending: false }]

const planOf = ({ entity, given, where, order }: Query, columns: readonly string[]): Plan => ({
  source: given ?? entity.source,
  ...(where !== undefined && { where }),
  ...(order.length > 0 && { order }),
  columns: columnsOf(columns),
})

/** How many there are, whatever the page. */
export async function countOf(query: Query, source: Source): Promise<number> {
  const { reads } = source
  if (query.entity.shape === 'constant') return (await constantRows({ ...query, skip: 0, top: undefined }, ['Value'], source)).length
  if (query.entity.shape === 'recordSet') return (await recorders(query, reads)).length
  return reads.count(planOf(query, [query.entity.head[0]?.column ?? 'Ref']))
}

/** The plan of the first slice, for who wants to see it. */
export const firstPlan = (query: Query, columns: readonly string[]): Plan => ({ ...planOf(query, columns), ...page(query, 0, query.top) })

const page = ({ skip }: Query, from: number, top: number | undefined) => ({
  ...(skip + from > 0 && { skip: skip + from }),
  ...(top !== undefined && { top }),
})

/** Slices of rows with their values in the order of `columns`; the first one is whole, unless there is no other. */
export async function* slicesOf(query: Query, columns: readonly string[], source: Source): AsyncGenerator<readonly Row[]> {
  const { reads } = source
  const { entity, given, top = Infinity } = query
  if (top === 0) return
  if (entity.shape === 'constant') return yield await constantRows(query, columns, source)
  if (entity.shape === 'recordSet') return yield* sliced((await recorders(query, reads)).slice(query.skip, query.skip + top))
  const base = planOf(query, columns)
  const walked = await reads.walk({ ...base, ...page(query, 0, query.top) })
  if (walked !== undefined) return yield* begun(walked)
  const isByKey = given === undefined && query.order.length === 0 && entity.key.length === 1 && entity.key[0]!.form === 'reference'
  const keyAt = isByKey ? columns.indexOf(entity.key[0]!.column) : -1
  let last: Reference | undefined
  for (let done = 0; done < top;) {
    const size = Math.min(SLICE, top - done)
    const plan =
      last === undefined ? { ...base, ...page(query, done, size) } : { ...base, ...after(base, entity.key[0]!.column, last), top: size }
    const rows = await reads.select(plan)
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    done += rows.length
    const key = keyAt < 0 ? undefined : rows.at(-1)![keyAt]
    if (key instanceof Reference) last = key
  }
}

const after = ({ where }: Plan, key: string, last: Reference): { readonly where: Expression } => {
  const next = compare(field(key), '>', { kind: 'value', value: last })
  return { where: where === undefined ? next : and(where, next) }
}

/** Pieces of any size: a whole slice, and the others as they come, since rows that are held are copied by the collector of garbage. */
async function* begun(pieces: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let held: readonly Row[] = []
  let isBegun = false
  for await (const piece of pieces) {
    held = held.length === 0 ? piece : [...held, ...piece]
    if (!isBegun && held.length < SLICE) continue
    isBegun = true
    yield held
    held = []
  }
  if (held.length > 0) yield held
}

function* sliced(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += SLICE) yield rows.slice(at, at + SLICE)
}

/** A constant that was never set has its empty value, in the area that asks: the options hold of it as of one that was set. */
async function constantRows(query: Query, columns: readonly string[], { reads, area }: Source): Promise<readonly Row[]> {
  const plan = { ...planOf(query, columns), ...page(query, 0, query.top) }
  const rows = await reads.select(plan)
  const { entity } = query
  const own = { source: entity.source, ...restricted(area, entity, undefined), columns: columnsOf(['Value']) }
  if (rows.length > 0 || query.given !== undefined || (await reads.count(own)) > 0) return rows
  const fields = entity.fields.map((one) => one.column)
  const empty = entity.fields.map(({ column: name, field: one }) => area.get(name) ?? emptyValue(one))
  return reads.select({ ...plan, source: { kind: 'given', fields, rows: [empty] } })
}

/** The recorders of the records that are asked for, each once; by their UUID, so that pages do not overlap. */
async function recorders({ entity, where }: Query, reads: Source['reads']): Promise<readonly Row[]> {
  const plan: Plan = { source: entity.source, ...(where !== undefined && { where }), distinct: true, columns: [column('Recorder')] }
  const walked = await reads.walk(plan)
  const rows: Row[] = []
  if (walked === undefined) rows.push(...(await reads.select(plan)))
  else for await (const piece of walked) for (const row of piece) rows.push(row)
  return rows.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
}
