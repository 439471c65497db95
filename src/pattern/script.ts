/**
 * JavaScript's regular expressions (flag u) as patterns, for conditions that users write: `^(a+)+$` runs in linear time, look-around and
 * back-references have no linear time and are refused.
 */
import { said, type Said } from '../diagnostics/said.ts'
import { compileTree, startsAtStart, type TextPattern, withinPlaces } from './compile.ts'
import { isLinear } from './effort.ts'
import { linearGroups } from './engine.ts'
import { gappedPattern } from './gaps.ts'
import { re2 } from './print.ts'
import { character, count, DEEPEST, PatternError, type Pattern } from './tree.ts'

/** Characters of a pattern that may be a text with gaps, as recordings write them. */
const LONG = 1_000

/** Any part of a text. @throws PatternError, or SyntaxError where the text is not a regular expression. */
export function compileScriptPattern(source: string): TextPattern {
  void new RegExp(source, 'u')
  const gapped = source.length > LONG ? gappedPattern(source) : undefined
  if (gapped !== undefined) return gapped
  return compileTree(new Reader(source).branches(), 'u', false)
}

/** What the groups of a pattern have taken of a text: by number from 0, the whole, and by name. */
export interface TextGroups {
  /** `undefined` where the text does not match. */
  exec(text: string): { readonly all: readonly (string | undefined)[]; readonly named: Readonly<Record<string, string>> } | undefined
}

/**
 * Time is linear in the text, as for `compileScriptPattern`.
 *
 * @throws PatternError, also for a group that is repeated where JavaScript alone has no linear time; or SyntaxError
 */
export function compileScriptGroups(source: string): TextGroups {
  const expression = new RegExp(source, 'u')
  const tree = new Reader(source).branches()
  if (!isLinear(tree, startsAtStart(tree))) return linearly(source)
  let linear: TextGroups | undefined
  const run = (text: string): ReturnType<TextGroups['exec']> => {
    const found = expression.exec(text)
    return found === null ? undefined : { all: [...found], named: present(Object.entries(found.groups ?? {})) }
  }
  return {
    exec: (text) =>
      withinPlaces(
        () => run(text),
        () => (linear ??= linearly(source)).exec(text),
      ),
  }
}

function linearly(source: string): TextGroups {
  const grouped = new Reader(source, true)
  const pattern = re2(grouped.branches(), 'u')
  let run: ReturnType<typeof linearGroups> | undefined
  return {
    exec(text) {
      const all = (run ??= linearGroups(pattern, grouped.groups.length))(text)
      return all && { all, named: present(grouped.groups.map((name, at) => [name ?? '', all[at + 1]])) }
    },
  }
}

const present = (groups: readonly (readonly [string, string | undefined])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(groups.filter((one): one is [string, string] => one[0] !== '' && one[1] !== undefined))

/** What follows a backslash and means one character or a class, the longest first. */
const escape =
  /[pP]\{[^}]*\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[^]/uy
const characterClass = /\[(?:[^\]\\]|\\[^])*\]/uy
const quantifier = /(?:\*|\+|\?|\{(\d+)(?:(,)(\d*))?\})\??/uy
const group = /\((?:\?(?::|<(?![=!])[^>]*>))?/uy

/** A recursive descent; the text is known to be a regular expression. */
class Reader {
  /** Names of the groups in their order; of those without a name `undefined`. Only where groups are kept. */
  readonly groups: (string | undefined)[] = []
  readonly #source: string
  /** Whether groups are in the tree, as edges around what is in them: then it can be printed for re2js alone. */
  readonly #keepsGroups: boolean
  #at = 0
  #depth = 0

  constructor(source: string, keepsGroups = false) {
    this.#source = source
    this.#keepsGroups = keepsGroups
  }

  branches(): Pattern {
    const branches = [this.#branch()]
    while (this.#source[this.#at] === '|') {
      this.#at++
      branches.push(this.#branch())
    }
    return branches.length === 1 ? branches[0]! : { kind: 'choice', branches }
  }

  #branch(): Pattern {
    const items: Pattern[] = []
    while (this.#at < this.#source.length && this.#source[this.#at] !== '|' && this.#source[this.#at] !== ')')
      items.push(this.#repeated(this.#atom()))
    return items.length === 1 ? items[0]! : { kind: 'sequence', items }
  }

  #atom(): Pattern {
    const next = this.#source[this.#at]!
    if (next === '(') return this.#group()
    if (next === '[') return { kind: 'class', text: this.#take(characterClass)![0] }
    if (next === '\\') return this.#escape()
    const one = String.fromCodePoint(this.#source.codePointAt(this.#at)!)
    this.#at += one.length
    if (one === '^' || one === '$') return { kind: 'edge', text: one }
    return one === '.' ? { kind: 'class', text: '.' } : character(one)
  }

  #group(): Pattern {
    const start = this.#at
    const opening = this.#take(group)![0]
    if (this.#source[this.#at] === '?' && this.#source[start] === '(' && this.#at === start + 1)
      return this.#refuse(
        /^\(\?<?[=!]/.test(this.#source.slice(start, start + 4))
          ? said('look-around cannot be matched in linear time', 'просмотр вперёд и назад нельзя проверить за линейное время')
          : said('modifiers of a group are not known', 'модификаторы группы неизвестны'),
        start,
      )
    if (++this.#depth > DEEPEST)
      return this.#refuse(said(`brackets are nested deeper than ${DEEPEST}`, `скобки вложены глубже ${DEEPEST}`), start)
    const isKept = this.#keepsGroups && opening !== '(?:'
    if (isKept) this.groups.push(opening === '(' ? undefined : opening.slice('(?<'.length, -1))
    const inside = this.branches()
    this.#depth--
    this.#at++
    return isKept ? { kind: 'sequence', items: [{ kind: 'edge', text: '(' }, inside, { kind: 'edge', text: ')' }] } : inside
  }

  #escape(): Pattern {
    const start = this.#at++
    const [text] = this.#take(escape)!
    if (text === 'b' || text === 'B') return { kind: 'edge', text: `\\${text}` }
    if (/^[1-9k]/.test(text))
      return this.#refuse(
        said('back-references cannot be matched in linear time', 'обратные ссылки нельзя проверить за линейное время'),
        start,
      )
    return { kind: 'class', text: `\\${text}` }
  }

  #repeated(of: Pattern): Pattern {
    const found = this.#take(quantifier)
    if (found === null) return of
    if (this.#keepsGroups && holdsGroup(of))
      return this.#refuse(
        said('a group that is repeated cannot be taken in linear time', 'повторяемую группу нельзя извлечь за линейное время'),
        this.#at - 1,
      )
    const sign = found[0][0]
    if (sign !== '{') return { kind: 'repeat', of, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity }
    const least = count(Number(found[1]))
    return { kind: 'repeat', of, least, most: found[2] === undefined ? least : found[3] === '' ? Infinity : count(Number(found[3])) }
  }

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#source)
    this.#at += found?.[0].length ?? 0
    return found
  }

  #refuse(message: Said, at: number): never {
    throw new PatternError(message, at + 1)
  }
}

const holdsGroup = (pattern: Pattern): boolean =>
  pattern.kind === 'edge'
    ? pattern.text === '('
    : pattern.kind === 'sequence'
      ? pattern.items.some(holdsGroup)
      : pattern.kind === 'choice' && pattern.branches.some(holdsGroup)
