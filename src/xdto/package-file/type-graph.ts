/** How the definitions of packages refer to each other: an order in which each comes after what it needs, and which are in circles. */
import { isObjectType, type ObjectType } from '../types/object-type.ts'
import type { XDTOPackage } from '../types/package.ts'
import type { PropertyDefinition, RootProperty } from '../types/property.ts'
import { resolved, type XDTOType } from '../types/type.ts'
import { isValueType, type ValueType } from '../types/value-type.ts'

/** A definition with a name: a type or a root property. */
export type Definition = ValueType | ObjectType | RootProperty

export const isRoot = (one: Definition): one is RootProperty => 'definition' in one

/** The definitions of the packages, those that the platform has apart. */
export const definitionsOf = (from: XDTOPackage): Definition[] =>
  [...from.types.values()]
    .filter((one): one is ValueType | ObjectType => isValueType(one) || isObjectType(one))
    .concat([...from.rootProperties.values()] as never[])

/** Named definitions that this one names, directly or through anonymous types. */
export function usesOf(one: Definition): ReadonlySet<XDTOType | RootProperty> {
  const found = new Set<XDTOType | RootProperty>()
  if (isRoot(one)) ofProperty(one.definition, found)
  else ofParts(one, found)
  return found
}

function ofProperty(definition: PropertyDefinition, found: Set<XDTOType | RootProperty>): void {
  if (definition.ref) found.add(resolved(definition.ref))
  else if (definition.type) named(resolved(definition.type), found)
}

function named(type: XDTOType, found: Set<XDTOType | RootProperty>): void {
  if (type.name === '') ofParts(type, found)
  else found.add(type)
}

function ofParts(type: XDTOType, found: Set<XDTOType | RootProperty>): void {
  if (isValueType(type)) {
    for (const one of [type.base, type.itemType, ...(type.memberTypes ?? [])]) if (one) named(resolved(one), found)
  } else if (isObjectType(type)) {
    if (type.settings.base) named(resolved(type.settings.base), found)
    for (const { definition } of type.properties) ofProperty(definition, found)
  }
}

/**
 * Groups of definitions that need each other, each group after the groups that it needs (Tarjan's strongly connected components, with a
 * stack of its own: chains of types can be long).
 */
export function circlesOf<X>(all: readonly X[], uses: (one: X) => Iterable<X>): X[][] {
  const index = new Map<X, number>()
  const low = new Map<X, number>()
  const open: X[] = []
  const opened = new Set<X>()
  const groups: X[][] = []
  const enter = (one: X): { one: X; left: Iterator<X> } => {
    index.set(one, index.size)
    low.set(one, index.get(one)!)
    open.push(one)
    opened.add(one)
    return { one, left: uses(one)[Symbol.iterator]() }
  }
  const close = (one: X): void => {
    if (low.get(one) !== index.get(one)) return
    const group = open.splice(open.lastIndexOf(one))
    for (const member of group) opened.delete(member)
    groups.push(group)
  }
  for (const start of all) {
    if (index.has(start)) continue
    const stack = [enter(start)]
    while (stack.length > 0) {
      const top = stack.at(-1)!
      const next = top.left.next()
      if (next.done === true) {
        close(top.one)
        stack.pop()
        const above = stack.at(-1)
        if (above) low.set(above.one, Math.min(low.get(above.one)!, low.get(top.one)!))
      } else if (!index.has(next.value)) {
        stack.push(enter(next.value))
      } else if (opened.has(next.value)) {
        low.set(top.one, Math.min(low.get(top.one)!, index.get(next.value)!))
      }
    }
  }
  return groups
}
