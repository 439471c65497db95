/** Opens the port of a broker: rhea speaks AMQP 1.0 on it, within the limits for one peer. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { saidBy } from '../../diagnostics/said-by.ts'
import type { AmqpError } from '../../integration/amqp/error.ts'
import type { AmqpBroker, AmqpLimits, AmqpListener, ListenAt, Listening } from '../../integration/amqp/listener.ts'
import { BusError } from '../../integration/bus/bus-error.ts'
import { busFault } from '../../integration/bus/diagnostics.ts'
import { loadRhea, type LoadedRhea } from './rhea.ts'
import { Visitor } from './visitor.ts'

const defaults: AmqpLimits = {
  connections: 1000,
  sessions: 64,
  links: 1024,
  frame: 256 * 1024,
  message: 128 * 1024 * 1024,
  unsettled: 64 * 1024 * 1024,
  handshake: 15_000,
}

/** Ends of connections are waited for so long. */
const GRACE = 1_000

/** @throws BusError where rhea is not installed */
export async function createAmqpListener(): Promise<AmqpListener> {
  const loaded = await loadRhea()
  return { listen: (at, broker) => listen(loaded, at, broker) }
}

async function listen(loaded: LoadedRhea, at: ListenAt, broker: AmqpBroker): Promise<Listening> {
  const limits = { ...defaults, ...at.limits }
  const container = loaded.rhea.create_container({ id: 'onec-standin' })
  // Each connection gets its own; this only makes rhea ask for a login.
  container.sasl_server_mechanisms = { PLAIN: () => undefined }
  const visitors = new Set<Visitor>()
  const sockets = new Set<Socket>()
  const accept = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    if (visitors.size >= limits.connections) return void socket.destroy()
    const visitor: Visitor = new Visitor(socket, { loaded, container, broker, limits, gone: () => visitors.delete(visitor) })
    visitors.add(visitor)
  }
  const server = serverOf(at, accept)
  try {
    server.listen({ host: at.host, port: at.port })
    await once(server, 'listening')
  } catch (error) {
    throw new BusError(busFault('port-taken', { port: String(at.port), host: at.host, why: saidBy(error) }), error)
  }
  return {
    host: at.host,
    port: (server.address() as AddressInfo).port,
    close: (error) => closed(server, visitors, sockets, error),
  }
}

function serverOf({ tls }: ListenAt, accept: (socket: Socket) => void): Server {
  const server =
    tls === undefined ? createServer({ noDelay: true }, accept) : createTlsServer({ cert: tls.cert, key: tls.key, noDelay: true }, accept)
  // Peers whose TLS fails are no trouble of ours.
  server.on('tlsClientError', () => undefined)
  return server
}

async function closed(
  server: Server,
  visitors: ReadonlySet<Visitor>,
  sockets: ReadonlySet<Socket>,
  error: AmqpError | undefined,
): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  for (const visitor of visitors) visitor.close(error)
  const late = setTimeout(() => sockets.forEach((socket) => socket.destroy()), GRACE)
  await ended
  clearTimeout(late)
}
