/** A regular expression as a tree that any of the engines can be given: `a(b|c)*` is a sequence of a class and a repeated choice. */
import type { Said } from '../diagnostics/said.ts'

export type Pattern = CharacterClass | Edge | Sequence | Choice | Repeat

/** One character of a set; a single character is a set of one. */
export interface CharacterClass {
  readonly kind: 'class'
  /** As JavaScript writes it under the flag of `Flavour`: `[a-z]`, `\\p{L}`, `x`. */
  readonly text: string
  /** First and last code points, where they are known without looking characters up. */
  readonly ranges?: readonly CodePointRange[]
}

export type CodePointRange = readonly [first: number, last: number]

/** A place between characters; the ends of a group, where its text is to be taken. */
interface Edge {
  readonly kind: 'edge'
  readonly text: '^' | '$' | '\\b' | '\\B' | '(' | ')'
}

interface Sequence {
  readonly kind: 'sequence'
  readonly items: readonly Pattern[]
}

interface Choice {
  readonly kind: 'choice'
  readonly branches: readonly Pattern[]
}

interface Repeat {
  readonly kind: 'repeat'
  readonly of: Pattern
  readonly least: number
  /** `Infinity` for no bound. */
  readonly most: number
}

/** How deep brackets may be nested: deeper ones are not written, and readers are recursive. */
export const DEEPEST = 100

/** Where and why a pattern is none, or is not one that can be run in linear time; `at` is a 1-based character. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
  readonly at: number
  /** The message in Russian. */
  readonly messageRu: string
  constructor(message: Said, at: number) {
    super(message.en)
    this.messageRu = message.ru
    this.at = at
  }
}

/** `text` as one character of a class or outside of one. */
export const literal = (character: string): string =>
  /^[\w\u0080-\u{10FFFF}]$/u.test(character) ? character : `\\u{${character.codePointAt(0)!.toString(16)}}`

export function character(text: string): CharacterClass {
  const code = text.codePointAt(0)!
  return { kind: 'class', text: literal(text), ranges: [[code, code]] }
}

/** No text is as long as that, and engines take no larger count. */
const MOST_COUNT = 0x7fff_ffff

export const count = (written: number): number => Math.min(written, MOST_COUNT)
