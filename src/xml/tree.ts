/** A small element tree with positions, for documents that are definitions (configuration files, default.vrd, WSDL); never for requests. */
import type { Location } from '../diagnostics/location.ts'
import { textOf, type XMLElement, type XMLNode } from './element.ts'
import type { XMLLimits } from './limits.ts'
import { END, EOF, START, XMLPullReader } from './pull.ts'

export { attributeOf, childNamed, childrenNamed, elementsOf, isElement, namespaceOf, qnameOf, textOf } from './element.ts'
export type { XMLElement } from './element.ts'

type Open = XMLElement & { readonly children: XMLNode[] }

/** What a location needs and a reader of trees does not: the document, where each attribute begins, and where the element's text does. */
interface Origin {
  readonly reader: XMLPullReader
  readonly attributes: readonly Place[]
  text?: Place
}

interface Place {
  readonly line: number
  readonly column: number
}

const origins = new WeakMap<XMLElement, Origin>()
const noDeclarations: ReadonlyMap<string, string> = new Map()

/**
 * The document element; throws XMLError. Elements of the names of `leftOut` are checked, but they are not in the tree: a dump's
 * descriptions are mostly of what is not needed here.
 */
export function readTree(source: string | Uint8Array, limits?: Partial<XMLLimits>, leftOut?: ReadonlySet<string>): XMLElement {
  const reader = new XMLPullReader(source, limits)
  let root: Open | undefined
  let current: Open | undefined
  let skipped = 0
  for (let event = reader.next(); event !== EOF; event = reader.next()) {
    if (skipped > 0 || (event === START && leftOut?.has(reader.local) === true)) {
      if (event === START) skipped++
      else if (event === END) skipped--
    } else if (event === START) {
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
    namespace,
    local,
    prefix,
    attributes,
    children: [],
    parent,
    line,
    column,
    declarations: declarations.length === 0 ? noDeclarations : new Map(declarations.map((one) => [one.prefix, one.namespace])),
  }
  origins.set(element, { reader, attributes: attributes.map((_, index) => reader.attributePlace(index)) })
  return element
}

/**
 * The element's start tag, or one of its attributes (in no namespace, unless one is given), as a place for a diagnostic of that file. Where
 * the element has no such attribute, the element itself.
 */
export function locationOf(element: XMLElement, file: string, attribute?: string, namespace = ''): Location {
  const origin = origins.get(element)
  const index = attribute === undefined ? -1 : element.attributes.findIndex((one) => one.local === attribute && one.namespace === namespace)
  const { line, column } = origin?.attributes[index] ?? element
  if (origin === undefined) return { file, line, column }
  const text = origin.reader.lineText(line)
  const shown = index < 0 ? /<[^\s/>]*/y : /[^\s=]+\s*=\s*(?:"[^"]*"?|'[^']*'?)?/y
  shown.lastIndex = column - 1
  return { file, line, column, length: shown.exec(text)?.[0].length ?? 1, text }
}

/**
 * The element's text as a place for a diagnostic: underlined as far as it goes on its first line; the element itself where it has no text.
 */
export function textLocationOf(element: XMLElement, file: string): Location {
  const origin = origins.get(element)
  if (origin?.text === undefined) return locationOf(element, file)
  return { file, ...origin.text, length: textOf(element).split('\n')[0]!.length || 1, text: origin.reader.lineText(origin.text.line) }
}
