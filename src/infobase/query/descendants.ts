/** Items with everything that is below them in their hierarchies: 1C's `В ИЕРАРХИИ`. */
import type { Layout } from '../store/layout.ts'
import { Reference } from '../values/reference.ts'
import { objectOfType } from '../values/type-of.ts'
import { keyOf, type Value } from '../values/value.ts'
import { field } from './expression.ts'
import { column } from './plan.ts'
import type { Reader } from './reader.ts'

interface Reading {
  readonly layout: Layout
  readonly reader: Reader
}

const AT_ONCE = 100
const columns = [column('Ref')]

/** Values that are no items of a hierarchy stay alone. */
export function withDescendants(values: readonly Value[], reading: Reading): readonly Value[] {
  const all = new Map(values.map((one) => [keyOf(one), one]))
  let level = [...all.values()]
  while (level.length > 0) {
    const below = childrenOf(level, reading).filter((one) => !all.has(keyOf(one)))
    for (const one of below) all.set(keyOf(one), one)
    level = below
  }
  return [...all.values()]
}

function childrenOf(level: readonly Value[], { layout, reader }: Reading): readonly Value[] {
  const byObject = new Map<string, Reference[]>()
  for (const one of level) {
    if (!(one instanceof Reference)) continue
    const object = objectOfType(one.type) ?? ''
    const found = byObject.get(object)
    if (found === undefined) byObject.set(object, [one])
    else found.push(one)
  }
  return [...byObject].flatMap(([name, references]) => {
    if (layout.table(name)?.column('Parent') === undefined) return []
    const found: Value[] = []
    for (let at = 0; at < references.length; at += AT_ONCE) {
      const where = { kind: 'in', operand: field('Parent'), values: references.slice(at, at + AT_ONCE) } as const
      for (const [one] of reader.select({ source: { kind: 'object', name }, where, columns })) found.push(one)
    }
    return found
  })
}
