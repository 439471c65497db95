/** A channel of which nothing is served: its code need not be loaded, and its addresses are refused as the channel refuses them. */
import type { Channel } from './channel.ts'
import type { AnyService, ChannelFace } from './face.ts'

export const emptyChannel = <Service extends AnyService>(face: ChannelFace<Service>): Channel<Service> => ({
  ...face,
  sound: () => [],
  check: () => [],
  listed: () => [],
  serve: () => () => ({
    route(located) {
      throw face.noService(located.target.path)
    },
    addressOf: () => undefined,
  }),
})
