/** What everything about a platform shares: which services are served now, and what is noted of their calls. */
import type { Addresses } from './address.ts'
import type { Notes } from './notes.ts'

export interface CallParts {
  readonly notes: Notes
  /** Of the services that are served now, those of stubs among them. */
  addresses(): Addresses
}
