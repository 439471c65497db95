/** A small element tree with positions, for documents that are definitions (configuration files, default.vrd, WSDL); never for requests. */
import { readXML } from './read.ts'
import type { XMLAttribute, XMLLimits } from './read.ts'
import type { Name } from './name.ts'

export interface XMLElement extends Name {
  readonly prefix: string
  readonly attributes: readonly XMLAttribute[]
  readonly children: readonly XMLNode[]
  readonly parent: XMLElement | undefined
  /** 1-based place of the end of the start tag. */
  readonly line: number
  readonly column: number
  /** Namespace declarations of this very element, prefix to URI. */
  readonly declarations: ReadonlyMap<string, string>
}

export type XMLNode = XMLElement | string

const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** The document element; throws XMLError. */
export function readTree(source: string | Uint8Array, limits?: Partial<XMLLimits>): XMLElement {
  type Open = XMLElement & { readonly children: XMLNode[] }
  let root: Open | undefined
  let current: Open | undefined
  readXML(source, {
    open(namespace, local, prefix, attributes, cursor) {
      const element: Open = {
        namespace, local, prefix, children: [], parent: current, line: cursor.line, column: cursor.column,
        attributes: attributes.filter((one) => one.namespace !== XMLNS),
        declarations: new Map(attributes.filter((one) => one.namespace === XMLNS).map((one) => [one.prefix === '' ? '' : one.local, one.value])),
      }
      current?.children.push(element)
      root ??= element
      current = element
    },
    text: (text) => { current?.children.push(text) },
    close: () => { current = current?.parent as Open | undefined },
  }, limits)
  return root!
}

export const isElement = (node: XMLNode): node is XMLElement => typeof node !== 'string'

export const elementsOf = (element: XMLElement): XMLElement[] => element.children.filter(isElement)

/** Child elements of that local name, in any namespace unless one is given. */
export const childrenNamed = (element: XMLElement, local: string, namespace?: string): XMLElement[] =>
  elementsOf(element).filter((child) => child.local === local && (namespace === undefined || child.namespace === namespace))

export const childNamed = (element: XMLElement, local: string, namespace?: string): XMLElement | undefined =>
  childrenNamed(element, local, namespace)[0]

/** The attribute's value; attributes without a namespace unless one is given. */
export const attributeOf = (element: XMLElement, local: string, namespace = ''): string | undefined =>
  element.attributes.find((one) => one.local === local && one.namespace === namespace)?.value

/** All text below the element, in order. */
export const textOf = (element: XMLElement): string =>
  element.children.map((child) => (isElement(child) ? textOf(child) : child)).join('')

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
