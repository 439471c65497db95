/** Which other namespaces a package's types name: what its schema imports. */
import { baseOf, isObjectType } from '../types/object-type.ts'
import type { XDTOPackage } from '../types/package.ts'
import type { PlatformType } from '../types/platform-type.ts'
import type { PropertyDefinition } from '../types/property.ts'
import { resolved, XS, type XDTOType } from '../types/type.ts'
import { isValueType } from '../types/value-type.ts'

/** Sorted, without the package's own and XML Schema's; what the package says it depends on is among them only when it is used. */
export function namespacesUsed(from: XDTOPackage): string[] {
  const found = new Set<string>()
  for (const type of from.types.values()) namespacesIn(type, found)
  for (const { definition } of from.rootProperties.values()) namespacesOf(definition, found)
  found.delete(from.Namespace)
  found.delete(XS)
  found.delete('')
  return [...found].sort()
}

function namespacesOf(definition: PropertyDefinition, found: Set<string>): void {
  if (definition.ref) found.add(resolved(definition.ref).namespace)
  else if (definition.type) use(resolved(definition.type), found)
}

/** A named type is named; an anonymous one is written out, so its parts count. */
function use(type: XDTOType, found: Set<string>): void {
  if (type.name === '') namespacesIn(type, found)
  else found.add(type.namespace)
}

function namespacesIn(type: XDTOType, found: Set<string>): void {
  if (isValueType(type)) {
    for (const one of [type.base, type.itemType, ...(type.memberTypes ?? [])]) if (one) use(resolved(one), found)
  } else if (isObjectType(type)) {
    const base = baseOf(type)
    if (base) use(base, found)
    for (const { definition } of type.properties) namespacesOf(definition, found)
  } else if (type.kind === 'platform') {
    namespacesIn((type as PlatformType).shape, found)
  }
}

/** Types that a type of these packages extends. */
export const basesIn = (packages: readonly XDTOPackage[]): ReadonlySet<XDTOType> =>
  new Set(packages.flatMap((one) => [...one.types.values()].filter(isObjectType).flatMap((type) => baseOf(type) ?? [])))
