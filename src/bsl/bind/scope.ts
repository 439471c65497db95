/** Names of variables and methods as JavaScript has them: the first spelling, with `$` behind it where JavaScript reserves the word. */

const reserved = new Set(
  (
    'abstract arguments async await boolean break byte case catch char class const continue debugger default delete do '
    + 'double else enum eval export extends false final finally float for function goto if implements import in instanceof '
    + 'int interface let long native new null package private protected public return short static super switch '
    + 'synchronized this throw throws transient true try typeof undefined var void volatile while with yield Promise '
    + 'Object Array Map Set Number String Boolean Symbol Error globalThis Infinity NaN'
  ).split(' '),
)

/** Names in reach. */
export interface LocalNames {
  /** The JavaScript name of a folded one. */
  get(folded: string): string | undefined
  readonly folded: Iterable<string>
  readonly all: Iterable<string>
}

/** Names given out one by one; a name is never given twice. */
export class Names implements LocalNames {
  readonly #byFolded = new Map<string, string>()
  readonly #taken: Set<string>

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken)
  }

  /** The JavaScript name of a BSL name, made when it is new. */
  add(name: string): string {
    const folded = name.toLowerCase()
    const known = this.#byFolded.get(folded)
    if (known !== undefined) return known
    let chosen = name
    while (reserved.has(chosen) || this.#taken.has(chosen)) chosen += '$'
    this.#taken.add(chosen)
    this.#byFolded.set(folded, chosen)
    return chosen
  }

  get(folded: string): string | undefined {
    return this.#byFolded.get(folded)
  }

  get folded(): Iterable<string> {
    return this.#byFolded.keys()
  }

  get all(): Iterable<string> {
    return this.#byFolded.values()
  }
}

/** Names of a method and those that a text of Выполнить adds. */
export const joined = (outer: LocalNames, inner: LocalNames): LocalNames => ({
  get: (folded) => outer.get(folded) ?? inner.get(folded),
  folded: [...outer.folded, ...inner.folded],
  all: [...outer.all, ...inner.all],
})
