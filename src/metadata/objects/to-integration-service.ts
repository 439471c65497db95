/** From an integration service of a configuration to a definition, which knows its places in the configuration. */
import { Channel, DeclaredProcessing } from '../../integration/definition/channel.ts'
import type { ReceiveMessageProcessing } from '../../integration/definition/handler.ts'
import type { DefinedIntegrationService } from '../../integration/definition/place.ts'
import { IntegrationService } from '../../integration/definition/service.ts'
import type { ChannelMetadata, IntegrationServiceMetadata } from './integration-service.ts'

/** What handles the messages of a channel of a configuration. */
export type ProcessingOf = (channel: ChannelMetadata) => ReceiveMessageProcessing | DeclaredProcessing | undefined

/** The definition, whose handlers are what `processingOf` makes of the names of procedures. */
export function toIntegrationService(metadata: IntegrationServiceMetadata, processingOf: ProcessingOf): DefinedIntegrationService {
  const channels = metadata.Channels.map((one) => {
    const handler = one.MessageDirection === 'Receive' && one.ReceiveMessageProcessing !== '' ? processingOf(one) : undefined
    const { ExternalIntegrationServiceChannelName, MessageDirection, Transactioned } = one
    const definition = { ExternalIntegrationServiceChannelName, MessageDirection, Transactioned }
    return [one.Name, Channel({ ...definition, ...(handler !== undefined && { ReceiveMessageProcessing: handler }) })] as const
  })
  const { Name, ExternalIntegrationServiceAddress, file } = metadata
  return {
    service: IntegrationService({ Name, ExternalIntegrationServiceAddress, Channels: Object.fromEntries(channels) }),
    file,
    at(part) {
      if (part === 'Name') return metadata.location
      if (part === 'ExternalIntegrationServiceAddress') return metadata.addressLocation
      return metadata.Channels.find((one) => one.Name === part.channel)?.location
    },
  }
}

/** A handler that is still to be written; `writeIn` is the module to write it in, as it should be printed. */
export const declaredProcessing = (channel: ChannelMetadata, writeIn: string): DeclaredProcessing =>
  DeclaredProcessing(channel.ReceiveMessageProcessing, writeIn)
