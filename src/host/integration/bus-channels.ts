/** The channels that a bus describes to an application, as the Designer's dialog asks for them (chapter 17.7). */
import type { Outgoing } from '../../exchange/outgoing/request.ts'
import { busAddress } from '../../integration/wire/address.ts'
import { httpWire } from '../../integration/wire/http-wire.ts'
import { describedChannels, type DescribedChannel } from '../../integration/wire/runtime.ts'
import { tokenOf } from '../../integration/wire/token.ts'
import { transport } from '../network/outgoing/transport.ts'

export type { DescribedChannel } from '../../integration/wire/runtime.ts'

/** `address`: `http://host:9090/applications/trade`. @throws WireError */
export async function channelsOfBus(
  address: string,
  { user, password, outgoing = transport }: { readonly user: string; readonly password: string; readonly outgoing?: Outgoing },
): Promise<readonly DescribedChannel[]> {
  const at = busAddress(address)
  const wire = httpWire(outgoing)
  return describedChannels(wire, at, await tokenOf(wire, at, user, password))
}
