/** A session of the infobase: what calls that reuse it share. */
import type { Separator } from '../publication/publication.ts'
import type { SessionParameters } from './parameters.ts'

export interface Session {
  /** GUID text. */
  readonly id: string
  /** Name of the infobase user, `''` without authentication. */
  readonly user: string
  /** Milliseconds since 1970. */
  readonly start: number
  /** Values of the data separators, as they were when the session started (17.6.3.2). */
  readonly separators: readonly Separator[]
  readonly parameters: SessionParameters
}
