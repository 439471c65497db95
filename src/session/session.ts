/** A session of the infobase: what calls that reuse it share. */
import type { Separator } from '../publication/publication.ts'

/** A session: its id, user and parameters. */
export interface Session {
  /** GUID text. */
  readonly id: string
  /** Name of the infobase user, `''` without authentication. */
  readonly user: string
  /** Milliseconds since 1970. */
  readonly start: number
  /** Values of the data separators, as they were when the session started (chapter 17.6.3.2). */
  readonly separators: readonly Separator[]
  /** Session parameters by name. */
  readonly parameters: SessionParameters
}

/** Values by name, kept as long as the session. */
export interface SessionParameters {
  /** The value; one that is not set yet is asked of the hook first. Rejects with an Error when it is not set afterwards either. */
  get(name: string): Promise<unknown>
  /** Sets the value for the calls that follow in this session. */
  set(name: string, value: unknown): void
  /** Whether the parameter is set; asks no hook. */
  has(name: string): boolean
}
