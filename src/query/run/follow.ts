/** Fields behind references that are values already: of temporary tables, of fields of several types. They are read many at once. */
import { ForeignReference } from '../../infobase/foreign/reference.ts'
import { field, type Expression } from '../../infobase/query/expression.ts'
import { EnumMember, Reference } from '../../infobase/values/reference.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import type { Value } from '../../infobase/values/value.ts'
import { narrowing } from '../bind/bound.ts'
import { isNamed, objectColumns } from '../bind/shapes.ts'
import { groupKey, type QueryValue } from '../values.ts'
import type { QueryRun } from './run.ts'

/** The values at the end of the path from each reference; Null where it leads nowhere. */
export function followed(values: readonly QueryValue[], path: readonly string[], run: QueryRun): readonly QueryValue[] {
  let here = values
  for (const key of path)
    here = key.startsWith(narrowing) ? here.map((one) => ofType(one, key.slice(narrowing.length))) : step(here, key, run)
  return here
}

const ofType = (value: QueryValue, type: string): QueryValue => (isItem(value) && value.type === type ? value : null)

type Item = Reference | EnumMember | ForeignReference
const isItem = (value: QueryValue): value is Item =>
  value instanceof Reference || value instanceof EnumMember || value instanceof ForeignReference

function step(values: readonly QueryValue[], key: string, run: QueryRun): readonly QueryValue[] {
  const wanted = new Map<string, Map<string, Item>>()
  for (const one of values) {
    if (!isItem(one)) continue
    const known = knownOf(run, one.type, key)
    const id = groupKey(one)
    if (known.has(id)) continue
    const some = wanted.get(one.type) ?? new Map<string, Item>()
    wanted.set(one.type, some.set(id, one))
  }
  for (const [type, items] of wanted) read(type, [...items.values()], key, run)
  return values.map((one) => (isItem(one) ? valueAt(knownOf(run, one.type, key), groupKey(one)) : null))
}

const valueAt = (known: ReadonlyMap<string, QueryValue>, id: string): QueryValue => (known.has(id) ? known.get(id) : null)

function knownOf(run: QueryRun, type: string, key: string): Map<string, QueryValue> {
  const name = `${type} ${key}`
  let known = run.behind.get(name)
  if (known === undefined) run.behind.set(name, (known = new Map()))
  return known
}

const AT_ONCE = 100

function read(type: string, items: readonly Item[], key: string, run: QueryRun): void {
  const { base } = run
  const name = objectOfType(type) ?? ''
  const object = base.model.byFullName(name)
  const found = object === undefined ? undefined : objectColumns(object).find((one) => one.key === key || isNamed(one, key.toLowerCase()))
  if (found === undefined) return
  const known = knownOf(run, type, key)
  for (const one of items) known.set(groupKey(one), null)
  const columns = ['Ref', found.key].map((one) => ({ name: one, expression: field(one) }))
  for (let at = 0; at < items.length; at += AT_ONCE) {
    // Types of the infobase have references of the infobase alone.
    const part = items.slice(at, at + AT_ONCE) as Value[]
    // Few sizes of lists are few statements.
    const size = part.length === 1 ? 1 : part.length <= 10 ? 10 : AT_ONCE
    while (part.length < size) part.push(part[0]!)
    const where: Expression = { kind: 'in', operand: field('Ref'), values: part }
    for (const [reference, value] of base.reader.select({ source: { kind: 'object', name }, where, columns }))
      known.set(groupKey(reference), value)
  }
}
