/** The conditions of a query that an external data source can check by itself: a field compared with what is known beforehand. */
import type { ForeignCondition, ForeignValue } from '../../infobase/foreign/tables.ts'
import type { Bound, BoundSource } from '../bind/bound.ts'
import { flattened, type QueryRun } from '../run/run.ts'
import { RowTable, ValueTypeName, type QueryValue } from '../values.ts'

const flipped = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** `undefined`: it is evaluated over the rows. */
export function conditionOf(bound: Bound, source: BoundSource, run: QueryRun): ForeignCondition | undefined {
  if (bound.kind === 'compare') {
    const { left, operator, right } = bound
    return comparison(left, operator, right, source, run) ?? comparison(right, flipped[operator], left, source, run)
  }
  if (bound.kind !== 'in' || bound.isHierarchy) return undefined
  const key = keyOf(bound.operand, source)
  const values = bound.values.map((one) => knownOf(one, run))
  return key === undefined || values.includes(undefined) ? undefined : { key, operator: 'in', values: values.flatMap((one) => one!) }
}

function comparison(
  field: Bound,
  operator: Exclude<ForeignCondition['operator'], 'in'>,
  other: Bound,
  source: BoundSource,
  run: QueryRun,
): ForeignCondition | undefined {
  const key = keyOf(field, source)
  const values = key === undefined ? undefined : knownOf(other, run)
  if (key === undefined || values?.length !== 1) return undefined
  // What is larger is a matter of the order of texts, which is not the same everywhere.
  if (typeof values[0] === 'string' && operator !== '=') return undefined
  return { key, operator, values }
}

const keyOf = (bound: Bound, source: BoundSource): string | undefined => {
  if (bound.kind !== 'field' || bound.source !== source) return undefined
  const { path } = source.slots[bound.slot]!
  return path.length === 1 ? path[0] : undefined
}

/** `undefined`: not known before the query runs, or nothing that a source can compare. */
function knownOf(bound: Bound, run: QueryRun): readonly ForeignValue[] | undefined {
  if (bound.kind !== 'value' && bound.kind !== 'parameter') return undefined
  const values = bound.kind === 'value' ? [bound.value] : flattened(run.parameter(bound.name, bound.place))
  return values.every(isComparable) ? values : undefined
}

const isComparable = (value: QueryValue): value is ForeignValue =>
  value !== null && value !== undefined && !(value instanceof RowTable) && !(value instanceof ValueTypeName)
