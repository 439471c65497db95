/** Runs one ВЫБРАТЬ: by a plan where a plan has it all, else over rows. */
import { byTerms } from '../../infobase/query/plain/evaluate.ts'
import { PlanError } from '../../infobase/query/problem.ts'
import type { Layout } from '../../infobase/store/layout.ts'
import type { Value } from '../../infobase/values/value.ts'
import type { Block, Bound, BoundOrder } from '../bind/bound.ts'
import { groupKey, isPlain, RowTable, type QueryRow, type QueryValue } from '../values.ts'
import { grouped } from './aggregate.ts'
import { blockPlan, refusePlan } from './block-plan.ts'
import { evaluator } from './evaluate.ts'
import type { Evaluate, RowsOfQuery } from './evaluated.ts'
import { conjunctsOf, joinedRows, type Joining } from './join.ts'
import { allowReading } from './read.ts'
import { rowsRestricted } from './restricted.ts'
import type { Env, QueryRun } from './run.ts'

/** `outer`: rows of the queries around. */
export function blockRows(block: Block, run: QueryRun, rowsOf: RowsOfQuery, outer: Env['rows'] = []): readonly QueryRow[] {
  for (const source of block.sources) allowReading(source, run)
  if (run.usesPlans && block.sources.every((one) => rowsRestricted(one, run) === undefined)) {
    const rows = plannedRows(block, run, rowsOf)
    if (rows !== undefined) return rows
  }
  return evaluatedRows(block, run, rowsOf, outer)
}

function plannedRows(block: Block, run: QueryRun, rowsOf: RowsOfQuery): readonly QueryRow[] | undefined {
  const made = blockPlan(block, run, (query) => rowsOf(query, { rows: [] }))
  if (made === undefined) return undefined
  try {
    const rows = run.base.reader.select(made.plan)
    if (made.presented.length === 0) return rows
    return rows.map((row) => row.map((value, at) => (made.presented.includes(at) ? run.presentation(value) : value)))
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    refusePlan(block)
    return undefined
  }
}

function evaluatedRows(block: Block, run: QueryRun, rowsOf: RowsOfQuery, outer: Env['rows']): readonly QueryRow[] {
  const { layout } = run.base
  const make = (one: Bound): Evaluate => evaluator(one, run, rowsOf)
  const joining: Joining = { run, evaluate: rowsOf, rowsOf: (query) => rowsOf(query, { rows: outer }), outer }
  const conditions = block.where === undefined ? [] : conjunctsOf(block.where)
  const joined = block.tree === undefined ? [outer] : joinedRows(block.tree, joining, conditions)
  let found: readonly Env[] = joined.map((rows) => ({ rows }))
  if (block.where !== undefined) {
    const test = make(block.where)
    found = found.filter((env) => test(env) === true)
  }
  if (block.isGrouped) found = grouped(found, block.group, block.aggregates, make, layout)
  if (block.having !== undefined) {
    const test = make(block.having)
    found = found.filter((env) => test(env) === true)
  }
  const columns = block.columns.map(({ expression }) => make(expression))
  const order = block.order.map(({ expression }) => make(expression))
  let made = found.map((env) => ({ row: columns.map((one) => one(env)), order: order.map((one) => one(env)) }))
  if (block.isDistinct) made = onceEach(made, (one) => one.row)
  const sorted = order.length === 0 ? made : made.toSorted((a, b) => byOrder(a.order, b.order, block.order, layout))
  return sorted.slice(0, block.top).map((one) => one.row)
}

/** The first of those whose rows are alike. */
export function onceEach<T>(all: readonly T[], rowOf: (one: T) => QueryRow): T[] {
  const seen = new Set<string>()
  return all.filter((one) => {
    const key = rowOf(one).map(groupKey).join('\n')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

export const byOrder = (a: QueryRow, b: QueryRow, order: readonly BoundOrder[], layout: Layout): number =>
  byTerms(
    a.map(plainOf),
    b.map(plainOf),
    order.map(({ isDescending }) => ({ descending: isDescending })),
    layout,
  )

const plainOf = (value: QueryValue): Value => (isPlain(value) ? value : value instanceof RowTable ? null : String(value))
