/** From xs:attribute, xs:attributeGroup and xs:anyAttribute to properties written as attributes. */
import { property, type PropertyOwner, type PropertySettings, type RootProperty } from '../../xdto/types/property.ts'
import type { Reference, XDTOType } from '../../xdto/types/type.ts'
import { xs } from '../../xdto/types/xs.ts'
import { clark, type Name } from '../../xml/name.ts'
import { attributeOf, childNamed, type XMLElement } from '../../xml/tree.ts'
import { childElements, valueAt } from '../document/component.ts'
import { XSD } from '../document/namespaces.ts'
import type { Placed } from './components.ts'
import type { SchemaTypes } from './schema-types.ts'
import { nameAt, type SchemaScope } from './scope.ts'

/** An attribute that a type has, or in a restriction no longer has. */
export interface AttributeUse {
  readonly name: Name
  readonly type: Reference<XDTOType> | undefined
  readonly ref: Reference<RootProperty> | undefined
  readonly settings: PropertySettings
  readonly owner: PropertyOwner
  readonly prohibited: boolean
}

export interface Attributes {
  /** By expanded name. */
  readonly uses: Map<string, AttributeUse>
  /** Whether others are allowed. */
  readonly others: boolean
}

/** What the element (a complexType, extension, restriction or attribute group) says of attributes. */
export function attributesOf(types: SchemaTypes, element: XMLElement, scope: SchemaScope, within?: Placed): Attributes {
  const uses = new Map<string, AttributeUse>()
  let others = false
  for (const child of childElements(element)) {
    if (child.namespace !== XSD) continue
    if (child.local === 'anyAttribute') others = true
    if (child.local === 'attribute') {
      const use = attributeUse(types, child, scope)
      if (use) uses.set(clark(use.name), use)
    }
    if (child.local !== 'attributeGroup') continue
    const to = nameAt(child, 'ref', scope)
    const found = to && types.components.findFrom(within, 'attributeGroup', to)
    if (found === undefined || found === 'circular') continue
    const inside = types.attributeGroup(found)
    others ||= inside.others
    for (const [key, use] of inside.uses) if (!uses.has(key)) uses.set(key, use)
  }
  return { uses, others }
}

function attributeUse(types: SchemaTypes, element: XMLElement, scope: SchemaScope): AttributeUse | undefined {
  const to = nameAt(element, 'ref', scope)
  const local = valueAt(element, 'name')
  if (!to && local === undefined) return undefined
  const use = attributeOf(element, 'use')?.trim()
  const form = attributeOf(element, 'form')?.trim()
  const qualified = form === undefined ? scope.owner.attributeFormQualified === true : form === 'qualified'
  const settings: PropertySettings = {
    form: 'Attribute',
    ...(use !== 'required' && { lowerBound: 0 }),
    ...valueOf(element),
    ...(!to && form !== undefined && { qualified }),
  }
  const prohibited = use === 'prohibited'
  if (to) return { name: to, type: undefined, ref: () => types.rootAttribute(to), settings, owner: scope.owner, prohibited }
  return {
    name: { namespace: qualified ? scope.namespace : '', local: local! },
    type: typeOf(types, element, scope),
    ref: undefined,
    settings,
    owner: scope.owner,
    prohibited,
  }
}

/** The definition of a global attribute. */
export const rootAttribute = (types: SchemaTypes, { element, scope, name }: Placed): RootProperty =>
  Object.freeze({
    namespace: name.namespace,
    name: name.local,
    definition: property(typeOf(types, element, scope), { form: 'Attribute', ...valueOf(element) }),
  })

function typeOf(types: SchemaTypes, element: XMLElement, scope: SchemaScope): Reference<XDTOType> {
  const name = nameAt(element, 'type', scope)
  if (name) return types.later(() => types.valueTypeOrAny(name, element, scope))
  const simple = childNamed(element, 'simpleType', XSD)
  return simple ? types.later(() => types.simple(simple, scope, undefined)) : xs.anySimpleType
}

function valueOf(element: XMLElement): PropertySettings {
  const fixed = attributeOf(element, 'fixed')
  const byDefault = fixed ?? attributeOf(element, 'default')
  return { ...(byDefault !== undefined && { default: byDefault }), ...(fixed !== undefined && { fixed: true }) }
}
