/** The call of a method's handler: the request object made for it, its answer sent as it says, its exception answered as 1C answers it (facts/onec-wire.md 3.5). */
import { headerValue } from '../exchange/headers.ts'
import { parseQuery } from '../exchange/query.ts'
import { Refusal } from '../exchange/refusal.ts'
import { textReply } from '../exchange/reply.ts'
import { exceptionText } from './exception-text.ts'
import { HTTPServiceRequest } from './request.ts'
import { respond } from './respond.ts'
import type { Arrival } from '../exchange/arrival.ts'
import type { Reply } from '../exchange/reply.ts'
import type { System } from '../exchange/system.ts'
import type { Target } from '../exchange/target.ts'
import type { Call } from '../session/call.ts'
import type { RespondSettings } from './respond.ts'
import type { FoundMethod } from './routable.ts'

export interface HTTPSettings extends RespondSettings {
  /** Bytes; see `RequestBody`. */
  readonly maxBody: number | undefined
  /** A fixed sentence instead of the text of a handler's exception. */
  readonly hideExceptions: boolean
}

/** What the earlier stages know of a request to an HTTP service. */
export interface LocatedCall {
  readonly arrival: Arrival
  readonly target: Target
  readonly publication: { readonly base: string }
  readonly address: string
  readonly rest: number
}

export interface HTTPServiceModule {
  readonly Name: string
  /** The file that the service came from, when known. */
  readonly file: string | undefined
}

export interface Invocation {
  readonly system: System
  readonly settings: HTTPSettings
  /** Told of a handler's exception, whole. */
  exception(error: unknown, text: string): void
}

export async function invoke(module: HTTPServiceModule, found: FoundMethod, known: LocatedCall, call: Call, { system, settings, exception }: Invocation): Promise<Reply> {
  const request = requestOf(known, found, settings)
  try {
    return await respond(await found.handler(request, call), system, settings)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const text = exceptionText(error, module.Name, module.file)
    exception(error, text)
    return textReply(500, 'text/plain; charset=utf-8', settings.hideExceptions ? 'Ошибка при выполнении обработчика' : text)
  }
}

function requestOf({ arrival, target, publication, address, rest }: LocatedCall, found: FoundMethod, settings: HTTPSettings): HTTPServiceRequest {
  const QueryOptions = parseQuery(target.query)
  if (QueryOptions === undefined) throw new Refusal('exchange/undecodable', 400, 'Параметры запроса не удалось раскодировать', { hint: `an escape (%XX) in "${target.query}" is not UTF-8` })
  return new HTTPServiceRequest(arrival, {
    BaseURL: `${arrival.scheme}://${headerValue(arrival.headers, 'host') ?? arrival.authority}${publication.base}/hs/${address}`,
    RelativeURL: relativeURL(target, rest),
    URLParameters: found.URLParameters,
    QueryOptions,
    maxBody: settings.maxBody,
  })
}

/** With a leading slash, decoded; a trailing slash stays where the client wrote one, and `''` when nothing follows the root. */
function relativeURL({ segments, rawPath }: Target, rest: number): string {
  let path = ''
  for (let at = rest; at < segments.length; at++) path += `/${segments[at]!}`
  return rawPath.endsWith('/') ? `${path}/` : path
}
