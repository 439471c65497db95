/** Evaluates bound expressions over rows: each becomes a function once, which is then called a row. */
import { like } from '../../infobase/query/functions/like.ts'
import { calculated } from '../../infobase/query/functions/numbers.ts'
import { calledPlainly } from '../../infobase/query/plain/calls.ts'
import { PlanError } from '../../infobase/query/problem.ts'
import type { Value } from '../../infobase/values/value.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import type { Bound } from '../bind/bound.ts'
import { queryError, type Place } from '../query-error.ts'
import { compared, RowTable, typeNameOf, ValueTypeName, type QueryValue } from '../values.ts'
import { castTo } from './cast.ts'
import type { Evaluate, RowsOfQuery } from './evaluated.ts'
import { followed } from './follow.ts'
import { inList, inRows } from './membership.ts'
import { ownFunctions } from './own-functions.ts'
import type { QueryRun } from './run.ts'

export function evaluator(bound: Bound, run: QueryRun, rowsOf: RowsOfQuery): Evaluate {
  const make = (one: Bound): Evaluate => evaluator(one, run, rowsOf)
  switch (bound.kind) {
    case 'value': {
      const { value } = bound
      return () => value
    }
    case 'parameter': {
      const value = run.parameter(bound.name, bound.place)
      if (Array.isArray(value)) throw queryError('wrong-type', { what: bound.name }, bound.place)
      return () => value as QueryValue
    }
    case 'field': {
      const { source, slot } = bound
      return ({ rows }) => {
        const row = rows[source.number]
        return row === undefined ? null : row[slot]
      }
    }
    case 'result':
      return ({ result }) => result![bound.column]
    case 'aggregate':
      return ({ aggregates }) => aggregates![bound.aggregate.number]
    case 'compare':
    case 'not':
    case 'and':
    case 'or':
    case 'isNull':
    case 'isType':
      return condition(bound, run, make)
    case 'in':
      return inList(bound, run, make)
    case 'inQuery':
      return inRows(bound, run, make, rowsOf)
    case 'case':
      return choice(bound, make)
    case 'nested': {
      const { query } = bound
      return (env) => new RowTable(query.columns, rowsOf(query, env))
    }
    default:
      return calculation(bound, run, make)
  }
}

type Make = (bound: Bound) => Evaluate
type Of<K extends Bound['kind']> = Extract<Bound, { kind: K }>

function condition(bound: Of<'compare' | 'not' | 'and' | 'or' | 'isNull' | 'isType'>, run: QueryRun, make: Make): Evaluate {
  const { layout } = run.base
  switch (bound.kind) {
    case 'compare': {
      const [left, right] = [make(bound.left), make(bound.right)]
      return (env) => compared(left(env), bound.operator, right(env), layout)
    }
    case 'and':
    case 'or':
      return logical(bound.kind, bound.operands.map(make))
    case 'not': {
      const operand = make(bound.operand)
      return (env) => {
        const test = operand(env)
        return typeof test === 'boolean' ? !test : null
      }
    }
    case 'isNull': {
      const operand = make(bound.operand)
      return (env) => operand(env) === null
    }
    default: {
      const operand = make(bound.operand)
      return (env) => {
        const value = operand(env)
        return value === null ? (bound.type === 'Null' ? true : null) : typeNameOf(value) === bound.type
      }
    }
  }
}

function logical(kind: 'and' | 'or', operands: readonly Evaluate[]): Evaluate {
  const decisive = kind === 'or'
  return (env) => {
    let isNull = false
    for (const one of operands) {
      const value = one(env)
      if (value === decisive) return decisive
      if (value === null) isNull = true
    }
    return isNull ? null : !decisive
  }
}

function choice({ branches, otherwise }: Of<'case'>, make: Make): Evaluate {
  const made = branches.map(({ when, then }) => [make(when), make(then)] as const)
  const last = make(otherwise)
  return (env) => {
    for (const [when, then] of made) if (when(env) === true) return then(env)
    return last(env)
  }
}

function calculation(
  bound: Of<'arithmetic' | 'negate' | 'like' | 'call' | 'own' | 'cast' | 'typeOf' | 'presentation' | 'behind'>,
  run: QueryRun,
  make: Make,
): Evaluate {
  switch (bound.kind) {
    case 'arithmetic':
      return arithmetic(bound, make)
    case 'negate': {
      const operand = make(bound.operand)
      return (env) => numberOr(operand(env), bound.place)?.negated() ?? null
    }
    case 'like': {
      const [text, pattern, escape] = [make(bound.text), make(bound.pattern), bound.escape === undefined ? undefined : make(bound.escape)]
      return (env) => {
        const [a, b, c] = [text(env), pattern(env), escape?.(env)]
        return typeof a === 'string' && typeof b === 'string' ? like(a, b, typeof c === 'string' ? c : undefined) : null
      }
    }
    case 'call': {
      const args = bound.args.map(make)
      return (env) => guarded(bound.place, () => calledPlainly(bound.function, args.map((one) => one(env)) as Value[]))
    }
    case 'own': {
      const args = bound.args.map(make)
      const call = ownFunctions[bound.function]
      return (env) => {
        const values = args.map((one) => one(env))
        return values.includes(null) ? null : guarded(bound.place, () => call(values))
      }
    }
    case 'cast': {
      const operand = make(bound.operand)
      return (env) => castTo(operand(env), bound.type, bound.sizes)
    }
    case 'typeOf': {
      const operand = make(bound.operand)
      return (env) => new ValueTypeName(typeNameOf(operand(env)))
    }
    case 'behind': {
      const operand = make(bound.operand)
      return (env) => followed([operand(env)], bound.path, run)[0]
    }
    default: {
      const operand = make(bound.operand)
      return (env) => run.presentation(operand(env))
    }
  }
}

function arithmetic({ operator, left, right, place }: Of<'arithmetic'>, make: Make): Evaluate {
  const [a, b] = [make(left), make(right)]
  return (env) => {
    const [x, y] = [numberOr(a(env), place), numberOr(b(env), place)]
    return x === null || y === null ? null : (calculated(operator, x, y) ?? null)
  }
}

function numberOr(value: QueryValue, place: Place): Decimal | null {
  if (value === null || value instanceof Decimal) return value
  throw queryError('wrong-type', { what: String(value) }, place)
}

function guarded<T>(place: Place, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof PlanError) throw queryError('wrong-type', { what: error.words }, place, error)
    throw error
  }
}
