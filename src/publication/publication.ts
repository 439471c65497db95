/** A publication of an infobase: at which base address which services are reached (default.vrd's words; facts/onec-wire.md 4). */
import type { ReuseSessions } from '../session/reuse.ts'

/** The kinds of internet service, by the URL segment that marks them. */
export type ChannelName = 'hs' | 'ws'

export interface PublishedService {
  readonly channel: ChannelName
  /** Metadata name. */
  readonly Name: string
  /** Address below the channel: the RootURL (it may hold several segments) or the Web service's name and alias. */
  readonly addresses: readonly string[]
  /** Whole paths at which it is reached besides, outside of the publication: those of a foreign description. */
  readonly paths?: readonly string[]
  readonly ReuseSessions: ReuseSessions
  /** Seconds of idleness after which a session ends. */
  readonly SessionMaxAge: number
}

export interface Publication {
  /** `''` or `/name`; it may hold several segments. */
  readonly base: string
  readonly services: readonly PublishedService[]
}

/** Everything at one base: what is served when no default.vrd is named. */
export const publishAll = (base: string, services: readonly PublishedService[]): Publication =>
  ({ base: base === '' || base === '/' ? '' : `/${base.replace(/^\/+|\/+$/g, '')}`, services })
