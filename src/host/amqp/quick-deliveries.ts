/**
 * The way of messages that are one frame, without the closures, events and performatives that rhea makes for each: they are in rhea's rings
 * all the same, so that its windows and dispositions go on. Messages of several frames take rhea's own way.
 */
import type { RheaDelivery, RheaIncoming, RheaLink, RheaOutcome, RheaOutgoing, RheaSession } from './rhea.ts'

class IncomingDelivery implements RheaDelivery {
  readonly id: number
  readonly link: RheaLink
  readonly #incoming: RheaIncoming
  settled = false
  state: unknown = undefined
  remote_settled: boolean
  remote_state: RheaOutcome | undefined = undefined

  constructor(id: number, link: RheaLink, incoming: RheaIncoming, isSettled: boolean) {
    this.id = id
    this.link = link
    this.#incoming = incoming
    this.remote_settled = isSettled
  }

  update(settled: boolean, state?: unknown): void {
    this.settled = settled
    if (state !== undefined) this.state = state
    if (!this.remote_settled) this.#incoming.updated.push(this)
    this.link.connection._register()
  }
}

class OutgoingDelivery implements RheaDelivery {
  readonly id: number
  readonly link: RheaLink
  readonly #outgoing: RheaOutgoing
  payload: Buffer | undefined
  settled: boolean
  state: unknown = undefined
  remote_settled = false
  remote_state: RheaOutcome | undefined = undefined
  // What rhea reads where it writes the delivery itself: behind one of several frames, or while the peer's window is shut.
  readonly format = 0
  next_to_send = 0

  constructor(id: number, link: RheaLink, outgoing: RheaOutgoing, payload: Buffer, isSettled: boolean) {
    this.id = id
    this.link = link
    this.#outgoing = outgoing
    this.payload = payload
    this.settled = isSettled
  }

  get data(): readonly Buffer[] {
    return this.payload === undefined ? [] : [this.payload]
  }

  get tag(): Buffer {
    const tag = Buffer.alloc(5)
    tag.writeUInt32BE(this.id, 1)
    return tag
  }

  update(settled: boolean, state?: unknown): void {
    this.settled = settled
    if (state !== undefined) this.state = state
    if (!this.remote_settled) this.#outgoing.pending_dispositions.push(this)
    this.link.connection._register()
  }
}

/** False where it is not whole, not in its order, or more than there is credit for. */
export function takeWhole(
  { incoming }: RheaSession,
  link: RheaLink,
  fields: Record<string, unknown>,
  payload: Buffer | undefined,
): boolean {
  const { delivery_id: id, more, aborted, settled } = fields
  if (link.arrived === undefined || payload === undefined || more === true || aborted === true || typeof id !== 'number') return false
  if (link._incomplete !== undefined || link.credit <= 0 || !link.is_remote_open()) return false
  incoming.next_delivery_id ??= id
  if (incoming.next_delivery_id !== id) return false
  incoming.next_transfer_id++
  incoming.next_delivery_id++
  link.credit--
  link.delivery_count++
  const delivery = new IncomingDelivery(id, link, incoming, settled === true)
  incoming.deliveries.push(delivery)
  link.arrived(delivery, payload)
  return true
}

/** Room for the fields of a transfer. */
const HEAD = 64

export function sendWhole(link: RheaLink, payload: Buffer): RheaDelivery {
  const { session, connection } = link
  const largest = connection.max_frame_size
  if (largest !== undefined && largest !== null && payload.length + HEAD > largest) return link.send(payload, undefined, 0)
  const { outgoing } = session
  const delivery = new OutgoingDelivery(outgoing.next_delivery_id++, link, outgoing, payload, link.local.attach['snd_settle_mode'] === 1)
  outgoing.deliveries.push(delivery)
  connection._register()
  return delivery
}

/** Those that are whole are written before rhea looks at the others, and outcomes are told without its events. */
export function processQuickly(session: RheaSession): void {
  const { outgoing } = session
  const { process: others } = outgoing
  outgoing.process = () => {
    writeWhole(session)
    tellUpdated(outgoing)
    others.call(outgoing)
  }
}

function writeWhole({ outgoing, connection, local }: RheaSession): void {
  const from = outgoing.next_pending_delivery
  while (outgoing.next_pending_delivery < outgoing.next_delivery_id) {
    const delivery = outgoing.deliveries.by_id(outgoing.next_pending_delivery)
    if (!(delivery instanceof OutgoingDelivery) || delivery.link.credit <= 0 || outgoing.transfer_window() <= 0) break
    const { link, id, payload, settled } = delivery
    connection.amqp_transport.transfer(local.channel, link.local.handle, id, settled, payload!)
    delivery.payload = undefined
    delivery.remote_settled = settled
    outgoing.window--
    outgoing.next_transfer_id++
    outgoing.next_pending_delivery++
    link.credit--
    link.delivery_count++
  }
  if (outgoing.next_pending_delivery > from) connection.output()
}

function tellUpdated(outgoing: RheaOutgoing): void {
  const { updated } = outgoing
  if (updated.length === 0) return
  outgoing.updated = []
  for (const delivery of updated) delivery.link.updated?.(delivery)
}

/** What the peer says of deliveries from `first` to `last`. */
export function markOutgoing(outgoing: RheaOutgoing, first: number, last: number, settled: boolean, state: RheaOutcome | undefined): void {
  for (let id = first; id <= last; id++) {
    const delivery = outgoing.deliveries.by_id(id)
    if (delivery === undefined || delivery.remote_settled) continue
    if (settled) delivery.remote_settled = true
    if (state !== undefined) delivery.remote_state = state
    if (settled || state !== undefined) outgoing.updated.push(delivery)
  }
}
