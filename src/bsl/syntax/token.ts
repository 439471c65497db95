/** Tokens as columns of numbers and texts: the form in which a module of 2 MB is lexed and parsed without an object per token. */

/** What a token is. */
export const Kind: Readonly<
  Record<'End' | 'Name' | 'Keyword' | 'Number' | 'Text' | 'Date' | 'Sign' | 'Directive' | 'Annotation' | 'Label', number>
> = { End: 0, Name: 1, Keyword: 2, Number: 3, Text: 4, Date: 5, Sign: 6, Directive: 7, Annotation: 8, Label: 9 }

/** One row per token; `kind[at]`, `text[at]` … describe the token `at`. */
export interface Tokens {
  readonly kind: number[]
  /** The keyword's number, else 0. */
  readonly keyword: number[]
  /** A name as written, the value of a text, the digits of a number or date, the characters of a sign, a directive's line. */
  readonly text: string[]
  /** UTF-16 offset of its first character. */
  readonly start: number[]
  /** UTF-16 offset behind its last character. */
  readonly end: number[]
  /** 1-based line of its first character. */
  readonly line: number[]
}

export const noTokens = (): Tokens => ({ kind: [], keyword: [], text: [], start: [], end: [], line: [] })

/** A fault found while lexing or parsing; the column is counted from the offset when it is printed. */
export interface Fault {
  readonly offset: number
  readonly line: number
  readonly russian: string
  readonly english: string
}
