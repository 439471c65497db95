/** Who answers which calls: stubs, handlers, or a real 1C behind us. */
import type { Address } from '../../channel/address.ts'
import { toBase64 } from '../../exchange/base64.ts'

/**
 * `handler`: handlers, and stubs behind them (the default); `stub`: stubs alone; `proxy`: the real 1C; `record`: the real 1C, whose answers
 * become stub files; `spy`: the real 1C, for the journal only.
 */
export type Mode = 'handler' | 'stub' | 'proxy' | 'record' | 'spy'

export const modes: readonly Mode[] = ['handler', 'stub', 'proxy', 'record', 'spy']

/** A real 1C. */
export interface Upstream {
  /** Address of its publication, `http://1c.example/trade`, without a trailing slash. */
  readonly url: string
  /** In place of what the client sends; the client's own `Authorization` goes through without it. */
  readonly authorization: string | undefined
  /** Milliseconds for its answer to begin, and to end where it is read whole: recorded, or a description. */
  readonly timeout: number
}

/** Five minutes, as web servers in front of 1C often wait. */
export const DEFAULT_UPSTREAM_TIMEOUT = 300_000

export interface RelayRule {
  /** Name of the channel. */
  readonly channel: string
  /** Metadata name. */
  readonly service: string
  /** Name of a template or an operation; the whole service when absent. */
  readonly part: string | undefined
  readonly method: string | undefined
  readonly mode: Mode
  readonly upstream: Upstream | undefined
  /** The service, where the stub file of the rule defines it. */
  readonly defines?: { readonly Name: string; readonly RootURL: string }
}

/** The narrowest rule of an address: part and method, part, service. */
export const ruleOf = (
  rules: readonly RelayRule[],
  method: string,
  address: Pick<Address, 'channel' | 'service' | 'part'> | undefined,
): RelayRule | undefined =>
  rules
    .filter(
      (one) =>
        one.channel === address?.channel
        && one.service === address.service
        && (one.part === undefined || one.part === address.part)
        && (one.method === undefined || one.method === method),
    )
    .toSorted((one, other) => width(one) - width(other))[0]

const width = ({ part, method }: RelayRule): number => (part === undefined ? 2 : 0) + (method === undefined ? 1 : 0)

/** Basic credentials, in UTF-8 as 1C reads them (source 42). */
export const basicAuthorization = (user: string, password: string): string =>
  `Basic ${toBase64(new TextEncoder().encode(`${user}:${password}`))}`
