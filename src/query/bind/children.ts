/** Goes through the parts of a bound expression. */
import type { Bound } from './bound.ts'

export function partsOf(bound: Bound): readonly Bound[] {
  switch (bound.kind) {
    case 'compare':
    case 'arithmetic':
      return [bound.left, bound.right]
    case 'negate':
    case 'not':
    case 'isNull':
    case 'isType':
    case 'cast':
    case 'typeOf':
    case 'presentation':
    case 'behind':
      return [bound.operand]
    case 'and':
    case 'or':
    case 'inQuery':
      return bound.operands
    case 'in':
      return [bound.operand, ...bound.values]
    case 'like':
      return bound.escape === undefined ? [bound.text, bound.pattern] : [bound.text, bound.pattern, bound.escape]
    case 'call':
    case 'own':
      return bound.args
    case 'case':
      return [...bound.branches.flatMap(({ when, then }) => [when, then]), bound.otherwise]
    case 'aggregate':
      return bound.aggregate.operand === undefined ? [] : [bound.aggregate.operand]
    case 'value':
    case 'parameter':
    case 'field':
    case 'result':
    case 'nested':
      return []
  }
}

/** Every part, the expression itself first. */
export function* everyPart(bound: Bound): Generator<Bound> {
  yield bound
  for (const one of partsOf(bound)) yield* everyPart(one)
}

/** A text that two expressions share when they are the same. */
export const keyOfBound = (bound: Bound): string =>
  JSON.stringify(bound, (key, value: unknown) => {
    if (key === 'place' || key === 'name' || key === 'types' || key === 'number') return undefined
    if (key === 'source') return (value as { readonly number: number }).number
    return value
  })
