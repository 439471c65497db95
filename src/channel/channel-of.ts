/** The channel of a service, of a table of them. */
import type { AnyService, ChannelFace } from './face.ts'

/** Throws for a service that no channel of the table serves: `checkConfiguration` reports such a one. */
export function channelOf<Face extends ChannelFace>(channels: readonly Face[], service: AnyService): Face {
  const found = channels.find((one) => one.kinds.includes(service.kind))
  if (found === undefined) throw new TypeError(`no channel serves a service of kind ${String(service.kind)}`)
  return found
}

/** Services by the channel that serves them, in the order of the table. */
export const byChannel = <Face extends ChannelFace, Service extends AnyService>(
  channels: readonly Face[],
  services: readonly Service[],
): readonly { readonly channel: Face; readonly services: readonly Service[] }[] =>
  channels.map((channel) => ({ channel, services: services.filter(({ kind }) => channel.kinds.includes(kind)) }))
