/** One call of an HTTPConnection: the request as it goes out, a second one where the server asks for a name, and the answer. */
import { headerValues, isHeaderName } from '../../exchange/headers.ts'
import { wholeBody } from '../../exchange/outgoing/body.ts'
import { addressOf, OutgoingError, outgoingError } from '../../exchange/outgoing/error.ts'
import type {
  Outgoing,
  OutgoingAnswer,
  OutgoingLine,
  OutgoingProxy,
  OutgoingRequest,
  OutgoingTLS,
  OutgoingURL,
} from '../../exchange/outgoing/request.ts'
import type { ReplyBody } from '../../exchange/reply.ts'
import { resourceOf } from '../wire/address.ts'
import { basicOf, headOf } from '../wire/head.ts'
import type { WireProfile } from '../wire/profile.ts'
import { outgoingBody, type BodyFiles } from './body.ts'
import type { SystemProxy } from './proxy.ts'
import type { HTTPRequest } from './request.ts'
import { HTTPResponse } from './response.ts'

/** What the machine lends to connections. */
export interface HTTPMachine {
  readonly outgoing: Outgoing
  readonly systemProxy: SystemProxy
  readonly files: BodyFiles
}

/** What all calls of one connection share. */
export interface Caller {
  readonly machine: HTTPMachine
  readonly profile: WireProfile
  readonly server: Omit<OutgoingURL, 'path'>
  readonly tls: OutgoingTLS | undefined
  proxyOf(url: OutgoingURL): OutgoingProxy | undefined
  readonly user: string
  readonly password: string
  /** Milliseconds. */
  readonly timeout: number | undefined
  readonly line: OutgoingLine | undefined
}

/** @throws OutgoingError where no answer comes; any status is an answer */
export async function call(caller: Caller, method: string, request: HTTPRequest, file: string | undefined): Promise<HTTPResponse> {
  if (typeof method !== 'string' || !isHeaderName(method)) throw outgoingError('bad-method', { name: String(method) })
  const { machine, profile } = caller
  try {
    const made = requestOf(caller, method, request)
    const asked = made instanceof Promise ? await made : made
    let answer = await machine.outgoing(asked)
    if (answer.status === 401 && mayGiveName(caller, asked, answer)) {
      discard(answer)
      answer = await machine.outgoing({ ...asked, headers: headersOf(caller, asked.url, request, true) })
    }
    const { proxy, url } = asked
    if (answer.status === 407 && proxy !== undefined && profile.proxyLogin === 'error') {
      discard(answer)
      throw outgoingError('proxy-login', { proxy: addressOf(proxy) })
    }
    const body = file === undefined ? await wholeBody(answer, profile.maxBody, url) : await saved(answer, file, machine.files)
    return new HTTPResponse({ status: answer.status, headers: answer.headers, joint: profile.joint, body })
  } catch (error) {
    // It arose where a socket failed, which knows nothing of the line that called: here the stack has it again.
    if (error instanceof OutgoingError) Error.captureStackTrace(error)
    throw error
  }
}

const nothing = new Uint8Array()
const withLength = new Set(['POST', 'PUT', 'PATCH'])

/** A promise where the body is a file, which is looked at first. */
function requestOf(caller: Caller, method: string, request: HTTPRequest): OutgoingRequest | Promise<OutgoingRequest> {
  const { machine, profile, server } = caller
  const url = {
    scheme: server.scheme,
    host: server.host,
    port: server.port,
    path: resourceOf(String(request.ResourceAddress), profile.resource),
  }
  const held = outgoingBody(request.body, machine.files, profile)
  const made = (body: ReplyBody | undefined): OutgoingRequest => ({
    method,
    url,
    headers: headersOf(caller, url, request, profile.basic === 'at-once'),
    body,
    timeout: caller.timeout,
    tls: caller.tls,
    proxy: caller.proxyOf(url),
    line: caller.line,
  })
  if (held instanceof Promise) return held.then(made)
  return made(held ?? (profile.emptyLength && withLength.has(method) ? nothing : undefined))
}

const headersOf = (caller: Caller, url: OutgoingURL, request: HTTPRequest, withName: boolean): OutgoingRequest['headers'] =>
  headOf(caller.profile, {
    url,
    own: request.Headers,
    authorization: withName && caller.user !== '' ? basicOf(caller.user, caller.password) : undefined,
    contentType: request.body?.kind === 'text' ? caller.profile.textType : '',
  })

/** A body that is a stream is gone by then. */
function mayGiveName({ profile, user }: Caller, { body }: OutgoingRequest, { headers }: OutgoingAnswer): boolean {
  const asksForBasic = headerValues(headers, 'www-authenticate').some((one) => /(?:^|,)\s*basic\b/i.test(one))
  return profile.basic === 'after-401' && user !== '' && asksForBasic && (body === undefined || body instanceof Uint8Array)
}

/** Its connection is ended, since the rest of the body would have to be read first. */
function discard({ body }: OutgoingAnswer): void {
  if (typeof body === 'object' && 'stream' in body) body.cancel?.()
}

async function saved({ body }: OutgoingAnswer, path: string, files: BodyFiles): Promise<{ readonly path: string }> {
  await files.save(path, typeof body === 'object' && 'stream' in body ? body.stream() : pieceOf(body))
  return { path }
}

async function* pieceOf(body: string | Uint8Array | undefined): AsyncGenerator<Uint8Array> {
  if (body !== undefined) yield typeof body === 'string' ? new TextEncoder().encode(body) : body
}
