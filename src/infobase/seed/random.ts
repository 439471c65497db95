/** Numbers by chance from a seed: the same seed gives the same ones on every machine. */
export interface Chance {
  /** A whole number from `least` to `most`, both inclusive. */
  whole(least: number, most: number): number
  /** One of the list, which is not empty. */
  pick<T>(list: readonly T[]): T
}

/** Mulberry32: 32 bits of state, enough for data of tests. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return { whole, pick: (list) => list[whole(0, list.length - 1)]! }
}
