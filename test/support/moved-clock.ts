/** A machine whose time stands still until a test moves it; its chance is a counter, so that runs repeat. */
import type { Clock, System } from '../../src/exchange/system.ts'

interface Timer {
  readonly at: number
  readonly run: () => void
}

export class MovedClock implements Clock, Pick<System, 'randomBytes'> {
  #ticks = 0
  #given = 0
  readonly #timers = new Set<Timer>()

  readonly now = (): number => 1_700_000_000_000 + this.#ticks
  readonly ticks = (): number => this.#ticks
  readonly randomBytes = (length: number): Uint8Array => {
    const bytes = new Uint8Array(length)
    new DataView(bytes.buffer).setUint32(0, ++this.#given)
    return bytes
  }

  readonly after = (milliseconds: number, run: () => void): (() => void) => {
    const timer = { at: this.#ticks + milliseconds, run }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  /** Timers that still run. */
  get timers(): number {
    return this.#timers.size
  }

  /** Moves the time, running what is due in its order and letting everything settle between. */
  async move(milliseconds: number): Promise<void> {
    const end = this.#ticks + milliseconds
    await settled()
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#timers.delete(next)
      this.#ticks = next.at
      next.run()
      await settled()
    }
    this.#ticks = end
  }

  #next(end: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.#timers) if (timer.at <= end && (next === undefined || timer.at < next.at)) next = timer
    return next
  }
}

/** After everything that is ready to run has run, however many promises deep. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
