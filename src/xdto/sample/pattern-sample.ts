/** A text that a regular expression of XML Schema matches: the first branch, and of each class the plainest character. */
import { compilePattern, PatternError } from '../types/pattern.ts'

/** `more`: how often what may occur without bound does, beyond its least number. `undefined` where nothing can be made up. */
export function patternSample(pattern: string, more: number): string | undefined {
  try {
    return new Sampling(Array.from(pattern), more).branches()
  } catch (error) {
    if (error instanceof PatternError) return undefined
    throw error
  }
}

const plain = Array.from('A1a0-_. /:@+#%,()x\u0416\u0436 \u00e9\u4e00!"$&\'*;<=>?[]^`{|}~\\\t\n')

/** The first of the plain characters that the class matches, else the first of all. */
function characterOf(classText: string): string {
  const matching = compilePattern(classText)
  const found = plain.find((one) => matching.test(one))
  if (found !== undefined) return found
  for (let code = 0x20; code < 0x3000; code++) if (matching.test(String.fromCharCode(code))) return String.fromCharCode(code)
  throw new PatternError('no character of a class is known', 0)
}

/** Goes through the expression once, as its grammar has it (XML Schema part 2, appendix F). */
class Sampling {
  #at = 0
  readonly #characters: readonly string[]
  readonly #more: number
  constructor(characters: readonly string[], more: number) {
    this.#characters = characters
    this.#more = more
  }

  branches(): string {
    let first: string | undefined
    for (;;) {
      const branch = this.#branch()
      first ??= branch
      if (this.#characters[this.#at] !== '|') return first
      this.#at++
    }
  }

  #branch(): string {
    let text = ''
    while (this.#at < this.#characters.length && !'|)'.includes(this.#characters[this.#at]!)) {
      const atom = this.#atom()
      text += atom.repeat(this.#quantity())
    }
    return text
  }

  #atom(): string {
    const start = this.#at
    const character = this.#characters[this.#at++]!
    if (character === '(') {
      const inside = this.branches()
      this.#at++
      return inside
    }
    if (character === '[') return characterOf(this.#classFrom(start))
    if (character === '.') return 'A'
    return character === '\\' ? this.#escape(start) : character
  }

  #escape(start: number): string {
    const letter = this.#characters[this.#at++]
    if (letter === 'p' || letter === 'P') while (this.#characters[this.#at++] !== '}' && this.#at < this.#characters.length);
    return characterOf(this.#characters.slice(start, this.#at).join(''))
  }

  /** The text of a class, subtractions and escapes passed over. */
  #classFrom(start: number): string {
    let depth = 1
    while (depth > 0 && this.#at < this.#characters.length) {
      const character = this.#characters[this.#at++]
      if (character === '\\') this.#at++
      else if (character === '[') depth++
      else if (character === ']') depth--
    }
    return this.#characters.slice(start, this.#at).join('')
  }

  #quantity(): number {
    const character = this.#characters[this.#at]
    if (character === '?' || character === '*' || character === '+') {
      this.#at++
      return character === '?' ? Math.min(1, this.#more) : character === '*' ? this.#more : Math.max(1, this.#more)
    }
    if (character !== '{') return 1
    const end = this.#characters.indexOf('}', this.#at)
    const [least = '0', most = least] = this.#characters
      .slice(this.#at + 1, end)
      .join('')
      .split(',')
    this.#at = end + 1
    const limit = most === '' ? Infinity : Number(most)
    return Math.min(Math.max(Number(least), Math.min(limit, this.#more)), limit)
  }
}
