/** The jobs of one integration service: receive, dispatch, process, send (chapter 17.7.6). */
import { saidByHandler } from '../../diagnostics/said-by.ts'
import type { IntegrationService } from '../definition/service.ts'
import type { BusConnection } from '../wire/port.ts'
import { BusLink, type LinkState } from './link.ts'
import { areOurs, giveUp } from './ours.ts'
import type { JobParts, NamedChannel } from './parts.ts'
import { Processing } from './processing.ts'
import { Receiving } from './receiving.ts'
import { Sending } from './sending.ts'

export class ServiceJobs {
  readonly service: IntegrationService
  readonly #parts: JobParts
  readonly #link: BusLink
  readonly #sending = new Map<string, Sending>()
  readonly #receiving = new Map<string, Receiving>()
  readonly #processing = new Map<string, Processing>()
  #runs = false

  constructor(service: IntegrationService, parts: JobParts) {
    this.service = service
    this.#parts = parts
    const { connect, clock, job, observe } = parts
    this.#link = new BusLink({
      service: service.Name,
      isOurs: () => areOurs(parts, service.Name),
      connect,
      clock,
      job,
      observe,
      login: () => this.#login(),
      connected: (connection) => this.#connected(connection),
      disconnected: () => this.#receiving.forEach((one) => one.stop()),
    })
    for (const [name, definition] of Object.entries(service.Channels)) this.#add({ service: service.Name, name, definition })
  }

  /** Begins, or goes on; what waits for its time is tried at once. */
  start(): void {
    if (!this.#parts.settings.of(this.service.Name).active) return void this.stop()
    this.#runs = true
    this.#link.start()
    for (const one of this.#processing.values()) one.start(true)
    for (const one of this.#sending.values()) one.start(true)
    this.#dispatch()
  }

  async stop(): Promise<void> {
    this.#runs = false
    for (const one of [...this.#sending.values(), ...this.#receiving.values(), ...this.#processing.values()]) one.stop()
    await this.#link.stop()
    // A handler that runs goes on to its end.
    void this.#parts.runner.idle().then(() => this.#runs || giveUp(this.#parts, this.service.Name))
  }

  /** There is something to be sent. */
  send(channel: string): void {
    if (this.#runs) this.#sending.get(channel)?.start()
  }

  /** The state of the connection, and of a channel's link in it. */
  state(channel: string): LinkState {
    const { state } = this.#link
    const fails = this.#receiving.get(channel)?.error !== undefined || this.#sending.get(channel)?.isOpen === false
    return fails ? 'Disconnected' : state
  }

  /** Why the state is what it is, or why the first message of the channel waits. */
  error(channel: string): string | undefined {
    const refused = this.#processing.get(channel)?.error
    const found =
      this.#link.error
      ?? this.#receiving.get(channel)?.error
      ?? this.#sending.get(channel)?.error
      ?? (refused instanceof Error ? saidByHandler(refused) : undefined)
    return found?.ru
  }

  #add(channel: NamedChannel): void {
    const { name, definition } = channel
    if (definition.MessageDirection === 'Send') {
      this.#sending.set(name, new Sending(channel, this.#link, this.#parts))
      return
    }
    this.#receiving.set(name, new Receiving(channel, this.#parts, () => this.#dispatch()))
    const handler = definition.ReceiveMessageProcessing
    if (typeof handler === 'function') this.#processing.set(name, new Processing(channel, handler, this.#parts, () => this.#dispatch()))
  }

  #login() {
    const { ExternalIntegrationServiceAddress: own, Name } = this.service
    const { settings } = this.#parts.settings.of(Name)
    return {
      address: settings.ExternalIntegrationServiceAddress || own,
      user: settings.ExternalIntegrationServiceUserName,
      password: settings.ExternalIntegrationServiceUserPassword,
    }
  }

  #connected(connection: BusConnection): void {
    for (const one of this.#receiving.values()) void one.open(connection)
    for (const one of this.#sending.values()) one.start(true)
    // They may have been another process's until now.
    for (const one of this.#processing.values()) one.start(true)
    this.#dispatch()
  }

  /** Decides for whom the first message of each channel is handled; in a file infobase one message a run. */
  #dispatch(): void {
    if (!this.#runs) return
    this.#parts.runner.request(`dispatch ${this.service.Name}`, async () => {
      const { dispatch, settings, job } = this.#parts
      for (const one of this.#processing.values()) {
        const message = this.#runs ? await one.undispatched() : undefined
        if (message === undefined) continue
        try {
          one.dispatched(message, await dispatch(message, settings.of(this.service.Name).settings))
        } catch (error) {
          one.notDispatched(message, error)
        }
        if (job.variant === 'file') return this.#dispatch()
      }
    })
  }
}
