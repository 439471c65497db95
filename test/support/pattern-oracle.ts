/**
 * A second translator of XML Schema's regular expressions, straight into JavaScript's words: what the product's patterns are held against.
 * It backtracks, so it is for short texts.
 */
import { nameClass, nameStartClass } from '../../src/xdto/types/names.ts'
import { blockClass } from '../../src/xdto/types/pattern-blocks.ts'

/** Matches whole texts only. @throws Error */
export const oraclePattern = (pattern: string): RegExp => new RegExp(`^(?:${new Translator(pattern).all()})$`, 'v')

const categories = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/
const multiple: Readonly<Record<string, string>> = {
  s: '[ \\t\\n\\r]',
  S: '[^ \\t\\n\\r]',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  // Not by a negated class: with the flag v, V8 of Node 20 misses `^` in one that is repeated.
  w: '[\\p{L}\\p{M}\\p{N}\\p{S}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
  i: `[${nameStartClass}]`,
  I: `[^${nameStartClass}]`,
  c: `[${nameClass}]`,
  C: `[^${nameClass}]`,
}
const single: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** The character as it may stand anywhere in a JavaScript pattern, class or not. */
const literal = (character: string): string =>
  /^[\w\u0080-\u{10FFFF}]$/u.test(character) ? character : `\\u{${character.codePointAt(0)!.toString(16)}}`

class Translator {
  private readonly characters: readonly string[]
  private at = 0

  constructor(pattern: string) {
    this.characters = [...pattern]
  }

  all(): string {
    const done = this.branches()
    return this.at < this.characters.length ? this.refuse('")" without "("') : done
  }

  private get next(): string | undefined {
    return this.characters[this.at]
  }

  private refuse(message: string): never {
    throw new Error(`${message} (character ${this.at + 1})`)
  }

  private take(expected: string): void {
    if (this.next !== expected) this.refuse(`"${expected}" is missing`)
    this.at++
  }

  private branches(): string {
    let done = ''
    for (;;) {
      const character = this.next
      if (character === undefined || character === ')') return done
      if (character === '|') {
        this.at++
        done += '|'
      } else {
        done += this.atom() + this.quantifier()
      }
    }
  }

  private atom(): string {
    const character = this.characters[this.at++]!
    if (character === '(') {
      const inside = this.branches()
      this.take(')')
      return `(?:${inside})`
    }
    if (character === '[') return this.group()
    if (character === '.') return '[^\\n\\r]'
    if (character === '\\') return this.escape().pattern
    if ('?*+{}]'.includes(character)) {
      this.at--
      return this.refuse(`"${character}" has nothing before it that it could belong to`)
    }
    return literal(character)
  }

  private quantifier(): string {
    const character = this.next
    if (character === '?' || character === '*' || character === '+') {
      this.at++
      return character
    }
    if (character !== '{') return ''
    const end = this.characters.indexOf('}', this.at)
    const inside = this.characters.slice(this.at + 1, end < 0 ? undefined : end).join('')
    const found = /^(\d+)(?:,(\d*))?$/.exec(inside)
    if (end < 0 || !found) return this.refuse('"{" begins no quantifier')
    if (found[2] !== undefined && found[2] !== '' && Number(found[2]) < Number(found[1]))
      return this.refuse(`{${inside}} is an empty range`)
    this.at = end + 1
    return `{${inside}}`
  }

  /** Behind `[`: a class, perhaps negated, perhaps less another class. */
  private group(): string {
    const negated = this.next === '^'
    if (negated) this.at++
    const first = this.at
    let done = ''
    for (;;) {
      const character = this.next
      if (character === undefined) return this.refuse('"]" is missing')
      if (character === ']' && this.at > first) break
      if (character === '-' && this.characters[this.at + 1] === '[' && this.at > first) {
        this.at += 2
        const less = this.group()
        this.take(']')
        return negated ? `[[^${done}]--${less}]` : `[[${done}]--${less}]`
      }
      done += this.range()
    }
    this.at++
    return `[${negated ? '^' : ''}${done}]`
  }

  private range(): string {
    const from = this.classCharacter()
    const upTo = this.characters[this.at + 1]
    if (from.character === undefined || this.next !== '-' || upTo === ']' || upTo === '[' || upTo === undefined) return from.pattern
    this.at++
    const to = this.classCharacter()
    if (to.character === undefined || to.character.codePointAt(0)! < from.character.codePointAt(0)!)
      return this.refuse('the range is empty')
    return `${literal(from.character)}-${literal(to.character)}`
  }

  private classCharacter(): { pattern: string; character?: string } {
    const character = this.characters[this.at]
    if (character === undefined || character === '[' || character === ']')
      return this.refuse(character === undefined ? '"]" is missing' : `"${character}" needs "\\" here`)
    this.at++
    return character === '\\' ? this.escape() : { pattern: literal(character), character }
  }

  /** Behind a backslash; `character` when it stands for exactly one. */
  private escape(): { pattern: string; character?: string } {
    const letter = this.next
    if (letter === undefined) return this.refuse('nothing follows "\\"')
    this.at++
    if (Object.hasOwn(multiple, letter)) return { pattern: multiple[letter]! }
    if (letter === 'p' || letter === 'P') return { pattern: this.category(letter === 'P') }
    const character = Object.hasOwn(single, letter) ? single[letter]! : '\\|.?*+(){}-[]^'.includes(letter) ? letter : undefined
    if (character === undefined) {
      this.at--
      return this.refuse(`"\\${letter}" means nothing`)
    }
    return { pattern: literal(character), character }
  }

  private category(negated: boolean): string {
    this.take('{')
    const end = this.characters.indexOf('}', this.at)
    const name = this.characters.slice(this.at, end < 0 ? undefined : end).join('')
    const block = name.startsWith('Is') ? blockClass(name.slice(2)) : undefined
    if (end < 0 || (block === undefined && !categories.test(name)))
      return this.refuse(`"${name}" is neither a category nor a block of characters`)
    this.at = end + 1
    return block === undefined ? `\\${negated ? 'P' : 'p'}{${name}}` : `[${negated ? '^' : ''}${block}]`
  }
}
