/** Integration services as `standin routes` shows them: their addresses, their channels, and which of these have no handler. */
import type { Language } from '../../diagnostics/print.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { externalNameOf, type Channel } from '../../integration/definition/channel.ts'
import type { DefinedIntegrationService } from '../../integration/definition/place.ts'

export const integrationTree = (services: readonly DefinedIntegrationService[], lang: Language): string =>
  services
    .map(({ service: { Name, ExternalIntegrationServiceAddress: address, Channels }, file }) => {
      const entries = Object.entries(Channels)
      const lines = entries.map(([name, one], at) => `${at === entries.length - 1 ? '└─' : '├─'} ${lineOf(name, one, lang)}`)
      return [[Name, address, file].filter((one) => one !== undefined && one !== '').join('  '), ...lines].join('\n')
    })
    .join('\n\n')

function lineOf(name: string, channel: Channel, lang: Language): string {
  const external = externalNameOf(name, channel)
  const words = [
    `${channel.MessageDirection} ${name}`,
    ...(external === name ? [] : [`(${external})`]),
    ...(channel.MessageDirection === 'Send' ? [] : [handlerOf(channel)[lang]]),
  ]
  return words.join('  ')
}

function handlerOf({ ReceiveMessageProcessing: handler, Transactioned }: Channel): Said {
  const how = Transactioned ? said('in a transaction', 'в транзакции') : said('without a transaction', 'без транзакции')
  if (handler === undefined) return said('no handler: messages stay in the queue', 'обработчика нет: сообщения остаются в очереди')
  if (typeof handler === 'function') return how
  return joined([how, said(`  (not written: ${handler.handlerName})`, `  (не написан: ${handler.handlerName})`)])
}

export const integrationToJSON = (services: readonly DefinedIntegrationService[]): readonly object[] =>
  services.map(({ service: { Name, ExternalIntegrationServiceAddress, Channels }, file }) => ({
    kind: 'IntegrationService',
    Name,
    ExternalIntegrationServiceAddress,
    from: file === undefined ? [] : [file],
    Channels: Object.entries(Channels).map(([channel, one]) => ({
      Name: channel,
      ExternalIntegrationServiceChannelName: externalNameOf(channel, one),
      MessageDirection: one.MessageDirection,
      Transactioned: one.Transactioned,
      ...(one.MessageDirection === 'Receive' && handlerToJSON(one)),
    })),
  }))

const handlerToJSON = ({ ReceiveMessageProcessing: handler }: Channel): object =>
  typeof handler === 'object'
    ? { written: false, handler: handler.handlerName, module: handler.writeIn }
    : { written: handler !== undefined }
