/** The connection of one service while it is held: opened, opened again after failures, renewed before its token ends. */
import { saidBy } from '../../diagnostics/said-by.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import type { Clock } from '../../exchange/system.ts'
import type { KeptMessage } from '../message/kept.ts'
import type { BusConnection, BusLogin, ConnectToBus, Sent } from '../wire/port.ts'
import type { ObserveIntegration } from './events.ts'
import { heldElsewhere } from './ours.ts'
import { Retries } from './retries.ts'
import type { JobSettings } from './settings.ts'

export interface LinkParts {
  readonly service: string
  readonly connect: ConnectToBus
  /** Whether this process is the one that has the connection of the service. */
  readonly isOurs: () => boolean
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly job: Pick<JobSettings, 'retries' | 'renewBefore'>
  readonly observe: ObserveIntegration
  /** Settings as they are now. */
  readonly login: () => BusLogin
  /** There is a connection: links are to be opened, and what waits is to be sent. */
  readonly connected: (connection: BusConnection) => void
  /** It is over, or is being closed. */
  readonly disconnected: () => void
}

/** Where the connection is. */
export type LinkState = 'Disconnected' | 'Connected'

export class BusLink {
  readonly #parts: LinkParts
  readonly #retries: Retries
  #held = false
  #connection: BusConnection | undefined
  #connecting = false
  #error: Said | undefined
  #inFlight = 0
  #callOffRenewal: (() => void) | undefined
  #isDue = false

  constructor(parts: LinkParts) {
    this.#parts = parts
    this.#retries = new Retries(parts.clock, parts.job.retries)
  }

  get state(): LinkState {
    return this.#connection === undefined ? 'Disconnected' : 'Connected'
  }

  /** Why there is no connection. */
  get error(): Said | undefined {
    return this.#error
  }

  /** `undefined` while there is none, or while it waits to be renewed. */
  get connection(): BusConnection | undefined {
    return this.#isDue ? undefined : this.#connection
  }

  /** Opens it, unless it is open; at once, even if an attempt waits for its time. */
  start(): void {
    this.#held = true
    if (this.#connection !== undefined || this.#connecting) return
    this.#retries.askedFor()
    void this.#attempt()
  }

  /** Closes it; nothing is opened any more. */
  async stop(): Promise<void> {
    this.#held = false
    this.#retries.stop()
    await this.#close()
    this.#error = undefined
  }

  /** Sends by the connection that there is; a renewal waits for the bus's answer. */
  async send(external: string, message: KeptMessage): Promise<Sent> {
    const { connection } = this
    if (connection === undefined) return { accepted: false, why: said('there is no connection', 'нет соединения'), isOpen: false }
    if (!this.#parts.isOurs()) {
      const { words } = heldElsewhere(this.#parts.service)
      this.#over(connection, words)
      void connection.close()
      return { accepted: false, why: words, isOpen: false }
    }
    this.#inFlight++
    try {
      return await connection.send(external, message)
    } finally {
      this.#inFlight--
      if (this.#isDue) this.#renew()
    }
  }

  async #attempt(): Promise<void> {
    const { connect, login, service, observe, connected } = this.#parts
    this.#retries.stop()
    this.#connecting = true
    try {
      if (!this.#parts.isOurs()) throw heldElsewhere(service)
      const connection = await connect(login())
      this.#connecting = false
      if (!this.#held) return await connection.close()
      this.#connection = connection
      this.#error = undefined
      this.#retries.succeeded()
      void connection.closed.then((why) => this.#over(connection, why))
      this.#planRenewal(connection)
      observe({ kind: 'connected', service })
      connected(connection)
    } catch (error) {
      this.#connecting = false
      this.#error = saidBy(error)
      observe({ kind: 'notConnected', service, why: this.#error })
      if (this.#held) this.#retries.failed(() => this.#again())
    }
  }

  #again(): void {
    if (this.#held && this.#connection === undefined && !this.#connecting) void this.#attempt()
  }

  /** The bus, or the way to it, ended the connection. */
  #over(connection: BusConnection, why: Said | undefined): void {
    if (this.#connection !== connection) return
    this.#forget()
    this.#parts.observe({ kind: 'disconnected', service: this.#parts.service, ...(why !== undefined && { why }) })
    if (!this.#held) return
    this.#error = why ?? said('the connection is over', 'соединение завершено')
    this.#retries.failed(() => this.#again())
  }

  #planRenewal({ expires }: BusConnection): void {
    const { clock, job } = this.#parts
    if (expires === undefined) return
    this.#callOffRenewal = clock.after(Math.max(1_000, expires - clock.now() - job.renewBefore), () => {
      this.#isDue = true
      this.#renew()
    })
  }

  /** Not while a message is on its way, whose answer would be lost. */
  #renew(): void {
    if (this.#inFlight > 0) return
    void this.#close().then(() => this.#again())
  }

  async #close(): Promise<void> {
    const connection = this.#connection
    this.#forget()
    if (connection === undefined) return
    await connection.close()
    this.#parts.observe({ kind: 'disconnected', service: this.#parts.service })
  }

  #forget(): void {
    if (this.#connection !== undefined) this.#parts.disconnected()
    this.#connection = undefined
    this.#isDue = false
    this.#callOffRenewal?.()
    this.#callOffRenewal = undefined
  }
}
