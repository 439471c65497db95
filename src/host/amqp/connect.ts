/** Connects to a broker as 1C does: SASL PLAIN in UTF-8, the application as hostname of the Open, a session for each link. */
import { connect as connectSocket, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { saidBy } from '../../diagnostics/said-by.ts'
import { inBoth } from '../../diagnostics/said-error.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import type { AmqpClient, AmqpConnection, AmqpPeer } from '../../integration/amqp/client.ts'
import type { AmqpError } from '../../integration/amqp/error.ts'
import { BusError } from '../../integration/bus/bus-error.ts'
import { busFault } from '../../integration/bus/diagnostics.ts'
import { ClientConnection } from './client-connection.ts'
import { collectFrames } from './frame-writer.ts'
import { guardFrames } from './guard.ts'
import { loadRhea } from './load-rhea.ts'
import { plainResponse } from './plain.ts'
import type { LoadedRhea, RheaConnection } from './rhea.ts'
import { mendSessions } from './sessions.ts'

const FRAME = 1024 * 1024
const MESSAGE = 1024 * 1024 * 1024
/** From the socket's connection to the peer's Open, in milliseconds. */
const HANDSHAKE = 30_000
/** The peer is asked for a sign of life in this time; after twice the time without one the connection is over. */
const IDLE = 15_000

/** `idle`: a test has another one. @throws BusError where rhea is not installed */
export async function createAmqpClient({ idle = IDLE }: { readonly idle?: number } = {}): Promise<AmqpClient> {
  const loaded = await loadRhea()
  return { connect: (peer) => connect(loaded, peer, idle) }
}

async function connect(loaded: LoadedRhea, peer: AmqpPeer, idle: number): Promise<AmqpConnection> {
  const refused = (why: ReturnType<typeof saidBy> | string, cause?: unknown): BusError =>
    new BusError(busFault('connection-refused', { host: peer.host, port: String(peer.port), why }), cause)
  const socket = socketTo(peer)
  const connection = connectionOver(loaded, peer, socket, idle)
  const client = new ClientConnection(connection, loaded.rhea, socket, MESSAGE)
  const late = setTimeout(() => socket.destroy(inBoth(new Error('the peer does not answer'), 'другая сторона не отвечает')), HANDSHAKE)
  let broken: Error | undefined
  socket.on('error', (error) => {
    broken ??= error
  })
  connection.connect()
  // It makes the transport anew.
  collectFrames(connection, loaded.writeFrame)
  guardFrames(connection, FRAME)
  const opened = await Promise.race([client.opened, client.closed.then((error) => ({ error }))])
  clearTimeout(late)
  if (opened === undefined) return client
  // A peer that refuses an Open answers with one of its own, and closes.
  throw refused(whyNot(opened.error) ?? (broken === undefined ? closedByPeer : saidBy(broken)), broken)
}

const closedByPeer = said('the connection was closed', 'соединение закрыто')
const loginRefused = said('the login was refused: the token is wrong, or over', 'вход не принят: токен неверен, или его срок истек')

/** Of a refused login rhea gives the number of the outcome. */
const whyNot = (error: AmqpError | undefined): Said | string | undefined =>
  error?.description.startsWith('Failed to authenticate: ') === true ? loginRefused : error?.description

function socketTo({ host, port, tls }: AmqpPeer): Socket {
  if (tls === undefined) return connectSocket({ host, port, noDelay: true })
  return connectTls({
    host,
    port,
    servername: /^[\d.:]+$/.test(host) ? '' : host,
    rejectUnauthorized: tls.verify !== false,
    ...(tls.ca !== undefined && { ca: tls.ca }),
  })
}

function connectionOver(loaded: LoadedRhea, peer: AmqpPeer, socket: Socket, idle: number): RheaConnection {
  const PLAIN = {
    start: (done: (error: undefined, response: Buffer) => void) => done(undefined, plainResponse(peer.user, peer.password)),
  }
  const open = (_port: number, _host: string, _options: object, connected: () => void): Socket =>
    socket.on(peer.tls === undefined ? 'connect' : 'secureConnect', connected)
  const connection = loaded.rhea.create_container({ id: 'onec-standin' }).create_connection({
    reconnect: false,
    host: peer.host,
    port: peer.port,
    ...(peer.hostname !== undefined && { hostname: peer.hostname }),
    max_frame_size: FRAME,
    idle_time_out: idle,
    sasl_mechanisms: { PLAIN: () => PLAIN },
    connection_details: () => ({ connect: open, host: peer.host, port: peer.port, options: {} }),
    receiver_options: { credit_window: 0, autoaccept: false, autosettle: false },
    sender_options: { autosettle: false, treat_modified_as_released: false },
  })
  mendSessions(connection, loaded.rhea, { message: MESSAGE })
  return connection
}
