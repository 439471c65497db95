/**
 * The inside of a start tag: attributes as they are written, values normalised as XML 1.0 section 3.3.3 has it for attributes without a
 * DTD.
 */
import { said } from '../diagnostics/said.ts'
import { KIND, pairLength, SPACE, VALUE_STOP } from './characters.ts'
import { refuse } from './error.ts'
import type { XMLLimits } from './limits.ts'
import { readQName, type QName } from './qnames.ts'
import { expandReference, referenceEnd, refuseCharacter } from './references.ts'

const [QUOTE, APOSTROPHE, EQUALS, SLASH, GREATER, LESS, AMPERSAND] = [0x22, 0x27, 0x3d, 0x2f, 0x3e, 0x3c, 0x26]

/** Offset of the first character from `at` on that is not white space. */
export function skipSpace(source: string, at: number): number {
  while (at < source.length && (KIND[source.charCodeAt(at)]! & SPACE) !== 0) at++
  return at
}

/** Reads the attributes of one start tag after the other into the same three lists. */
export class AttributeReader {
  /** How many of the lists' entries belong to the tag that was read last. */
  count = 0
  /** How many of them declare a prefix. */
  declarations = 0
  readonly names: QName[] = []
  readonly values: string[] = []
  readonly offsets: number[] = []
  readonly #limits: XMLLimits
  #end = 0

  constructor(limits: XMLLimits) {
    this.#limits = limits
  }

  /** Where the attribute of that index begins, declarations not counted; `undefined` where there is none. */
  offsetOf(index: number): number | undefined {
    for (let at = 0, left = index; at < this.count; at++)
      if (this.names[at]!.declares === undefined && left-- === 0) return this.offsets[at]
    return undefined
  }

  /** From behind the element's name to the `>` or `/` that ends the tag, whose offset is answered. */
  read(source: string, at: number): number {
    this.count = 0
    this.declarations = 0
    for (;;) {
      const next = skipSpace(source, at)
      const code = source.charCodeAt(next)
      if (code === GREATER || code === SLASH) return next
      if (next >= source.length) refuse(source, next, said('the document ends inside a tag', 'документ обрывается внутри тега'))
      if (next === at)
        refuse(
          source,
          at,
          this.count === 0
            ? said('the name of the element contains a character that names do not have', 'в имени элемента недопустимый символ')
            : said('white space is missing between two attributes', 'между двумя атрибутами нет пробела'),
        )
      at = this.#one(source, next)
    }
  }

  #one(source: string, at: number): number {
    if (this.count >= this.#limits.attributes)
      refuse(
        source,
        at,
        said(`an element has more than ${this.#limits.attributes} attributes`, `у элемента больше ${this.#limits.attributes} атрибутов`),
        'limit',
      )
    const name = readQName(source, at)
    const equals = skipSpace(source, at + name.raw.length)
    if (source.charCodeAt(equals) !== EQUALS)
      refuse(
        source,
        equals,
        said(`the attribute "${name.raw}" has no value: "=" is expected`, `у атрибута «${name.raw}» нет значения: ожидается «=»`),
      )
    const open = skipSpace(source, equals + 1)
    const quote = source.charCodeAt(open)
    if (quote !== QUOTE && quote !== APOSTROPHE)
      refuse(
        source,
        open,
        said(`the value of the attribute "${name.raw}" is not in quotes`, `значение атрибута «${name.raw}» не в кавычках`),
      )
    const value = this.#value(source, open + 1, quote)
    if (value.length > this.#limits.text)
      refuse(
        source,
        at,
        said(
          `an attribute value is longer than ${this.#limits.text} characters`,
          `значение атрибута длиннее ${this.#limits.text} символов`,
        ),
        'limit',
      )
    this.names[this.count] = name
    this.values[this.count] = value
    this.offsets[this.count++] = at
    if (name.declares !== undefined) this.declarations++
    return this.#end
  }

  /** The value from behind its opening quote; `end` is left behind the closing one. */
  #value(source: string, start: number, quote: number): string {
    const length = source.length
    let value = ''
    let from = start
    for (let at = start; at < length;) {
      const code = source.charCodeAt(at)
      if ((KIND[code]! & VALUE_STOP) === 0) {
        at++
      } else if (code === quote) {
        this.#end = at + 1
        return value === '' ? source.slice(from, at) : value + source.slice(from, at)
      } else if (code === QUOTE || code === APOSTROPHE) {
        at++
      } else if (code === AMPERSAND) {
        const end = referenceEnd(source, at)
        value += source.slice(from, at) + expandReference(source, at, end)
        from = at = end + 1
      } else if ((KIND[code]! & SPACE) !== 0) {
        value += `${source.slice(from, at)} `
        from = ++at
      } else if (code === LESS) {
        refuse(
          source,
          at,
          said('"<" is not allowed in an attribute value: write &lt;', '«<» в значении атрибута недопустимо: напишите &lt;'),
        )
      } else {
        const pair = pairLength(source, at)
        if (pair === 0) refuseCharacter(source, at)
        at += pair
      }
    }
    return refuse(source, start - 1, said('the document ends inside an attribute value', 'документ обрывается внутри значения атрибута'))
  }
}
