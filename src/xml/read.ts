/** The only door to the XML parser: namespace-aware events with positions; DOCTYPE refused; depth, attributes, text and total size limited. */
import { SaxesParser } from 'saxes'
import { decodeXML } from './decode.ts'

export interface XMLLimits {
  /** Deepest nesting of elements (saxes' look-up of prefixes is quadratic in depth). */
  readonly depth: number
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number
  /** Characters of one run of text or one attribute value. */
  readonly text: number
  /** Characters of the document. */
  readonly total: number
}

export const defaultLimits: XMLLimits = { depth: 200, attributes: 1_000, text: 100 * 1024 * 1024, total: 200 * 1024 * 1024 }

export interface XMLAttribute {
  readonly prefix: string
  readonly local: string
  readonly namespace: string
  readonly value: string
}

/** Where the reader stands: 1-based line and column of the construct's end, and a look-up of the prefixes in scope. */
export interface XMLCursor {
  readonly line: number
  readonly column: number
  /** Namespace bound to a prefix (`''`: the default one); `undefined` when unbound. */
  resolve(prefix: string): string | undefined
}

export interface XMLHandler {
  open(namespace: string, local: string, prefix: string, attributes: readonly XMLAttribute[], cursor: XMLCursor): void
  text(text: string, cursor: XMLCursor): void
  close(cursor: XMLCursor): void
}

/** A document that is not well-formed, has a DOCTYPE, or exceeds a limit. */
export class XMLError extends Error {
  override readonly name = 'XMLError'
  readonly kind: 'malformed' | 'doctype' | 'limit' | 'encoding'
  readonly line: number
  readonly column: number
  constructor(kind: XMLError['kind'], message: string, line: number, column: number) {
    super(message)
    this.kind = kind
    this.line = line
    this.column = column
  }
}

const noAttributes: readonly XMLAttribute[] = []

/** Reads a whole document; throws XMLError. Bytes may be UTF-8 or UTF-16, with or without BOM, or what the declaration names. */
export function readXML(source: string | Uint8Array, handler: XMLHandler, limits: Partial<XMLLimits> = {}): void {
  const bounds = { ...defaultLimits, ...limits }
  const text = typeof source === 'string' ? source.replace(/^\uFEFF/, '') : decodeXML(source)
  const parser = new SaxesParser({ xmlns: true, position: true })
  let depth = 0
  const stop = (kind: XMLError['kind'], message: string): never => {
    throw new XMLError(kind, message, parser.line, parser.columnIndex + 1)
  }
  const cursor: XMLCursor = {
    get line() { return parser.line },
    get column() { return parser.columnIndex + 1 },
    resolve: (prefix) => parser.resolve(prefix),
  }
  if (text.length > bounds.total) stop('limit', `the document is longer than ${bounds.total} characters`)
  parser.on('error', (error) => stop('malformed', error.message.replace(/^(\S+:)?\d+:\d+: /, '')))
  parser.on('doctype', () => stop('doctype', 'a document type declaration (DOCTYPE) is not accepted'))
  parser.on('attribute', (attribute) => {
    if (attribute.value.length > bounds.text) stop('limit', `an attribute value is longer than ${bounds.text} characters`)
  })
  parser.on('opentag', (tag) => {
    if (++depth > bounds.depth) stop('limit', `elements are nested deeper than ${bounds.depth}`)
    let attributes = noAttributes
    for (const name in tag.attributes) {
      const one = tag.attributes[name]!
      if (attributes === noAttributes) attributes = []
      ;(attributes as XMLAttribute[]).push({ prefix: one.prefix, local: one.local, namespace: one.uri, value: one.value })
    }
    if (attributes.length > bounds.attributes) stop('limit', `an element has more than ${bounds.attributes} attributes`)
    handler.open(tag.uri, tag.local, tag.prefix, attributes, cursor)
  })
  const onText = (piece: string): void => {
    if (piece.length > bounds.text) stop('limit', `a text is longer than ${bounds.text} characters`)
    if (depth > 0) handler.text(piece, cursor)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('closetag', () => {
    depth--
    handler.close(cursor)
  })
  parser.write(text).close()
}
