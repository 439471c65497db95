/** `В ИЕРАРХИИ`: items and everything below them. */
import { field } from '../../infobase/query/expression.ts'
import { column } from '../../infobase/query/plan.ts'
import { Reference } from '../../infobase/values/reference.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import type { Value } from '../../infobase/values/value.ts'
import { groupKey, type QueryValue } from '../values.ts'
import type { QueryRun } from './run.ts'

const AT_ONCE = 100
const columns = [column('Ref')]

export function withDescendants(values: readonly QueryValue[], run: QueryRun): readonly QueryValue[] {
  const all = new Map(values.map((one) => [groupKey(one), one]))
  let level = [...all.values()]
  while (level.length > 0) {
    const below = childrenOf(level, run).filter((one) => !all.has(groupKey(one)))
    for (const one of below) all.set(groupKey(one), one)
    level = below
  }
  return [...all.values()]
}

function childrenOf(level: readonly QueryValue[], { base }: QueryRun): QueryValue[] {
  const byObject = new Map<string, Reference[]>()
  for (const one of level) {
    if (!(one instanceof Reference)) continue
    const object = objectOfType(one.type) ?? ''
    byObject.set(object, [...(byObject.get(object) ?? []), one])
  }
  return [...byObject].flatMap(([name, references]) => {
    if (base.layout.table(name)?.column('Parent') === undefined) return []
    const found: Value[] = []
    for (let at = 0; at < references.length; at += AT_ONCE) {
      const where = { kind: 'in', operand: field('Parent'), values: references.slice(at, at + AT_ONCE) } as const
      for (const [one] of base.reader.select({ source: { kind: 'object', name }, where, columns })) found.push(one)
    }
    return found
  })
}
