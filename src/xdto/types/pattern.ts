/**
 * Regular expressions of XML Schema (part 2, appendix F) as patterns that are tested in linear time: a recursive descent over the text, one
 * method a production.
 */
import { said, type Said } from '../../diagnostics/said.ts'
import { compileTree, type TextPattern } from '../../pattern/compile.ts'
import {
  character,
  count,
  DEEPEST,
  literal,
  PatternError,
  type CharacterClass,
  type CodePointRange,
  type Pattern,
} from '../../pattern/tree.ts'
import { nameClass, nameStartClass } from './names.ts'
import { blockClass } from './pattern-blocks.ts'

/** Matches whole texts only. @throws PatternError */
export const compilePattern = (pattern: string): TextPattern => compileTree(readPattern(pattern), 'v', true)

/** @throws PatternError */
export const readPattern = (pattern: string): Pattern => new Reader(pattern).all()

const categories = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/
const multiple: Readonly<Record<string, string>> = {
  s: '[ \\t\\n\\r]',
  S: '[^ \\t\\n\\r]',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
  i: `[${nameStartClass}]`,
  I: `[^${nameStartClass}]`,
  c: `[${nameClass}]`,
  C: `[^${nameClass}]`,
}
const single: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** Part of a class in brackets, or a class by itself. */
type Part = Omit<CharacterClass, 'kind'> & {
  /** Where it is exactly one. */
  readonly character?: string
}

const one = (text: string): Part => ({ text: literal(text), ranges: character(text).ranges!, character: text })

class Reader {
  readonly #characters: readonly string[]
  #at = 0
  #depth = 0

  constructor(pattern: string) {
    this.#characters = [...pattern]
  }

  all(): Pattern {
    const done = this.#branches()
    return this.#at < this.#characters.length ? this.#refuse(said('")" without "("', '«)» без «(»')) : done
  }

