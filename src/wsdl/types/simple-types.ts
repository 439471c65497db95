/** From xs:simpleType to value types: restriction, list and union, each with its facets. */
import type { Reference } from '../../xdto/types/type.ts'
import { isValueType, makeValueType, type Facets, type ValueType } from '../../xdto/types/value-type.ts'
import { xs } from '../../xdto/types/xs.ts'
import { clark, type Name } from '../../xml/name.ts'
import { childNamed, childrenNamed, type XMLElement } from '../../xml/tree.ts'
import { placeOf } from '../document/component.ts'
import { XSD } from '../document/namespaces.ts'
import type { Placed } from './components.ts'
import { facetsOf } from './facets.ts'
import { report } from './report.ts'
import type { SchemaTypes } from './schema-types.ts'
import { nameAt, namesAt, type SchemaScope } from './scope.ts'

/** `within` is the named type whose definition this is or is in. */
export function simpleType(types: SchemaTypes, element: XMLElement, scope: SchemaScope, within: Placed | undefined): ValueType {
  const own = within?.element === element ? within.name : { namespace: '', local: '' }
  const parts = partsOf(types, element, scope, within)
  return makeValueType(own.namespace, own.local, parts)
}

type Parts = Parameters<typeof makeValueType>[2]

function partsOf(types: SchemaTypes, element: XMLElement, scope: SchemaScope, within: Placed | undefined): Parts {
  const restriction = childNamed(element, 'restriction', XSD)
  if (restriction) return restricted(types, restriction, scope, within)
  const list = childNamed(element, 'list', XSD)
  if (list)
    return {
      itemType:
        named(types, nameAt(list, 'itemType', scope), list, scope, within) ?? inline(types, list, scope, within)[0] ?? xs.anySimpleType,
    }
  const union = childNamed(element, 'union', XSD)
  if (!union) return { base: xs.anySimpleType }
  const members = namesAt(union, 'memberTypes', scope).flatMap((name) => named(types, name, union, scope, within) ?? [])
  return { memberTypes: [...members, ...inline(types, union, scope, within)] }
}

function restricted(types: SchemaTypes, restriction: XMLElement, scope: SchemaScope, within: Placed | undefined): Parts {
  const base =
    named(types, nameAt(restriction, 'base', scope), restriction, scope, within)
    ?? inline(types, restriction, scope, within)[0]
    ?? xs.anySimpleType
  return { base, facets: facetsIn(types, restriction, scope, within?.name) }
}

export function facetsIn(types: SchemaTypes, restriction: XMLElement, scope: SchemaScope, name: Name | undefined): Facets {
  return facetsOf(restriction, (trouble) => {
    types.complain(
      report('facet', { type: name === undefined ? '-' : clark(name), trouble }, placeOf({ element: restriction, source: scope.source })),
    )
  })
}

const inline = (types: SchemaTypes, element: XMLElement, scope: SchemaScope, within: Placed | undefined): ValueType[] =>
  childrenNamed(element, 'simpleType', XSD).map((child) => types.simple(child, scope, within))

/** A named value type, looked for when it is first used; a complex one is an error. */
export function named(
  types: SchemaTypes,
  name: Name | undefined,
  at: XMLElement,
  scope: SchemaScope,
  within: Placed | undefined,
): Reference<ValueType> | undefined {
  if (name === undefined) return undefined
  if (types.components.findFrom(within, 'type', name) === 'circular') return xs.anySimpleType
  let found: ValueType | undefined
  const find = (): ValueType => {
    if (found) return found
    const type = types.typeFrom(within, name)
    if (type && isValueType(type)) return (found = type)
    if (type && type.kind !== 'any')
      types.complain(report('not-simple', { name: clark(name), where: `<${at.local}>` }, placeOf({ element: at, source: scope.source })))
    return (found = xs.anySimpleType)
  }
  types.force(find)
  return find
}
