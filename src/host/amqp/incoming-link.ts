/** A link that we receive by: its peer has as much credit as we have room for, and each message is settled once. */
import type { AmqpOutcome } from '../../integration/amqp/client.ts'
import { conditions, type AmqpError } from '../../integration/amqp/error.ts'
import type { Arrival } from '../../integration/amqp/listener.ts'
import { stateOf } from './outcomes.ts'
import type { Rhea, RheaDelivery, RheaLink } from './rhea.ts'
import { aborted, overrun, tooLarge } from './sessions.ts'

export interface IncomingRoom {
  /** Messages that may come before those before them are settled. */
  readonly messages: number
  /** Bytes of those that have come and are not settled, of the whole connection. */
  readonly bytes: number
}

/** Bytes of one connection that are not settled. */
export interface Unsettled {
  bytes: number
}

export class IncomingLink {
  readonly #link: RheaLink
  readonly #rhea: Rhea
  readonly #room: IncomingRoom
  readonly #unsettled: Unsettled
  readonly #arrived: (arrival: Arrival) => void
  readonly #accepted: unknown
  #open = 0
  #over = false

  constructor(link: RheaLink, rhea: Rhea, room: IncomingRoom, unsettled: Unsettled, arrived: (arrival: Arrival) => void) {
    this.#link = link
    this.#rhea = rhea
    this.#room = room
    this.#unsettled = unsettled
    this.#arrived = arrived
    this.#accepted = stateOf(rhea, { kind: 'accepted' })
    const dispatch = link.dispatch.bind(link)
    link.dispatch = (event, context) => {
      if (event !== 'message') return dispatch(event, context)
      const { delivery, message } = context
      if (delivery !== undefined && message !== undefined) this.#message(delivery, message)
      return true
    }
    link.arrived = (delivery, bytes) => this.#message(delivery, bytes)
    link.on('receiver_flow', () => undefined)
    this.#topUp()
  }

  end(): void {
    this.#over = true
  }

  #message(delivery: RheaDelivery, message: Buffer): void {
    if (aborted.delete(this.#link)) {
      delivery.settled = true
      return this.#topUp()
    }
    const wrong = this.#wrong()
    // What comes after our detach was on its way.
    const isOver = this.#over || !this.#link.state.local_open
    if (wrong !== undefined && !isOver) this.#link.close({ ...wrong })
    if (wrong !== undefined) return this.#say(delivery, { kind: 'rejected', error: wrong })
    if (isOver) return this.#say(delivery, { kind: 'released' })
    const size = message.length
    this.#open++
    this.#unsettled.bytes += size
    let settled = false
    const settle = (outcome: AmqpOutcome): void => {
      if (settled) return
      settled = true
      this.#open--
      this.#unsettled.bytes -= size
      if (outcome.kind !== 'lost') this.#say(delivery, outcome)
      this.#topUp()
    }
    this.#arrived({ bytes: ownBytes(message), settled: delivery.remote_settled, settle })
  }

  #wrong(): AmqpError | undefined {
    if (tooLarge.delete(this.#link)) {
      const most = String(this.#link.local.attach['max_message_size'] ?? '')
      return { condition: conditions.messageSize, description: `a message has at most ${most} bytes / в сообщении не более ${most} байт` }
    }
    if (!overrun.delete(this.#link)) return undefined
    return {
      condition: conditions.transferLimit,
      description: 'more messages came than the credit allows / сообщений больше, чем разрешено',
    }
  }

  #say(delivery: RheaDelivery, outcome: AmqpOutcome): void {
    if (delivery.remote_settled) delivery.settled = true
    else if (this.#link.connection.is_open())
      delivery.update(true, outcome.kind === 'accepted' ? this.#accepted : stateOf(this.#rhea, outcome))
  }

  #topUp(): void {
    if (this.#over || !this.#link.state.local_open || this.#unsettled.bytes >= this.#room.bytes) return
    const more = this.#room.messages - this.#open - this.#link.credit
    // Not for each message a flow of its own.
    if (more > 0 && (more * 2 >= this.#room.messages || this.#link.credit === 0)) this.#link.add_credit(more)
  }
}

/** What the socket read is shared by many messages; one that is kept does not keep the others' bytes. */
const ownBytes = (bytes: Buffer): Buffer => (bytes.buffer.byteLength > bytes.length * 2 ? Buffer.from(bytes) : bytes)