  get #next(): string | undefined {
    return this.#characters[this.#at]
  }

  #refuse(message: Said): never {
    throw new PatternError(message, this.#at + 1)
  }

  #take(expected: string): void {
    if (this.#next !== expected) this.#refuse(said(`"${expected}" is missing`, `нет «${expected}»`))
    this.#at++
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) this.#refuse(said(`brackets are nested deeper than ${DEEPEST}`, `скобки вложены глубже ${DEEPEST}`))
    const done = read()
    this.#depth--
    return done
  }

  #branches(): Pattern {
    const branches = [this.#branch()]
    while (this.#next === '|') {
      this.#at++
      branches.push(this.#branch())
    }
    return branches.length === 1 ? branches[0]! : { kind: 'choice', branches }
  }

  #branch(): Pattern {
    const items: Pattern[] = []
    while (this.#next !== undefined && this.#next !== '|' && this.#next !== ')') items.push(this.#repeated(this.#atom()))
    return items.length === 1 ? items[0]! : { kind: 'sequence', items }
  }

  #atom(): Pattern {
    const next = this.#characters[this.#at++]!
    if (next === '(') {
      const inside = this.#deeper(() => this.#branches())
      this.#take(')')
      return inside
    }
    if (next === '[') return { kind: 'class', ...this.#group() }
    if (next === '.') return { kind: 'class', text: '[^\\n\\r]' }
    if (next === '\\') return { kind: 'class', ...this.#escape() }
    if ('?*+{}]'.includes(next)) {
      this.#at--
      return this.#refuse(said(`"${next}" has nothing before it that it could belong to`, `перед «${next}» нет того, к чему он относится`))
    }
    return character(next)
  }

  #repeated(of: Pattern): Pattern {
    const sign = this.#next
    if (sign === '?' || sign === '*' || sign === '+') {
      this.#at++
      return { kind: 'repeat', of, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity }
    }
    if (sign !== '{') return of
    const end = this.#characters.indexOf('}', this.#at)
    const inside = this.#characters.slice(this.#at + 1, end < 0 ? undefined : end).join('')
    const found = /^(\d+)(?:,(\d*))?$/.exec(inside)
    if (end < 0 || !found) return this.#refuse(said('"{" begins no quantifier', '«{» не начинает повторение'))
    const least = Number(found[1])
    const most = found[2] === undefined ? least : found[2] === '' ? Infinity : Number(found[2])
    if (most < least) return this.#refuse(said(`{${inside}} is an empty range`, `{${inside}} – пустой диапазон`))
    this.#at = end + 1
    return { kind: 'repeat', of, least: count(least), most: most === Infinity ? most : count(most) }
  }

  /** Behind `[`: a class, perhaps negated, perhaps less another class. */
  #group(): Part {
    const negated = this.#next === '^'
    if (negated) this.#at++
    const first = this.#at
    const parts: Part[] = []
    for (;;) {
      const next = this.#next
      if (next === undefined) return this.#refuse(said('"]" is missing', 'нет «]»'))
      if (next === ']' && this.#at > first) break
      if (next === '-' && this.#characters[this.#at + 1] === '[' && this.#at > first) return this.#less(negated, parts)
      parts.push(this.#range())
    }
    this.#at++
    const text = `[${negated ? '^' : ''}${inside(parts)}]`
    return negated || parts.some((part) => part.ranges === undefined) ? { text } : { text, ranges: parts.flatMap((part) => part.ranges!) }
  }

  #less(negated: boolean, parts: readonly Part[]): Part {
    this.#at += 2
    const less = this.#deeper(() => this.#group())
    this.#take(']')
    return { text: `[[${negated ? '^' : ''}${inside(parts)}]--${less.text}]` }
  }

  #range(): Part {
    const from = this.#classCharacter()
    const upTo = this.#characters[this.#at + 1]
    if (from.character === undefined || this.#next !== '-' || upTo === ']' || upTo === '[' || upTo === undefined) return from
    this.#at++
    const to = this.#classCharacter()
    const [first, last] = [from, to].map((end) => end.character?.codePointAt(0)) as [number, number | undefined]
    if (last === undefined || last < first) return this.#refuse(said('the range is empty', 'диапазон пуст'))
    return { text: `${from.text}-${to.text}`, ranges: [[first, last] satisfies CodePointRange] }
  }

  #classCharacter(): Part {
    const next = this.#next
    if (next === undefined || next === '[' || next === ']')
      return this.#refuse(
        next === undefined ? said('"]" is missing', 'нет «]»') : said(`"${next}" needs "\\" here`, `перед «${next}» здесь нужен «\\»`),
      )
    this.#at++
    return next === '\\' ? this.#escape() : one(next)
  }

  /** Behind a backslash. */
  #escape(): Part {
    const letter = this.#next
    if (letter === undefined) return this.#refuse(said('nothing follows "\\"', 'после «\\» ничего нет'))
    this.#at++
    if (Object.hasOwn(multiple, letter)) return { text: multiple[letter]! }
    if (letter === 'p' || letter === 'P') return { text: this.#category(letter === 'P') }
    const meant = Object.hasOwn(single, letter) ? single[letter]! : '\\|.?*+(){}-[]^'.includes(letter) ? letter : undefined
    if (meant === undefined) {
      this.#at--
      return this.#refuse(said(`"\\${letter}" means nothing`, `«\\${letter}» ничего не означает`))
    }
    return one(meant)
  }

  #category(negated: boolean): string {
    this.#take('{')
    const end = this.#characters.indexOf('}', this.#at)
    const name = this.#characters.slice(this.#at, end < 0 ? undefined : end).join('')
    const block = name.startsWith('Is') ? blockClass(name.slice(2)) : undefined
    if (end < 0 || (block === undefined && !categories.test(name)))
      return this.#refuse(said(`"${name}" is neither a category nor a block of characters`, `«${name}» – не категория и не блок символов`))
    this.#at = end + 1
    return block === undefined ? `\\${negated ? 'P' : 'p'}{${name}}` : `[${negated ? '^' : ''}${block}]`
  }
}

const inside = (parts: readonly Part[]): string => parts.map((part) => part.text).join('')
