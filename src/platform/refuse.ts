/**
 * How whatever a stage threw is answered: a Refusal as its channel draws it, anything else as a defect of ours, whole in the log and never
 * on the wire.
 */
import type { Arrival } from '../exchange/arrival.ts'
import { exceptionReply } from '../exchange/exception/document.ts'
import { ReadyReply } from '../exchange/exception/ready-reply.ts'
import { Refusal } from '../exchange/refusal.ts'
import { textReply, type Reply } from '../exchange/reply.ts'

export function refuse(error: unknown, arrival: Arrival): Reply {
  if (error instanceof ReadyReply) return error.reply
  return draw(arrival, error instanceof Refusal ? error : new Refusal('platform/defect', 500, 'Внутренняя ошибка'))
}

/** Who answers for what is not published: the module of a web server, or 1C's standalone server (ibsrv). */
export type Unpublished = 'webserver' | 'ibsrv'

/** How refusals are drawn. ibsrv says the same of every service that it does not publish, and of those that there are not (source 453). */
export const refusing = (unpublished: Unpublished | undefined): typeof refuse =>
  unpublished === 'ibsrv' ? (error, arrival) => (isUnpublished(error) ? ofStandaloneServer(arrival) : refuse(error, arrival)) : refuse

const isUnpublished = (error: unknown): boolean => error instanceof Refusal && unpublished.has(error.code)
const unpublished: ReadonlySet<string> = new Set(['hs/no-service', 'ws/no-service', 'odata/off'])

const ofStandaloneServer = ({ headers, method, target }: Arrival): Reply =>
  exceptionReply({ method, path: target, headers }, { status: 503, descr: NO_SESSION, bare: true })

const NO_SESSION = 'HTTP: Service unavailable\nsessionId != kUUIDNull\n[ibsrv - src\\ib-server-worker\\src\\serverImpl.cpp (279)]'

function draw(arrival: Arrival, refusal: Refusal): Reply {
  if (refusal.code === 'publication/outside') return textReply(404, 'text/html; charset=utf-8', NOT_FOUND)
  const inner = refusal.status === 501 && refusal.hintRu !== undefined ? [refusal.hintRu] : []
  const path = arrival.target.replace(/\?.*$/s, '')
  return exceptionReply(
    { method: arrival.method, path, headers: arrival.headers },
    { status: refusal.status, descr: refusal.descr, inner, headers: refusal.headers },
  )
}

/** Outside any publication 1C never sees the request: this is the web server speaking. */
const NOT_FOUND =
  '<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1>'
  + '<p>The requested URL was not found on this server.</p></body></html>\n'
