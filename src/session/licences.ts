/** How many sessions may exist at once: the port behind which they are counted, and the count of one process. */

export interface Licences {
  /** Whether there is one for the session of that id; it has it until `free`. */
  take(id: string): boolean | Promise<boolean>
  /** The session is over. A promise: another one can have it when it resolves. */
  free(id: string): void | Promise<void>
}

export class OwnLicences implements Licences {
  readonly #max: number
  readonly #taken = new Set<string>()

  constructor(max: number) {
    this.#max = max
  }

  take(id: string): boolean {
    if (this.#taken.size >= this.#max) return false
    this.#taken.add(id)
    return true
  }

  free(id: string): void {
    this.#taken.delete(id)
  }
}

export const unlimited: Licences = { take: () => true, free: () => {} }
