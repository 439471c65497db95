/** Turns the text of a module into tokens: `А = "x"; // note` gives a name, a sign, a text and a sign; comments are left out. */
import { isBlank, isDigit, isNamePart, isNameStart, lineEnd } from './characters.ts'
import { keywordOf } from './keywords.ts'
import { readText } from './text-literal.ts'
import { type Fault, Kind, noTokens, type Tokens } from './token.ts'

export interface Lexed {
  readonly tokens: Tokens
  readonly faults: Fault[]
}

export function lex(source: string): Lexed {
  const lexer = new Lexer(source)
  lexer.run()
  return { tokens: lexer.tokens, faults: lexer.faults }
}

const twoSigns = new Set(['<>', '<=', '>='])
const oneSign = '()[],;.=+-*/%<>?:'

class Lexer {
  readonly tokens = noTokens()
  readonly faults: Fault[] = []
  readonly #source: string
  #at = 0
  #line = 1

  constructor(source: string) {
    this.#source = source
  }

  run(): void {
    const source = this.#source
    while (this.#at < source.length) {
      const code = source.charCodeAt(this.#at)
      if (code === 10) {
        this.#line++
        this.#at++
      } else if (isNameStart(code)) this.#name()
      else if (isBlank(code)) this.#at++
      else if (code === 47 && source.charCodeAt(this.#at + 1) === 47) this.#at = lineEnd(source, this.#at)
      else if (isDigit(code)) this.#number()
      else this.#sign(code)
    }
    this.#push(Kind.End, '', this.#at, this.#at)
  }

  #push(kind: number, text: string, start: number, end: number, keyword = 0, line = this.#line): void {
    const { tokens } = this
    tokens.kind.push(kind)
    tokens.keyword.push(keyword)
    tokens.text.push(text)
    tokens.start.push(start)
    tokens.end.push(end)
    tokens.line.push(line)
    this.#at = end
  }

  #name(): void {
    const source = this.#source
    const start = this.#at
    let end = start + 1
    while (end < source.length && isNamePart(source.charCodeAt(end))) end++
    const text = source.slice(start, end)
    const keyword = keywordOf(text.toLowerCase())
    this.#push(keyword ? Kind.Keyword : Kind.Name, text, start, end, keyword)
  }

  #number(): void {
    const source = this.#source
    const start = this.#at
    let end = start
    while (isDigit(source.charCodeAt(end))) end++
    if (source.charCodeAt(end) === 46) {
      end++
      while (isDigit(source.charCodeAt(end))) end++
    }
    this.#push(Kind.Number, source.slice(start, end), start, end)
  }

  #sign(code: number): void {
    const source = this.#source
    const start = this.#at
    if (code === 34) return this.#text()
    if (code === 39) return this.#date()
    if (code === 35) return this.#wholeLine(Kind.Directive)
    if (code === 38) return this.#annotation()
    if (code === 126) return this.#label()
    const two = source.slice(start, start + 2)
    if (twoSigns.has(two)) this.#push(Kind.Sign, two, start, start + 2)
    else if (oneSign.includes(source[start]!)) this.#push(Kind.Sign, source[start]!, start, start + 1)
    else {
      this.#fault(start, 'Недопустимый символ', 'Unexpected character')
      this.#at++
    }
  }

  #text(): void {
    const start = this.#at
    const found = readText(this.#source, start)
    if (!found.closed) this.#fault(start, 'Незакрытая строковая константа', 'The text literal is not closed')
    this.#push(Kind.Text, found.value, start, found.end)
    this.#line += found.lines
  }

  /** All but digits is skipped: `'2014-01-01 12:17:27'` (rule of the platform; OneScript reads dates so as well). */
  #date(): void {
    const source = this.#source
    const start = this.#at
    const close = source.indexOf("'", start + 1)
    const limit = lineEnd(source, start)
    const closed = close > 0 && close < limit
    if (!closed) this.#fault(start, 'Незакрытая константа типа Дата', 'The date literal is not closed')
    const end = closed ? close + 1 : limit
    this.#push(Kind.Date, source.slice(start + 1, end).replace(/\D\D*/g, ''), start, end)
  }

  #wholeLine(kind: number): void {
    const end = lineEnd(this.#source, this.#at)
    const line = this.#source.slice(this.#at, end)
    const comment = line.indexOf('//')
    this.#push(kind, (comment < 0 ? line : line.slice(0, comment)).trim(), this.#at, end)
  }

  /** `&НаСервере`, `&Вместо("Имя")`: the name; the brackets are tokens of their own. */
  #annotation(): void {
    const source = this.#source
    const start = this.#at
    let end = start + 1
    while (isBlank(source.charCodeAt(end)) && source.charCodeAt(end) !== 10) end++
    const from = end
    while (end < source.length && isNamePart(source.charCodeAt(end))) end++
    if (end === from) this.#fault(start, 'Недопустимый символ', 'Unexpected character')
    this.#push(Kind.Annotation, source.slice(from, end), start, Math.max(end, start + 1))
  }

  #label(): void {
    const source = this.#source
    const start = this.#at
    let end = start + 1
    while (isBlank(source.charCodeAt(end)) && source.charCodeAt(end) !== 10) end++
    const from = end
    while (end < source.length && isNamePart(source.charCodeAt(end))) end++
    if (end === from) this.#fault(start, 'Ожидается имя метки', 'A label name is expected')
    this.#push(Kind.Label, source.slice(from, end), start, Math.max(end, start + 1))
  }

  #fault(offset: number, russian: string, english: string): void {
    this.faults.push({ offset, line: this.#line, russian, english })
  }
}
