/** The text up to the next tag: references expanded, CDATA sections taken in, comments and processing instructions passed over. */
import { KIND, pairLength, skipPlainText, TEXT_STOP } from '../characters.ts'
import { refuse } from '../error.ts'
import { expandReference, referenceEnd, refuseCharacter } from '../references.ts'
import { refusals } from '../refusals.ts'
import { sectionEnd, skipMarkup } from '../skip.ts'

/** Characters of a run of text that are looked at one by one, before it is taken for a long one. */
const SHORT = 24

const [LESS, BANG, QUESTION, AMPERSAND, BRACKET] = [0x3c, 0x21, 0x3f, 0x26, 0x5d]

export class TextRun {
  text = ''
  /** Processing instructions passed so far. */
  instructions = 0

  /** Offset of the tag, or the length of the source where none comes; the text before it is left in `text`. */
  read(source: string, start: number): number {
    const { length } = source
    let at = start
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
        if (second !== BANG && second !== QUESTION) {
          this.text = text
          return at
        }
        if (source.startsWith('<![CDATA[', at)) {
          const end = sectionEnd(source, at)
          text += source.slice(at + 9, end)
          at = end + 3
        } else {
          at = this.skip(source, at)
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
    this.text = at > run ? text + source.slice(run, at) : text
    return length
  }

  /** Offset behind the comment or processing instruction at `at`. */
  skip(source: string, at: number): number {
    if (source.charCodeAt(at + 1) === QUESTION) this.instructions++
    return skipMarkup(source, at)
  }
}
