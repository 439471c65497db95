/** Goes through the tokens of a query. */
import { queryError, type QueryError } from '../query-error.ts'
import { tokensOf } from './lexer.ts'
import type { Token } from './token.ts'
import { isKeyword } from './words.ts'

export class Cursor {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(source: string) {
    this.#tokens = tokensOf(source)
  }

  get here(): Token {
    return this.#tokens[this.#at]!
  }

  ahead(count = 1): Token {
    return this.#tokens[Math.min(this.#at + count, this.#tokens.length - 1)]!
  }

  take(): Token {
    const { here } = this
    if (here.kind !== 'end') this.#at++
    return here
  }

  isWord(...keywords: readonly string[]): boolean {
    const { here } = this
    return here.kind === 'word' && keywords.some((one) => isKeyword(here.folded, one))
  }

  isWordAhead(count: number, keyword: string): boolean {
    const token = this.ahead(count)
    return token.kind === 'word' && isKeyword(token.folded, keyword)
  }

  isSign(sign: string): boolean {
    return this.here.kind === 'sign' && this.here.text === sign
  }

  takeWord(...keywords: readonly string[]): boolean {
    if (!this.isWord(...keywords)) return false
    this.take()
    return true
  }

  takeSign(sign: string): boolean {
    if (!this.isSign(sign)) return false
    this.take()
    return true
  }

  needWord(keyword: string): void {
    if (!this.takeWord(keyword)) throw this.wrong()
  }

  needSign(sign: string): void {
    if (!this.takeSign(sign)) throw this.wrong()
  }

  /** A name; a keyword may be one, as behind a point. */
  needName(): Token {
    if (this.here.kind !== 'word') throw this.wrong()
    return this.take()
  }

  /** The name and what follows it behind points. */
  path(): string[] {
    const names = [this.needName().text]
    while (this.isSign('.') && this.ahead().kind === 'word') {
      this.take()
      names.push(this.take().text)
    }
    return names
  }

  wrong(token: Token = this.here): QueryError {
    return token.kind === 'end' ? queryError('torn', {}, token) : queryError('syntax', { what: token.text }, token)
  }
}
