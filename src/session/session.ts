/** A session of the infobase: what calls that reuse it share. */
export interface Session {
  /** GUID text. */
  readonly id: string
  /** Name of the infobase user, `''` when nobody is asked. */
  readonly user: string
  /** Milliseconds since 1970. */
  readonly start: number
  /** Session parameters, as set by the user's hook. */
  readonly parameters: Map<string, unknown>
}
