/** `КаналСервисаИнтеграцииМенеджер`: sends by a channel, and looks into its queue (chapter 17.7.4). */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { Channel } from '../definition/channel.ts'
import type { LinkState } from '../jobs/link.ts'
import { integrationError } from '../message/error.ts'
import { IntegrationServiceMessage } from '../message/message.ts'
import { stateWords } from '../message/state.ts'
import type { ChannelKey, MessageQueue, QueuedMessage } from '../queue/queue.ts'
import { fitsFilter, type MessageFilter } from './filter.ts'

/** The state of a channel's connection. */
export type IntegrationServiceChannelState = LinkState

/** What a manager needs of its service. */
export interface ChannelPorts {
  readonly queue: MessageQueue
  now(): number
  /** The data area of the caller, `''` without separation. */
  area(): string
  state(channel: string): LinkState
  error(channel: string): string | undefined
  /** There is something to be sent, once the caller's transaction is committed. */
  sent(channel: string): void
}

/** The manager of a channel of an integration service. */
export class IntegrationServiceChannelManager {
  readonly #key: ChannelKey
  readonly #definition: Channel
  readonly #ports: ChannelPorts

  /** Made by the manager of its service. */
  constructor(key: ChannelKey, definition: Channel, ports: ChannelPorts) {
    this.#key = key
    this.#definition = definition
    this.#ports = ports
  }

  /**
   * `ОтправитьСообщение`. Puts the message into the queue of the channel, in the transaction of the caller: it goes out when that is
   * committed. Inside one transaction messages are sent in the order of their creation.
   *
   * @throws IntegrationError for a message of another service, one that was sent, or a channel that receives
   */
  async SendMessage(message: IntegrationServiceMessage): Promise<void> {
    const { service, channel } = this.#key
    if (!(message instanceof IntegrationServiceMessage)) throw integrationError('not-a-message', {})
    if (this.#definition.MessageDirection !== 'Send') throw integrationError('wrong-direction', { channel })
    const { service: made, made: number } = message.origin()
    const { state } = message
    if (state !== 'created') throw integrationError('not-created', { state: stateWords[state] })
    if (made !== service) throw integrationError('other-service', { made, channel, service })
    const sent = this.#ports.now()
    await this.#ports.queue.add(this.#key, { ...message.kept(), sent }, number, this.#ports.area())
    message.markSent(sent)
    this.#ports.sent(channel)
  }

  /** `ПолучитьСостояние`. Of the connection of the channel with the external service. */
  GetState(): IntegrationServiceChannelState {
    return this.#ports.state(this.#key.channel)
  }

  /** Why it is not connected, or why the first message of the queue waits; ours, 1C has none. */
  get Problem(): string | undefined {
    return this.#ports.error(this.#key.channel)
  }

  /**
   * `ВыбратьСообщения`. The messages that wait in the queue of the channel: not sent yet, or not handled yet. `filter`: what they must be
   * like; `most`: how many at most.
   */
  async SelectMessages(filter?: MessageFilter, most = Infinity): Promise<readonly IntegrationServiceMessage[]> {
    const fits = fitsFilter(filter)
    const state = this.#definition.MessageDirection === 'Send' ? 'sent' : 'received'
    const found = (await this.#ports.queue.waiting(this.#key)).filter(fits).slice(0, most)
    return found.map((one) => new IntegrationServiceMessage({ service: this.#key.service, made: 0 }, state, one))
  }

  /**
   * `УдалитьСообщения`. Takes messages out of the queue, so that they are neither sent nor handled: all of them, those with the IDs of a
   * list, or those that fit a filter. Gives how many.
   */
  async DeleteMessages(which?: readonly string[] | MessageFilter): Promise<number> {
    const { queue } = this.#ports
    const fits = Array.isArray(which) ? withIDs(which as readonly string[]) : fitsFilter(which as MessageFilter | undefined)
    let count = 0
    for (const one of (await queue.waiting(this.#key)).filter(fits)) if (await queue.remove(one)) count++
    return count
  }

  // The same by their Russian names.
  /** `SendMessage`. */
  declare readonly ОтправитьСообщение: this['SendMessage']
  /** `GetState`. */
  declare readonly ПолучитьСостояние: this['GetState']
  /** `SelectMessages`. */
  declare readonly ВыбратьСообщения: this['SelectMessages']
  /** `DeleteMessages`. */
  declare readonly УдалитьСообщения: this['DeleteMessages']
}

inRussian(IntegrationServiceChannelManager, memberNames.IntegrationServiceChannelManager)

function withIDs(ids: readonly string[]): (message: QueuedMessage) => boolean {
  const wanted = new Set(ids.map((one) => one.toLowerCase()))
  return ({ id }) => wanted.has(id)
}
