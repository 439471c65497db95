/** The users of an infobase, as modules in 1C's language ask for them: the one of the call, and all. */

/** A user of the infobase, as far as data and modules ask for one. */
export interface Person {
  readonly Name: string
  readonly FullName?: string
  readonly Roles?: readonly string[]
  readonly Email?: string
  readonly OSUser?: string
  /** Connection parameters of external data sources, by name. */
  readonly ExternalDataSources?: Readonly<Record<string, object>>
}

export interface People {
  /** `undefined`: nobody was asked for a name. */
  readonly current: Person | undefined
  readonly all: readonly Person[]
}
