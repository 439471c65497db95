/** A map whose values are made when they are first asked for, each once; its keys and their order are known before. */
export class MadeLater<X extends object> extends Map<string, X> {
  readonly #waiting = new Map<string, () => X | undefined>()

  /** The key is there at once, its value when it is asked for. */
  promise(key: string, make: () => X): void {
    super.set(key, undefined as never)
    this.#waiting.set(key, make)
  }

  override get(key: string): X | undefined {
    return super.get(key) ?? this.#make(key)
  }

  override set(key: string, value: X): this {
    // The constructor of a map may come here before there are fields.
    if (#waiting in this) this.#waiting.delete(key)
    return super.set(key, value)
  }

  override delete(key: string): boolean {
    this.#waiting.delete(key)
    return super.delete(key)
  }

  override clear(): void {
    this.#waiting.clear()
    super.clear()
  }

  override forEach(each: (value: X, key: string, map: Map<string, X>) => void, self?: unknown): void {
    this.#makeAll()
    super.forEach(each, self)
  }

  override values(): MapIterator<X> {
    this.#makeAll()
    return super.values()
  }

  override entries(): MapIterator<[string, X]> {
    this.#makeAll()
    return super.entries()
  }

  override [Symbol.iterator](): MapIterator<[string, X]> {
    return this.entries()
  }

  #make(key: string): X | undefined {
    const make = this.#waiting.get(key)
    if (make === undefined) return undefined
    const made = make()!
    this.set(key, made)
    return made
  }

  #makeAll(): void {
    for (const key of this.#waiting.keys()) this.#make(key)
  }
}
