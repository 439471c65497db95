/**
 * A publication of an infobase: at which base address which services are reached, in which sessions and by whom (default.vrd's words;
 * sources 20, 21).
 */
import type { ReuseSessions } from './reuse.ts'

/** A kind of internet service, by its place in addresses (`channel/channel.ts` is the whole of it). */
export interface Branch {
  /** `hs`, `ws`: as OfferedService.channel, sessions and the journal name it. */
  readonly name: string
  /** What marks it in an address, between the base and the services; it may hold several segments. */
  readonly segment: string
  /** The channel itself is published, at the address `''`, and no services below it. */
  readonly whole?: true
}

/** What a configuration offers to be published. */
export interface OfferedService {
  /** Name of the channel. */
  readonly channel: string
  /** Metadata name. */
  readonly Name: string
  /** Address below the channel: the RootURL (it may hold several segments) or the Web service's name and alias. */
  readonly addresses: readonly string[]
  /** Whole paths at which it is reached besides, outside of the publication: those of a foreign description. */
  readonly paths?: readonly string[]
  /** How sessions are reused. */
  readonly ReuseSessions: ReuseSessions
  /** Seconds of idleness after which a session ends. */
  readonly SessionMaxAge: number
  /** Where sessions are reused by themselves, the header `IBSession` is passed over, and not refused. */
  readonly ignoresIBSession?: true
  /** Whether an extension of the configuration brings it: publishing by default does not cover those. */
  readonly extension?: boolean
}

/** A service as a publication publishes it. */
export interface PublishedService extends OfferedService {
  /** Most sessions of the automatic pool; 10 when absent. */
  readonly poolSize?: number
  /** Seconds that a request waits for a session of the pool; 5 when absent. */
  readonly poolTimeout?: number
  /** Access tokens that are accepted; none when absent. */
  readonly accessTokens?: AccessTokenSettings
}

/** Whose access tokens are accepted (`accessTokenAuthentication`). */
export interface AccessTokenSettings {
  /** What `aud` must name. */
  readonly recipient: string
  /** Issuers whose tokens are accepted. */
  readonly issuers: readonly AccessTokenIssuer[]
}

/** An issuer of access tokens (`issuer`). */
export interface AccessTokenIssuer {
  /** What `iss` must be. */
  readonly name: string
  /** The claim that names the user; `sub` when the file says nothing. */
  readonly claim: string
  /** The user's property that the claim is compared with; `name` when the file says nothing. */
  readonly userProperty: string
  /** A PEM public key, or the text of a symmetric key. */
  readonly key: string
}

/** One data separator of a publication. */
export interface Zone {
  /** The value when the URL gives none. */
  readonly value: string | undefined
  /** Whether the value is in the URL, as a segment between the base and `hs` or `ws`. */
  readonly specify: boolean
  readonly safe: boolean
}

/** The value of a separator in a call. */
export interface Separator {
  /** The text of the value. */
  readonly value: string
  /** Safe use of the separator («Безопасное использование»). */
  readonly safe: boolean
}

/** A publication: an address, and the services at it. */
export interface Publication {
  /** `''` or `/name`; it may hold several segments. */
  readonly base: string
  /** Published services. */
  readonly services: readonly PublishedService[]
  /** In their order. */
  readonly zones?: readonly Zone[]
  /** `Usr` and `Pwd` of the connection string: every call runs as this user, without authentication. */
  readonly anonymous?: { readonly name: string; readonly password: string }
  /** Why the whole publication can't be served, as its clients read it: its file is not one that the platform reads. */
  readonly broken?: string
}

/** Everything at one base: what is served when no default.vrd is named. */
export const publishAll = (base: string, services: readonly OfferedService[]): Publication => ({ base: normalBase(base), services })

/** `''` or `/name` without a trailing slash. */
export const normalBase = (base: string): string => (base === '' || base === '/' ? '' : `/${base.replace(/^\/+|\/+$/g, '')}`)
