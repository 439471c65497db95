/** One request in the journal: the arrival that the platform is given, which remembers what was asked and what was answered. */
import type { Arrival, BodySource, Peer } from '../../exchange/arrival.ts'
import type { RawHeaders } from '../../exchange/headers.ts'
import { isStream, type Reply } from '../../exchange/reply.ts'
import type { Call } from '../../session/call.ts'
import { BodyTap, copied } from './body-tap.ts'

/** Bytes that an entry takes beside its bodies: an estimate of the objects, and so much a header field. */
const ENTRY_BYTES = 600
const FIELD_BYTES = 80

/** An entry is an Arrival, so that a request costs one object and what the platform says of the arrival it says of the entry. */
export class Entry implements Arrival {
  readonly id: number
  readonly method: string
  readonly target: string
  readonly headers: RawHeaders
  /** `ticks()` at arrival and when the reply was ready; `ended` is -1 while the request runs. */
  readonly started: number
  ended: number
  /** In which session the platform ran the call, and what was thrown in place of an answer; absent where something before it answered. */
  call: Call | undefined
  error: unknown
  /** The part of the service that was called, as the platform knew it. */
  part: string | undefined
  /** As it went out; its body is cut to what is kept, and that of a stream is in `replyTap`. */
  reply: Reply | undefined
  requestTap: BodyTap | undefined
  replyTap: BodyTap | undefined
  /** Bytes that the journal counts for it: its size when it was answered. */
  held: number
  /** A call that goes out to another server: the target is its whole address. */
  readonly outgoing: boolean
  readonly #limit: number
  #streamed = false
  #source: Arrival | undefined
  /** A body that was read at once, and is tapped when it is asked for, or at the end. */
  #read: Uint8Array | undefined

  /** `limit`: bytes of a body that are kept. */
  constructor(id: number, source: Arrival, started: number, limit: number) {
    this.id = id
    this.method = source.method
    this.target = source.target
    this.headers = source.headers
    this.started = started
    this.ended = -1
    this.call = undefined
    this.error = undefined
    this.part = undefined
    this.reply = undefined
    this.requestTap = undefined
    this.replyTap = undefined
    this.held = 0
    this.outgoing = 'outgoing' in source
    this.#limit = limit
    this.#source = source
  }

  get scheme(): 'http' | 'https' {
    return this.#source?.scheme ?? 'http'
  }

  get authority(): string {
    return this.#source?.authority ?? ''
  }

  get body(): BodySource | undefined {
    if (this.requestTap !== undefined) return this.requestTap
    const body = this.#source?.body
    this.#read = undefined
    return body === undefined ? undefined : (this.requestTap = new BodyTap(body, this.#limit))
  }

  whole(most: number, take: (body: Uint8Array | undefined) => void): void {
    const source = this.#source
    if (source?.whole === undefined || this.requestTap !== undefined) return take(undefined)
    source.whole(most, (body) => {
      this.#read = body
      take(body)
    })
  }

  /** Whether the body is tapped to its end, since it was read at once. */
  tapRead(): boolean {
    if (this.#read === undefined || this.requestTap !== undefined) return false
    this.requestTap = BodyTap.ofRead(this.#read, this.#limit)
    this.#read = undefined
    return true
  }

  get signal(): AbortSignal {
    return this.#source?.signal ?? finished
  }

  get peer(): Peer {
    return this.#source?.peer ?? {}
  }

  /**
   * Notes the reply and gives the one to send: the same, with a stream watched as it flows. The connection is let go as soon as no one can
   * ask for it. `streamed` runs before a stream ends.
   */
  end(reply: Reply, now: number, streamed: () => Promise<void>): Reply {
    this.ended = now
    const { body } = reply
    if (body === undefined || typeof body === 'string' || !isStream(body)) {
      this.#source = undefined
      this.reply = body === undefined ? reply : keptReply(reply, body, this.#limit)
      return reply
    }
    // Without the stream, which may hold a file or buffers of its own when it is over.
    const { body: _stream, ...head } = reply
    this.reply = head
    this.#streamed = true
    return { ...reply, body: { ...body, stream: () => this.#watched(body.stream(), streamed) } }
  }

  /** No answer came, and why. */
  fail(error: unknown, now: number): void {
    this.ended = now
    this.error = error
    this.#source = undefined
  }

  /** Bytes held in memory, estimated. */
  get size(): number {
    const body = this.reply?.body
    const whole = body === undefined || (typeof body === 'object' && isStream(body)) ? 0 : body.length
    const replied = this.#streamed ? this.#limit : typeof body === 'string' ? whole * 2 : whole
    return ENTRY_BYTES + this.target.length * 2 + this.headers.length * FIELD_BYTES + (this.requestTap?.held ?? 0) + replied
  }

  async *#watched(stream: AsyncIterable<Uint8Array>, streamed: () => Promise<void>): AsyncGenerator<Uint8Array> {
    this.replyTap = new BodyTap(stream, this.#limit)
    try {
      yield* this.replyTap.whole()
      await streamed()
    } finally {
      this.#source = undefined
    }
  }
}

const finished = new AbortController().signal

const utf8 = new TextEncoder()

/** A view of a larger buffer would keep the whole of it. */
function keptReply(reply: Reply, body: string | Uint8Array, limit: number): Reply {
  if (body.length > limit) return { ...reply, body: cut(body, limit) }
  return typeof body === 'string' || body.length * 2 >= body.buffer.byteLength ? reply : { ...reply, body: copied(body) }
}

/** A copy: a slice of a text would hold the whole of it. A text is cut by characters, so the copy may have more bytes than the limit. */
const cut = (body: string | Uint8Array, limit: number): CutBody =>
  Object.assign(typeof body === 'string' ? utf8.encode(body.slice(0, limit)) : copied(body, limit), { whole: body.length })

/** Bytes of a body that was longer. */
export type CutBody = Uint8Array & { readonly whole: number }
