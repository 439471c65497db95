/** A call that goes out as the journal, stubs and failures see requests. */
import type { Arrival, BodySource } from '../../exchange/arrival.ts'
import type { RawHeaders } from '../../exchange/headers.ts'
import { addressOf } from '../../exchange/outgoing/error.ts'
import type { OutgoingRequest } from '../../exchange/outgoing/request.ts'
import { isStream } from '../../exchange/reply.ts'

const utf8 = new TextEncoder()
const never = new AbortController().signal

export class OutgoingArrival implements Arrival {
  readonly method: string
  /** The whole address. */
  readonly target: string
  readonly headers: RawHeaders
  readonly outgoing = true
  readonly #request: OutgoingRequest

  constructor(request: OutgoingRequest, target: string) {
    this.method = request.method
    this.target = target
    this.headers = request.headers
    this.#request = request
  }

  get scheme(): 'http' | 'https' {
    return this.#request.url.scheme
  }

  get authority(): string {
    return addressOf(this.#request.url)
  }

  get body(): BodySource | undefined {
    const { body } = this.#request
    if (body === undefined) return undefined
    if (typeof body === 'object' && isStream(body)) return body.stream()
    return piece(typeof body === 'string' ? utf8.encode(body) : body)
  }

  get signal(): AbortSignal {
    return this.#request.signal ?? never
  }
}

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes
}
