/** The job that receives: a message is stored first, and only then the bus is answered (chapter 17.7.3, 17.7.6.1). */
import { saidBy } from '../../diagnostics/said-by.ts'
import type { Said } from '../../diagnostics/said.ts'
import { externalNameOf } from '../definition/channel.ts'
import { isExpired, type KeptMessage } from '../message/kept.ts'
import type { BusConnection, Delivery } from '../wire/port.ts'
import type { JobParts, NamedChannel } from './parts.ts'
import { Retries } from './retries.ts'

export class Receiving {
  readonly #channel: NamedChannel
  readonly #parts: JobParts
  /** There is a message to be dispatched. */
  readonly #stored: () => void
  readonly #retries: Retries
  #delivery: Delivery | undefined
  #connection: BusConnection | undefined
  #error: Said | undefined

  constructor(channel: NamedChannel, parts: JobParts, stored: () => void) {
    this.#channel = channel
    this.#parts = parts
    this.#stored = stored
    this.#retries = new Retries(parts.clock, parts.job.retries)
  }

  /** Why the channel is not received from. */
  get error(): Said | undefined {
    return this.#error
  }

  /** Opens the link of the channel. */
  async open(connection: BusConnection): Promise<void> {
    const { name, definition } = this.#channel
    this.stop()
    this.#connection = connection
    try {
      const { closed } = await connection.receive(externalNameOf(name, definition), (delivery) => {
        if (this.#connection !== connection) return
        this.#delivery = delivery
        this.#request()
      })
      if (this.#connection === connection) this.#retries.succeeded()
      void closed.then((why) => this.#notOpen(connection, why))
    } catch (error) {
      this.#notOpen(connection, saidBy(error))
    }
  }

  /** The bus refused the link, or ended it: it is opened again later. */
  #notOpen(connection: BusConnection, why: Said): void {
    if (this.#connection !== connection) return
    const { service, name: channel } = this.#channel
    this.#delivery = undefined
    this.#error = why
    this.#parts.observe({ kind: 'notOpened', service, channel, why })
    this.#retries.failed(() => void (this.#connection === connection && this.open(connection)))
  }

  stop(): void {
    this.#retries.stop()
    this.#connection = undefined
    this.#delivery = undefined
    this.#error = undefined
  }

  /** It is run before all other jobs. */
  #request(): void {
    const { service, name } = this.#channel
    this.#parts.runner.request(`receive ${service} ${name}`, () => this.#run(), true)
  }

  async #run(): Promise<void> {
    const delivery = this.#delivery
    if (delivery === undefined || this.#retries.isWaiting) return
    const { clock, observe } = this.#parts
    const { service, name: channel } = this.#channel
    const key = { service, channel }
    let message: KeptMessage
    try {
      message = delivery.message(clock.now())
    } catch (error) {
      const why = saidBy(error)
      this.#delivery = undefined
      observe({ kind: 'rejected', ...key, why })
      return delivery.reject(why.en)
    }
    const { id } = message
    if (!isExpired(message, clock.now())) {
      const isNew = await this.#store(message)
      if (isNew === undefined) return
      observe({ kind: isNew ? 'received' : 'repeated', ...key, id })
    } else observe({ kind: 'expired', ...key, id })
    this.#delivery = undefined
    delivery.accept()
    this.#stored()
  }

  /** `undefined`: it could not be stored; the bus gets no answer until it is. */
  async #store(message: KeptMessage): Promise<boolean | undefined> {
    const { queue, observe, save } = this.#parts
    const { service, name: channel } = this.#channel
    try {
      const isNew = await queue.receive({ service, channel }, message)
      await save()
      this.#retries.succeeded()
      this.#error = undefined
      return isNew
    } catch (error) {
      this.#error = saidBy(error)
      observe({ kind: 'notStored', service, channel, id: message.id, error })
      this.#retries.failed(() => this.#request())
      return undefined
    }
  }
}
