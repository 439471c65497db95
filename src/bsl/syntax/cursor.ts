/** Walks over tokens and collects faults; the first fault of a statement is kept, the rest of it is skipped. */
import { keywordText } from './keywords.ts'
import { type Fault, Kind, type Tokens } from './token.ts'

/** Thrown to leave a statement that cannot be read; caught where the next one begins. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** More than a program has, and few enough for every reader of the tree, which is recursive. */
const MOST_NESTED = 250
const MOST_LINKS = 1_000
const MOST_HEIGHT = 1_250
/** Links after which the height is looked at again. */
const LINKS_UNSEEN = 100

export class Cursor {
  readonly tokens: Tokens
  readonly faults: Fault[]
  at = 0
  /** Declarations may occur between statements. */
  script = false
  #depth = 0
  /** Links of chains since the height of a tree was looked at. */
  #links = 0
  /** Inside a method marked Асинх, where Ждать is a word. */
  inAsync = false

  constructor(tokens: Tokens, faults: Fault[]) {
    this.tokens = tokens
    this.faults = faults
  }

  get kind(): number {
    return this.tokens.kind[this.at]!
  }

  get text(): string {
    return this.tokens.text[this.at]!
  }

  get start(): number {
    return this.tokens.start[this.at]!
  }

  get line(): number {
    return this.tokens.line[this.at]!
  }

  isKeyword(keyword: number): boolean {
    return this.tokens.keyword[this.at] === keyword
  }

  isSign(sign: string): boolean {
    return this.tokens.kind[this.at] === Kind.Sign && this.tokens.text[this.at] === sign
  }

  nextIsSign(sign: string): boolean {
    return this.tokens.kind[this.at + 1] === Kind.Sign && this.tokens.text[this.at + 1] === sign
  }

  takeKeyword(keyword: number): boolean {
    if (!this.isKeyword(keyword)) return false
    this.at++
    return true
  }

  takeSign(sign: string): boolean {
    if (!this.isSign(sign)) return false
    this.at++
    return true
  }

  needKeyword(keyword: number): void {
    if (!this.takeKeyword(keyword))
      this.fail(`Ожидается ключевое слово ${keywordText(keyword)}`, `The keyword ${keywordText(keyword)} is expected`)
  }

  needSign(sign: string): void {
    if (!this.takeSign(sign)) this.fail(`Ожидается символ '${sign}'`, `'${sign}' is expected`)
  }

  /** A name; behind a dot (`any`) reserved words are names as well. */
  needName(any = false): string {
    const { kind, text } = this
    if (kind !== Kind.Name && !(any && kind === Kind.Keyword)) return this.fail('Ожидается имя', 'A name is expected')
    this.at++
    return text
  }

  /** For what may be inside itself: brackets, blocks, signs. */
  nested<T>(read: (cursor: Cursor) => T): T {
    if (this.#depth >= MOST_NESTED)
      return this.fail(`Вложенность больше ${MOST_NESTED}`, `Blocks and brackets are nested deeper than ${MOST_NESTED}`)
    this.#depth++
    try {
      return read(this)
    } finally {
      this.#depth--
    }
  }

  /** For chains such as `А + Б + В`, whose tree is as deep as they are long; `links`: how many there are so far. */
  checkChain(links: number): void {
    if (links > 0) this.#links++
    if (links > MOST_LINKS)
      this.fail(`В выражении больше ${MOST_LINKS} операций подряд`, `More than ${MOST_LINKS} operations follow one another`)
  }

  /** For chains at the beginning of chains, `((А + Б) + В) + Г`: a tree becomes no deeper than it has links, so few are looked at. */
  checkHeight(tree: object): void {
    if (this.#links <= LINKS_UNSEEN) return
    this.#links = 0
    if (isHigher(tree, MOST_HEIGHT))
      this.fail(`Выражение глубже ${MOST_HEIGHT}`, `An expression is nested deeper than ${MOST_HEIGHT} operations`)
  }

  fault(russian: string, english: string, at = this.at): void {
    this.faults.push({ offset: this.tokens.start[at]!, line: this.tokens.line[at]!, russian, english })
  }

  fail(russian: string, english: string): never {
    this.fault(russian, english)
    throw new Unreadable(english)
  }
}

/** Level by level, since the tree may be too deep to go down in it. */
function isHigher(tree: object, most: number): boolean {
  let level: readonly object[] = [tree]
  for (let height = 0; level.length > 0; height++) {
    if (height > most) return true
    level = level.flatMap((one) => Object.values(one).flat().filter(isObject))
  }
  return false
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
