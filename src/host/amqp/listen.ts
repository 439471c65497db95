/**
 * Opens the port of a broker at once. What speaks AMQP 1.0 on it, rhea above all, is loaded beside it: connections that come before wait
 * for it.
 */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { saidBy } from '../../diagnostics/said-by.ts'
import type { AmqpError } from '../../integration/amqp/error.ts'
import type { AmqpBroker, AmqpLimits, AmqpListener, ListenAt, Listening } from '../../integration/amqp/listener.ts'
import { BusError } from '../../integration/bus/bus-error.ts'
import { busFault } from '../../integration/bus/diagnostics.ts'
import type { Greet } from './greet.ts'
import { findRhea } from './load-rhea.ts'
import type { Visitor } from './visitor.ts'

const defaults: AmqpLimits = {
  connections: 1000,
  sessions: 64,
  links: 1024,
  frame: 256 * 1024,
  message: 128 * 1024 * 1024,
  unsettled: 64 * 1024 * 1024,
  handshake: 15_000,
  detach: 10_000,
}

/** Ends of connections are waited for so long. */
const GRACE = 1_000

type Load = (broker: AmqpBroker, limits: AmqpLimits) => Promise<Greet>

const loadRest: Load = async (broker, limits) => (await import('./greet.ts')).loadGreet(broker, limits)

/** `load`: of what speaks AMQP. @throws BusError where rhea is not installed */
export function createAmqpListener(load = loadRest): AmqpListener {
  findRhea()
  return { listen: (at, broker) => listen(at, broker, load) }
}

async function listen(at: ListenAt, broker: AmqpBroker, load: Load): Promise<Listening> {
  const limits = { ...defaults, ...at.limits }
  const port = new BrokerPort(limits, () => load(broker, limits), at.crowded)
  const server = serverOf(at, (socket) => port.accept(socket))
  try {
    server.listen({ host: at.host, port: at.port })
    await once(server, 'listening')
  } catch (error) {
    throw new BusError(busFault('port-taken', { port: String(at.port), host: at.host, why: saidBy(error) }), error)
  }
  return {
    host: at.host,
    port: (server.address() as AddressInfo).port,
    prepare: () => port.prepare(),
    close: (error) => port.close(server, error),
  }
}

/** Of a machine that is gone nothing is heard: the system asks after so many milliseconds, and ends the connection that has no answer. */
const QUIET = 30_000

function serverOf({ tls }: ListenAt, accept: (socket: Socket) => void): Server {
  const ofSockets = { noDelay: true, keepAlive: true, keepAliveInitialDelay: QUIET }
  const server =
    tls === undefined ? createServer(ofSockets, accept) : createTlsServer({ ...ofSockets, cert: tls.cert, key: tls.key }, accept)
  // Peers whose TLS fails are no trouble of ours.
  server.on('tlsClientError', () => undefined)
  return server
}

/** Of as many connections as there may be: with fewer there is room again, so that not each that comes and goes is reported. */
const ROOMY = 0.9

/** The connections of a port, those that wait among them. */
class BrokerPort {
  readonly #limits: AmqpLimits
  readonly #load: () => Promise<Greet>
  readonly #crowded: ListenAt['crowded']
  readonly #sockets = new Set<Socket>()
  readonly #visitors = new Set<Visitor>()
  #greet: Greet | undefined
  #loading: Promise<void> | undefined
  #isClosed = false
  #isCrowded = false

  constructor(limits: AmqpLimits, load: () => Promise<Greet>, crowded: ListenAt['crowded']) {
    this.#limits = limits
    this.#load = load
    this.#crowded = crowded
  }

  accept(socket: Socket): void {
    if (this.#sockets.size >= this.#limits.connections) return this.#refuse(socket)
    this.#sockets.add(socket)
    socket.on('close', () => this.#left(socket))
    if (this.#greet !== undefined) return this.#admit(socket, this.#greet)
    // What it sends meanwhile node keeps for its first reader. rhea hears of errors later.
    socket.on('error', () => undefined)
    this.prepare().then(
      () => this.#admit(socket, this.#greet!),
      () => socket.destroy(),
    )
  }

  prepare(): Promise<void> {
    this.#loading ??= this.#load().then((greet) => {
      this.#greet = greet
    })
    return this.#loading
  }

  async close(server: Server, error: AmqpError | undefined): Promise<void> {
    this.#isClosed = true
    const ended = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const visitor of this.#visitors) visitor.close(error)
    // Nobody speaks to these yet.
    if (this.#greet === undefined) for (const socket of this.#sockets) socket.destroy()
    const late = setTimeout(() => this.#sockets.forEach((socket) => socket.destroy()), GRACE)
    await ended
    clearTimeout(late)
  }

  #refuse(socket: Socket): void {
    const from = `${socket.remoteAddress}:${socket.remotePort}`
    socket.destroy()
    if (this.#isCrowded) return
    this.#isCrowded = true
    this.#crowded?.(from, this.#limits.connections)
  }

  #left(socket: Socket): void {
    this.#sockets.delete(socket)
    if (this.#sockets.size < this.#limits.connections * ROOMY) this.#isCrowded = false
  }

  /** A connection that waited may be over by now. */
  #admit(socket: Socket, greet: Greet): void {
    if (this.#isClosed) return void socket.destroy()
    if (socket.destroyed) return
    const visitor = greet(socket, () => this.#visitors.delete(visitor))
    this.#visitors.add(visitor)
  }
}
