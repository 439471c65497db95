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
