/** An integration service made of the channels that a bus describes, as metadata of a configuration would have it. */
import type { DescribedChannel } from '../../integration/wire/runtime.ts'
import type { ChannelMetadata, IntegrationServiceMetadata } from '../objects/integration-service.ts'

/** `name`: of the service; what a name cannot have in it becomes `_`. */
export function describedService(name: string, address: string, channels: readonly DescribedChannel[]): IntegrationServiceMetadata {
  const Name = identifier(name)
  const location = { file: address, line: 1, column: 1 }
  const known = new Map<string, number>()
  const Channels = channels.map((one): ChannelMetadata => {
    const receives = one.access === 'READ_ONLY'
    // The same channel of two processes: the last part of the process's name tells them apart.
    const isShared = channels.filter(({ channel }) => identifier(channel) === identifier(one.channel)).length > 1
    const wanted = isShared ? `${identifier(lastPart(one))}_${identifier(one.channel)}` : identifier(one.channel)
    const times = (known.get(wanted) ?? 0) + 1
    known.set(wanted, times)
    const own = times === 1 ? wanted : `${wanted}${times}`
    return {
      Name: own,
      ...(one.processDescription !== '' && { Synonym: one.processDescription }),
      ...(one.channelDescription !== '' && { Comment: one.channelDescription }),
      MessageDirection: receives ? 'Receive' : 'Send',
      ExternalIntegrationServiceChannelName: `${one.process}.${one.channel}`,
      ReceiveMessageProcessing: receives ? `${own}ReceiveMessageProcessing` : '',
      Transactioned: true,
      location,
    }
  })
  return {
    ObjectBelonging: 'Own',
    Name,
    file: address,
    module: '',
    location,
    ExternalIntegrationServiceAddress: address,
    addressLocation: location,
    Channels,
  }
}

const lastPart = ({ process: path }: DescribedChannel): string => path.split('::').at(-1)!

/** 1C's names are letters, digits and underscores, and begin with no digit. */
const identifier = (text: string): string => text.replaceAll(/[^\p{L}\p{N}_]/gu, '_').replace(/^(?=\p{N})|^$/u, '_')
