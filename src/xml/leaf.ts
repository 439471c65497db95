/** An element of text alone whose tags are known, as the last one of its kind was written: found by comparing, read at one go. */
import { KIND, pairLength, skipPlainText, SPACE, TEXT_STOP } from './characters.ts'
import type { XMLLimits } from './limits.ts'
import { expandedText } from './references.ts'

/** How an element is expected to be written. What its prefix means is the caller's business. */
export interface KnownTag {
  /** `<p:a>` */
  readonly begin: string
  /** `</p:a>` */
  readonly end: string
}

/** Characters of a text that are looked at one by one, before it is taken for a long one. */
const SHORT = 24
const [LESS, AMPERSAND, BRACKET] = [0x3c, 0x26, 0x5d]

/** As `startsWith`, which takes longer for the few characters of a tag. */
function isAt(source: string, tag: string, at: number): boolean {
  for (let index = tag.length - 1; index >= 0; index--) if (source.charCodeAt(at + index) !== tag.charCodeAt(index)) return false
  return true
}

export class LeafReader {
  /** Where the element's end tag begins, and the offset behind it. */
  closing = 0
  end = 0
  readonly #limits: XMLLimits

  constructor(limits: XMLLimits) {
    this.#limits = limits
  }

  /** Offset behind the blanks at `at`; -1 where they are too many to be passed over. */
  #skipBlanks(source: string, at: number): number {
    let next = at
    while ((KIND[source.charCodeAt(next)]! & SPACE) !== 0) next++
    return next - at > this.#limits.text ? -1 : next
  }

  /**
   * The text of the element behind the blanks at `before`, `null` where it is `nil`; `undefined` for one that is written otherwise, or
   * whose text needs a closer look.
   */
  read(source: string, before: number, tag: KnownTag, nil: string | undefined): string | null | undefined {
    const at = this.#skipBlanks(source, before)
    if (at < 0) return undefined
    if (isAt(source, tag.begin, at)) return this.#text(source, at, tag)
    if (nil === undefined || !isAt(source, nil, at)) return undefined
    this.closing = at
    this.end = at + nil.length
    return null
  }

  #text(source: string, at: number, tag: KnownTag): string | undefined {
    let run = at + tag.begin.length
    let next = run
    let long = next + SHORT
    let text = ''
    for (;;) {
      const code = source.charCodeAt(next)
      if ((KIND[code]! & TEXT_STOP) === 0) {
        if (++next >= long) {
          next = skipPlainText(source, next)
          long = next + SHORT
        }
        // Behind the end of the document there is no character, which stops nothing.
        if (next >= source.length) return undefined
      } else if (code === LESS) {
        if (!isAt(source, tag.end, next)) return undefined
        text = text === '' ? source.slice(run, next) : text + source.slice(run, next)
        if (text.length > this.#limits.text) return undefined
        this.closing = next
        this.end = next + tag.end.length
        return text
      } else if (code === AMPERSAND) {
        const end = source.indexOf(';', next)
        const expanded = end < 0 ? undefined : expandedText(source.slice(next, end + 1))
        if (expanded === undefined) return undefined
        text += source.slice(run, next) + expanded
        run = next = end + 1
        long = next + SHORT
      } else if (code === BRACKET && !source.startsWith(']]>', next)) {
        next++
      } else {
        const pair = code === BRACKET ? 0 : pairLength(source, next)
        if (pair === 0) return undefined
        next += pair
      }
    }
  }
}
