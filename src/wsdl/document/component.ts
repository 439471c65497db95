/** The common part of the components of WSDL and schema documents: the element that it was read from, and the document that holds it. */
import type { Location } from '../../diagnostics/location.ts'
import type { Name } from '../../xml/name.ts'
import { attributeOf, elementsOf, locationOf, namespaceOf, type XMLElement } from '../../xml/tree.ts'

/** One document that was read, as an identity; `location` is where from. */
export interface Source {
  readonly location: string
}

export interface Component {
  readonly element: XMLElement
  readonly source: Source
}

/** A component that ought to have a `name`; `undefined` where the attribute is absent or empty. */
export interface Named extends Component {
  readonly name: string | undefined
}

/** A QName in an attribute: as written, and what it means; `name` is `undefined` when its prefix is not declared. */
export interface Reference {
  readonly attribute: string
  readonly written: string
  readonly name: Name | undefined
}

/** The attribute as a reference; `undefined` when it is absent or empty. */
export function referenceAt(element: XMLElement, attribute: string): Reference | undefined {
  const written = attributeOf(element, attribute)?.trim()
  return written ? reference(element, attribute, written) : undefined
}

export function reference(element: XMLElement, attribute: string, written: string): Reference {
  const colon = written.indexOf(':')
  const namespace = namespaceOf(element, colon < 0 ? '' : written.slice(0, colon))
  return { attribute, written, name: namespace === undefined ? undefined : { namespace, local: written.slice(colon + 1) } }
}

/** The attribute's value without surrounding blanks; `undefined` when it is absent or empty. */
export const valueAt = (element: XMLElement, attribute: string): string | undefined => attributeOf(element, attribute)?.trim() || undefined

/** The place of the component's start tag, or of one of its attributes. */
export const placeOf = ({ element, source }: Component, attribute?: string): Location => locationOf(element, source.location, attribute)

/** The elements from the document element down to this one, each as `<tag>.<name>` or `<tag>`: the path of a diagnosis. */
export function pathOf(element: XMLElement): string[] {
  const path: string[] = []
  for (let at: XMLElement | undefined = element; at; at = at.parent) {
    const name = nameFor(at)
    path.unshift(name === undefined ? at.local : `${at.local}.${name}`)
  }
  return path
}

/** What an element is called in a diagnosis: its `name`, else the attribute that tells it from its neighbours. */
function nameFor(element: XMLElement): string | undefined {
  for (const attribute of ['name', 'ref', 'namespace', 'targetNamespace', 'location', 'schemaLocation', 'part', 'message', 'base']) {
    const value = valueAt(element, attribute)
    if (value !== undefined) return value
  }
  return undefined
}

/** Child elements, in order. */
export const childElements: (element: XMLElement) => XMLElement[] = elementsOf
