/** Hosts of calls that go out, as the rooms of a stand-in share them. */
import type { Address } from '../../channel/address.ts'

/** Name of the channel under which stubs, addresses and patterns of calls that go out are. */
export const OUTGOING = 'outgoing'

export interface Hosts {
  /** Whether a stub speaks of the host. */
  has(host: string): boolean
  /** `host`: `https://sms.example`; `target`: the whole address of the call. */
  addressOf(host: string, target: string): Address
}

/** In lower case, as those of stubs are: names of hosts have no case. */
export const hostOf = (target: string): string => /^https?:\/\/[^/?#]*/i.exec(target)?.[0].toLowerCase() ?? ''
