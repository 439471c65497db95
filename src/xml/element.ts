/** An element of the tree that definitions are read into, and the ways about it. */
import type { Name } from './name.ts'
import type { XMLAttribute } from './tag-names.ts'

export interface XMLElement extends Name {
  readonly prefix: string
  readonly attributes: readonly XMLAttribute[]
  readonly children: readonly XMLNode[]
  readonly parent: XMLElement | undefined
  /** 1-based place of the element's `<`. */
  readonly line: number
  readonly column: number
  /** Namespace declarations of this very element, prefix to URI. */
  readonly declarations: ReadonlyMap<string, string>
}

export type XMLNode = XMLElement | string

export const isElement = (node: XMLNode): node is XMLElement => typeof node !== 'string'

export const elementsOf = (element: XMLElement): XMLElement[] => element.children.filter(isElement)

/** Child elements of that local name, in any namespace unless one is given. */
export const childrenNamed = (element: XMLElement, local: string, namespace?: string): XMLElement[] =>
  elementsOf(element).filter((child) => child.local === local && (namespace === undefined || child.namespace === namespace))

/** The first of them. */
export function childNamed(element: XMLElement, local: string, namespace?: string): XMLElement | undefined {
  for (const child of element.children)
    if (isElement(child) && child.local === local && (namespace === undefined || child.namespace === namespace)) return child
  return undefined
}

/** The attribute's value; attributes without a namespace unless one is given. */
export function attributeOf(element: XMLElement, local: string, namespace = ''): string | undefined {
  for (const one of element.attributes) if (one.local === local && one.namespace === namespace) return one.value
  return undefined
}

/** All text below the element, in order. */
export function textOf({ children }: XMLElement): string {
  const [first = ''] = children
  if (children.length < 2 && !isElement(first)) return first
  return children.map((child) => (isElement(child) ? textOf(child) : child)).join('')
}

/** The namespace that a prefix means at this element (`''`: the default one). */
export function namespaceOf(element: XMLElement, prefix: string): string | undefined {
  if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace'
  for (let at: XMLElement | undefined = element; at; at = at.parent) {
    const uri = at.declarations.get(prefix)
    if (uri !== undefined) return uri
  }
  return prefix === '' ? '' : undefined
}

/** The name that a QName in this element's content or attributes means; `undefined` when its prefix is unbound. */
export function qnameOf(element: XMLElement, qname: string): Name | undefined {
  const text = qname.trim()
  const colon = text.indexOf(':')
  const namespace = namespaceOf(element, colon < 0 ? '' : text.slice(0, colon))
  return namespace === undefined ? undefined : { namespace, local: text.slice(colon + 1) }
}
