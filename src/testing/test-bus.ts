/** A bus as a test holds it: its address, what was sent, failures, verification. */
/// <reference lib="esnext.disposable" preserve="true" />
import type { BusControl } from '../bus/control.ts'
import type { BusPlan } from '../bus/definition/plan.ts'
import { checkApplication } from '../bus/definition/unknown.ts'
import type { BusFailureName } from '../bus/failure/names.ts'
import type { BusFailureScope } from '../bus/failure/read-failure.ts'
import type { ExchangedMessage } from '../bus/journal/exchanged.ts'
import type { BusRequest, RefusedPeer } from '../bus/journal/journal.ts'
import type { MessageCriteria } from '../bus/journal/verify.ts'
import type { SentMessage } from '../bus/message/sent.ts'
import type { Pause } from '../exchange/system.ts'
import type { OpenBus } from '../load/bus/open-bus.ts'
import { timesOf } from '../standin/admin/operation.ts'
import type { Times } from '../standin/journal/verify.ts'
import type { Added } from './added.ts'
import { checkReceived } from './bus-options.ts'

/** The login of a participant. */
export interface BusClient {
  /** Its code. */
  readonly participant: string
  /** Login: client id. */
  readonly id: string
  /** Password: client secret. */
  readonly secret: string
}

/** How long and for what `received` waits. */
export interface ReceivedOptions {
  /** Messages that are waited for; 1 when absent. */
  readonly count?: number
  /** Milliseconds of the real clock; 5000 when absent. */
  readonly timeout?: number
  /** Conditions on the messages. */
  readonly message?: MessageCriteria
  /** Needed where two applications have a channel of that name. */
  readonly application?: string
}

/** A running bus for a test. */
export class TestBus {
  readonly #opened: OpenBus
  readonly #control: BusControl
  readonly #pause: Pause
  #closed: Promise<void> | undefined
  readonly #defects: readonly unknown[]

  constructor(opened: OpenBus, control: BusControl, pause: Pause, defects: readonly unknown[] = []) {
    this.#opened = opened
    this.#control = control
    this.#pause = pause
    this.#defects = defects
  }

  /** Of the first application, for the settings of 1C: `http://127.0.0.1:PORT/applications/NAME`. */
  get url(): string {
    return this.urlOf(this.plan.applications[0]!.Name)
  }

  /** Of an application. @throws DiagnosticError where there is none of that name */
  urlOf(application: string): string {
    checkApplication(application, this.plan)
    return `${this.#opened.url}/applications/${encodeURIComponent(application)}`
  }

  /** Of HTTP, without an application: `http://127.0.0.1:PORT`. */
  get origin(): string {
    return this.#opened.url
  }

  /** Port of AMQP. */
  get port(): number {
    return this.#opened.amqpPort
  }

  /** The first participant of the first application; of a mirrored configuration 1C. */
  get client(): BusClient {
    return this.clients()[0]!
  }

  /** Participants of an application, the first one when absent. Throws DiagnosticError where there is none of that name. */
  clients(application = this.plan.applications[0]!.Name): readonly BusClient[] {
    checkApplication(application, this.plan)
    const found = this.plan.applications.find((one) => one.Name === application)
    return (found?.Participants ?? []).map(({ Name, ClientID, ClientSecret }) => ({
      participant: Name,
      id: ClientID,
      secret: ClientSecret,
    }))
  }

  /** Applications, participants, channels. */
  get plan(): BusPlan {
    return this.#opened.bus.plan
  }

  /**
   * Puts a message into a channel as another system would: its readers receive it. Resolves when the broker has it.
   *
   * @example
   *   await bus.send('Заказы', { json: { Номер: 1 }, SenderCode: 'Магазин' })
   */
  send(channel: string, message: SentMessage): Promise<ExchangedMessage> {
    return this.#control.send(channel, message)
  }

  /**
   * Waits until clients have sent so many messages into the channel, and gives them, oldest first. Rejects as `verify` when the time is
   * over.
   *
   * @example
   *   const [status] = await bus.received('Статусы', { count: 1 })
   */
  async received(channel: string, wanted: ReceivedOptions = {}): Promise<readonly ExchangedMessage[]> {
    checkReceived(wanted)
    const { count = 1, timeout = 5000, message, application } = wanted
    const over = new AbortController()
    let late = false
    void this.#pause(timeout, over.signal).then(() => {
      late = true
    })
    try {
      for (;;) {
        const found = this.#control.sent(channel, message, application)
        if (found.length >= count) return found
        if (late) return this.#control.verify(channel, { atLeast: count }, message, application)
        await this.#changed(over.signal, timeout)
      }
    } finally {
      over.abort()
    }
  }

  /** Waits for the next event of the journal, or for the time to be over. */
  async #changed(over: AbortSignal, timeout: number): Promise<void> {
    let off = (): void => {}
    const change = new Promise<void>((resolve) => {
      off = this.#opened.bus.journal.onChange(resolve)
    })
    await Promise.race([change, this.#pause(Math.min(timeout, 50), over)])
    off()
  }

  /** All messages that went through the bus, oldest first; those of `send`, refused and repeated ones among them. */
  messages(): readonly ExchangedMessage[] {
    return [...this.#opened.bus.journal.messages()]
  }

  /** Requests for tokens and lists of channels, oldest first. */
  requests(): readonly BusRequest[] {
    return [...this.#opened.bus.journal.requests()]
  }

  /** Peers that the broker refused. */
  refused(): readonly RefusedPeer[] {
    return [...this.#opened.bus.journal.refused()]
  }

  /** Connections to the broker now. */
  get connections(): number {
    return this.#opened.bus.journal.connections
  }

  /** Throws an AssertionError whose `actual` and `expected` an editor shows side by side; `times` is once or more when absent. */
  verify(
    channel: string,
    wanted: { readonly times?: Times; readonly message?: MessageCriteria; readonly application?: string } = {},
  ): readonly ExchangedMessage[] {
    const { message, application } = wanted
    return this.#control.verify(channel, timesOf(wanted, ['message', 'application']), message, application)
  }

  /** The bus fails as the name says, until it is taken away or has struck so often. Throws DiagnosticError. */
  fail(name: BusFailureName, scope: BusFailureScope = {}): Added {
    const id = this.#control.fail({ name, ...scope })
    return { id, remove: () => void this.#opened.bus.failures.remove(id) }
  }

  /** As at the start: queues, journal and failures are empty. Connections and tokens stay. */
  reset(): Promise<void> {
    return this.#opened.bus.reset()
  }

  /** Stops; connections end. Rejects with a defect of the bus, when one was met. */
  async close(): Promise<void> {
    await (this.#closed ??= this.#opened.close())
    if (this.#defects.length > 0) throw this.#defects[0]
  }

  /** As `close`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
