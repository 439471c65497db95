/** The part of a channel that is known before its code is loaded: its place in addresses, its services, its words. */
import type { Said } from '../diagnostics/said.ts'
import type { Refusal } from '../exchange/refusal.ts'
import type { Point } from '../publication/point.ts'
import type { Branch, OfferedService } from '../publication/publication.ts'
import type { Section } from '../publication/publish-services.ts'

/** A service of any channel: a definition that a platform is given. */
export interface AnyService {
  /** `HTTPService`, `WebService`, …: says which channel serves it. */
  readonly kind: string
  /** Metadata name. */
  readonly Name: string
}

/** What is known of a channel before its code is loaded: enough to publish services, and to refuse where none is published. */
export interface ChannelFace<Service extends AnyService = AnyService> extends Branch {
  /** The `kind` of the services that it serves. */
  readonly kinds: readonly Service['kind'][]
  /** Codes of its refusals that mean that nothing here serves the request. */
  readonly unserved: readonly string[]
  /** What a service offers to be published. */
  offered(service: Service): OfferedService
  /** What a default.vrd says of the channel. */
  section(point: Point): Section
  /** How a path is refused below which no service is published. */
  noService(path: string): Refusal
  /** Whether an address tells which part of a service is called; else the message does. */
  readonly partInAddress: boolean
  readonly words: ChannelWords
  /** Whether answers hold addresses of the publication that clients follow: a relay turns them into ours. */
  readonly linked?: boolean
  /** A decoded path as the segments of `Listed.paths`; absent where it is split at slashes. */
  segmentsOf?(path: string): readonly string[]
  /** Calls as a message names them: `GET /hs/example/query/{string}/*`, `Orders.GetOrder`; any part or method where none is given. */
  printPattern(service: string, part: string | undefined, method: string | undefined): string
}

/** A channel's own words, for messages, stub files and reports. */
interface ChannelWords {
  /** `HTTP service`. */
  readonly service: Said
  /** What names a service: `the RootURL or the Name`; in Russian in the instrumental. */
  readonly names: Said
  /** Where the channel has one service with a fixed name: the name, and what it needs to be served; in Russian in the nominative. */
  readonly only?: { readonly Name: string; readonly needs: Said }
  /** `URL template`; in Russian in the genitive. */
  readonly part: Said
  /** The key under which stub files and the admin surface name a part. */
  readonly partKey: 'template' | 'operation' | 'set'
  /** Head of the column of calls in a coverage report: `Method and template`. */
  readonly calls: Said
}
