/** The only XML parser at run time: a strict, namespace-aware state machine from which events are pulled; a long text comes in parts. */
import { AttributeReader, skipSpace } from './attributes.ts'
import { skipDeclaration } from './declaration.ts'
import { refuse, XMLError } from './error.ts'
import { LeafReader, type KnownTag } from './leaf.ts'
import { defaultLimits, type XMLLimits } from './limits.ts'
import { readQName, type QName } from './qnames.ts'
import { refusals } from './refusals.ts'
import { PrefixScope } from './scope.ts'
import { cursorOf, type Cursor } from './source/cursor.ts'
import type { XMLTextParts } from './source/text-parts.ts'
import { TextRun } from './source/text-run.ts'
import { boundNamespace, declarePrefixes, resolveAttributes, type XMLAttribute, type XMLDeclaration } from './tag-names.ts'

export type { XMLAttribute, XMLDeclaration } from './tag-names.ts'

export const START = 1,
  TEXT = 2,
  END = 3,
  EOF = 4
export type XMLEvent = typeof START | typeof TEXT | typeof END | typeof EOF

const none: readonly never[] = []
const [LESS, GREATER, SLASH, BANG, QUESTION] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f]

/**
 * Reads one document: `next()` says what was met, the fields say what it is. Bytes may be UTF-8 or UTF-16, with or without BOM, or what the
 * declaration names. Text and CDATA between two tags are one TEXT (none where it is empty); comments and processing instructions are passed
 * over; an empty element gives START, then END. Line ends are LF, whatever they were. Making it and `next()` throw XMLError, which ends
 * it.
 */
export class XMLPullReader {
  /** Of the element, after START and END. */
  namespace = ''
  local = ''
  prefix = ''
  /** After START; namespace declarations are not among them. */
  attributes: readonly XMLAttribute[] = none
  /** After START: what this element's tag declares. */
  declarations: readonly XMLDeclaration[] = none
  /** After TEXT. */
  text = ''
  /** Elements open: after START with the one that was met, after END without it. */
  depth = 0

  readonly #cursor: Cursor
  readonly #inParts: boolean
  readonly #limits: XMLLimits
  readonly #prefixes = new PrefixScope()
  readonly #tag: AttributeReader
  readonly #leaf: LeafReader
  readonly #run = new TextRun()
  /** Of each open element: its name, its namespace, and the mark to which its end puts the prefixes back. */
  readonly #open: QName[] = []
  readonly #namespaces: string[] = []
  readonly #marks: number[] = []
  #phase: 'beginning' | 'prolog' | 'content' | 'empty element' | 'epilog' = 'beginning'

  /** Parts are of a document that is within the limit of characters. */
  constructor(source: string | Uint8Array | XMLTextParts, limits?: Partial<XMLLimits>) {
    this.#limits = limits === undefined ? defaultLimits : { ...defaultLimits, ...limits }
    this.#inParts = typeof source === 'object' && 'next' in source
    this.#cursor = cursorOf(source, this.#limits.total)
    this.#tag = new AttributeReader(this.#limits)
    this.#leaf = new LeafReader(this.#limits)
  }

  /** Advances, and says what was met; EOF again and again at the end. */
  next(): XMLEvent {
    return this.#inParts ? this.#advanceInParts() : this.#advance()
  }

