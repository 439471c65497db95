/** What of the package rhea is used, inner parts included; load-rhea.ts loads it. */
import type { Socket } from 'node:net'

/** A value with its type, as rhea reads and writes it. */
export interface Typed {
  readonly type: { readonly typecode: number }
  readonly value: unknown
  readonly descriptor?: Typed
}

/** A performative: fields by name, and the same as a list. */
export interface Performative {
  readonly value: (Typed | undefined)[]
  readonly constructor: { readonly descriptor?: { readonly numeric: number } }
  [field: string]: unknown
}

/** One that was read quickly: only its fields by name. */
interface QuickFrame {
  readonly channel: number
  readonly type: number
  readonly performative: Record<string, unknown>
  payload?: Buffer
}

export interface Frame {
  readonly channel: number
  readonly type: number
  readonly performative?: Performative
  payload?: Buffer
}

interface RheaTransport {
  pending: unknown[]
  header_sent: unknown
  header_received: unknown
  read(buffer: Buffer): number
  write(socket: Socket): void
  encode(frame: Frame): void
  /** Ours: writes a message that is one frame. */
  transfer(channel: number, handle: number, id: number, isSettled: boolean, payload: Buffer): void
}

interface RheaState {
  readonly local_open: boolean
  readonly remote_open: boolean
  readonly open_requests: number
}

export interface RheaDelivery {
  readonly id: number
  readonly link: RheaLink
  settled: boolean
  remote_settled: boolean
  remote_state: RheaOutcome | undefined
  state?: unknown
  frames?: Buffer[]
  update(settled: boolean, state?: unknown): void
}

/** `composite_type`: accepted, released, rejected, modified or received. */
export interface RheaOutcome {
  readonly constructor: { readonly composite_type?: string }
  readonly error?: RheaError
  readonly delivery_failed?: boolean
  readonly undeliverable_here?: boolean
}

export interface RheaError {
  readonly condition?: unknown
  readonly description?: unknown
}

export interface RheaLink {
  readonly name: string
  readonly session: RheaSession
  readonly connection: RheaConnection
  readonly state: RheaState
  readonly local: { readonly handle: number; readonly attach: Record<string, unknown>; readonly detach: Record<string, unknown> }
  readonly remote: { handle?: number; attach?: Performative; detach?: { readonly error?: RheaError } }
  readonly error?: RheaError
  readonly source?: { readonly address?: unknown }
  readonly target?: { readonly address?: unknown }
  _incomplete?: RheaDelivery | undefined
  credit: number
  delivery_count: number
  /** Ours: what a message that has come whole is given to. */
  arrived?(delivery: RheaDelivery, bytes: Buffer): void
  /** Ours: what hears of an outcome. */
  updated?(delivery: RheaDelivery): void
  on(event: string, listener: (context: RheaContext) => void): void
  dispatch(event: string, context: RheaContext): boolean
  on_attach(frame: Frame): void
  is_receiver(): boolean
  is_open(): boolean
  is_remote_open(): boolean
  sendable(): boolean
  send(bytes: Buffer, tag: Buffer | undefined, format: 0): RheaDelivery
  add_credit(credit: number): void
  set_drained(drained: boolean): void
  close(error?: { condition: string; description: string }): void
}

export interface RheaSession {
  readonly connection: RheaConnection
  readonly local: { readonly channel: number; readonly handles: Record<number, RheaLink>; readonly begin: Record<string, unknown> }
  readonly remote: { readonly handles: Record<number, RheaLink> }
  readonly links: Record<string, RheaLink>
  readonly error?: RheaError
  readonly outgoing: RheaOutgoing
  readonly incoming: RheaIncoming
  on(event: string, listener: (context: RheaContext) => void): void
  begin(): void
  close(): void
  create_link(name: string, maker: LinkMaker, options: object): RheaLink
  remove_link(link: RheaLink): void
  create_sender(name: string): RheaLink
  create_receiver(name: string): RheaLink
  on_attach(frame: Frame): void
  on_transfer(frame: QuickFrame): void
  on_disposition(frame: QuickFrame): void
  on_flow(frame: QuickFrame): void
  _write_flow(link: RheaLink | undefined): void
  open_sender(options: object): RheaLink
  open_receiver(options: object): RheaLink
  is_open(): boolean
}

