/** Keeps what a file defined when it last could be read, while it is being corrected. */

/**
 * `next`, with what broken files defined in `previous`, where they defined anything, in place of what is left of it.
 *
 * @example
 *   keepLastGood(oldServices, newServices, new Set(['services/hs/A.ts'])) // A as it was, all others as they are
 */
export function keepLastGood<T extends { readonly file?: string }>(
  previous: readonly T[],
  next: readonly T[],
  broken: ReadonlySet<string>,
): readonly T[] {
  const kept = lastGood(previous, broken)
  return kept.length === 0 ? next : [...next.filter((one) => !isOf(broken, one)), ...kept]
}

/** What goes on as it last was. */
const lastGood = <T extends { readonly file?: string }>(previous: readonly T[], broken: ReadonlySet<string>): readonly T[] =>
  previous.filter((one) => isOf(broken, one))

const isOf = (files: ReadonlySet<string>, { file }: { readonly file?: string }): boolean => file !== undefined && files.has(file)

/** The definitions of one kind: those of now, and of files that are broken now the last good ones. */
export class LoadedKind<T extends { readonly file?: string }> {
  #current: readonly T[] = []

  get current(): readonly T[] {
    return this.#current
  }

  /** Takes what was read now; gives what goes on as it last was. */
  take(next: readonly T[], broken: ReadonlySet<string>): readonly T[] {
    const kept = lastGood(this.#current, broken)
    this.#current = keepLastGood(this.#current, next, broken)
    return kept
  }
}
