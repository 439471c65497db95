/** A whole ВЫБРАТЬ as one plan, and so one statement of SQL, where a plan has all that it asks. */
import { and, type Expression } from '../../infobase/query/expression.ts'
import type { Column, Join, OrderItem, Plan } from '../../infobase/query/plan.ts'
import type { Source } from '../../infobase/query/source.ts'
import type { Block, Bound, BoundSource, JoinTree } from '../bind/bound.ts'
import { everyPart, keyOfBound } from '../bind/children.ts'
import { mayBeText, notPlanned, planned, type Planning } from './plan-expression.ts'

/** A plan, and which of its columns are shown to users once they are read. */
export interface BlockPlan {
  readonly plan: Plan
  readonly presented: readonly number[]
}

/** What never becomes a plan, whatever the parameters are. */
const unplanned = new WeakSet<Block>()
/** Columns without parameters are the same list each time, so that their statement is found at once. */
const columnsOf = new WeakMap<Block, readonly Column[]>()

/** `undefined`: the block is evaluated over rows. */
export function blockPlan(block: Block, run: Planning['run'], rowsOf: Planning['rowsOf']): BlockPlan | undefined {
  if (unplanned.has(block)) return undefined
  const joins = flatJoins(block)
  if (joins === undefined || isOfTexts(block)) {
    unplanned.add(block)
    return undefined
  }
  const names = new Map(block.sources.map((one, at) => [one, at === 0 ? '' : `s${at}`]))
  const planning: Planning = { run, rowsOf, from: (source) => names.get(source) }
  try {
    return madePlan(block, joins, planning, names)
  } catch (error) {
    if (error === notPlanned) return undefined
    throw error
  }
}

/** The statement was refused: it is not tried again. */
export const refusePlan = (block: Block): void => void unplanned.add(block)

interface FlatJoin {
  readonly kind: 'inner' | 'left'
  readonly source: BoundSource
  readonly on: Bound
}

function madePlan(block: Block, joins: readonly FlatJoin[], planning: Planning, names: ReadonlyMap<BoundSource, string>): BlockPlan {
  const make = (one: Bound): Expression => planned(one, planning)
  const presented = block.columns.flatMap(({ expression }, at) => (expression.kind === 'presentation' ? [at] : []))
  return {
    presented,
    plan: {
      source: sourceOf(block.sources[0]!),
      ...(joins.length > 0 && {
        joins: joins.map(({ kind, source, on }): Join => ({ kind, source: sourceOf(source), as: names.get(source)!, on: make(on) })),
      }),
      ...(block.where !== undefined && { where: make(block.where) }),
      ...(block.isGrouped && { group: block.group.map(make) }),
      ...(block.having !== undefined && { having: make(block.having) }),
      ...(block.isDistinct && { distinct: true }),
      ...(block.order.length > 0 && {
        order: block.order.map(({ expression, isDescending }): OrderItem => ({
          expression: make(expression),
          descending: isDescending,
          asIs: true,
        })),
      }),
      ...(block.top !== undefined && { top: block.top }),
      columns: columns(block, make),
    },
  }
}

function columns(block: Block, make: (one: Bound) => Expression): readonly Column[] {
  const known = columnsOf.get(block)
  if (known !== undefined) return known
  const made = block.columns.map(({ name, expression }) => ({
    name,
    expression: make(expression.kind === 'presentation' ? expression.operand : expression),
  }))
  if (!block.columns.some(({ expression }) => [...everyPart(expression)].some((one) => one.kind === 'parameter' || one.kind === 'inQuery')))
    columnsOf.set(block, made)
  return made
}

/** Joins from the left on, each of one table; `undefined` where they are not such. */
function flatJoins({ tree, sources, isCorrelated }: Block): readonly FlatJoin[] | undefined {
  if (tree === undefined || isCorrelated || !sources.every(({ reading }) => reading.kind === 'object' || reading.kind === 'section'))
    return undefined
  const joins: FlatJoin[] = []
  let here: JoinTree = tree
  while (here.kind === 'join') {
    const { how, right, on } = here
    if (right.kind !== 'source' || (how !== 'inner' && how !== 'left') || followsReferences(on)) return undefined
    joins.unshift({ kind: how, source: right.source, on })
    here = here.left
  }
  return joins
}

/** A condition of a join cannot use the joins that paths through references need: SQL has these behind it. */
const followsReferences = (on: Bound): boolean =>
  [...everyPart(on)].some((one) => one.kind === 'field' && one.source.slots[one.slot]!.path.length > 1)

/** Texts that are grouped, or told apart, are so without case. */
function isOfTexts({ isDistinct, isGrouped, group, columns: all, order, aggregates }: Block): boolean {
  if (isGrouped && group.some(({ types }) => mayBeText(types))) return true
  if (isGrouped && group.length === 0 && aggregates.length === 0) return true
  if (!isDistinct) return false
  const keys = new Set(all.map(({ expression }) => keyOfBound(expression)))
  return (
    all.some(({ expression }) => expression.kind === 'presentation' || mayBeText(expression.types))
    || order.some((one) => !keys.has(keyOfBound(one.expression)))
  )
}

export function sourceOf({ reading }: BoundSource): Source {
  if (reading.kind === 'object') return { kind: 'object', name: reading.name }
  if (reading.kind === 'section') return { kind: 'section', name: reading.name, section: reading.section }
  throw notPlanned
}

export const bothOf = (conditions: readonly Expression[]): Expression | undefined =>
  conditions.length === 0 ? undefined : conditions.length === 1 ? conditions[0] : and(...conditions)
