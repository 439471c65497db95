/** The services that are served now, and what a request is addressed to among them. */
import type { Address } from '../../channel/address.ts'
import { byChannel } from '../../channel/channel-of.ts'
import type { Channel } from '../../channel/channel.ts'
import type { AnyService, ChannelFace } from '../../channel/face.ts'
import type { Listed } from '../../channel/listed.ts'
import type { Hosts } from '../hosts/hosts.ts'

export interface Addresses {
  readonly channels: readonly ChannelFace[]
  /** The services that can be served, by channel. */
  readonly listed: readonly Listed[]
  /** `undefined` when no published service has that address. */
  of(method: string, target: string): Address | undefined
  /** Of calls that go out: the hosts that stubs stand in for. */
  readonly hosts?: Hosts
}

/** `of`: the platform's `addressOf`; absent where no request is asked about. Services are listed when they are first asked for. */
export function createAddresses(
  services: readonly AnyService[],
  channels: readonly Channel[],
  of: Addresses['of'] = () => undefined,
  hosts?: Hosts,
): Addresses {
  let listed: readonly Listed[] | undefined
  return {
    channels,
    get listed() {
      return (listed ??= byChannel(channels, services).flatMap(({ channel, services: own }) => channel.listed(own)))
    },
    of,
    ...(hosts && { hosts }),
  }
}
