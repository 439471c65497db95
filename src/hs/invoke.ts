/**
 * The call of a method's handler: the request object made for it, its answer sent as it says, its exception answered as 1C answers it
 * (source 14).
 */
import { said } from '../diagnostics/said.ts'
import type { Arrival } from '../exchange/arrival.ts'
import { tooLarge } from '../exchange/body/request-body.ts'
import { thrownOf } from '../exchange/exception/thrown.ts'
import { declaredLength, headerValue } from '../exchange/headers.ts'
import { originOf } from '../exchange/origin.ts'
import { parseQuery } from '../exchange/query.ts'
import { Refusal } from '../exchange/refusal.ts'
import { textReply, type Reply } from '../exchange/reply.ts'
import type { System } from '../exchange/system.ts'
import { segmentText, type Target } from '../exchange/target.ts'
import type { Located } from '../publication/locate.ts'
import type { Call } from '../session/call.ts'
import { exceptionText } from './message/exception-text.ts'
import { HTTPServiceRequest } from './message/request.ts'
import { respond, type RespondSettings } from './message/respond.ts'
import { watchStream } from './message/response-stream.ts'
import type { FoundHandler } from './route/route.ts'
import type { HTTPService } from './service/service.ts'

export interface HTTPSettings extends RespondSettings {
  /** Bytes; see `RequestBody`. */
  readonly maxBody: number | undefined
  /** A fixed sentence instead of the text of a handler's exception. */
  readonly hideExceptions: boolean
  /** See `originOf`. */
  readonly trustForwarded: boolean
}

/** The part of a platform's configuration that HTTP services read. */
export type HTTPOptions = { readonly [Key in keyof HTTPSettings]?: HTTPSettings[Key] }

export interface Invocation {
  readonly system: System
  /** The file that a service came from, when known. */
  fileOf(service: HTTPService): string | undefined
  readonly settings: HTTPSettings
  /** Receives a handler's exception, whole. */
  exception(arrival: Arrival, error: unknown, text: string): void
}

export async function invoke(
  found: FoundHandler,
  known: Located,
  call: Call,
  { system, settings, fileOf, exception }: Invocation,
): Promise<Reply> {
  const request = requestOf(known, found, settings)
  const told = (error: unknown): string => {
    const text = exceptionText(error, found.service.Name, fileOf(found.service))
    exception(known.arrival, error, text)
    return text
  }
  try {
    const reply = respond(await found.handler(request, call), system, settings)
    return watchStream(reply instanceof Promise ? await reply : reply, told)
  } catch (thrown) {
    const error = thrownOf(thrown)
    if (error instanceof Refusal) throw error
    const text = told(error)
    return textReply(500, 'text/plain; charset=utf-8', settings.hideExceptions ? 'Ошибка при выполнении обработчика' : text)
  }
}

function requestOf({ arrival, target, root }: Located, found: FoundHandler, settings: HTTPSettings): HTTPServiceRequest {
  const QueryOptions = parseQuery(target.query)
  if (settings.maxBody !== undefined && (declaredLength(arrival.headers) ?? 0) > settings.maxBody) throw tooLarge(settings.maxBody)
  if (QueryOptions === undefined)
    throw new Refusal('exchange/undecodable', 400, 'Параметры запроса не удалось раскодировать', {
      hint: said(`an escape (%XX) in "${target.query}" is not UTF-8`, `кодирование (%XX) в «${target.query}» — не UTF-8`),
    })
  const sent = `${arrival.scheme}://${headerValue(arrival.headers, 'host') || arrival.authority}`
  return new HTTPServiceRequest(arrival, {
    BaseURL: `${settings.trustForwarded ? originOf(arrival, true) : sent}${root}/${found.service.RootURL}`,
    RelativeURL: relativeURL(target, found.below),
    URLParameters: found.URLParameters,
    QueryOptions,
    maxBody: settings.maxBody,
  })
}

/** With a leading slash, decoded; a trailing slash stays where the client wrote one, and `''` when nothing follows the root. */
const relativeURL = ({ path, rawPath, hasInnerSlash }: Target, below: number): string => {
  const relative = hasInnerSlash ? segmentText(path.slice(below)) : path.slice(below)
  return rawPath.endsWith('/') ? `${relative}/` : relative
}
