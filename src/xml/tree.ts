/** A small element tree with positions, for documents that are definitions (configuration files, default.vrd, WSDL); never for requests. */
import type { Location } from '../diagnostics/location.ts'
import { textOf, type XMLElement, type XMLNode } from './element.ts'
import type { XMLLimits } from './limits.ts'
import { END, EOF, START, XMLPullReader, type XMLAttribute } from './pull.ts'

export { attributeOf, childNamed, childrenNamed, elementsOf, isElement, namespaceOf, qnameOf, textOf } from './element.ts'
export type { XMLElement } from './element.ts'

/** What a location needs and a reader of trees does not: the document, where each attribute begins, and where the element's text does. */
interface Origin {
  readonly reader: XMLPullReader
  readonly attributes: readonly Place[]
  readonly hasText: boolean
  /** Where an element comes before it; else it begins behind the start tag. */
  readonly text: Place | undefined
}

interface Place {
  readonly line: number
  readonly column: number
}

const noDeclarations: ReadonlyMap<string, string> = new Map()
const noPlaces: readonly Place[] = []
const noChildren: XMLNode[] = []

/** Its origin is a private field: a table of elements beside them would cost as much as reading them. */
class Open implements XMLElement {
  readonly namespace: string
  readonly local: string
  readonly prefix: string
  readonly attributes: readonly XMLAttribute[]
  children = noChildren
  readonly parent: Open | undefined
  readonly line: number
  readonly column: number
  readonly declarations: ReadonlyMap<string, string>
  readonly #reader: XMLPullReader
  readonly #attributes: readonly Place[]
  #hasText = false
  #text: Place | undefined

  constructor(reader: XMLPullReader, parent: Open | undefined) {
    const { attributes, declarations } = reader
    this.namespace = reader.namespace
    this.local = reader.local
    this.prefix = reader.prefix
    this.attributes = attributes
    this.parent = parent
    this.line = reader.line
    this.column = reader.column
    this.declarations = declarations.length === 0 ? noDeclarations : new Map(declarations.map((one) => [one.prefix, one.namespace]))
    this.#reader = reader
    this.#attributes = attributes.length === 0 ? noPlaces : attributes.map((_, index) => reader.attributePlace(index))
  }

  add(child: XMLNode): void {
    // A list of one is made as one: a list that grows has room for seventeen.
    if (this.children === noChildren) this.children = [child]
    else this.children.push(child)
  }

  addText(reader: XMLPullReader): void {
    if (!this.#hasText && this.children !== noChildren) this.#text = { line: reader.line, column: reader.column }
    this.#hasText = true
    this.add(reader.text)
  }

  static originOf(element: XMLElement): Origin | undefined {
    return #reader in element
      ? { reader: element.#reader, attributes: element.#attributes, hasText: element.#hasText, text: element.#text }
      : undefined
  }
}

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
      const element = new Open(reader, current)
      current?.add(element)
      root ??= element
      current = element
    } else if (event === END) {
      current = current?.parent
    } else {
      current?.addText(reader)
    }
  }
  return root!
}

/**
 * The element's start tag, or one of its attributes (in no namespace, unless one is given), as a place for a diagnostic of that file. Where
 * the element has no such attribute, the element itself.
 */
export function locationOf(element: XMLElement, file: string, attribute?: string, namespace = ''): Location {
  const origin = Open.originOf(element)
  const index = attribute === undefined ? -1 : element.attributes.findIndex((one) => one.local === attribute && one.namespace === namespace)
  const { line, column } = origin?.attributes[index] ?? element
  if (origin === undefined) return { file, line, column }
  const text = origin.reader.lineText(line)
  const shown = index < 0 ? /<[^\s/>]*/y : /[^\s=][^\s=]*\s*=\s*(?:"[^"]*"?|'[^']*'?)?/y
  shown.lastIndex = column - 1
  return { file, line, column, length: shown.exec(text)?.[0].length ?? 1, text }
}

/**
 * The element's text as a place for a diagnostic: underlined as far as it goes on its first line; the element itself where it has no text.
 */
export function textLocationOf(element: XMLElement, file: string): Location {
  const origin = Open.originOf(element)
  if (origin?.hasText !== true) return locationOf(element, file)
  const { line, column } = origin.text ?? behindStartTag(element, origin.reader)
  return { file, line, column, length: textOf(element).split('\n')[0]!.length || 1, text: origin.reader.lineText(line) }
}

const quoted = /["']/

function behindStartTag({ line, column }: Place, reader: XMLPullReader): Place {
  const first = reader.lineText(line)
  const end = first.indexOf('>', column)
  if (end >= 0 && !quoted.test(first.slice(column, end))) return { line, column: end + 2 }
  let quote: string | undefined
  for (let [at, from] = [line, column]; ; at++, from = 0) {
    const text = reader.lineText(at)
    for (let index = from; index < text.length; index++) {
      const character = text[index]
      if (quote !== undefined) quote = character === quote ? undefined : quote
      else if (character === '>') return { line: at, column: index + 2 }
      else if (character === '"' || character === "'") quote = character
    }
  }
}