export type LinkMaker = new (session: RheaSession, name: string, handle: number, options: object) => RheaLink

/** Deliveries of one direction of a session, in a ring. */
interface RheaDeliveries {
  push(delivery: RheaDelivery): void
  by_id(id: number): RheaDelivery | undefined
  get_head(): RheaDelivery | undefined
  get_tail(): RheaDelivery | undefined
  available(): number
}

export interface RheaIncoming {
  readonly deliveries: RheaDeliveries
  /** Those whose disposition is to be written. */
  updated: RheaDelivery[]
  next_transfer_id: number
  next_delivery_id: number | undefined
  process(session: RheaSession): void
}

export interface RheaOutgoing {
  readonly deliveries: RheaDeliveries
  /** Those of which the peer has said something. */
  updated: RheaDelivery[]
  pending_dispositions: RheaDelivery[]
  next_delivery_id: number
  next_pending_delivery: number
  next_transfer_id: number
  window: number
  transfer_window(): number
  process(): void
}

export interface RheaConnection {
  readonly options: { readonly id: string }
  readonly amqp_transport: RheaTransport
  sasl_transport: (RheaTransport & RheaSasl) | undefined
  readonly transport: RheaTransport
  readonly state: RheaState
  readonly local: { readonly open: Record<string, unknown>; readonly close: { error?: unknown } }
  readonly remote: { readonly open?: Performative; readonly close?: { readonly error?: RheaError } }
  readonly local_channel_map: Record<number, RheaSession>
  readonly hostname?: unknown
  readonly container_id?: unknown
  frame_size: number | undefined
  /** Nothing came for twice our `idle_time_out`. */
  idle(): void
  input(chunk: Buffer): void
  output(): void
  on(event: string, listener: (context: RheaContext) => void): void
  accept(socket: Socket): void
  connect(): void
  create_session(bufferSize?: number): RheaSession
  close(error?: { condition: string; description: string }): void
  is_open(): boolean
  is_closed(): boolean
  readonly max_frame_size: number | undefined
  on_transfer(frame: QuickFrame): void
  on_disposition(frame: QuickFrame): void
  on_flow(frame: QuickFrame): void
  _register(): void
  _disconnected(error?: Error): void
  _write_frame(channel: number, frame: unknown): void
}

interface RheaSasl {
  readonly transport: RheaTransport
  mechanisms: Record<string, () => SaslServerMechanism>
  on_sasl_init(frame: Frame): void
}

export interface SaslServerMechanism {
  outcome?: boolean
  username?: string
  start(response: Buffer | undefined, hostname: unknown): Promise<void>
}

export interface RheaContext {
  readonly delivery?: RheaDelivery
  /** The bytes, since no format is left to rhea to decode. */
  readonly message?: Buffer
  readonly error?: unknown
}

export interface RheaContainer {
  sasl_server_mechanisms: Record<string, unknown>
  create_connection(options: object): RheaConnection
}

export interface Rhea {
  create_container(options: object): RheaContainer
  readonly types: { wrap_uint(value: number): Typed; wrap_string(text: string): Typed }
  readonly message: Record<'accepted' | 'released' | 'rejected' | 'modified', (fields?: object) => { described(): unknown }> & {
    unwrap_outcome(state: unknown): RheaOutcome
  }
}

/** Property of an Open after which a Close comes. */
export const establishmentFailed = 'amqp:connection-establishment-failed'

/** The encoder of frames that no faster way is known for. */
export type WriteFrame = (frame: Frame) => Buffer

export interface LoadedRhea {
  readonly rhea: Rhea
  readonly writeFrame: WriteFrame
}
