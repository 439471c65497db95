/** A small element tree with positions, for documents that are definitions (configuration files, default.vrd, WSDL); never for requests. */
import type { Location } from '../diagnostics/location.ts'
import type { Name } from './name.ts'
import { END, EOF, START, XMLPullReader } from './pull.ts'
import type { XMLAttribute, XMLLimits } from './read.ts'

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

type Open = XMLElement & { readonly children: XMLNode[] }

/** What a location needs and a reader of trees does not: the document, where each attribute begins, and where the element's text does. */
interface Origin {
  readonly reader: XMLPullReader
  readonly attributes: readonly Place[]
  text?: Place
}

interface Place { readonly line: number; readonly column: number }

const origins = new WeakMap<XMLElement, Origin>()
const noDeclarations: ReadonlyMap<string, string> = new Map()

/** The document element; throws XMLError. */
export function readTree(source: string | Uint8Array, limits?: Partial<XMLLimits>): XMLElement {
  const reader = new XMLPullReader(source, limits)
  let root: Open | undefined
  let current: Open | undefined
  for (let event = reader.next(); event !== EOF; event = reader.next()) {
    if (event === START) {
      const element = opened(reader, current)
      current?.children.push(element)
      root ??= element
      current = element
    } else if (event === END) {
      current = current?.parent as Open | undefined
    } else {
      if (current !== undefined) addText(reader, current)
    }
  }
  return root!
}

function addText(reader: XMLPullReader, to: Open): void {
  origins.get(to)!.text ??= { line: reader.line, column: reader.column }
  to.children.push(reader.text)
}

function opened(reader: XMLPullReader, parent: Open | undefined): Open {
  const { namespace, local, prefix, attributes, declarations, line, column } = reader
  const element: Open = {
    namespace, local, prefix, attributes, children: [], parent, line, column,
    declarations: declarations.length === 0 ? noDeclarations : new Map(declarations.map((one) => [one.prefix, one.namespace])),
  }
  origins.set(element, { reader, attributes: attributes.map((_, index) => reader.attributePlace(index)) })
  return element
}

/**
 * The element's start tag, or one of its attributes (in no namespace, unless one is given), as a place for a diagnostic of that file.
 * Where the element has no such attribute, the element itself.
 */
export function locationOf(element: XMLElement, file: string, attribute?: string, namespace = ''): Location {
  const origin = origins.get(element)
  const index = attribute === undefined ? -1 : element.attributes.findIndex((one) => one.local === attribute && one.namespace === namespace)
  const { line, column } = origin?.attributes[index] ?? element
  if (origin === undefined) return { file, line, column }
  const text = origin.reader.lineText(line)
  const shown = (index < 0 ? /<[^\s/>]*/y : /[^\s=]+\s*=\s*(?:"[^"]*"?|'[^']*'?)?/y)
  shown.lastIndex = column - 1
  return { file, line, column, length: shown.exec(text)?.[0].length ?? 1, text }
}

/** The element's text as a place for a diagnostic: underlined as far as it goes on its first line; the element itself where it has no text. */
export function textLocationOf(element: XMLElement, file: string): Location {
  const origin = origins.get(element)
  if (origin?.text === undefined) return locationOf(element, file)
  return { file, ...origin.text, length: textOf(element).split('\n')[0]!.length || 1, text: origin.reader.lineText(origin.text.line) }
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
