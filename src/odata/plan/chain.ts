/**
 * Long chains of conditions as what engines take: a list of keys joined by `or` is one `in`, any other long chain goes into groups, because
 * SQL that is too deep is refused.
 */
import type { Expression } from '../../infobase/query/expression.ts'
import { isStorable } from '../../infobase/store/engine.ts'
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

/** `=` or the name of a function. */
type Test = '=' | keyof typeof anyOf

/** Functions of a text and a part, and the same of many parts. */
const anyOf = { StartsWith: 'StartsWithAny', EndsWith: 'EndsWithAny', Contains: 'ContainsAny' } as const

interface Tested {
  readonly test: Test
  readonly operand: Expression & { kind: 'field' }
  readonly value: Value
}

interface List {
  readonly test: Test
  readonly operand: Expression
  readonly own: Expression[]
  readonly values: Value[]
}

/** What is asked of a field and a value; `undefined`: something else is. */
function testedIn(one: Expression): Tested | undefined {
  if (one.kind === 'compare' && one.operator === '=' && one.left.kind === 'field' && one.right.kind === 'value')
    return { test: '=', operand: one.left, value: one.right.value }
  if (one.kind !== 'call' || !(one.function in anyOf)) return undefined
  const [operand, part] = one.args
  const isPlain = operand?.kind === 'field' && part?.kind === 'value' && typeof part.value === 'string' && isStorable(part.value)
  return isPlain ? { test: one.function as keyof typeof anyOf, operand, value: part.value } : undefined
}

/** `X = 1 or X = 2 or X = 3`, of one field and values, becomes a list, whatever else is joined with them; `substringof` and its kin too. */
function withLists(operands: readonly Expression[]): readonly Expression[] {
  const lists = new Map<string, List>()
  const others: Expression[] = []
  for (const one of operands) {
    const tested = testedIn(one)
    if (tested === undefined) {
      others.push(one)
      continue
    }
    const { test, operand, value } = tested
    const key = JSON.stringify([test, operand.from, operand.path])
    const list = lists.get(key) ?? { test, operand, own: [], values: [] }
    lists.set(key, list)
    list.own.push(one)
    list.values.push(value)
  }
  for (const list of lists.values()) others.push(...(list.own.length < 3 ? list.own : listed(list)))
  return others
}

function listed({ test, operand, values }: List): readonly Expression[] {
  if (test !== '=') return [{ kind: 'call', function: anyOf[test], args: [operand, { kind: 'value', value: JSON.stringify(values) }] }]
  const parts: Expression[] = []
  for (let at = 0; at < values.length; at += LIST) parts.push({ kind: 'in', operand, values: values.slice(at, at + LIST) })
  return parts
}
