/**
 * Patterns of very long texts with gaps, as recordings write them of bodies with secrets: `^{"a":"[^]*","b":1}$`. Engines take no pattern
 * of more than some ten thousand characters; this is a search for one piece after another.
 */
import type { TextPattern } from './compile.ts'

/** What may be before a piece: nothing, the rest of a line, anything. */
type Gap = 'none' | 'line' | 'any'

interface Piece {
  readonly gap: Gap
  readonly text: string
}

const gaps: Readonly<Record<string, Gap>> = { '[^]*': 'any', '[^\\r\\n]*': 'line' }

/** `undefined` for a pattern that has anything else. */
export function gappedPattern(source: string): TextPattern | undefined {
  const pieces = source.startsWith('^') ? piecesOf(source) : undefined
  return pieces && { test: (text) => holds(pieces, text) }
}

function piecesOf(source: string): readonly Piece[] | undefined {
  const sign = /[\\^$.*+?()[\]{}|]/g
  const pieces: Piece[] = []
  let [gap, text, at]: [Gap, string, number] = ['none', '', 1]
  for (;;) {
    sign.lastIndex = at
    const found = sign.exec(source)
    if (found === null) return undefined
    text += source.slice(at, found.index)
    at = found.index
    if (found[0] === '$') return at === source.length - 1 ? [...pieces, { gap, text }] : undefined
    const escaped = source[at + 1] ?? ''
    if (found[0] === '\\' && /^[^\w\u0080-\uffff]$/.test(escaped)) {
      text += escaped
      at += 2
      continue
    }
    const written = Object.keys(gaps).find((one) => source.startsWith(one, at))
    if (written === undefined) return undefined
    at += written.length
    const next = gaps[written]!
    // Two gaps side by side are one.
    if (text === '' && gap !== 'none') gap = gap === 'any' ? gap : next
    else {
      pieces.push({ gap, text })
      ;[gap, text] = [next, '']
    }
  }
}

/** `ends`: all places where what is before the piece may end, in their order. */
function holds(pieces: readonly Piece[], text: string): boolean {
  let ends: readonly number[] = [0]
  for (const [at, piece] of pieces.slice(0, -1).entries()) {
    const isFirstEnough = pieces[at + 1]!.gap === 'any'
    ends = piece.gap === 'none' ? (text.startsWith(piece.text) ? [piece.text.length] : []) : endsOf(piece, ends, text, isFirstEnough)
    if (ends.length === 0) return false
  }
  const last = pieces.at(-1)!
  const start = text.length - last.text.length
  if (!text.endsWith(last.text) || start < ends[0]!) return false
  if (last.gap === 'none') return start === ends[0]
  const lines = new LineEnds(text)
  return last.gap === 'any' || ends.some((one) => one <= start && lines.from(one) >= start)
}

function endsOf({ gap, text: piece }: Piece, before: readonly number[], text: string, isFirstEnough: boolean): readonly number[] {
  const ends: number[] = []
  const lines = new LineEnds(text)
  let found = text.indexOf(piece, before[0])
  for (const one of gap === 'any' ? before.slice(0, 1) : before) {
    if (found >= 0 && found < one) found = text.indexOf(piece, one)
    const most = gap === 'any' ? text.length : lines.from(one)
    for (; found >= 0 && found <= most; found = text.indexOf(piece, found + 1)) {
      ends.push(found + piece.length)
      if (isFirstEnough) return ends
    }
  }
  return ends
}

/** The ends of lines, asked for from one place after another. */
class LineEnds {
  readonly #text: string
  readonly #sign = /[\r\n]/g
  #next = -1

  constructor(text: string) {
    this.#text = text
  }

  /** Where the line ends that the place is in. */
  from(place: number): number {
    if (this.#next < place) {
      this.#sign.lastIndex = place
      this.#next = this.#sign.exec(this.#text)?.index ?? this.#text.length
    }
    return this.#next
  }
}
