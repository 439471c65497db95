/**
 * A channel of an integration service: a logical address for messages of one kind, in or out, never both (chapter 17.7.1). `Channel({
 * MessageDirection: 'Receive', ReceiveMessageProcessing(message) { … } })`.
 */
import type { ReceiveMessageProcessing } from './handler.ts'

/** `Send`: the infobase sends. `Receive`: it receives. */
export type MessageDirection = 'Send' | 'Receive'

/** What `Channel` makes. */
export interface Channel {
  readonly kind: 'IntegrationServiceChannel'
  /** Whether the infobase sends or receives. */
  readonly MessageDirection: MessageDirection
  /** The channel as the external service knows it: `e1c::Trade::Main::Orders.in`; the channel's own name where it is empty. */
  readonly ExternalIntegrationServiceChannelName: string
  /** Whether the handler and the mark that the message is processed are one transaction. */
  readonly Transactioned: boolean
  /** Receives the messages. */
  readonly ReceiveMessageProcessing: ReceiveMessageProcessing | DeclaredProcessing | undefined
}

/** The handler of a configuration that is not written yet: where it is, and where it is to be written. */
export interface DeclaredProcessing {
  readonly kind: 'DeclaredProcessing'
  /** Name of the procedure in the service's module. */
  readonly handlerName: string
  /** The module in which to write it, as it should be printed. */
  readonly writeIn: string
}

/** The definition of a channel, as `Channel` takes it. */
export interface ChannelDefinition {
  /** `Send`: this infobase sends. `Receive`: it receives. */
  readonly MessageDirection: MessageDirection
  /** The channel's name at the external service, `process.channel`; the channel's own name when absent. */
  readonly ExternalIntegrationServiceChannelName?: string
  /** True when absent, as the Designer makes new channels. */
  readonly Transactioned?: boolean
  /** The handler of received messages. It refuses a message by `parameters.Cancel = true` or an exception. */
  readonly ReceiveMessageProcessing?: ReceiveMessageProcessing | DeclaredProcessing | undefined
}

/**
 * What is wrong in a definition is found by `checkIntegrationServices`, with its place.
 *
 * @example
 *   Channel({ MessageDirection: 'Receive', ReceiveMessageProcessing: (message) => console.log(message.GetBodyAsString()) })
 */
export const Channel = (definition: ChannelDefinition): Channel =>
  Object.freeze({
    kind: 'IntegrationServiceChannel',
    MessageDirection: definition.MessageDirection,
    ExternalIntegrationServiceChannelName: definition.ExternalIntegrationServiceChannelName ?? '',
    Transactioned: definition.Transactioned ?? true,
    ReceiveMessageProcessing: definition.ReceiveMessageProcessing,
  })

export const DeclaredProcessing = (handlerName: string, writeIn: string): DeclaredProcessing =>
  Object.freeze({ kind: 'DeclaredProcessing', handlerName, writeIn })

/** The name by which the external service knows the channel. */
export const externalNameOf = (name: string, channel: Pick<Channel, 'ExternalIntegrationServiceChannelName'>): string =>
  channel.ExternalIntegrationServiceChannelName || name
