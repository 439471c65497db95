/** Licences that several processes share: each session has a place in the store, which ends by itself when its process is gone. */
import type { Clock } from '../../exchange/system.ts'
import type { Licences } from '../licences.ts'
import { TAKEN, type SessionStore } from './store.ts'

export class SharedLicences implements Licences {
  readonly #store: SessionStore
  readonly #clock: Clock
  readonly #max: number
  /** Calls off the next time that a place is kept. */
  readonly #held = new Map<string, () => void>()

  constructor(store: SessionStore, max: number, clock: Clock) {
    this.#store = store
    this.#max = max
    this.#clock = clock
  }

  async take(id: string): Promise<boolean> {
    if (!(await this.#store.enter(id, this.#max, TAKEN))) return false
    this.hold(id)
    return true
  }

  /** The session is here: its place is kept, for `more` seconds longer than the process can say so. */
  hold(id: string, more = 0): void {
    this.#held.get(id)?.()
    const again = (): void => {
      this.#stay(id, TAKEN + more)
      next()
    }
    const next = (): void => void this.#held.set(id, this.#clock.after((TAKEN * 1000) / 3, again))
    if (more > 0) this.#stay(id, TAKEN + more)
    next()
  }

  /** The session is in the store for so many seconds, for whichever process comes next. */
  async leave(id: string, seconds: number): Promise<void> {
    this.#letGo(id)
    await this.#store.stay(id, seconds)
  }

  async free(id: string): Promise<void> {
    this.#letGo(id)
    // Where the store does not answer, the place is free a little later.
    await this.#store.leave(id).catch(() => {})
  }

  /** The process ends: what has a place here has it no longer. */
  async close(): Promise<void> {
    await Promise.all([...this.#held.keys()].map((id) => this.free(id)))
  }

  #stay(id: string, seconds: number): void {
    this.#store.stay(id, seconds).catch(() => {})
  }

  #letGo(id: string): void {
    this.#held.get(id)?.()
    this.#held.delete(id)
  }
}
