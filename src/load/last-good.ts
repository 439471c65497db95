/** Keeps what a file defined when it last could be read, while somebody is mending it. */

/**
 * `next`, with what broken files defined in `previous`, where they defined anything, in place of what is left of it.
 * @example keepLastGood(oldServices, newServices, new Set(['services/hs/A.ts'])) // A as it was, all others as they are
 */
export function keepLastGood<T extends { readonly file?: string }>(previous: readonly T[], next: readonly T[], broken: ReadonlySet<string>): readonly T[] {
  const isBroken = (one: T): boolean => one.file !== undefined && broken.has(one.file)
  const kept = previous.filter(isBroken)
  return kept.length === 0 ? next : [...next.filter((one) => !isBroken(one)), ...kept]
}
