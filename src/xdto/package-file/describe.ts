/** From a package to its model: types become names again, so that any package can be written as a file. */
import type { Name } from '../../xml/name.ts'
import { isObjectType, type ObjectType } from '../types/object-type.ts'
import type { XDTOPackage } from '../types/package.ts'
import type { PropertyDefinition } from '../types/property.ts'
import { resolved, type Reference, type XDTOType } from '../types/type.ts'
import { isValueType, type ValueType } from '../types/value-type.ts'
import type { ObjectTypeModel, PackageModel, PropertyModel, ValueTypeModel } from './model.ts'

const nameOf = (type: XDTOType): Name => ({ namespace: type.namespace, local: type.name })

export function describePackage(from: XDTOPackage): PackageModel {
  const types = [...from.types.values()]
  return {
    targetNamespace: from.Namespace,
    ...(from.elementFormQualified !== undefined && { elementFormQualified: from.elementFormQualified }),
    ...(from.attributeFormQualified !== undefined && { attributeFormQualified: from.attributeFormQualified }),
    imports: from.Dependencies ?? [],
    properties: [...from.rootProperties.values()].map((one) => describeProperty(one.name, one.definition)),
    valueTypes: types.filter(isValueType).map(describeValueType),
    objectTypes: types.filter(isObjectType).map(describeObjectType),
  }
}

function describeProperty(name: string, { type, ref, settings }: PropertyDefinition): PropertyModel {
  if (ref !== undefined) {
    const root = resolved(ref)
    return { ref: { namespace: root.namespace, local: root.name }, settings }
  }
  if (type === undefined) return { name, settings }
  const held = resolved(type)
  if (held.name !== '') return { name, type: nameOf(held), settings }
  if (isValueType(held)) return { name, typeDef: describeValueType(held), settings }
  return isObjectType(held) ? { name, typeDef: describeObjectType(held), settings } : { name, settings }
}

function describeObjectType(type: ObjectType): ObjectTypeModel {
  const { base, content: _content, ...settings } = type.settings
  return {
    kind: 'object',
    name: type.name,
    settings,
    ...(base && { base: nameOf(resolved(base)) }),
    properties: type.properties.map((one) => describeProperty(one.name, one.definition)),
  }
}

function describeValueType(type: ValueType): ValueTypeModel {
  const { base: baseNote, ...notes } = type.notes
  const base = type.base && resolved(type.base)
  const item = type.itemType && resolved(type.itemType)
  const members = type.memberTypes?.map((one: Reference<ValueType>) => resolved(one))
  const named = base && base.name !== '' ? nameOf(base) : baseNote
  const anonymous = [base, item, ...(members ?? [])].filter((one) => one !== undefined && one.name === '') as ValueType[]
  const namedMembers = members?.filter((one) => one.name !== '').map(nameOf)
  return {
    kind: 'value',
    name: type.name,
    facets: type.facets,
    notes: { ...(item ? { variety: 'List' } : members ? { variety: 'Union' } : {}), ...notes },
    ...(named && { base: named }),
    ...(item && item.name !== '' && { itemType: nameOf(item) }),
    ...(namedMembers && namedMembers.length > 0 && { memberTypes: namedMembers }),
    typeDefs: anonymous.map(describeValueType),
  }
}
