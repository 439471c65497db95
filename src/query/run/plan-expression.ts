/** Bound expressions as expressions of a plan, where a plan has them. */
import type { Expression, Step } from '../../infobase/query/expression.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import { narrowing, type Bound, type BoundAggregate, type BoundSource, type Slot, type Types } from '../bind/bound.ts'
import { fieldBehind } from '../bind/shapes.ts'
import { isPlain, type QueryRow, type QueryValue } from '../values.ts'
import { listedValues } from './membership.ts'
import type { QueryRun } from './run.ts'

/** That a plan does not have it; it is evaluated over rows instead. */
export const notPlanned = new Error('not in a plan')

/** As many values as a list of SQL takes. */
export const MOST_LISTED = 300

export interface Planning {
  readonly run: QueryRun
  /** What `from` of a field says; `undefined`: the source is not in the plan. */
  from(source: BoundSource): string | undefined
  /** Rows of a query in a condition that uses nothing around it. */
  rowsOf(query: Extract<Bound, { kind: 'inQuery' }>['query']): readonly QueryRow[]
}

const give = (): never => {
  throw notPlanned
}

/** @throws NotPlanned */
export function planned(bound: Bound, planning: Planning): Expression {
  const make = (one: Bound): Expression => planned(one, planning)
  switch (bound.kind) {
    case 'value':
      return valueOf(bound.value)
    case 'parameter': {
      const value = planning.run.parameter(bound.name, bound.place)
      return Array.isArray(value) ? give() : valueOf(value as QueryValue)
    }
    case 'field':
      return fieldOf(bound, planning)
    case 'compare':
    case 'arithmetic':
      return { kind: bound.kind, operator: bound.operator, left: make(bound.left), right: make(bound.right) } as Expression
    case 'negate':
    case 'not':
    case 'isNull':
      return { kind: bound.kind, operand: make(bound.operand) }
    case 'and':
    case 'or':
      return { kind: bound.kind, operands: bound.operands.map(make) }
    case 'in':
      return listed(bound, listedValues(bound, planning.run), make)
    case 'inQuery':
      return listed({ operand: bound.operands[0]! }, queried(bound, planning), make)
    case 'like':
      return { kind: 'like', text: make(bound.text), pattern: make(bound.pattern), ...escapeOf(bound) }
    case 'call':
      return { kind: 'call', function: bound.function, args: bound.args.map(make) }
    case 'isType':
      return bound.type === 'Null' ? give() : { kind: 'isType', operand: make(bound.operand), type: bound.type }
    case 'cast':
      return bound.sizes.length > 0 ? give() : { kind: 'cast', operand: make(bound.operand), type: bound.type }
    case 'case':
      return {
        kind: 'case',
        when: bound.branches.map(({ when, then }) => ({ if: make(when), gives: make(then) })),
        otherwise: make(bound.otherwise),
      }
    case 'aggregate':
      return aggregate(bound.aggregate, make)
    default:
      return give()
  }
}

function valueOf(value: QueryValue): Expression {
  return isPlain(value) ? { kind: 'value', value } : give()
}

function fieldOf({ source, slot }: Extract<Bound, { kind: 'field' }>, planning: Planning): Expression {
  const from = planning.from(source)
  const path = pathOf(source.slots[slot]!, planning.run)
  if (from === undefined || path.rest.length > 0) return give()
  return from === '' ? { kind: 'field', path: path.steps } : { kind: 'field', path: path.steps, from }
}

/** The part of a path that a plan follows, and what is left of it behind a field that refers to several objects. */
export function pathOf({ path, types }: Slot, run: QueryRun): { readonly steps: readonly Step[]; readonly rest: readonly string[] } {
  const steps: Step[] = []
  for (const [at, key] of path.entries()) {
    if (key.startsWith(narrowing)) continue
    const next = path[at + 1]
    if (next === undefined) {
      steps.push({ field: key })
      break
    }
    if (next.startsWith(narrowing)) {
      steps.push({ field: key, as: objectOfType(next.slice(narrowing.length))! })
      continue
    }
    const as = targetOf(types[at], next, run)
    if (as === undefined) return { steps: [...steps, { field: key }], rest: path.slice(at + 1) }
    steps.push(as === '' ? { field: key } : { field: key, as })
  }
  return { steps, rest: [] }
}

/** The one object that has the field; `''` where the reference has one type, `undefined` where several have it. */
function targetOf(types: Types, key: string, { base }: QueryRun): string | undefined {
  const targets = (types ?? []).flatMap((one) => objectOfType(one) ?? [])
  if (targets.length === 1) return ''
  const having = (types ?? []).filter(
    (one) => objectOfType(one) !== undefined && fieldBehind(base.model, [one], key.toLowerCase()) !== undefined,
  )
  return having.length === 1 ? objectOfType(having[0]!) : undefined
}

function listed(
  { operand }: { readonly operand: Bound },
  values: readonly QueryValue[] | undefined,
  make: (one: Bound) => Expression,
): Expression {
  if (values === undefined || values.length > MOST_LISTED) return give()
  return values.every(isPlain) ? { kind: 'in', operand: make(operand), values } : give()
}

function queried({ operands, query, isHierarchy }: Extract<Bound, { kind: 'inQuery' }>, planning: Planning): readonly QueryValue[] {
  if (operands.length > 1 || isHierarchy || query.blocks.some((one) => one.isCorrelated)) return give()
  return planning.rowsOf(query).map(([one]) => one)
}

function escapeOf({ escape }: Extract<Bound, { kind: 'like' }>): { readonly escape?: string } {
  if (escape === undefined) return {}
  return escape.kind === 'value' && typeof escape.value === 'string' ? { escape: escape.value } : give()
}

/** Texts are told apart without case here, and with it by SQL. */
export const mayBeText = (types: Types): boolean => types === undefined || types.includes('String')

function aggregate({ function: name, operand, isDistinct }: BoundAggregate, make: (one: Bound) => Expression): Expression {
  if (operand === undefined) return { kind: 'aggregate', function: 'Count' }
  const made = make(operand)
  if (isDistinct && (name !== 'Count' || mayBeText(operand.types))) return give()
  if (name === 'Count') return { kind: 'aggregate', function: isDistinct ? 'CountDistinct' : 'Count', operand: made }
  if (name === 'Sum') return { kind: 'aggregate', function: 'Sum', operand: made }
  if (name === 'Avg') {
    const [left, right] = [
      { kind: 'aggregate', function: 'Sum', operand: made } as const,
      { kind: 'aggregate', function: 'Count', operand: made } as const,
    ]
    return { kind: 'arithmetic', operator: '/', left, right }
  }
  if (operand.types?.length !== 1 || mayBeText(operand.types)) return give()
  return { kind: 'aggregate', function: name === 'Min' ? 'Minimum' : 'Maximum', operand: made }
}
