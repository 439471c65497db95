/** What was made of each of a bounded number of keys, such as forms of addresses; that nothing can be made of a key is kept as well. */
export class Learnt<T extends object> {
  readonly #kept = new Map<string, T | 'none'>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** `make`: `undefined`, or anything thrown, means that there is nothing for the key, and whoever asks goes the way of all. */
  of(key: string, make: () => T | undefined): T | undefined {
    let found = this.#kept.get(key)
    if (found === undefined) {
      found = orNothing(make) ?? 'none'
      if (this.#kept.size >= this.#most) this.#kept.clear()
      this.#kept.set(key, found)
    }
    return found === 'none' ? undefined : found
  }
}

/** What cannot be answered at once is refused on the way of all, which knows the words for it. */
export function orNothing<T>(make: () => T | undefined): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
