/** The surroundings of a schema component: its document's defaults, the namespace that it belongs to, and what its names mean. */
import type { PropertyOwner } from '../../xdto/types/property.ts'
import type { Name } from '../../xml/name.ts'
import { attributeOf, type XMLElement } from '../../xml/tree.ts'
import { reference, valueAt, type Component, type Source } from '../document/component.ts'

export interface SchemaScope {
  readonly source: Source
  /** The `xs:schema` element. */
  readonly root: XMLElement
  /** Of the components: the schema's own target namespace, or that of the schema which includes one that has none. */
  readonly namespace: string
  /** What properties take their namespace from. */
  readonly owner: PropertyOwner
}

const owners = new WeakMap<XMLElement, Map<string, PropertyOwner>>()

/** The scope of a component that was found under a name of that namespace. */
export function scopeOf({ element, source }: Component, namespace: string): SchemaScope {
  let root = element
  while (root.parent && root.local !== 'schema') root = root.parent
  const known = owners.get(root) ?? new Map<string, PropertyOwner>()
  owners.set(root, known)
  const owner =
    known.get(namespace)
    ?? Object.freeze({
      Namespace: namespace,
      elementFormQualified: attributeOf(root, 'elementFormDefault')?.trim() === 'qualified',
      attributeFormQualified: attributeOf(root, 'attributeFormDefault')?.trim() === 'qualified',
    })
  known.set(namespace, owner)
  return { source, root, namespace, owner }
}

/** What a QName attribute of an element in that scope names; `undefined` where it is absent or its prefix is not declared. */
export function nameAt(element: XMLElement, attribute: string, scope: SchemaScope): Name | undefined {
  const written = valueAt(element, attribute)
  return written === undefined ? undefined : meaning(element, attribute, written, scope)
}

/** A list of QNames (`memberTypes`). */
export const namesAt = (element: XMLElement, attribute: string, scope: SchemaScope): Name[] =>
  (valueAt(element, attribute)?.split(/\s\s*/) ?? []).flatMap((written) => meaning(element, attribute, written, scope) ?? [])

/**
 * In a schema without a namespace of its own, a name without a prefix is in the namespace of the including schema (XML Schema part 1,
 * 4.2.1).
 */
function meaning(element: XMLElement, attribute: string, written: string, { root, namespace }: SchemaScope): Name | undefined {
  const { name } = reference(element, attribute, written)
  const given = name?.namespace === '' && attributeOf(root, 'targetNamespace') === undefined
  return given ? { namespace, local: name.local } : name
}
