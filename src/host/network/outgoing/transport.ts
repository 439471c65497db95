/** The transport of calls that go out, over node's own HTTP: no redirections, no cookies, no unpacking, every body framed. */
import { request as requestPlain, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestSecure } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { addressOf, outgoingError, urlText, type OutgoingError } from '../../../exchange/outgoing/error.ts'
import type { Outgoing, OutgoingAnswer, OutgoingRequest } from '../../../exchange/outgoing/request.ts'
import { isStream } from '../../../exchange/reply.ts'
import { agentOf } from './agents.ts'
import { ReceivedBody } from './answer.ts'
import { failureOf } from './failure.ts'
import { proxyAuthorization } from './tunnel.ts'

export const transport: Outgoing = (asked) => send(asked, true)

/** `mayRepeat`: a kept connection may have been ended by the server meanwhile; such a call is made once more, as libcurl does. */
function send(asked: OutgoingRequest, mayRepeat: boolean): Promise<OutgoingAnswer> {
  return new Promise((resolve, reject) => {
    const started = asked.timeout === undefined ? 0 : performance.now()
    const request = opened(asked)
    const call = new Call(asked, request)
    request.on('response', (response) => {
      call.response = response
      resolve(answerOf(response, call))
    })
    let isRepeated = false
    request.on('error', (error) => {
      const isStale = request.reusedSocket && call.response === undefined && call.failure === undefined && isReset(error)
      isRepeated = isStale && mayRepeat && isRepeatable(asked)
      if (isRepeated) send(withRest(asked, started), false).then(resolve, reject)
      else reject(call.failure ?? failureOf(error, asked.url))
    })
    // An answer that is none (101 to what asked for nothing else) ends the connection without an error.
    request.on('close', () => {
      call.over()
      if (call.response === undefined && !isRepeated) reject(call.failure ?? outgoingError('reset', { address: addressOf(asked.url) }))
    })
    write(request, asked, (error) => {
      call.end(failureOf(error, asked.url))
    })
  })
}

/** The time of a call is that of both attempts. */
const withRest = (asked: OutgoingRequest, started: number): OutgoingRequest =>
  asked.timeout === undefined ? asked : { ...asked, timeout: Math.max(1, asked.timeout - (performance.now() - started)) }

const isReset = (error: Error): boolean => 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')

const isRepeatable = ({ body }: OutgoingRequest): boolean => body === undefined || typeof body === 'string' || body instanceof Uint8Array

/** The request with its head; throws for what node takes for no request. */
function opened(asked: OutgoingRequest): ClientRequest {
  const { method, url, headers, proxy, body } = asked
  const plainProxy = url.scheme === 'http' ? proxy : undefined
  const { host, port } = plainProxy ?? url
  const path = plainProxy === undefined ? url.path : urlText(url)
  const options: RequestOptions = { agent: agentOf(asked), host, port, method, path, setHost: false }
  const request = url.scheme === 'https' ? requestSecure(options) : requestPlain(options)
  putHeaders(request, plainProxy === undefined ? headers : withLogin(headers, proxyAuthorization(plainProxy)))
  // libcurl sends none, and node would add its own.
  request.removeHeader('Connection')
  frame(request, body)
  return request
}

/** Behind Host, where libcurl has it. */
const withLogin = (headers: readonly string[], login: string | undefined): readonly string[] =>
  login === undefined ? headers : [...headers.slice(0, 2), 'Proxy-Authorization', login, ...headers.slice(2)]

/** Several of one name go out as several, in the case of the first. Text beyond ASCII goes out as UTF-8, which node wants as Latin-1. */
function putHeaders(request: ClientRequest, headers: readonly string[]): void {
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const [name, value] = [headers[at]!, headers[at + 1]!]
    const sent = isASCII(value) ? value : Buffer.from(value, 'utf8').toString('latin1')
    const earlier = request.getHeader(name)
    if (earlier === undefined) request.setHeader(name, sent)
    else request.setHeader(name, [...(Array.isArray(earlier) ? earlier : [String(earlier)]), sent])
  }
}

// eslint-disable-next-line no-control-regex
const isASCII = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text)

/** Node frames no body of GET, HEAD, DELETE and OPTIONS: the next request on the connection would be corrupt. */
function frame(request: ClientRequest, body: OutgoingRequest['body']): void {
  if (body === undefined) {
    if (!request.useChunkedEncodingByDefault) return
    request.removeHeader('Transfer-Encoding')
    request.removeHeader('Content-Length')
    return
  }
  const size = typeof body === 'string' ? Buffer.byteLength(body) : isStream(body) ? body.size : body.length
  if (size === undefined) {
    request.removeHeader('Content-Length')
    request.setHeader('Transfer-Encoding', 'chunked')
  } else if (!request.hasHeader('Transfer-Encoding')) request.setHeader('Content-Length', size)
}

function write(request: ClientRequest, { body }: OutgoingRequest, failed: (error: unknown) => void): void {
  if (body === undefined) request.end()
  else if (typeof body === 'string') request.end(Buffer.from(body))
  else if (body instanceof Uint8Array) request.end(body)
  else pipeline(Readable.from(body.stream(), { objectMode: false }), request).catch(failed)
}

/** The time of a call, and what ended it early. */
class Call {
  response: IncomingMessage | undefined
  failure: OutgoingError | undefined
  readonly #request: ClientRequest
  readonly #timer: NodeJS.Timeout | undefined
  readonly #cancel: (() => void) | undefined
  readonly asked: OutgoingRequest

  constructor(asked: OutgoingRequest, request: ClientRequest) {
    const { url, timeout, signal } = asked
    this.#request = request
    this.asked = asked
    if (timeout !== undefined) this.#timer = setTimeout(() => this.end(timedOut(url, timeout)), Math.min(timeout, LONGEST))
    if (signal === undefined) return
    this.#cancel = () => this.end(outgoingError('cancelled', { address: addressOf(url) }, signal.reason))
    if (signal.aborted) this.#cancel()
    else signal.addEventListener('abort', this.#cancel)
  }

  end(failure: OutgoingError): void {
    this.failure ??= failure
    if (this.response) this.response.destroy(this.failure)
    else this.#request.destroy(this.failure)
  }

  over(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer)
    if (this.#cancel !== undefined) this.asked.signal?.removeEventListener('abort', this.#cancel)
  }
}

/** Milliseconds that node's timer can count. */
const LONGEST = 0x7fff_ffff

const timedOut = (url: OutgoingRequest['url'], timeout: number): OutgoingError =>
  outgoingError('timeout', {}, undefined, `${addressOf(url)} did not answer within ${timeout / 1000} s`)

const utf8 = (text: string): string => (isASCII(text) ? text : Buffer.from(text, 'latin1').toString('utf8'))

function answerOf(response: IncomingMessage, call: Call): OutgoingAnswer {
  const { statusCode = 0, statusMessage = '', rawHeaders } = response
  return {
    status: statusCode,
    ...(statusMessage !== '' && { reason: utf8(statusMessage) }),
    headers: isASCII(rawHeaders.join('')) ? rawHeaders : rawHeaders.map(utf8),
    body: new ReceivedBody(response, call),
  }
}
