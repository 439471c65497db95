/**
 * The job that sends what waits in the queue of a channel: the next message goes out when the bus has the one before (chapter 17.7.6.2).
 */
import { saidBy } from '../../diagnostics/said-by.ts'
import type { Said } from '../../diagnostics/said.ts'
import { externalNameOf } from '../definition/channel.ts'
import { isExpired, type KeptMessage } from '../message/kept.ts'
import type { Sent } from '../wire/port.ts'
import type { BusLink } from './link.ts'
import type { JobParts, NamedChannel } from './parts.ts'
import { Retries } from './retries.ts'

export class Sending {
  readonly #channel: NamedChannel
  readonly #parts: JobParts
  readonly #link: BusLink
  readonly #retries: Retries
  #error: Said | undefined
  #isOpen = true

  constructor(channel: NamedChannel, link: BusLink, parts: JobParts) {
    this.#channel = channel
    this.#parts = parts
    this.#link = link
    this.#retries = new Retries(parts.clock, parts.job.retries)
  }

  /** Why the first message is not sent. */
  get error(): Said | undefined {
    return this.#error
  }

  /** `false`: the last message was not sent because the channel has no link, such as one that the bus does not know. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** `anew`: the first message is tried at once, even if it waits for its time. */
  start(anew = false): void {
    if (anew) this.#retries.askedFor()
    const { service, name } = this.#channel
    this.#parts.runner.request(`send ${service} ${name}`, () => this.#run())
  }

  stop(): void {
    this.#retries.stop()
    this.#error = undefined
    this.#isOpen = true
  }

  async #run(): Promise<void> {
    while (this.#link.connection !== undefined && !this.#retries.isWaiting && (await this.#sendFirst())) {
      // A job in a file infobase does one message and asks for another run of itself.
      if (this.#parts.job.variant === 'file') return this.start()
    }
  }

  /** Gives whether there may be another one to send. */
  async #sendFirst(): Promise<boolean> {
    const { queue, clock, observe } = this.#parts
    const { service, name: channel } = this.#channel
    const key = { service, channel }
    const message = await queue.head(key)
    if (message === undefined) return false
    const { id } = message
    if (isExpired(message, clock.now())) {
      await queue.remove(message)
      observe({ kind: 'expired', ...key, id })
      return true
    }
    const sent = await this.#sent(message)
    this.#isOpen = sent.accepted || sent.isOpen
    if (sent.accepted) {
      await queue.remove(message)
      this.#retries.succeeded()
      this.#error = undefined
      observe({ kind: 'sent', ...key, id })
      return true
    }
    this.#error = sent.why
    observe({ kind: 'notSent', ...key, id, why: sent.why })
    this.#retries.failed(() => this.start())
    return false
  }

  /**
   * What was sent before and is not in the queue any more is so after a crash as well, and so is the message itself: of one end of the
   * process at most one message goes out twice.
   */
  async #sent(message: KeptMessage): Promise<Sent> {
    try {
      await this.#parts.save()
    } catch (error) {
      return { accepted: false, isOpen: true, why: saidBy(error) }
    }
    return this.#link.send(externalNameOf(this.#channel.name, this.#channel.definition), message)
  }
}
