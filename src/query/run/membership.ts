/** В (…): lists, queries, and hierarchies of them. */
import type { Bound } from '../bind/bound.ts'
import { groupKey, type QueryRow, type QueryValue } from '../values.ts'
import type { Evaluate, RowsOfQuery } from './evaluated.ts'
import { withDescendants } from './hierarchy.ts'
import { flattened, type Env, type QueryRun } from './run.ts'

type Of<K extends Bound['kind']> = Extract<Bound, { kind: K }>

export function inList(bound: Of<'in'>, run: QueryRun, make: (one: Bound) => Evaluate): Evaluate {
  const operand = make(bound.operand)
  const listed = listedValues(bound, run)
  if (listed !== undefined) {
    const test = among(listed.map((one) => [one]))
    return (env) => test([operand(env)])
  }
  const values = bound.values.map(make)
  return (env) => among(values.map((one) => [one(env)]))([operand(env)])
}

/** The values of a list that is the same for every row, those below them in a hierarchy too; `undefined`: rows have lists of their own. */
export function listedValues({ values, isHierarchy }: Of<'in'>, run: QueryRun): readonly QueryValue[] | undefined {
  if (!values.every((one) => one.kind === 'value' || one.kind === 'parameter')) return undefined
  const listed = values.flatMap((one) => (one.kind === 'value' ? [one.value] : flattened(run.parameter(one.name, one.place))))
  return isHierarchy ? withDescendants(listed, run) : listed
}

export function inRows(bound: Of<'inQuery'>, run: QueryRun, make: (one: Bound) => Evaluate, rowsOf: RowsOfQuery): Evaluate {
  const operands = bound.operands.map(make)
  const rowsFor = (env: Env): readonly QueryRow[] => {
    const rows = rowsOf(bound.query, env)
    return bound.isHierarchy
      ? withDescendants(
          rows.map(([one]) => one),
          run,
        ).map((one) => [one])
      : rows
  }
  if (bound.query.blocks.some((one) => one.isCorrelated)) return (env) => among(rowsFor(env))(operands.map((one) => one(env)))
  let test: ((row: QueryRow) => boolean | null) | undefined
  return (env) => (test ??= among(rowsFor(env)))(operands.map((one) => one(env)))
}

/** Null where a Null keeps the question open. */
function among(rows: readonly QueryRow[]): (row: QueryRow) => boolean | null {
  const keys = new Set<string>()
  const open: QueryRow[] = []
  for (const row of rows) {
    if (row.includes(null)) open.push(row)
    else keys.add(row.map(groupKey).join('\n'))
  }
  return (row) => {
    if (rows.length === 0) return false
    if (!row.includes(null)) {
      if (keys.has(row.map(groupKey).join('\n'))) return true
      return open.some((one) => mayBe(one, row)) ? null : false
    }
    return rows.some((one) => mayBe(one, row)) ? null : false
  }
}

/** Whether two rows are equal where neither has Null. */
const mayBe = (a: QueryRow, b: QueryRow): boolean =>
  a.every((one, at) => one === null || b[at] === null || groupKey(one) === groupKey(b[at]))
