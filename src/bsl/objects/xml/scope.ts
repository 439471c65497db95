/** The prefixes in reach at a place of an XML document: those that an element declares, before those around it. */

/** Nothing is copied from element to element, so that each costs what it is long. */
export class Scope {
  readonly #own: ReadonlyMap<string, string>
  readonly #outer: Scope | undefined

  constructor(own: ReadonlyMap<string, string>, outer?: Scope) {
    this.#own = own
    this.#outer = outer
  }

  get(prefix: string): string | undefined {
    return this.#own.get(prefix) ?? this.#outer?.get(prefix)
  }

  /** All of them, outer ones first. */
  all(): ReadonlyMap<string, string> {
    return this.#outer === undefined ? this.#own : new Map([...this.#outer.all(), ...this.#own])
  }
}
