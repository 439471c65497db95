/** Where a reader is in its text: the whole of it, or the part that is being read and what gives the parts that follow. */
import { Places, type XMLError } from '../error.ts'
import { sourceText } from './decode.ts'
import { ownText, type XMLTextParts } from './text-parts.ts'

export class Cursor {
  source: string
  length: number
  /** Offset of what is read next. */
  at = 0
  /** Offset of the last event's first character. */
  from = 0
  /** Where in the part the reading of the event began. */
  began = 0
  readonly #parts: XMLTextParts | undefined
  readonly #copies: boolean
  /** Offset behind what a pattern found. */
  #matched = 0
  readonly #places: Places

  constructor(source: string, parts?: XMLTextParts) {
    this.source = source
    this.length = source.length
    this.#parts = parts
    this.#copies = parts?.long === true
    this.#places = new Places(source)
  }

  /** Whether a part follows. */
  get more(): boolean {
    return this.#parts?.more === true
  }

  /** Takes the part that follows in place of this one; `false` where there is none. */
  nextPart(): boolean {
    const next = this.#parts?.next()
    if (next === undefined) return false
    this.#places.pass(next)
    this.source = next
    this.length = next.length
    this.at = this.from = this.began = 0
    return true
  }

  /** Takes all that follows to this part; `false` where nothing does. */
  joinRest(): boolean {
    const rest: string[] = []
    for (let part = this.#parts?.next(); part !== undefined; part = this.#parts?.next()) rest.push(part)
    if (rest.length === 0) return false
    this.source = [this.source, ...rest].join('')
    this.length = this.source.length
    this.#places.extend(this.source)
    return true
  }

  /** Behind an element, whose end tag is the last event. */
  go(closing: number, end: number): void {
    this.from = closing
    this.at = end
  }

  /** What the sticky pattern finds here, in so many characters at most; nothing is passed. */
  match(pattern: RegExp, most: number): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)
    if (found === null || pattern.lastIndex - this.at > most) return undefined
    this.#matched = pattern.lastIndex
    return found
  }

  /** Goes behind what was matched last, whose last tag has so many characters. */
  pass(closing: number): void {
    this.go(this.#matched - closing, this.#matched)
  }

  /** The text, which keeps no part of a long document in memory. */
  own(text: string): string {
    return this.#copies ? ownText(text) : text
  }

  /** 1-based; of the last event where no offset is given. */
  place(offset = this.from): { readonly line: number; readonly column: number } {
    return this.#places.at(offset)
  }

  /** What was refused in this part, with its place in the whole. */
  placed(error: XMLError): XMLError {
    return this.#places.placed(error)
  }

  /** The text of a line (1-based) of a text that is not in parts, without its end. */
  lineText(line: number): string {
    return this.#places.textOf(line)
  }
}

/** At the beginning of the document, of so many characters at most where it is not in parts. */
export function cursorOf(source: string | Uint8Array | XMLTextParts, most: number): Cursor {
  if (typeof source === 'object' && 'next' in source) return new Cursor(source.next() ?? '', source)
  return new Cursor(sourceText(source, most))
}
