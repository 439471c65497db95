/**
 * Long chains of conditions as what engines take: a list of keys joined by `or` is one `in`, any other long chain goes into groups, because
 * SQL that is too deep is refused.
 */
import type { Expression } from '../../infobase/query/expression.ts'
import type { Value } from '../../infobase/values/value.ts'

const GROUP = 50
const LIST = 200

export function chained(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  const gathered = kind === 'or' && operands.length > 2 ? withLists(operands) : operands
  if (gathered.length === 1) return gathered[0]!
  if (gathered.length <= GROUP) return { kind, operands: gathered }
  const groups: Expression[] = []
  for (let at = 0; at < gathered.length; at += GROUP) groups.push({ kind, operands: gathered.slice(at, at + GROUP) })
  return chained(kind, groups)
}

interface List {
  readonly operand: Expression
  readonly own: Expression[]
  readonly values: Value[]
}

/** `X = 1 or X = 2 or X = 3`, of one field and values, becomes a list, whatever else is joined with them. */
function withLists(operands: readonly Expression[]): readonly Expression[] {
  const lists = new Map<string, List>()
  const others: Expression[] = []
  for (const one of operands) {
    if (one.kind !== 'compare' || one.operator !== '=' || one.left.kind !== 'field' || one.right.kind !== 'value') {
      others.push(one)
      continue
    }
    const key = JSON.stringify([one.left.from, one.left.path])
    const list = lists.get(key) ?? { operand: one.left, own: [], values: [] }
    lists.set(key, list)
    list.own.push(one)
    list.values.push(one.right.value)
  }
  for (const { operand, own, values } of lists.values()) {
    if (own.length < 3) others.push(...own)
    else for (let at = 0; at < values.length; at += LIST) others.push({ kind: 'in', operand, values: values.slice(at, at + LIST) })
  }
  return others
}
