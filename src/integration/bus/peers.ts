/** The peers of a bus: who is let in, which links each may open, and how its connection ends. */
import { conditions, type AmqpError } from '../amqp/error.ts'
import type { AmqpBroker, AmqpLogin, AmqpVisitor, Arrival, LinkEnd, LinkSource, Outlet, PeerLinks } from '../amqp/listener.ts'
import { busFault, toPeer } from './diagnostics.ts'
import type { Intake, IntakeLink } from './intake.ts'
import type { BrokerParts, ConnectedPeer } from './parts.ts'
import type { Queues } from './queues.ts'
import { QueueLink } from './receiver.ts'
import type { LastMessages } from './repeated.ts'
import type { BusApplication, BusDestination } from './topology.ts'

export class Peers implements AmqpBroker {
  readonly #parts: BrokerParts
  readonly #queues: Queues
  readonly #intake: Intake
  readonly #last: LastMessages
  readonly #connected = new Map<AmqpVisitor, ConnectedPeer>()

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
    const { topology, access, failures, observer } = this.#parts
    if (failures?.connecting?.() === 'brokerDown') {
      peer.close()
      return { condition: conditions.forced, description: '' }
    }
    const application = topology.application(peer.hostname, peer.login)
    if (application === undefined) {
      return this.#refused(peer, toPeer(conditions.notFound, busFault('application-unknown', { hostname: peer.hostname ?? '' })))
    }
    if (access.permits?.(peer.login, application) === false) {
      return this.#refused(peer, toPeer(conditions.unauthorized, busFault('application-denied', { application: application.name })))
    }
    this.#connected.set(peer, { user: peer.login.user, application: application.name })
    const facts = { application: application.name, from: peer.login.from, container: peer.container }
    observer?.({ kind: 'connected', ...facts })
    return this.#links(peer, application, () => {
      this.#connected.delete(peer)
      observer?.({ kind: 'disconnected', ...facts })
    })
  }

  disconnect(error: AmqpError | undefined, which?: (peer: ConnectedPeer) => boolean): void {
    for (const [visitor, peer] of this.#connected) if (which?.(peer) ?? true) visitor.close(error)
  }

  #links(peer: AmqpVisitor, application: BusApplication, gone: () => void): PeerLinks {
    const refused = (error: AmqpError): AmqpError => {
      this.#parts.observer?.({ kind: 'refused', what: 'link', from: peer.login.from, error })
      return error
    }
    return {
      incoming: (address, link) => {
        const destination = destinationOf(application, address, 'send')
        return 'condition' in destination ? refused(destination) : this.#takes(peer, application, destination, address, link)
      },
      outgoing: (address, _link, outlet) => {
        const destination = destinationOf(application, address, 'receive')
        return 'condition' in destination ? refused(destination) : this.#gives(peer, application, address, outlet)
      },
      gone,
    }
  }

  #takes(peer: AmqpVisitor, application: BusApplication, destination: BusDestination, address: string, link: LinkEnd) {
    const taking: IntakeLink = {
      application,
      destination,
      address,
      last: this.#last.slot(application.name, address),
      stop: (error) => link.close(error),
      cut: () => peer.close(),
    }
    let first = true
    return ({ bytes, settle }: Arrival): void => {
      this.#intake.take({ link: taking, bytes, first, settle })
      first = false
    }
  }

  #gives(peer: AmqpVisitor, application: BusApplication, address: string, outlet: Outlet): LinkSource {
    const queues = this.#queues
    return new QueueLink(queues.of(application.name, address), outlet, { parts: this.#parts, queues, address, cut: () => peer.close() })
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
