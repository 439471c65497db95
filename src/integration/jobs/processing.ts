/**
 * The job that calls the handler of a channel: one message after another, and where one is refused the others wait until it succeeds
 * (chapter 17.7.2). In a transaction, the message is marked with what the handler has written, or both are taken back.
 */
import type { ReceiveMessageProcessing } from '../definition/handler.ts'
import { isExpired } from '../message/kept.ts'
import { IntegrationServiceMessage } from '../message/message.ts'
import type { QueuedMessage } from '../queue/queue.ts'
import { areOurs } from './ours.ts'
import type { HandlerSession, JobParts, NamedChannel, Whose } from './parts.ts'
import { Retries } from './retries.ts'

/** The handler has set Cancel. */
class Refused extends Error {}

export class Processing {
  readonly #channel: NamedChannel
  readonly #parts: JobParts
  readonly #handler: ReceiveMessageProcessing
  /** The message is done: the next one is to be dispatched. */
  readonly #done: () => void
  readonly #retries: Retries
  #whose: { readonly place: string; readonly whose: Whose } | undefined
  #session: { readonly key: string; readonly session: HandlerSession } | undefined
  #callOffSleep: (() => void) | undefined
  #error: unknown

  constructor(channel: NamedChannel, handler: ReceiveMessageProcessing, parts: JobParts, done: () => void) {
    this.#channel = channel
    this.#handler = handler
    this.#parts = parts
    this.#done = done
    this.#retries = new Retries(parts.clock, parts.job.retries)
  }

  /** Why the first message is not done. */
  get error(): unknown {
    return this.#error
  }

  /** The first message, where it is not decided yet for whom it is handled. */
  async undispatched(): Promise<QueuedMessage | undefined> {
    if (this.#retries.isWaiting || !areOurs(this.#parts, this.#channel.service)) return undefined
    const message = await this.#parts.queue.head(this.#key)
    // Its handler may have refused it meanwhile.
    if (message === undefined || this.#retries.isWaiting) return undefined
    return this.#whose?.place === placeOf(message) ? undefined : message
  }

  dispatched(message: QueuedMessage, whose: Whose): void {
    this.#whose = { place: placeOf(message), whose }
    this.start()
  }

  /** It could not be decided: the channel waits. */
  notDispatched(message: QueuedMessage, error: unknown): void {
    this.#refused(message, error)
  }

  start(anew = false): void {
    if (anew) this.#retries.askedFor()
    const { service, name } = this.#channel
    this.#parts.runner.request(`process ${service} ${name}`, () => this.#run())
  }

  stop(): void {
    this.#retries.stop()
    this.#whose = undefined
    this.#endSession()
  }

  get #key() {
    return { service: this.#channel.service, channel: this.#channel.name }
  }

  async #run(): Promise<void> {
    const { queue, clock, observe } = this.#parts
    if (!areOurs(this.#parts, this.#channel.service)) return
    const message = this.#retries.isWaiting ? undefined : await queue.head(this.#key)
    if (message === undefined) return
    const known = this.#whose
    if (isExpired(message, clock.now())) {
      await queue.remove(message)
      observe({ kind: 'expired', ...this.#key, id: message.id })
      return this.#done()
    }
    // Another one is the first by now.
    if (known?.place !== placeOf(message)) return this.#done()
    try {
      await this.#handle(message, known.whose)
      this.#whose = undefined
      this.#error = undefined
      this.#retries.succeeded()
      observe({ kind: 'handled', ...this.#key, id: message.id })
      this.#done()
    } catch (error) {
      this.#refused(message, error)
    }
    this.#sleep()
  }

  #refused(message: QueuedMessage, error: unknown): void {
    const why = error instanceof Refused ? {} : { error }
    this.#error = error
    this.#parts.observe({ kind: 'refused', ...this.#key, id: message.id, ...why })
    // For whom it is handled is decided anew: that may have been what was wrong.
    this.#whose = undefined
    this.#retries.failed(() => this.start())
  }

  #handle(kept: QueuedMessage, whose: Whose): Promise<void> {
    const { queue, transaction, job } = this.#parts
    return this.#sessionOf(whose).run(async (call) => {
      const handled = async (): Promise<void> => {
        const parameters = { Cancel: false }
        await this.#handler(new IntegrationServiceMessage({ service: this.#channel.service, made: 0 }, 'received', kept), parameters, call)
        // What is no Boolean counts by its truth, as 1C converts it.
        if (parameters.Cancel) throw new Refused('the handler has set Cancel')
      }
      if (!this.#channel.definition.Transactioned && !job.alwaysInTransaction) {
        await handled()
        return queue.done(kept)
      }
      return transaction(async () => {
        await handled()
        await queue.done(kept)
      })
    })
  }

  /** With a server one session serves messages that follow each other soon; in a file infobase each has its own. */
  #sessionOf(whose: Whose): HandlerSession {
    const key = JSON.stringify(whose)
    this.#callOffSleep?.()
    this.#callOffSleep = undefined
    if (this.#session?.key === key) return this.#session.session
    this.#endSession()
    const session = this.#parts.openSession(whose)
    this.#session = { key, session }
    return session
  }

  #sleep(): void {
    const { job, clock } = this.#parts
    if (job.variant === 'file') this.#endSession()
    else this.#callOffSleep = clock.after(job.sleep, () => this.#endSession())
  }

  #endSession(): void {
    this.#callOffSleep?.()
    this.#callOffSleep = undefined
    this.#session?.session.close()
    this.#session = undefined
  }
}

/** A place is given again when the queue was empty meanwhile. */
const placeOf = ({ place, id }: QueuedMessage): string => `${place.join('.')} ${id}`
