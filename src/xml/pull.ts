/** The only XML parser at run time: a strict, namespace-aware state machine over the whole text, from which events are pulled. */
import { AttributeReader, skipSpace } from './attributes.ts'
import { KIND, pairLength, skipPlainText, TEXT_STOP } from './characters.ts'
import { skipDeclaration } from './declaration.ts'
import { sourceText } from './decode.ts'
import { Places, refuse } from './error.ts'
import { LeafReader, type KnownTag } from './leaf.ts'
import { defaultLimits, type XMLLimits } from './limits.ts'
import { readQName, type QName } from './qnames.ts'
import { expandReference, referenceEnd, refuseCharacter } from './references.ts'
import { refusals } from './refusals.ts'
import { PrefixScope } from './scope.ts'
import { sectionEnd, skipMarkup } from './skip.ts'
import { boundNamespace, declarePrefixes, resolveAttributes, type XMLAttribute, type XMLDeclaration } from './tag-names.ts'

export type { XMLAttribute, XMLDeclaration } from './tag-names.ts'

export const START = 1,
  TEXT = 2,
  END = 3,
  EOF = 4
export type XMLEvent = typeof START | typeof TEXT | typeof END | typeof EOF

/** Characters of a run of text that are looked at one by one, before it is taken for a long one. */
const SHORT = 24

const noAttributes: readonly XMLAttribute[] = []
const noDeclarations: readonly XMLDeclaration[] = []
const [LESS, GREATER, SLASH, BANG, QUESTION, AMPERSAND, BRACKET] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f, 0x26, 0x5d]

/**
 * Reads one document: `next()` says what was met, the fields say what it is. Bytes may be UTF-8 or UTF-16, with or without BOM, or what the
 * declaration names. Text and CDATA between two tags are one TEXT (none where it is empty); comments and processing instructions are passed
 * over; an empty element gives START, then END. Line ends are LF, whatever they were. Making it and `next()` throw XMLError, after which it
 * is not to be used further.
 */
export class XMLPullReader {
  /** Of the element, after START and END. */
  namespace = ''
  local = ''
  prefix = ''
  /** After START; namespace declarations are not among them. */
  attributes: readonly XMLAttribute[] = noAttributes
  /** After START: what this element's tag declares. */
  declarations: readonly XMLDeclaration[] = noDeclarations
  /** After TEXT. */
  text = ''
  /** Elements open: after START with the one that was met, after END without it. */
  depth = 0
  /** Processing instructions passed so far. */
  instructions = 0

  readonly #source: string
  readonly #length: number
  readonly #limits: XMLLimits
  readonly #prefixes = new PrefixScope()
  readonly #tag: AttributeReader
  readonly #leaf: LeafReader
  /** Of each open element: its name, its namespace, and the mark to which its end puts the prefixes back. */
  readonly #open: QName[] = []
  readonly #namespaces: string[] = []
  readonly #marks: number[] = []
  readonly #places: Places
  #at = 0
  /** Offset of the event's first character. */
  #from = 0
  #phase: 'beginning' | 'prolog' | 'content' | 'empty element' | 'epilog' = 'beginning'

  constructor(source: string | Uint8Array, limits: Partial<XMLLimits> = {}) {
    this.#limits = { ...defaultLimits, ...limits }
    this.#source = sourceText(source, this.#limits.total)
    this.#length = this.#source.length
    this.#tag = new AttributeReader(this.#limits)
    this.#leaf = new LeafReader(this.#limits)
    this.#places = new Places(this.#source)
  }

