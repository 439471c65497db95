/**
 * From element declarations and references to what a particle or a root property holds; a head of a substitution group becomes a choice of
 * its members.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { property, type PropertySettings, type RootProperty } from '../../xdto/types/property.ts'
import type { Reference, XDTOType } from '../../xdto/types/type.ts'
import { clark } from '../../xml/name.ts'
import { attributeOf, childNamed, type XMLElement } from '../../xml/tree.ts'
import { placeOf, valueAt, type Source } from '../document/component.ts'
import { XSD } from '../document/namespaces.ts'
import type { Placed } from './components.ts'
import { occurs } from './occurs.ts'
import type { ElementUse, GroupUse } from './particle.ts'
import { report } from './report.ts'
import type { SchemaTypes } from './schema-types.ts'
import { nameAt, type SchemaScope } from './scope.ts'

export const isTrue = (element: XMLElement, attribute: string): boolean =>
  ['true', '1'].includes(attributeOf(element, attribute)?.trim() ?? '')

/** `undefined` for what may not occur at all, and for an element without a name. */
export function elementUse(types: SchemaTypes, element: XMLElement, scope: SchemaScope): ElementUse | GroupUse | undefined {
  const { least, most } = occurs(element, scope, types.complain)
  if (most === 0) return undefined
  const to = nameAt(element, 'ref', scope)
  if (to) return referring(types, to, least, most, scope)
  const local = valueAt(element, 'name')
  if (local === undefined) return undefined
  const form = attributeOf(element, 'form')?.trim()
  const qualified = form === undefined ? scope.owner.elementFormQualified === true : form === 'qualified'
  tellConstraints(types, element, scope)
  return {
    kind: 'element',
    least,
    most,
    name: { namespace: qualified ? scope.namespace : '', local },
    type: typeOf(types, element, scope),
    ref: undefined,
    settings: { ...settingsOf(element), ...(form !== undefined && { qualified }) },
    owner: scope.owner,
  }
}

function referring(
  types: SchemaTypes,
  to: { namespace: string; local: string },
  least: number,
  most: number,
  { owner }: SchemaScope,
): ElementUse | GroupUse {
  const use = (name: typeof to, bounds: { least: number; most: number }): ElementUse => ({
    kind: 'element',
    ...bounds,
    name,
    type: undefined,
    ref: () => types.rootElement(name),
    settings: {},
    owner,
  })
  const members = types.membersOf(to)
  const head = types.components.find('element', to)
  const abstract = head !== undefined && isTrue(head.element, 'abstract')
  if (members.length === 0) return use(to, { least, most })
  const names = [...(abstract ? [] : [to]), ...members]
  return names.length === 1
    ? use(names[0]!, { least, most })
    : { kind: 'choice', least, most, items: names.map((name) => use(name, { least: 1, most: 1 })) }
}

/** The definition of a global element. */
export function rootElement(types: SchemaTypes, { element, scope, name }: Placed): RootProperty {
  tellConstraints(types, element, scope)
  const type = typeOf(types, element, scope)
  return Object.freeze({
    namespace: name.namespace,
    name: name.local,
    definition: type ? property(type, settingsOf(element)) : property(undefined, settingsOf(element)),
  })
}

/** `undefined` where no type is said: any content. */
function typeOf(types: SchemaTypes, element: XMLElement, scope: SchemaScope): Reference<XDTOType> | undefined {
  const name = nameAt(element, 'type', scope)
  if (name) return types.later(() => types.typeOrAny(name))
  const complex = childNamed(element, 'complexType', XSD)
  if (complex) return types.later(() => types.complex(complex, scope, undefined))
  const simple = childNamed(element, 'simpleType', XSD)
  if (simple) return types.later(() => types.simple(simple, scope, undefined))
  const head = nameAt(element, 'substitutionGroup', scope)
  return head && types.headType(head)
}

function settingsOf(element: XMLElement): PropertySettings {
  const fixed = attributeOf(element, 'fixed')
  const byDefault = fixed ?? attributeOf(element, 'default')
  return {
    ...(isTrue(element, 'nillable') && { nillable: true }),
    ...(byDefault !== undefined && { default: byDefault }),
    ...(fixed !== undefined && { fixed: true }),
  }
}

function tellConstraints(types: SchemaTypes, element: XMLElement, scope: SchemaScope): void {
  for (const child of element.children)
    if (typeof child !== 'string' && child.namespace === XSD && ['key', 'keyref', 'unique'].includes(child.local))
      types.complain(identityNote(child, scope.source))
}

/** That a constraint on an element's content is not checked. */
export const identityNote = (constraint: XMLElement, source: Source): Diagnostic =>
  report(
    'identity',
    { element: `xs:${constraint.local}`, name: valueAt(constraint, 'name') ?? clark(constraint) },
    placeOf({ element: constraint, source }),
  )
