/** 1C's ПОДОБНО: `%` for any text, `_` for a character, `[а-я]` and `[^…]` for one of a set; case does not matter. */
import { fold } from '../../values/fold.ts'

/** A character, or what one may be. */
type One = string | ((character: string) => boolean)

/**
 * What is between two `%`. It holds characters and sets alone, so it has one length, and the first place where it is found is as good as
 * any other: the whole is found without going back, unlike by a regular expression.
 */
type Piece = string | readonly One[]

const compiled = new Map<string, readonly Piece[]>()

export function like(text: string, pattern: string, escape = ''): boolean {
  const key = `${escape}\n${pattern}`
  let pieces = compiled.get(key)
  if (pieces === undefined) {
    if (compiled.size > 500) compiled.clear()
    pieces = piecesOf(fold(pattern), escape.toLowerCase())
    compiled.set(key, pieces)
  }
  return holds(fold(text), pieces)
}

function holds(text: string, pieces: readonly Piece[]): boolean {
  const [first, ...others] = pieces as [Piece, ...Piece[]]
  const last = others.pop()
  let at = endOf(first, text, 0)
  if (last === undefined) return at === text.length
  for (const piece of others) {
    if (at < 0) return false
    at = found(piece, text, at)
  }
  if (at < 0) return false
  const start = backFrom(last, text)
  return start >= at && endOf(last, text, start) === text.length
}

/** Where the piece ends that begins at `at`, or -1. */
function endOf(piece: Piece, text: string, at: number): number {
  if (typeof piece === 'string') return text.startsWith(piece, at) ? at + piece.length : -1
  let end = at
  for (const one of piece) {
    const code = text.codePointAt(end)
    if (code === undefined) return -1
    const character = String.fromCodePoint(code)
    if (typeof one === 'string' ? one !== character : !one(character)) return -1
    end += character.length
  }
  return end
}

/** Where the first one from `at` on ends, or -1. */
function found(piece: Piece, text: string, at: number): number {
  if (typeof piece === 'string') {
    const start = text.indexOf(piece, at)
    return start < 0 ? -1 : start + piece.length
  }
  for (let start = at; start < text.length; start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) {
    const end = endOf(piece, text, start)
    if (end >= 0) return end
  }
  return -1
}

/** Where the piece begins if it ends the text; negative when the text is too short. */
function backFrom(piece: Piece, text: string): number {
  if (typeof piece === 'string') return text.length - piece.length
  let start = text.length
  for (let left = piece.length; left > 0; left--) {
    const isPair = isLow(text.charCodeAt(start - 1)) && isHigh(text.charCodeAt(start - 2))
    start -= isPair ? 2 : 1
    if (start < 0) return -1
  }
  return start
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

function piecesOf(pattern: string, escape: string): readonly Piece[] {
  const characters = Array.from(pattern)
  const lastEnd = characters.lastIndexOf(']')
  const made: One[][] = [[]]
  for (let at = 0; at < characters.length; at++) {
    const one = characters[at]!
    if (one === escape && at + 1 < characters.length) made.at(-1)!.push(characters[++at]!)
    else if (one === '%') made.push([])
    else if (one === '_') made.at(-1)!.push(() => true)
    else if (one === '[' && at + 2 <= lastEnd) {
      const end = characters.indexOf(']', at + 2)
      made.at(-1)!.push(setOf(characters.slice(at + 1, end)))
      at = end
    } else made.at(-1)!.push(one)
  }
  return made.map((piece) => (piece.every((one) => typeof one === 'string') ? piece.join('') : piece))
}

/** Characters and ranges; a range the wrong way round holds nothing. */
function setOf(inside: readonly string[]): (character: string) => boolean {
  const negative = inside[0] === '^'
  const given = negative ? inside.slice(1) : inside
  const singles = new Set<string>()
  const ranges: (readonly [number, number])[] = []
  for (let at = 0; at < given.length; at++) {
    const from = given[at]!
    const to = given[at + 1] === '-' ? given[at + 2] : undefined
    if (to === undefined) singles.add(from)
    else {
      ranges.push([from.codePointAt(0)!, to.codePointAt(0)!])
      at += 2
    }
  }
  return (character) => {
    const code = character.codePointAt(0)!
    return negative !== (singles.has(character) || ranges.some(([from, to]) => from <= code && code <= to))
  }
}
