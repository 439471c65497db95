/**
 * Long chains of conditions as what engines take: a list of keys joined by `or` is one `in`, any other long chain goes into groups, because
 * SQL that is too deep is refused.
 */
import type { Expression } from '../../infobase/query/expression.ts'
import type { Value } from '../../infobase/values/value.ts'

const GROUP = 50
const LIST = 200

export function chained(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  const list = kind === 'or' && operands.length > 2 ? asList(operands) : undefined
  if (list !== undefined) return list
  if (operands.length <= GROUP) return { kind, operands }
  const groups: Expression[] = []
  for (let at = 0; at < operands.length; at += GROUP) groups.push({ kind, operands: operands.slice(at, at + GROUP) })
  return chained(kind, groups)
}

/** `X = 1 or X = 2 or X = 3`, of one field and values. */
function asList(operands: readonly Expression[]): Expression | undefined {
  const values: Value[] = []
  let first: Expression | undefined
  let key = ''
  for (const one of operands) {
    if (one.kind !== 'compare' || one.operator !== '=' || one.left.kind !== 'field' || one.right.kind !== 'value') return undefined
    const own = JSON.stringify([one.left.from, one.left.path])
    if (first === undefined) [first, key] = [one.left, own]
    else if (own !== key) return undefined
    values.push(one.right.value)
  }
  if (first === undefined) return undefined
  const lists: Expression[] = []
  for (let at = 0; at < values.length; at += LIST) lists.push({ kind: 'in', operand: first, values: values.slice(at, at + LIST) })
  return lists.length === 1 ? lists[0] : { kind: 'or', operands: lists }
}
