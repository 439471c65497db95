/** How long a client is kept waiting: evenly between two bounds, or log-normal, as real servers are slow. */
export type Latency = { readonly min: number; readonly max: number } | { readonly median: number; readonly sigma: number }

/** Milliseconds. */
export const milliseconds =
  (latency: Latency) =>
  (random: () => number): number =>
    'median' in latency ? latency.median * Math.exp(latency.sigma * normal(random)) : latency.min + random() * (latency.max - latency.min)

/** Box and Muller; 1 - x keeps the logarithm finite. */
const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
