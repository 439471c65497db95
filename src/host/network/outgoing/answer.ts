/** The body of an answer on node's connection: in pieces, or whole within a limit. */
import type { IncomingMessage } from 'node:http'
import { declaredLength } from '../../../exchange/headers.ts'
import { tooLong } from '../../../exchange/outgoing/body.ts'
import { addressOf, OutgoingError, outgoingError } from '../../../exchange/outgoing/error.ts'
import type { OutgoingBody, OutgoingRequest } from '../../../exchange/outgoing/request.ts'

/** What is known of the call behind an answer. */
export interface AnsweredCall {
  readonly asked: OutgoingRequest
  /** What ended the call early, such as its time. */
  readonly failure: OutgoingError | undefined
}

/** An error before there is a reader must not end the process; the reader meets it then. */
const unread = (): void => {}

export class ReceivedBody implements OutgoingBody {
  declare readonly size?: number
  readonly #response: IncomingMessage
  readonly #call: AnsweredCall

  constructor(response: IncomingMessage, call: AnsweredCall) {
    this.#response = response
    this.#call = call
    const size = declaredLength(response.rawHeaders)
    if (size !== undefined) this.size = size
    response.on('error', unread)
  }

  async *stream(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#response as AsyncIterable<Uint8Array>
    } catch (error) {
      throw broken(error, this.#call)
    }
    if (!this.#response.complete) throw broken(undefined, this.#call)
  }

  /** By events: iterating costs several times as much. */
  whole(limit: number): Promise<Uint8Array> {
    const response = this.#response
    const call = this.#call
    return new Promise((resolve, reject) => {
      let first: Buffer | undefined
      let more: Buffer[] | undefined
      let length = 0
      const refuse = (): void => {
        reject(tooLong(limit, call.asked.url))
        response.destroy()
      }
      // HEAD and 304 announce a length that does not come.
      if (this.size !== undefined && this.size > limit && call.asked.method !== 'HEAD' && response.statusCode !== 304) return refuse()
      response.on('data', (piece: Buffer) => {
        length += piece.length
        if (length > limit) refuse()
        else if (first === undefined) first = piece
        else (more ??= [first]).push(piece)
      })
      response.on('end', () => resolve(more === undefined ? (first ?? nothing) : Buffer.concat(more)))
      response.on('close', () => {
        if (!response.complete) reject(broken(response.errored ?? undefined, call))
      })
    })
  }

  cancel(): void {
    this.#response.destroy()
  }
}

const nothing = new Uint8Array()

function broken(error: unknown, { failure, asked }: AnsweredCall): OutgoingError {
  if (failure) return failure
  if (error instanceof OutgoingError) return error
  return outgoingError('torn-body', { address: addressOf(asked.url) }, error)
}
