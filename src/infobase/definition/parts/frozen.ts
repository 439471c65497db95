/** Frozen copies of what a definition was given, in which names such as `__proto__` are data. */
export const frozenRecord = <T extends object>(entries: T | undefined): T => Object.freeze(Object.assign(Object.create(null) as T, entries))

export const frozenList = <T>(items: readonly T[] | undefined): readonly T[] => Object.freeze([...(items ?? [])])

/** Each entry made anew by `make`, under its own name. */
export function mappedRecord<In, Out>(
  entries: Readonly<Record<string, In>> | undefined,
  make: (name: string, entry: In) => Out,
): Readonly<Record<string, Out>> {
  const made = Object.create(null) as Record<string, Out>
  for (const [name, entry] of Object.entries(entries ?? {})) made[name] = make(name, entry)
  return Object.freeze(made)
}

/** A frozen value with what `given` says and `defaults` for the rest; `undefined` counts as not said. */
export function completed<D extends object>(defaults: D, given: { readonly [K in keyof D]?: D[K] | undefined }): Readonly<D> {
  const whole = { ...defaults }
  for (const key of Object.keys(defaults) as (keyof D)[]) {
    const value = given[key]
    if (value !== undefined) whole[key] = value as D[keyof D]
  }
  return Object.freeze(whole)
}
