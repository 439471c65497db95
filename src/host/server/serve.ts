/** A platform on a port: node's own server with TLS, limits, time-outs and draining. */
import { createServer, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Platform } from '../../platform/configuration.ts'
import { NodeArrival, WAITS, type MarkedRequest } from './arrival.ts'
import { answerClientErrors } from './client-error.ts'
import { acceptConnect, takeMark } from './connect.ts'
import { trackConnections, type EndUnused } from './connections.ts'
import { headProblem } from './head-problem.ts'
import { endIdleConnections } from './idle.ts'
import { writeReply } from './write-reply.ts'

/** Certificate and key for https. */
export interface TLSOptions {
  /** PEM. */
  readonly cert: string | Uint8Array
  /** PEM, without a passphrase. */
  readonly key: string | Uint8Array
  /** PEM of the authority of client certificates; with it a client must present one that the authority signed. */
  readonly clientCA?: string | Uint8Array
}

/** Address, TLS and limits of `serve`. */
export interface ServeOptions {
  /** 0 = any free port; 8080 when absent. */
  readonly port?: number
  /** 127.0.0.1 when absent. */
  readonly host?: string
  /** With it https is served. */
  readonly tls?: TLSOptions
  /** Milliseconds that a client may take for the headers, and for the whole request while it sends nothing; 60 000 when absent. */
  readonly requestTimeout?: number
  /** Milliseconds for a whole request, its body included, however steadily it comes; no limit when absent. */
  readonly bodyTimeout?: number
  /** Connections at once; further ones are closed as they come. No limit when absent. */
  readonly maxConnections?: number
  /**
   * Answer a client that has ended its side of the connection behind its request (FIN). A client that leaves looks the same, so its
   * departure is noticed only when the answer is sent: `call.signal` aborts late, and the call waits on for its session. `false` when
   * absent.
   */
  readonly halfOpen?: boolean
}

/** A platform that is being served. */
export interface Served {
  /** `http://127.0.0.1:PORT<base>`, no trailing slash. */
  readonly url: string
  /** The port in use. */
  readonly port: number
  /** Stops listening, lets running calls end (at most `grace` milliseconds, 10 000 when absent), then closes every connection. */
  close(grace?: number): Promise<void>
}

/** Resolves when the port is served; rejects with node's error (`EADDRINUSE`, …) when it can't be. */
export async function serve(platform: Platform, options: ServeOptions = {}): Promise<Served> {
  const { host = '127.0.0.1', port = 8080, tls } = options
  const server = tls ? createSecureServer({ ...serverOptions(options), ...tlsOptions(tls) }) : createServer(serverOptions(options))
  const event = tls ? 'secureConnection' : 'connection'
  server.on('request', requestListener(platform))
  server.on('checkContinue', (request: MarkedRequest, response) => {
    request[WAITS] = true
    server.emit('request', request, response)
  })
  // The bytes of a head are bounded (maxHeaderSize); by its default node drops lines beyond two thousand without a word.
  server.maxHeadersCount = 0
  if (options.maxConnections !== undefined) server.maxConnections = options.maxConnections
  if (options.halfOpen === true) (server as HalfOpenServer).httpAllowHalfOpen = true
  const endUnused = trackConnections(server)
  acceptConnect(server, event)
  answerClientErrors(server, event)
  endIdleConnections(server, options.requestTimeout ?? REQUEST_TIMEOUT)
  await listening(server, port, host)
  const bound = (server.address() as AddressInfo).port
  const authority = `${host.includes(':') ? `[${host}]` : host}:${bound}`
  return {
    url: `${tls ? 'https' : 'http'}://${authority}${platform.base}`,
    port: bound,
    close: (grace = 10_000) => drain(server, endUnused, grace),
  }
}

/**
 * Straight from node's request to the platform: Hono is the shell where a platform is mounted (hono.ts), and costs a fifth of a request
 * (docs/decisions/001).
 */
const requestListener =
  (platform: Platform) =>
  (request: MarkedRequest, response: ServerResponse): void => {
    takeMark(request)
    const problem = headProblem(request)
    if (problem !== undefined) {
      response.shouldKeepAlive = false
      return void response.writeHead(problem, { 'Content-Length': 0 }).end()
    }
    const arrival = new NodeArrival(request, response)
    const destroy = (): void => void response.destroy()
    platform.handle(arrival).then((reply) => {
      try {
        void writeReply(response, arrival.method, reply)
      } catch {
        destroy()
      }
    }, destroy)
  }

const REQUEST_TIMEOUT = 60_000

/** Node's own, not among its types. */
interface HalfOpenServer extends Server {
  httpAllowHalfOpen?: boolean
}

const serverOptions = ({ requestTimeout = REQUEST_TIMEOUT, bodyTimeout = 0 }: ServeOptions) => ({
  requestTimeout: bodyTimeout, // a long upload is not a fault; a silent one is (idle.ts)
  headersTimeout: bodyTimeout === 0 ? requestTimeout : Math.min(requestTimeout, bodyTimeout),
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: Math.min(requestTimeout, bodyTimeout || requestTimeout, 5_000),
  maxHeaderSize: 64 * 1024,
  requireHostHeader: false,
})

const tlsOptions = ({ cert, key, clientCA }: TLSOptions) => ({
  cert: Buffer.from(cert),
  key: Buffer.from(key),
  ...(clientCA !== undefined && { ca: Buffer.from(clientCA), requestCert: true, rejectUnauthorized: true }),
})

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      server.on('error', () => {}) // a connection that could not be taken; the others are served
      resolve()
    })
  })
}

function drain(server: Server, endUnused: EndUnused, grace: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace)
    // Node keeps silent connections, and others for their keep-alive time, even when it has stopped listening.
    const idle = setInterval(endUnused, 20)
    // Node's would end connections whose next request is there and was not read yet.
    server.closeIdleConnections = () => {}
    server.close(() => {
      clearTimeout(timer)
      clearInterval(idle)
      resolve()
    })
    endUnused()
  })
}
