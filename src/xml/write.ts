/**
 * The only XML writer: tags, escaping and layout; which prefix means what is the caller's business, and so are names, which definitions
 * have checked.
 */
import { escapeText, escapeValue } from './escape.ts'
import type { ByteRoom } from './put.ts'

export { XMLWriteError } from './escape.ts'

/**
 * `1c`: CRLF and tabs, the first attribute beside the name, each further one on a line of its own two tabs deeper than the tag (sources 44,
 * 49: WSDL and SOAP answers of the platform). `compact`: nothing that was not asked for.
 */
export type XMLLayout = '1c' | 'compact'

/** Characters after which what was written is put aside, or handed on. */
const PIECE = 16_384

/** Takes a long document in pieces while it is written; each ends behind a tag, so that no character is torn. */
export type TakePiece = (piece: string) => void

const breaks: string[] = []
const breaksBehindTag: string[] = []

/** The pieces of a name's tags, made once: fewer strings to add up for each element. */
interface Tag {
  readonly name: string
  readonly open: string
  readonly begin: string
  readonly end: string
}

const tags = new Map<string, Tag>()
/** Names come from definitions, but also from what is passed through: a memory that cannot be filled up. */
const MOST_TAGS = 10_000

function tagOf(name: string): Tag {
  const known = tags.get(name)
  if (known !== undefined) return known
  if (tags.size >= MOST_TAGS) tags.clear()
  const made: Tag = { name, open: `<${name}`, begin: `<${name}>`, end: `</${name}>` }
  tags.set(name, made)
  return made
}

/** A line end and the indentation of that depth. */
const lineBreak = (depth: number): string => (breaks[depth] ??= `\r\n${'\t'.repeat(depth)}`)
const lineBreakBehindTag = (depth: number): string => (breaksBehindTag[depth] ??= `>${lineBreak(depth)}`)

/**
 * Writes one document from its beginning to its end. An element without content is written as `<a/>`. Text that XML cannot hold is refused
 * with XMLWriteError; a call out of order (an attribute behind content, an end too many) with Error, for it is a defect of the caller.
 */
export class XMLWriter {
  #out = ''
  readonly #pieces: string[] = []
  readonly #open: Tag[] = []
  /** Of each open element: whether it has child elements, so that its end has a line of its own. */
  readonly #parents: boolean[] = []
  #depth = 0
  /** The start tag that was written last still lacks its `>`. */
  #tagOpen = false
  #attributes = 0
  /** Elements of this depth and deeper are written without layout. */
  #flat: number
  readonly #takePiece: TakePiece
  readonly #bytes: ByteRoom | undefined

  /** With `takePiece`, `finish` gives back only what was not handed on; `bytes` is where that goes, if parts may be put there as bytes. */
  constructor(layout: XMLLayout, takePiece?: TakePiece, bytes?: ByteRoom) {
    this.#bytes = bytes
    this.#flat = layout === '1c' ? Infinity : 0
    // Looking at a character of what was added up makes one flat string of a tree of small ones, which then go while they are young.
    this.#takePiece =
      takePiece
      ?? ((piece) => {
        if (piece.charCodeAt(0) >= 0) this.#pieces.push(piece)
      })
  }

  /** `<?xml version="1.0" encoding="UTF-8"?>`, which may come first. */
  declaration(): this {
    this.#out += `<?xml version="1.0" encoding="UTF-8"?>${this.#flat === 0 ? '' : '\r\n'}`
    return this
  }

  /** The name as it is written in the tag, with its prefix. */
  start(name: string): this {
    const depth = this.#depth
    const tag = tagOf(name)
    this.#out += this.#before(depth) + tag.open
    this.#open[depth] = tag
    this.#parents[depth] = false
    this.#depth = depth + 1
    this.#tagOpen = true
    this.#attributes = 0
    return this
  }