  /** Advances, and says what was met; EOF again and again at the end. */
  next(): XMLEvent {
    if (this.#phase === 'content') return this.#content()
    if (this.#phase === 'empty element') return this.#close()
    return this.#outside()
  }

  /**
   * The text of the element that comes next, blanks apart, where it is written exactly as told, `null` where it is exactly `nil`; the place
   * is that of its end then. `undefined`: something else comes, and nothing has been read.
   */
  leaf(tag: KnownTag, nil?: string): string | null | undefined {
    if (this.#phase !== 'content' || this.depth >= this.#limits.depth) return undefined
    const text = this.#leaf.read(this.#source, this.#at, tag, nil)
    if (text === undefined) return undefined
    this.#from = this.#leaf.closing
    this.#at = this.#leaf.end
    return text
  }

  /** The namespace that the prefix (`''`: the default one) means at the last START or behind the last END; `undefined` when unbound. */
  resolve(prefix: string): string | undefined {
    return this.#prefixes.resolve(prefix)
  }

  /** All prefixes in scope with their namespaces, but `xml`, which needs no declaration. */
  scope(): ReadonlyMap<string, string> {
    return this.#prefixes.snapshot()
  }

  /** 1-based place of the attribute of that index in `attributes`, after START. */
  attributePlace(index: number): { readonly line: number; readonly column: number } {
    return this.#places.at(this.#tag.offsetOf(index) ?? this.#from)
  }

  /** The text of a line (1-based), without its end. */
  lineText(line: number): string {
    return this.#places.textOf(line)
  }

  /** 1-based line where the last event begins. */
  get line(): number {
    return this.#places.at(this.#from).line
  }

  /** 1-based column, in UTF-16 code units, where the last event begins. */
  get column(): number {
    return this.#places.at(this.#from).column
  }

  /** Before and after the document element: white space, comments, processing instructions. */
  #outside(): XMLEvent {
    const source = this.#source
    if (this.#phase === 'beginning') {
      this.#at = skipDeclaration(source)
      this.#phase = 'prolog'
    }
    for (;;) {
      const at = (this.#from = this.#at = skipSpace(source, this.#at))
      if (at >= this.#length) return this.#phase === 'epilog' ? EOF : refuse(source, at, refusals.noElement)
      if (source.charCodeAt(at) !== LESS) refuse(source, at, this.#phase === 'epilog' ? refusals.behind : refusals.before)
      const code = source.charCodeAt(at + 1)
      if (code !== BANG && code !== QUESTION) {
        if (this.#phase === 'epilog') refuse(source, at, refusals.second)
        this.#phase = 'content'
        return this.#start(at)
      }
      this.#at = this.#skip(at, code)
    }
  }

  /** Offset behind the comment or processing instruction at `at`. */
  #skip(at: number, code: number): number {
    if (code === QUESTION) this.instructions++
    return skipMarkup(this.#source, at)
  }

  /** Inside the document element: gathers text up to the next tag, then answers the text or the tag. */
  #content(): XMLEvent {
    const source = this.#source
    const length = this.#length
    let at = (this.#from = this.#at)
    let run = at
    let long = at + SHORT
    let text = ''
    while (at < length) {
      const code = source.charCodeAt(at)
      if ((KIND[code]! & TEXT_STOP) === 0) {
        if (++at >= long) {
          at = skipPlainText(source, at)
          long = at + SHORT
        }
      } else if (code === LESS) {
        if (at > run) text = text === '' ? source.slice(run, at) : text + source.slice(run, at)
        const second = source.charCodeAt(at + 1)
        if (second !== BANG && second !== QUESTION)
          return text !== '' ? this.#textMet(text, at) : second === SLASH ? this.#end(at) : this.#start(at)
        if (source.startsWith('<![CDATA[', at)) {
          const end = sectionEnd(source, at)
          text += source.slice(at + 9, end)
          at = end + 3
        } else {
          at = this.#skip(at, second)
        }
        run = at
      } else if (code === AMPERSAND) {
        const end = referenceEnd(source, at)
        text += source.slice(run, at) + expandReference(source, at, end)
        run = at = end + 1
      } else if (code === BRACKET) {
        if (source.startsWith(']]>', at)) refuse(source, at, refusals.end)
        at++
      } else {
        const pair = pairLength(source, at)
        if (pair === 0) refuseCharacter(source, at)
        at += pair
      }
    }
    return refuse(source, length, refusals.unended(this.#open[this.depth - 1]!.raw))
  }

  #textMet(text: string, at: number): XMLEvent {
    if (text.length > this.#limits.text) refuse(this.#source, this.#from, refusals.longText(this.#limits.text), 'limit')
    this.text = text
    this.#at = at
    return TEXT
  }

  #start(at: number): XMLEvent {
    const source = this.#source
    this.#from = at
    const name = readQName(source, at + 1)
    let end = at + 1 + name.raw.length
    this.attributes = noAttributes
    this.declarations = noDeclarations
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
    this.#at = end + 1
    this.local = name.local
    this.prefix = name.prefix
    this.#namespaces[depth] = this.namespace = boundNamespace(this.#prefixes, name.prefix, source, at)
    return START
  }

  #end(at: number): XMLEvent {
    const source = this.#source
    const name = this.#open[this.depth - 1]!
    let end = at + 2 + name.raw.length
    this.#from = at
    if (source.charCodeAt(end) !== GREATER || !source.startsWith(name.raw, at + 2)) {
      end = skipSpace(source, end)
      if (source.charCodeAt(end) !== GREATER || !source.startsWith(name.raw, at + 2)) refuse(source, at, refusals.otherEnd(name.raw))
    }
    this.#at = end + 1
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