  /** What looks wrong at the end of a part may only be cut off: it is read again with all that follows. */
  #advanceInParts(): XMLEvent {
    if (this.#phase !== 'empty element' && this.#cursor.at >= this.#cursor.length) this.#cursor.nextPart()
    const [depth, phase, mark] = [this.depth, this.#phase, this.#prefixes.mark]
    this.#cursor.began = this.#cursor.at
    try {
      return this.#advance()
    } catch (error) {
      if (!(error instanceof XMLError)) throw error
      if (!this.#cursor.joinRest()) throw this.#cursor.placed(error)
      this.depth = depth
      this.#phase = phase
      this.#prefixes.restore(mark)
      this.#cursor.at = this.#cursor.began
      return this.#advanceInParts()
    }
  }

  #advance(): XMLEvent {
    if (this.#phase === 'content') return this.#content()
    return this.#phase === 'empty element' ? this.#close() : this.#outside()
  }

  /**
   * The text of the element that comes next, blanks apart, where it is written exactly as told, `null` where it is exactly `nil`; the place
   * is that of its end then. `undefined`: something else comes, and nothing has been read.
   */
  leaf(tag: KnownTag, nil?: string): string | null | undefined {
    if (this.#phase !== 'content' || this.depth >= this.#limits.depth) return undefined
    const text = this.#leaf.read(this.#cursor.source, this.#cursor.at, tag, nil)
    if (text === undefined) return undefined
    this.#cursor.go(this.#leaf.closing, this.#leaf.end)
    return text === null ? null : this.#cursor.own(text)
  }

  /** What the sticky pattern finds where the reader is, inside of an element two more levels may be in; nothing has been read by that. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    if (this.#phase !== 'content' || this.depth + 1 >= this.#limits.depth) return undefined
    return this.#cursor.match(pattern, this.#limits.text)
  }

  /** The text of a match, to be kept: it must not keep a long document. */
  own(text: string): string {
    return this.#cursor.own(text)
  }

  /** Goes on behind the element that was matched last; the place is that of its end tag, which has so many characters. */
  pass(closing: number): void {
    this.#cursor.pass(closing)
  }

  /** The namespace that the prefix (`''`: the default one) means at the last START or behind the last END; `undefined` when unbound. */
  resolve(prefix: string): string | undefined {
    return this.#prefixes.resolve(prefix)
  }

  /** All prefixes in scope with their namespaces, but `xml`, which needs no declaration. */
  scope(): ReadonlyMap<string, string> {
    return this.#prefixes.snapshot()
  }

  /** Processing instructions passed so far. */
  get instructions(): number {
    return this.#run.instructions
  }

  /** 1-based place of the attribute of that index in `attributes`, after START. */
  attributePlace(index: number): { readonly line: number; readonly column: number } {
    return this.#cursor.place(this.#tag.offsetOf(index))
  }

  /** The text of a line (1-based), without its end. */
  lineText(line: number): string {
    return this.#cursor.lineText(line)
  }

  /** 1-based line where the last event begins. */
  get line(): number {
    return this.#cursor.place().line
  }

  /** 1-based column, in UTF-16 code units, where the last event begins. */
  get column(): number {
    return this.#cursor.place().column
  }

  /** Before and after the document element: white space, comments, processing instructions. */
  #outside(): XMLEvent {
    if (this.#phase === 'beginning') {
      this.#cursor.at = skipDeclaration(this.#cursor.source)
      this.#phase = 'prolog'
    }
    for (;;) {
      const { source } = this.#cursor
      const at = (this.#cursor.from = this.#cursor.at = skipSpace(source, this.#cursor.at))
      if (at >= source.length && this.#cursor.nextPart()) continue
      if (at >= source.length) return this.#phase === 'epilog' ? EOF : refuse(source, at, refusals.noElement)
      if (source.charCodeAt(at) !== LESS) refuse(source, at, this.#phase === 'epilog' ? refusals.behind : refusals.before)
      const code = source.charCodeAt(at + 1)
      if (code !== BANG && code !== QUESTION) {
        if (this.#phase === 'epilog') refuse(source, at, refusals.second)
        this.#phase = 'content'
        return this.#start(at)
      }
      this.#cursor.at = this.#run.skip(source, at)
    }
  }

  /** Inside the document element: gathers text up to the next tag, then answers the text or the tag. */
  #content(): XMLEvent {
    const cursor = this.#cursor
    const { source } = cursor
    cursor.from = cursor.at
    const at = this.#run.read(source, cursor.at)
    const { text } = this.#run
    if (at === cursor.length) return this.#cutOff(text)
    if (text !== '') return this.#textMet(text, at)
    return source.charCodeAt(at + 1) === SLASH ? this.#end(at) : this.#start(at)
  }

  /** What follows a part is an end tag, or the part would not be read so: its text is whole. */
  #cutOff(text: string): XMLEvent {
    const { source, length, more } = this.#cursor
    if (!more) refuse(source, length, refusals.unended(this.#open[this.depth - 1]!.raw))
    if (text !== '') return this.#textMet(text, length)
    this.#cursor.nextPart()
    return this.#content()
  }

  #textMet(text: string, at: number): XMLEvent {
    if (text.length > this.#limits.text) refuse(this.#cursor.source, this.#cursor.from, refusals.longText(this.#limits.text), 'limit')
    this.text = this.#cursor.own(text)
    this.#cursor.at = at
    return TEXT
  }

  #start(at: number): XMLEvent {
    const source = this.#cursor.source
    this.#cursor.from = at
    const name = readQName(source, at + 1)
    let end = at + 1 + name.raw.length
    this.attributes = none
    this.declarations = none
    const depth = this.depth++
    this.#open[depth] = name
    this.#marks[depth] = this.#prefixes.mark
    if (depth >= this.#limits.depth) refuse(source, at, refusals.deep(this.#limits.depth), 'limit')
    if (source.charCodeAt(end) !== GREATER) {
      end = this.#tag.read(source, end)
      if (this.#tag.declarations > 0) this.declarations = declarePrefixes(this.#tag, this.#prefixes, source)
      if (this.#tag.count > this.#tag.declarations) this.attributes = resolveAttributes(this.#tag, this.#prefixes, source)
      if (source.charCodeAt(end) === SLASH) {
        if (source.charCodeAt(++end) !== GREATER) refuse(source, end, refusals.slash)
        this.#phase = 'empty element'
      }
    }
    this.#cursor.at = end + 1
    this.local = name.local
    this.prefix = name.prefix
    this.#namespaces[depth] = this.namespace = boundNamespace(this.#prefixes, name.prefix, source, at)
    return START
  }

  #end(at: number): XMLEvent {
    const source = this.#cursor.source
    const name = this.#open[this.depth - 1]!
    let end = at + 2 + name.raw.length
    this.#cursor.from = at
    if (source.charCodeAt(end) !== GREATER || !source.startsWith(name.raw, at + 2)) {
      end = skipSpace(source, end)
      if (source.charCodeAt(end) !== GREATER || !source.startsWith(name.raw, at + 2)) refuse(source, at, refusals.otherEnd(name.raw))
    }
    this.#cursor.at = end + 1
    return this.#close()
  }

  #close(): XMLEvent {
    const name = this.#open[--this.depth]!
    this.namespace = this.#namespaces[this.depth]!
    this.local = name.local
    this.prefix = name.prefix
    const mark = this.#marks[this.depth]!
    if (mark !== this.#prefixes.mark) this.#prefixes.restore(mark)
    this.#phase = this.depth === 0 ? 'epilog' : 'content'
    return END
  }
}
