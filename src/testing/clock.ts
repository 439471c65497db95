/** Time that a test moves: sessions, `{{now}}` and delays of a stand-in go by it. */
import type { Pause } from '../exchange/system.ts'

/** What a stand-in takes of a clock; what is left out is the machine's. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs something once, that many milliseconds from now; gives what calls it off. */
  after?(milliseconds: number, run: () => void): () => void
  /** Waits; ends early when its signal aborts. */
  readonly pause?: Pause
}

/** A clock that rests until a test moves it. */
export interface TestClock extends Required<Clock> {
  /** Moves the time on; everything that falls due on the way happens, in its order. */
  advance(milliseconds: number): void
}

/**
 * Rests until it is moved. `start`: milliseconds since 1970; the beginning of 2026 when absent.
 *
 * @example
 *   const clock = createClock()
 */
export function createClock(start = 1_767_225_600_000): TestClock {
  let now = start
  const due = new Map<object, { readonly at: number; run(): void }>()
  const after = (milliseconds: number, run: () => void): (() => void) => {
    const key = {}
    due.set(key, { at: now + milliseconds, run })
    return () => void due.delete(key)
  }
  const next = (until: number) => [...due].filter(([, one]) => one.at <= until).toSorted(([, one], [, other]) => one.at - other.at)[0]
  return {
    now: () => now,
    after,
    pause: (milliseconds, signal) =>
      milliseconds <= 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            const off = after(milliseconds, resolve)
            signal.addEventListener(
              'abort',
              () => {
                off()
                resolve()
              },
              { once: true },
            )
          }),
    advance(milliseconds) {
      const until = now + milliseconds
      for (let one = next(until); one !== undefined; one = next(until)) {
        due.delete(one[0])
        now = Math.max(now, one[1].at)
        one[1].run()
      }
      now = until
    },
  }
}
