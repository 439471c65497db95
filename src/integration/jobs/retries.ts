/** Repeated attempts: after each failure a longer time, up to the last one of the list (1C's are 6, 10 and 30 s, as captures show). */
import type { Clock } from '../../exchange/system.ts'

/** Milliseconds. */
export const usualRetries: readonly number[] = [6_000, 10_000, 30_000]

export class Retries {
  readonly #clock: Pick<Clock, 'after'>
  readonly #times: readonly number[]
  #failures = 0
  #callOff: (() => void) | undefined

  constructor(clock: Pick<Clock, 'after'>, times: readonly number[]) {
    this.#clock = clock
    this.#times = times
  }

  /** Whether an attempt is to wait for its time. */
  get isWaiting(): boolean {
    return this.#callOff !== undefined
  }

  /** How many attempts have failed in succession. */
  get failures(): number {
    return this.#failures
  }

  failed(again: () => void): void {
    const time = this.#times[Math.min(this.#failures, this.#times.length - 1)] ?? 0
    this.#failures++
    this.#callOff?.()
    this.#callOff = this.#clock.after(time, () => {
      this.#callOff = undefined
      again()
    })
  }

  succeeded(): void {
    this.#failures = 0
    this.stop()
  }

  /** An attempt is made now, because somebody asked for it; the times begin anew. */
  askedFor(): void {
    this.#failures = 0
    this.stop()
  }

  /** No attempt comes by itself any more. */
  stop(): void {
    this.#callOff?.()
    this.#callOff = undefined
  }
}
