/** The links of a peer's connection: each is offered to the broker, and both of them hear of its end. */
import { said } from '../../diagnostics/said.ts'
import { conditions, type AmqpError } from '../../integration/amqp/error.ts'
import type { AmqpLimits, LinkEnd, LinkSource, PeerLinks } from '../../integration/amqp/listener.ts'
import { FrameRefused } from './guard.ts'
import { IncomingLink, type Unsettled } from './incoming-link.ts'
import { OutgoingLink } from './outgoing-link.ts'
import type { Frame, Performative, Rhea, RheaConnection, RheaContext, RheaLink, RheaSession, Typed } from './rhea.ts'
import type { SessionRules } from './sessions.ts'

/** Messages that a link may bring before those before them are settled. */
const CREDIT = 500

const SOURCE = 5
const TARGET = 6
/** Place of the filter in a source: none is in force here. */
const FILTER = 7

interface Served {
  readonly session: RheaSession
  end(): void
}

export class VisitorLinks {
  readonly #connection: RheaConnection
  readonly #rhea: Rhea
  readonly #limits: AmqpLimits
  readonly #served = new Map<RheaLink, Served>()
  readonly #unsettled: Unsettled = { bytes: 0 }
  /** Source and target as the peer wrote them. */
  readonly #termini = new WeakMap<Performative, { readonly source: Typed | undefined; readonly target: Typed | undefined }>()
  #broker: PeerLinks | undefined

  constructor(connection: RheaConnection, rhea: Rhea, limits: AmqpLimits) {
    this.#connection = connection
    this.#rhea = rhea
    this.#limits = limits
  }

  get rules(): SessionRules {
    return {
      message: this.#limits.message,
      session: (connection) => {
        const open = Object.keys(connection.local_channel_map).length
        if (open >= this.#limits.sessions)
          throw new FrameRefused(
            conditions.limit,
            said(`a connection has at most ${this.#limits.sessions} sessions`, `в соединении не больше ${this.#limits.sessions} сеансов`),
          )
      },
      link: () => {
        const sessions = Object.values(this.#connection.local_channel_map)
        const open = sessions.reduce((sum, { links }) => sum + Object.keys(links).length, 0)
        if (open >= this.#limits.links)
          throw new FrameRefused(
            conditions.limit,
            said(`a connection has at most ${this.#limits.links} links`, `в соединении не больше ${this.#limits.links} связей`),
          )
      },
      attaching: (frame) => this.#attaching(frame),
    }
  }

  /** Opens nothing before `serve` is called. */
  listen(): void {
    const connection = this.#connection
    connection.on('receiver_open', (context) => this.#incoming(linkOf(context, 'receiver')))
    connection.on('sender_open', (context) => this.#outgoing(linkOf(context, 'sender')))
    for (const role of ['receiver', 'sender']) {
      connection.on(`${role}_error`, () => undefined)
      connection.on(`${role}_close`, (context) => this.#end(linkOf(context, role)))
    }
    connection.on('session_error', () => undefined)
    connection.on('session_close', (context) => {
      const { session } = context as unknown as { session: RheaSession }
      for (const [link, served] of this.#served) if (served.session === session) this.#end(link)
    })
  }

  serve(broker: PeerLinks): void {
    this.#broker = broker
  }

  /** All of them are over. */
  end(): void {
    for (const link of this.#served.keys()) this.#end(link)
  }

  #end(link: RheaLink): void {
    const served = this.#served.get(link)
    this.#served.delete(link)
    served?.end()
  }

  /** Rhea warns of a terminus that it does not know, such as a coordinator of transactions. */
  #attaching({ performative }: Frame): void {
    const [source, target] = [performative!.value[SOURCE], performative!.value[TARGET]]
    this.#termini.set(performative!, { source, target })
    for (const place of [SOURCE, TARGET]) {
      const descriptor = performative!.value[place]?.descriptor?.value
      if (descriptor !== undefined && !known.has(String(descriptor))) performative!.value[place] = undefined
    }
  }

  #incoming(link: RheaLink): void {
    const { source, target } = this.#echo(link)
    link.local.attach['source'] = source
    const address = link.target?.address
    if (typeof address !== 'string')
      return refuse(link, target?.descriptor === undefined || known.has(String(target.descriptor.value)) ? noAddress : noTransactions)
    const sink = this.#broker?.incoming(address, this.#endOf(link)) ?? notServed
    if ('condition' in sink) return refuse(link, sink)
    link.local.attach['target'] = target
    const room = { messages: CREDIT, bytes: this.#limits.unsettled }
    const incoming = new IncomingLink(link, this.#rhea, room, this.#unsettled, (arrival) => sink.arrived(arrival))
    this.#served.set(link, {
      session: link.session,
      end() {
        incoming.end()
        sink.gone()
      },
    })
  }

  #outgoing(link: RheaLink): void {
    const { source, target } = this.#echo(link)
    link.local.attach['target'] = target
    const address = link.source?.address
    if (typeof address !== 'string') return refuse(link, noAddress)
    let broker: LinkSource | undefined
    const outlet = new OutgoingLink(link, () => broker?.pull())
    const found = this.#broker?.outgoing(address, this.#endOf(link), outlet) ?? notServed
    if ('condition' in found) {
      outlet.end()
      return refuse(link, found)
    }
    broker = found
    link.local.attach['source'] = source === undefined ? undefined : withoutFilter(source)
    // 1: it wants messages that are settled already.
    if (link.remote.attach?.['snd_settle_mode'] === 1) link.local.attach['snd_settle_mode'] = 1
    this.#served.set(link, {
      session: link.session,
      end() {
        outlet.end()
        found.gone()
      },
    })
  }

  /** A peer that does not answer would keep its messages from all others. */
  #endOf(link: RheaLink): LinkEnd {
    return {
      name: link.name,
      close: (error) => {
        link.close({ ...error })
        setTimeout(() => this.#end(link), this.#limits.detach).unref()
      },
    }
  }

  #echo(link: RheaLink): { readonly source: Typed | undefined; readonly target: Typed | undefined } {
    return this.#termini.get(link.remote.attach!) ?? { source: undefined, target: undefined }
  }
}

/** Descriptors of source and target. */
const known = new Set(['40', '41', 'amqp:source:list', 'amqp:target:list'])

const noAddress: AmqpError = {
  condition: conditions.notAllowed,
  description: 'a link names the address of a destination / у подключения указывается адрес назначения',
}
const noTransactions: AmqpError = {
  condition: conditions.notImplemented,
  description: 'the bus has no AMQP transactions / шина не поддерживает транзакции AMQP',
}
const notServed: AmqpError = { condition: conditions.notAllowed, description: 'the connection is not open' }

const linkOf = (context: RheaContext, role: string): RheaLink => (context as unknown as Record<string, RheaLink>)[role]!

/** An attach without its terminus, and a detach with the reason: AMQP 1.0, part 2.6.3. */
function refuse(link: RheaLink, error: AmqpError): void {
  link.on('message', ({ delivery }) => delivery?.update(true, undefined))
  link.close({ ...error })
}

function withoutFilter(source: Typed): Typed {
  const fields = source.value as readonly Typed[]
  if (fields.length <= FILTER) return source
  return Object.assign(Object.create(source) as Typed, { value: fields.map((field, at) => (at === FILTER ? undefined : field)) })
}
