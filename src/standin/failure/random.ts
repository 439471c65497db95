/** Chance of failures: numbers that can be repeated, and delays spread by them. */

/** Chance that can be repeated: equal seeds give equal numbers (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How long a client is kept waiting: evenly between two bounds, or log-normal, as real servers are slow. */
export type Latency = { readonly min: number; readonly max: number } | { readonly median: number; readonly sigma: number }

/** Milliseconds. */
export const milliseconds =
  (latency: Latency) =>
  (random: () => number): number =>
    'median' in latency ? latency.median * Math.exp(latency.sigma * normal(random)) : latency.min + random() * (latency.max - latency.min)

/** Box and Muller; 1 - x keeps the logarithm finite. */
const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
