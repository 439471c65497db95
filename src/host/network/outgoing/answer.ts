/** The body of an answer on node's connection: in pieces, or whole within a limit. */
import type { IncomingMessage } from 'node:http'
import { tooLong } from '../../../exchange/outgoing/body.ts'
import { addressOf, OutgoingError, outgoingError } from '../../../exchange/outgoing/error.ts'
import type { OutgoingBody, OutgoingURL } from '../../../exchange/outgoing/request.ts'

/** What is known of the call behind an answer. */
export interface AnsweredCall {
  readonly url: OutgoingURL
  /** What ended the call early, such as its time. */
  readonly failure: OutgoingError | undefined
}

export function bodyOf(response: IncomingMessage, call: AnsweredCall): OutgoingBody {
  // An error before there is a reader must not end the process; the reader meets it then.
  response.on('error', () => {})
  const size = Number(response.headers['content-length'])
  return {
    ...(Number.isInteger(size) && { size }),
    stream: () => pieces(response, call),
    whole: (limit) => whole(response, call, limit),
    cancel: () => void response.destroy(),
  }
}

async function* pieces(response: IncomingMessage, call: AnsweredCall): AsyncGenerator<Uint8Array> {
  try {
    yield* response as AsyncIterable<Uint8Array>
  } catch (error) {
    throw broken(error, call)
  }
  if (!response.complete) throw broken(undefined, call)
}

function whole(response: IncomingMessage, call: AnsweredCall, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const gathered: Buffer[] = []
    let length = 0
    const refuse = (): void => {
      reject(tooLong(limit, call.url))
      response.destroy()
    }
    if (Number(response.headers['content-length']) > limit && response.method !== 'HEAD' && !isBodiless(response)) return refuse()
    response.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > limit) refuse()
      else gathered.push(piece)
    })
    response.on('end', () => resolve(gathered.length === 1 ? gathered[0]! : Buffer.concat(gathered)))
    response.on('error', (error) => reject(broken(error, call)))
    response.on('close', () => {
      if (!response.complete) reject(broken(undefined, call))
    })
  })
}

/** The answer to HEAD, and 304, announce a length that does not come. */
const isBodiless = (response: IncomingMessage): boolean => {
  const { req } = response as { req?: { method?: string } }
  return req?.method === 'HEAD' || response.statusCode === 304
}

function broken(error: unknown, { failure, url }: AnsweredCall): OutgoingError {
  if (failure) return failure
  if (error instanceof OutgoingError) return error
  return outgoingError('torn-body', { address: addressOf(url) }, error)
}
