/** Joins rows of sources: by equal values where the condition has them, else each with each. */
import type { Bound, BoundSource, JoinTree } from '../bind/bound.ts'
import { everyPart } from '../bind/children.ts'
import { groupKey, type QueryRow, type QueryValue } from '../values.ts'
import { evaluator } from './evaluate.ts'
import type { Evaluate, RowsOfQuery } from './evaluated.ts'
import { readRows } from './read.ts'
import type { Reader, Wanted } from './reader.ts'
import type { Env } from './run.ts'

type Rows = Env['rows']

export interface Joining extends Reader {
  readonly evaluate: RowsOfQuery
  /** Rows of the sources of the queries around. */
  readonly outer: Rows
}

/** `conditions`: those of ГДЕ, which may be asked of a source early where it keeps no row for want of another. */
export function joinedRows(tree: JoinTree, joining: Joining, conditions: readonly Bound[], wanted?: Wanted): readonly Rows[] {
  if (tree.kind === 'source') {
    const { source } = tree
    const rows = readRows(
      source,
      joining,
      conditions.filter((one) => isOf(one, [source])),
      wanted,
    )
    return rows.map((row) => withRow(joining.outer, source, row))
  }
  const { how, on } = tree
  const all = conjunctsOf(on)
  const [leftKeeps, rightKeeps] = [how === 'right' || how === 'full', how === 'left' || how === 'full']
  const left = joinedRows(tree.left, joining, [...(leftKeeps ? [] : conditions), ...(how === 'inner' || how === 'right' ? all : [])])
  const pairs = equalPairs(all, sourcesOf(tree.left), sourcesOf(tree.right))
  const rightConditions = [...(rightKeeps ? [] : conditions), ...(how === 'inner' || how === 'left' ? all : [])]
  const early = how === 'inner' || how === 'left' ? wantedOf(tree.right, pairs, left, joining) : undefined
  const right = joinedRows(tree.right, joining, rightConditions, early)
  return matched(tree, left, right, pairs, joining)
}

function withRow(rows: Rows, source: BoundSource, row: QueryRow | undefined): Rows {
  const made = rows.slice()
  made[source.number] = row
  return made
}

interface Pair {
  readonly left: Bound
  readonly right: Bound
}

export const conjunctsOf = (bound: Bound): readonly Bound[] => (bound.kind === 'and' ? bound.operands.flatMap(conjunctsOf) : [bound])

const sourcesOf = (tree: JoinTree): readonly BoundSource[] =>
  tree.kind === 'source' ? [tree.source] : [...sourcesOf(tree.left), ...sourcesOf(tree.right)]

/** Whether it uses fields of these sources and no others. */
function isOf(bound: Bound, sources: readonly BoundSource[]): boolean {
  let uses = false
  for (const one of everyPart(bound)) {
    if (
      one.kind === 'nested'
      || one.kind === 'aggregate'
      || (one.kind === 'inQuery' && one.query.blocks.some((block) => block.isCorrelated))
    )
      return false
    if (one.kind !== 'field') continue
    if (!sources.includes(one.source)) return false
    uses = true
  }
  return uses
}

function equalPairs(all: readonly Bound[], left: readonly BoundSource[], right: readonly BoundSource[]): readonly Pair[] {
  return all.flatMap((one): Pair[] => {
    if (one.kind !== 'compare' || one.operator !== '=') return []
    if (isOf(one.left, left) && isOf(one.right, right)) return [{ left: one.left, right: one.right }]
    return isOf(one.right, left) && isOf(one.left, right) ? [{ left: one.right, right: one.left }] : []
  })
}

/** Few values on the left: only rows with these are read on the right. */
function wantedOf(tree: JoinTree, pairs: readonly Pair[], left: readonly Rows[], { run, evaluate }: Joining): Wanted | undefined {
  if (tree.kind !== 'source' || left.length > 1000) return undefined
  const pair = pairs.find((one) => one.right.kind === 'field')
  if (pair?.right.kind !== 'field') return undefined
  const make = evaluator(pair.left, run, evaluate)
  const values = new Map(left.map((rows) => make({ rows })).map((one) => [groupKey(one), one]))
  values.delete(groupKey(null))
  return { slot: pair.right.slot, values: [...values.values()] }
}

function matched(
  { how, on, right: rightTree }: Extract<JoinTree, { kind: 'join' }>,
  left: readonly Rows[],
  right: readonly Rows[],
  pairs: readonly Pair[],
  joining: Joining,
): readonly Rows[] {
  const make = (one: Bound): Evaluate => evaluator(one, joining.run, joining.evaluate)
  const test = make(on)
  const candidates = candidatesOf(right, pairs, make)
  const rightNumbers = sourcesOf(rightTree).map((one) => one.number)
  const keepsLeft = how === 'left' || how === 'full'
  const taken = how === 'right' || how === 'full' ? new Set<Rows>() : undefined
  const found: Rows[] = []
  for (const rows of left) {
    let isMatched = false
    for (const other of candidates(rows)) {
      const both = merged(rows, other, rightNumbers)
      if (test({ rows: both }) !== true) continue
      isMatched = true
      taken?.add(other)
      found.push(both)
    }
    if (!isMatched && keepsLeft) found.push(merged(rows, joining.outer, []))
  }
  if (taken === undefined) return found
  return [...found, ...right.filter((one) => !taken.has(one))]
}

function merged(rows: Rows, other: Rows, numbers: readonly number[]): Rows {
  const made = rows.slice()
  for (const one of numbers) made[one] = other[one]
  return made
}

/** Rows of the right that may fit a row of the left. */
function candidatesOf(right: readonly Rows[], pairs: readonly Pair[], make: (one: Bound) => Evaluate): (rows: Rows) => readonly Rows[] {
  if (pairs.length === 0) return () => right
  const [lefts, rights] = [pairs.map((one) => make(one.left)), pairs.map((one) => make(one.right))]
  const keyOf = (values: readonly QueryValue[]): string | undefined => (values.includes(null) ? undefined : values.map(groupKey).join('\n'))
  const byKey = new Map<string, Rows[]>()
  for (const rows of right) {
    const key = keyOf(rights.map((one) => one({ rows })))
    if (key === undefined) continue
    const some = byKey.get(key)
    if (some === undefined) byKey.set(key, [rows])
    else some.push(rows)
  }
  return (rows) => byKey.get(keyOf(lefts.map((one) => one({ rows }))) ?? '\0') ?? []
}
