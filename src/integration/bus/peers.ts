/** The peers of a bus: who is let in, which links each may open, and how its connection ends. */
import { conditions, type AmqpError } from '../amqp/error.ts'
import type { AmqpBroker, AmqpLogin, AmqpVisitor, LinkEnd, LinkSink, LinkSource, Outlet, PeerLinks } from '../amqp/listener.ts'
import { busFault, toPeer } from './diagnostics.ts'
import type { Intake, IntakeLink } from './intake.ts'
import type { BrokerParts, ConnectedPeer } from './parts.ts'
import type { Queues } from './queues.ts'
import { QueueLink } from './receiver.ts'
import type { LastMessages } from './repeated.ts'
import type { BusApplication, BusDestination } from './topology.ts'

/** A link, which a topology may change under. */
interface OpenLink {
  readonly address: string
  readonly direction: 'send' | 'receive'
  readonly end: LinkEnd
  /** Of one that sends. */
  readonly taking?: { -readonly [Key in keyof IntakeLink]: IntakeLink[Key] }
}

interface Connected extends ConnectedPeer {
  served: BusApplication
  readonly links: Set<OpenLink>
}

export class Peers implements AmqpBroker {
  readonly #parts: BrokerParts
  readonly #queues: Queues
  readonly #intake: Intake
  readonly #last: LastMessages
  readonly #connected = new Map<AmqpVisitor, Connected>()

  constructor(parts: BrokerParts, queues: Queues, intake: Intake, last: LastMessages) {
    this.#last = last
    this.#parts = parts
    this.#queues = queues
    this.#intake = intake
  }

  async authenticate(login: AmqpLogin): Promise<boolean> {
    const may = await this.#parts.access.authenticate(login)
    if (!may) {
      const error: AmqpError = { condition: conditions.unauthorized, description: 'the token is not valid / токен недействителен' }
      this.#parts.observer?.({ kind: 'refused', what: 'login', from: login.from, error })
    }
    return may
  }

  opened(peer: AmqpVisitor): PeerLinks | AmqpError {
    const { failures, observer } = this.#parts
    if (failures?.connecting?.() === 'brokerDown') {
      peer.close()
      return { condition: conditions.forced, description: '' }
    }
    const application = this.#applicationOf(peer)
    if ('condition' in application) return this.#refused(peer, application)
    const connected: Connected = { user: peer.login.user, application: application.name, served: application, links: new Set() }
    this.#connected.set(peer, connected)
    const facts = { application: application.name, from: peer.login.from, container: peer.container }
    observer?.({ kind: 'connected', ...facts })
    return this.#links(peer, connected, () => {
      this.#connected.delete(peer)
      observer?.({ kind: 'disconnected', ...facts })
    })
  }

  disconnect(error: AmqpError | undefined, which?: (peer: ConnectedPeer) => boolean): void {
    for (const [visitor, peer] of this.#connected) if (which?.(peer) ?? true) visitor.close(error)
  }

  /** The topology is another one now. */
  refresh(): void {
    for (const [peer, connected] of this.#connected) {
      const application = this.#applicationOf(peer)
      if ('condition' in application) peer.close(this.#refused(peer, application))
      else this.#relink(connected, application)
    }
  }

  #relink(connected: Connected, application: BusApplication): void {
    connected.served = application
    for (const link of connected.links) {
      const destination = destinationOf(application, link.address, link.direction)
      if ('condition' in destination) {
        connected.links.delete(link)
        link.end.close(destination)
      } else if (link.taking !== undefined) Object.assign(link.taking, { application, destination })
    }
  }

  #applicationOf(peer: AmqpVisitor): BusApplication | AmqpError {
    const { topology, access } = this.#parts
    const application = topology.application(peer.hostname, peer.login)
    if (application === undefined) return toPeer(conditions.notFound, busFault('application-unknown', { hostname: peer.hostname ?? '' }))
    return access.permits?.(peer.login, application) === false
      ? toPeer(conditions.unauthorized, busFault('application-denied', { application: application.name }))
      : application
  }

  #links(peer: AmqpVisitor, connected: Connected, gone: () => void): PeerLinks {
    const refused = (error: AmqpError): AmqpError => {
      this.#parts.observer?.({ kind: 'refused', what: 'link', from: peer.login.from, error })
      return error
    }
    return {
      incoming: (address, link) => {
        const destination = destinationOf(connected.served, address, 'send')
        return 'condition' in destination ? refused(destination) : this.#takes(peer, connected, destination, address, link)
      },
      outgoing: (address, link, outlet) => {
        const destination = destinationOf(connected.served, address, 'receive')
        return 'condition' in destination ? refused(destination) : this.#gives(peer, connected, address, link, outlet)
      },
      gone,
    }
  }

  #takes(
    peer: AmqpVisitor,
    { served: application, links }: Connected,
    destination: BusDestination,
    address: string,
    link: LinkEnd,
  ): LinkSink {
    const taking: IntakeLink = {
      application,
      destination,
      address,
      last: this.#last.slot(application.name, address),
      stop: (error) => link.close(error),
      cut: () => peer.close(),
    }
    const open: OpenLink = { address, direction: 'send', end: link, taking }
    links.add(open)
    let first = true
    return {
      arrived: ({ bytes, settle }) => {
        this.#intake.take({ link: taking, bytes, first, settle })
        first = false
      },
      gone: () => links.delete(open),
    }
  }

  #gives(peer: AmqpVisitor, { served, links }: Connected, address: string, end: LinkEnd, outlet: Outlet): LinkSource {
    const queues = this.#queues
    const open: OpenLink = { address, direction: 'receive', end }
    links.add(open)
    const ports = { parts: this.#parts, queues, address, cut: () => peer.close(), gone: () => links.delete(open) }
    return new QueueLink(queues.of(served.name, address), outlet, ports)
  }

  #refused(peer: AmqpVisitor, error: AmqpError): AmqpError {
    this.#parts.observer?.({ kind: 'refused', what: 'application', from: peer.login.from, error })
    return error
  }
}

/** What the peer may do with an address; or why it may not. */
function destinationOf(application: BusApplication, address: string, wanted: 'send' | 'receive'): BusDestination | AmqpError {
  const found = application.destination(address)
  if (found === undefined) {
    return toPeer(conditions.notFound, busFault('destination-unknown', { application: application.name, address }))
  }
  if (found.direction === wanted) return found
  return toPeer(conditions.notAllowed, busFault(`wrong-direction-${found.direction}`, { address }))
}
