/**
 * Locks a user name at an address after too many failed log-ins; while it is locked, even the right password is refused.
 */
import type { Clock } from '../exchange/system.ts'

export interface AttemptLimits {
  /** Failures in a row. */
  readonly attempts: number
  /** Seconds. */
  readonly lockout: number
}

export const DEFAULT_ATTEMPTS: AttemptLimits = { attempts: 10, lockout: 60 }

/** Names and addresses are chosen by those who try: a memory that they can't fill. */
const MOST = 10_000

interface Failures {
  readonly count: number
  /** `ticks()`. */
  readonly last: number
}

export class Attempts {
  readonly #limits: AttemptLimits
  readonly #clock: Pick<Clock, 'ticks'>
  readonly #failures = new Map<string, Failures>()

  constructor(limits: AttemptLimits, clock: Pick<Clock, 'ticks'>) {
    this.#limits = limits
    this.#clock = clock
  }

  locked(key: string): boolean {
    return (this.#current(key)?.count ?? 0) >= this.#limits.attempts
  }

  failed(key: string): void {
    const count = (this.#current(key)?.count ?? 0) + 1
    this.#failures.delete(key) // it goes to the end: the oldest leave first
    this.#failures.set(key, { count, last: this.#clock.ticks() })
    if (this.#failures.size > MOST) this.#failures.delete(this.#failures.keys().next().value!)
  }

  succeeded(key: string): void {
    this.#failures.delete(key)
  }

  #current(key: string): Failures | undefined {
    const found = this.#failures.get(key)
    if (found === undefined || this.#clock.ticks() - found.last < this.#limits.lockout * 1000) return found
    this.#failures.delete(key)
    return undefined
  }
}
