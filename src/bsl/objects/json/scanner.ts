/**
 * Reads JSON token by token, as ЧтениеJSON gives it: commas and colons are passed over, wherever they are (measured on 8.3.27: `[1,]` gives
 * three events, `{"а" 1}` four), a text that is not a token is refused.
 */
import { type Numeric, parsePlain, times, tenTo, numeric, BigNumber } from '../../run/big-number.ts'
import { BslError } from '../../run/error.ts'

/** Kinds of tokens. */
export const Token = {
  None: 0,
  ObjectStart: 1,
  ObjectEnd: 2,
  ArrayStart: 3,
  ArrayEnd: 4,
  Name: 5,
  String: 6,
  Number: 7,
  Boolean: 8,
  Null: 9,
  Comment: 10,
} as const

export const unexpected = (): BslError => new BslError('Непредвиденный символ при чтении JSON', 'Unexpected character while reading JSON')

export class JSONScanner {
  /** The kind of the current token. */
  kind: number = Token.None
  /** Its value, for names, texts, numbers and Булево. */
  value: unknown = null
  /** Punctuation passed over before the current token: for reading strictly. */
  commas = 0
  colons = 0
  readonly #text: string
  #at: number
  /** Of the containers that are open: it is an object. */
  readonly #open: boolean[] = []
  #wantsName = false

  constructor(text: string) {
    this.#text = text
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  }

  get depth(): number {
    return this.#open.length
  }

  /** Comments (`//` and `/* *\/`) are passed over unless they are asked for. */
  next(withComments = false): boolean {
    this.commas = 0
    this.colons = 0
    const text = this.#text
    for (;;) {
      const code = text.charCodeAt(this.#at)
      if (code === 32 || code === 10 || code === 13 || code === 9) this.#at++
      else if (code === 44) {
        this.#at++
        this.commas++
      } else if (code === 58) {
        this.#at++
        this.colons++
      } else if (code === 47) {
        const comment = this.#comment()
        if (!withComments) continue
        this.kind = Token.Comment
        this.value = comment
        return true
      } else return this.#token(code)
    }
  }

  #token(code: number): boolean {
    this.value = null
    switch (code) {
      case 34:
        this.value = this.#string()
        this.kind = this.#wantsName ? Token.Name : Token.String
        this.#wantsName = this.#wantsName ? false : this.#inObject()
        return true
      case 123:
        return this.#begin(Token.ObjectStart, true)
      case 91:
        return this.#begin(Token.ArrayStart, false)
      case 125:
        return this.#end(Token.ObjectEnd, true)
      case 93:
        return this.#end(Token.ArrayEnd, false)
      default:
        if (this.#at >= this.#text.length) {
          this.kind = Token.None
          return false
        }
        this.#literal(code)
        this.#wantsName = this.#inObject()
        return true
    }
  }

  #comment(): string {
    const isLine = this.#text[this.#at + 1] === '/'
    if (!isLine && this.#text[this.#at + 1] !== '*') throw unexpected()
    const from = this.#at + 2
    const end = this.#text.indexOf(isLine ? '\n' : '*/', from)
    if (end < 0 && !isLine) throw unexpected()
    const behind = end < 0 ? this.#text.length : end
    this.#at = isLine ? behind : behind + 2
    return this.#text.slice(from, behind)
  }

  #inObject(): boolean {
    return this.#open.at(-1) ?? false
  }

  #begin(kind: number, isObject: boolean): true {
    this.kind = kind
    this.#at++
    this.#open.push(isObject)
    this.#wantsName = isObject
    return true
  }

  #end(kind: number, isObject: boolean): true {
    if (this.#open.pop() !== isObject) throw unexpected()
    this.kind = kind
    this.#at++
    this.#wantsName = this.#inObject()
    return true
  }

  #literal(code: number): void {
    if (code === 45 || (code > 47 && code < 58)) {
      this.kind = Token.Number
      this.value = this.#number()
    } else if (this.#word('true')) this.#set(Token.Boolean, true)
    else if (this.#word('false')) this.#set(Token.Boolean, false)
    else if (this.#word('null')) this.#set(Token.Null, null)
    else throw unexpected()
  }

  #set(kind: number, value: unknown): void {
    this.kind = kind
    this.value = value
  }

  #word(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false
    this.#at += word.length
    return true
  }

  #number(): Numeric {
    const text = this.#text
    const start = this.#at
    let end = start + 1
    let plain = true
    for (;;) {
      const code = text.charCodeAt(end)
      if (code > 47 && code < 58) end++
      else if (code === 46 || code === 101 || code === 69 || code === 43 || code === 45) {
        plain = false
        end++
      } else break
    }
    this.#at = end
    if (plain && end - start < 16) return Number(text.slice(start, end)) + 0
    return exact(text.slice(start, end))
  }

  #string(): string {
    const text = this.#text
    let from = ++this.#at
    let value = ''
    for (;;) {
      const code = text.charCodeAt(this.#at)
      if (code === 34) {
        value = from === this.#at && value === '' ? '' : value + text.slice(from, this.#at)
        this.#at++
        return value
      }
      if (Number.isNaN(code)) throw unexpected()
      if (code === 92) {
        value += text.slice(from, this.#at) + this.#escape()
        from = this.#at
      } else this.#at++
    }
  }

  #escape(): string {
    const text = this.#text
    const letter = text[this.#at + 1] ?? ''
    this.#at += 2
    if (letter !== 'u') {
      const found = escapes[letter]
      if (found === undefined) throw unexpected()
      return found
    }
    const digits = text.slice(this.#at, this.#at + 4)
    if (!/^[\da-fA-F]{4}$/.test(digits)) throw unexpected()
    this.#at += 4
    return String.fromCharCode(parseInt(digits, 16))
  }
}

const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t' }

/** Exponents of three digits: five characters must not become a number of kilobytes. */
function exact(text: string): Numeric {
  const found = /^(-?\d\d*(?:\.\d\d*)?)(?:[eE]([+-]?\d{1,3}))?$/.exec(text)
  const value = found && parsePlain(found[1]!)
  if (!found || value === undefined || value === null) throw unexpected()
  const exponent = Number(found[2] ?? 0)
  if (exponent === 0) return value
  if (exponent > 0) return times(value, numeric(tenTo(exponent), 0))
  return value instanceof BigNumber ? numeric(value.unscaled, value.scale - exponent) : numeric(BigInt(value), -exponent)
}