  /** An attribute or a namespace declaration (`xmlns:p`) of the element that was started last. */
  attribute(name: string, value: string): this {
    if (!this.#tagOpen) throw new Error(`attribute "${name}" behind the content of an element`)
    const space = this.#attributes++ === 0 || this.#depth > this.#flat ? ' ' : lineBreak(this.#depth + 1)
    this.#out += `${space}${name}="${escapeValue(value)}"`
    return this
  }

  /** White space counts inside the element that is open: its content is written without layout, to its end. */
  mixed(): this {
    this.#flat = Math.min(this.#flat, this.#depth)
    return this
  }

  text(text: string): this {
    return this.verbatim(escapeText(text))
  }

  /** Text that is known to hold nothing to be escaped: numbers, dates, base64. */
  verbatim(text: string): this {
    if (this.#depth === 0) throw new Error('text outside the document element')
    if (text === '') return this
    this.#out += this.#tagOpen ? `>${text}` : text
    this.#tagOpen = false
    return this
  }

  end(): this {
    if (this.#depth === 0) throw new Error('an end without a start')
    const depth = --this.#depth
    if (this.#tagOpen) this.#out += '/>'
    else this.#out += this.#parents[depth]! && depth + 1 < this.#flat ? lineBreak(depth) + this.#open[depth]!.end : this.#open[depth]!.end
    this.#tagOpen = false
    if (depth + 1 === this.#flat) this.#flat = Infinity
    if (this.#out.length > PIECE) this.#settle()
    return this
  }

  /** `<name/>`, without attributes. */
  empty(name: string): this {
    return this.start(name).end()
  }

  /** `<name>text</name>`, without attributes: what most of a message is made of. */
  leaf(name: string, text: string): this {
    return this.leafVerbatim(name, escapeText(text))
  }

  /** As `leaf`, with text that is known to hold nothing to be escaped. */
  leafVerbatim(name: string, text: string): this {
    const tag = tagOf(name)
    const before = this.#before(this.#depth)
    this.#out += text === '' ? `${before}${tag.open}/>` : before + tag.begin + text + tag.end
    this.#tagOpen = false
    if (this.#out.length > PIECE) this.#settle()
    return this
  }

  /** What a child element's tag begins behind: its line end and indentation, or nothing where there is no layout. */
  get lead(): string {
    const depth = this.#depth
    return depth === 0 || depth >= this.#flat ? '' : lineBreak(depth)
  }

  /** Whole child elements as they are to stand, each behind its {@link lead}: markup that was put together elsewhere. */
  children(markup: string): this {
    if (markup === '') return this
    const depth = this.#depth
    if (depth === 0) throw new Error('children of no element')
    this.#parents[depth - 1] = true
    this.#out += this.#tagOpen ? `>${markup}` : markup
    this.#tagOpen = false
    if (this.#out.length > PIECE) this.#settle()
    return this
  }

  /** Whether {@link childrenRoom} gives any. */
  get takesBytes(): boolean {
    return this.#bytes !== undefined
  }

  /** Where whole child elements may be put, each behind its {@link lead}, after all that was written so far. */
  childrenRoom(): ByteRoom | undefined {
    const depth = this.#depth
    if (depth === 0 || this.#bytes === undefined) return undefined
    this.#parents[depth - 1] = true
    if (this.#tagOpen) this.#out += '>'
    this.#tagOpen = false
    if (this.#out !== '') this.#settle()
    return this.#bytes
  }

  /** What was written since the last `take`, so that a long document need not be held whole. */
  take(): string {
    const taken = this.#pieces.length === 0 ? this.#out : this.#pieces.join('') + this.#out
    this.#pieces.length = 0
    this.#out = ''
    return taken
  }

  /** The document, or what of it has not been taken; every element must have its end. */
  finish(): string {
    if (this.#depth > 0) throw new Error(`the element "${this.#open[this.#depth - 1]!.name}" has no end`)
    return this.take()
  }

  /** What comes before the tag of an element of that depth: the end of its parent's tag, and the layout. */
  #before(depth: number): string {
    if (depth > 0) this.#parents[depth - 1] = true
    if (depth === 0 || depth >= this.#flat) return this.#tagOpen ? '>' : ''
    return this.#tagOpen ? lineBreakBehindTag(depth) : lineBreak(depth)
  }

  /** A long document is written in less than half the time when what was added up is settled early. */
  #settle(): void {
    this.#takePiece(this.#out)
    this.#out = ''
  }
}
