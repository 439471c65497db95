/** Members of 1C's objects under both names: `inRussian(HTTPServiceResponse, names)` makes `КодСостояния` the member `StatusCode`. */

/** `Имя|Name` of each member, separated by spaces. */
export type MemberNames = string

/** The pairs of a list of names. */
export const pairsOf = (names: MemberNames): readonly (readonly [russian: string, english: string])[] =>
  names.split(/\s+/).map((pair) => pair.split('|') as [string, string])

/**
 * Gives what a class makes the Russian names of its members. Each reads and writes the English one, so an overridden or replaced member is
 * the same under both; none is listed among an object's own keys.
 */
export function inRussian(made: { readonly prototype: object }, names: MemberNames): void {
  nameInRussian(made.prototype, names)
}

/** The same for one object. */
export function nameInRussian<T extends object>(target: T, names: MemberNames): T {
  for (const [russian, english] of pairsOf(names)) Object.defineProperty(target, russian, sameAs(english))
  return target
}

const sameAs = (english: string): PropertyDescriptor & ThisType<Record<string, unknown>> => ({
  configurable: true,
  enumerable: false,
  get() {
    return this[english]
  },
  set(value: unknown) {
    this[english] = value
  },
})
