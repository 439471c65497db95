/** A place in the address space of the publications: a channel of one of them, and where a path leads in it. */
import type { Branch, Publication, PublishedService, Separator } from './publication.ts'

/** A channel of a publication (`<base>/hs`), with what is reached below it. */
export interface PublishedPoint {
  readonly prefix: string
  readonly publication: Publication
  readonly branch: Branch
  readonly services: ReadonlyMap<string, PublishedService>
  /** Segments of the longest address. */
  readonly longest: number
}

/** Where a path leads, before anything is known of a request. */
export interface Place {
  readonly point: PublishedPoint
  readonly start: number
  readonly root: string
  readonly separators: readonly Separator[]
}
