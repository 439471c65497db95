/**
 * From node's request to an Arrival: the raw target, header pairs as sent, a body for any method; nothing is read before it is asked for.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import type { Arrival, BodySource, Peer } from '../../exchange/arrival.ts'
import type { RawHeaders } from '../../exchange/headers.ts'
import { isASCII } from './ascii.ts'
import { BodyReader } from './body-reader.ts'
import { passed } from './passed.ts'

/** What the listener noted on a request before it was parsed or rewritten for the parser's sake (see connect.ts, client-error.ts). */
export const METHOD = Symbol('standin.method')
export const TARGET = Symbol('standin.target')
/** The client waits for a 100 before it sends the body; gone once it has it. */
export const WAITS = Symbol('standin.waits')

const READERS = Symbol('standin.readers')
/** The body was read to its end, although node has not come to it yet. */
const WHOLE = Symbol('standin.whole')
const ANSWERED = Symbol('standin.answered')

interface AnsweredSocket extends Duplex {
  /** The last request whose answer went out before its body was there. */
  [ANSWERED]?: IncomingMessage
}

export interface MarkedRequest extends IncomingMessage {
  [READERS]?: BodyReader[]
  [METHOD]?: string
  [TARGET]?: string
  [WAITS]?: true
  [WHOLE]?: true
}

export class NodeArrival implements Arrival {
  readonly method: string
  readonly target: string
  readonly headers: RawHeaders
  readonly #incoming: MarkedRequest
  readonly #outgoing: ServerResponse
  #controller: AbortController | undefined
  /** A body that was read at once. */
  #read: Buffer | undefined

  constructor(incoming: MarkedRequest, outgoing: ServerResponse) {
    this.#incoming = incoming
    this.#outgoing = outgoing
    this.method = incoming[METHOD] ?? incoming.method ?? 'GET'
    this.target = incoming[TARGET] ?? incoming.url ?? '/'
    this.headers = utf8Values(incoming.rawHeaders)
  }

  get scheme(): 'http' | 'https' {
    return 'encrypted' in this.#incoming.socket ? 'https' : 'http'
  }

  get authority(): string {
    const { localAddress = '127.0.0.1', localPort } = this.#incoming.socket
    return `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort ?? 0}`
  }

  get body(): BodySource | undefined {
    const { headers } = this.#incoming
    const none = headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0'
    if (this.#read !== undefined) return new ReadBody(this.#read)
    return none ? undefined : new RequestBody(this.#incoming, this.#outgoing)
  }

  /**
   * Node hands a request over before it has read the body that came along with the head, so the look is at the end of the turn; only then
   * does node say that the request is complete.
   */
  whole(most: number, take: (body: Uint8Array | undefined) => void): void {
    queueMicrotask(() => {
      const incoming = this.#incoming
      const { readableLength, destroyed, headers } = incoming
      const isShort = readableLength > 0 && readableLength <= most && headers['content-length'] === String(readableLength)
      if (isShort && !destroyed && incoming[WAITS] === undefined && incoming[READERS] === undefined) {
        this.#read = incoming.read() as Buffer
        incoming[WHOLE] = true
        passed(readableLength)
      }
      take(this.#read)
    })
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = new AbortController()
      this.#outgoing.once('close', () => {
        if (!this.#outgoing.writableFinished) controller.abort()
      })
      if (this.#outgoing.destroyed) controller.abort()
      this.#controller = controller
    }
    return this.#controller.signal
  }

  get peer(): Peer {
    const socket = this.#incoming.socket
    const certificate = 'getPeerCertificate' in socket ? certificateOf(socket as TLSSocket) : undefined
    return { ...(socket.remoteAddress !== undefined && { address: socket.remoteAddress }), ...(certificate && { certificate }) }
  }
}

/** A class, since an object with a method of a computed name costs more for each request than all that it does. */
class RequestBody implements BodySource {
  readonly #incoming: MarkedRequest
  readonly #outgoing: ServerResponse

  constructor(incoming: MarkedRequest, outgoing: ServerResponse) {
    this.#incoming = incoming
    this.#outgoing = outgoing
  }

  /** Leaving the loop must not destroy the socket: the refusal still has to be written on it. */
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.#reader()
  }

  each(take: (piece: Uint8Array) => void): Promise<void> {
    return this.#reader().each(take)
  }

  #reader(): BodyReader {
    this.#continue()
    const reader = new BodyReader(this.#incoming)
    ;(this.#incoming[READERS] ??= []).push(reader)
    return reader
  }

  /** RFC 9110 10.1.1: who refuses a body by its head need not have it sent. */
  #continue(): void {
    if (!this.#incoming[WAITS] || this.#outgoing.headersSent) return
    delete this.#incoming[WAITS]
    this.#outgoing.writeContinue()
  }
}

class ReadBody implements BodySource {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    yield this.#bytes
  }

  async each(take: (piece: Uint8Array) => void): Promise<void> {
    take(this.#bytes)
  }
}

/** Whether a body may be left when the request is answered. */
export const mayBeUnread = (incoming: MarkedRequest): boolean =>
  incoming[WHOLE] === undefined && (!incoming.complete || incoming.readableLength > 0)

/**
 * Throws away what is left of a body once its request is answered, so that the connection is free for the next one. A reader that stopped
 * midway (an unread upload, a body refused while it is unpacked) holds the connection until it is ended; node throws away only what no code
 * began to read.
 */
export function discardRest(incoming: MarkedRequest): void {
  const readers = incoming[READERS] ?? []
  delete incoming[READERS]
  if (incoming.complete && incoming.readableLength === 0) return
  ;(incoming.socket as AnsweredSocket)[ANSWERED] = incoming
  // A reader ends when the piece that it waits for is there, and node looks whether there is still a reader on its next turn.
  void Promise.allSettled(readers.map((reader) => reader.return())).then(() => setImmediate(() => incoming.resume()))
}

/** Whether what comes on the connection is the rest of a request that has its answer: it gets no second one. */
export const isAnswered = (socket: Duplex): boolean => (socket as AnsweredSocket)[ANSWERED]?.complete === false

function certificateOf(socket: TLSSocket): NonNullable<Peer['certificate']> | undefined {
  const certificate = socket.getPeerCertificate()
  if (Object.keys(certificate).length === 0) return undefined
  return {
    subject: Object.fromEntries(Object.entries(certificate.subject).map(([key, value]) => [key, String(value)])),
    verified: socket.authorized,
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Node hands header bytes as Latin-1 characters; what is valid UTF-8 is read as such, since that is how 1C's peers write names and values.
 */
function utf8Values(raw: readonly string[]): RawHeaders {
  return raw.every(isASCII) ? raw : raw.map(asUTF8)
}

function asUTF8(text: string): string {
  try {
    return utf8.decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}
