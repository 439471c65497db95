/** The table of channels: every kind of internet service, and how its code is loaded where something of it is served. */
import { channelOf } from '../../channel/channel-of.ts'
import type { Channel } from '../../channel/channel.ts'
import { emptyChannel } from '../../channel/empty.ts'
import type { AnyService, ChannelFace } from '../../channel/face.ts'
import { httpServiceChannel } from '../../hs/channel.ts'
import { standardODataFace } from '../../odata/face.ts'
import type { Service } from '../../platform/configuration.ts'
import type { OfferedService } from '../../publication/publication.ts'
import { webServices } from '../../ws/face.ts'

interface Row {
  readonly face: ChannelFace
  load(): Channel | Promise<Channel>
}

/** In the order in which services are listed. HTTP services are what most serve, so their code is there from the beginning. */
const table: readonly Row[] = [
  { face: httpServiceChannel, load: () => httpServiceChannel },
  { face: webServices, load: async () => (await import('../../ws/channel.ts')).webServiceChannel },
  { face: standardODataFace, load: async () => (await import('../../odata/channel.ts')).standardODataChannel },
]

export const faces: readonly ChannelFace[] = table.map(({ face }) => face)

/** What a service offers to be published. */
export const offered = (service: Service): OfferedService => channelOf(faces, service).offered(service)

/** All channels; those of which none of the services is are empty, and not loaded. */
export const loadChannels = (services: readonly AnyService[]): Promise<readonly Channel[]> =>
  Promise.all(table.map(({ face, load }) => (services.some(({ kind }) => face.kinds.includes(kind)) ? load() : emptyChannel(face))))
