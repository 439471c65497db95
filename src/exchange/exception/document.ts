/**
 * How the platform itself says that a request failed: 1C's `exception` document in XML, or its JSON twin (sources 16, 17: the XML form says
 * what happened, the JSON form wraps it in the failed request; the choice by Accept, and the texts of 404 and 405, are ours:
 * docs/quirks.md).
 */
import { headerValue, type RawHeaders } from '../headers.ts'
import { reasonOf } from '../reason.ts'
import { textReply, type Reply } from '../reply.ts'

const VRS = 'http://v8.1c.ru/8.2/virtual-resource-system'
const CORE = 'http://v8.1c.ru/8.1/data/core'

export interface ExceptionText {
  readonly status: number
  /** What happened, outermost first; the texts of inner exceptions follow. */
  readonly descr: string
  readonly inner?: readonly string[]
  /** The JSON form has these texts only, and does not name the failed request first. */
  readonly bare?: true
  readonly headers?: RawHeaders
}

export function exceptionReply(request: { method: string; path: string; headers: RawHeaders }, said: ExceptionText): Reply {
  const texts = [said.descr, ...(said.inner ?? [])]
  if (!wantsJSON(headerValue(request.headers, 'accept')))
    return textReply(said.status, 'application/xml; charset=utf-8', xml(said.status, texts), said.headers)
  const outer = `HTTP: ${reasonOf(said.status)}\nОшибка при выполнении запроса ${request.method} к ресурсу ${request.path}:`
  const all = said.bare ? texts : [outer, ...texts]
  return textReply(said.status, 'application/json; charset=utf-8', json(said.status, all), said.headers)
}

const wantsJSON = (accept: string | undefined): boolean => accept !== undefined && /\bapplication\/json\b/i.test(accept)

function json(status: number, texts: readonly string[]): string {
  const nested = texts.reduceRight<object | undefined>((inner, descr) => ({ descr, ...(inner && { inner }) }), undefined)
  return JSON.stringify({ '#exception': `{${VRS}}Exception`, 'exception': { reason: status, ...nested } })
}

function xml(status: number, [descr, ...inner]: readonly string[]): string {
  const nested = inner.reduceRight((deeper, text) => `<inner xmlns="${CORE}"><descr>${escape(text)}</descr>${deeper}</inner>`, '')
  return (
    `<?xml version="1.0" encoding="UTF-8"?><exception xmlns="${VRS}" xmlns:xs="http://www.w3.org/2001/XMLSchema" `
    + 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    + ` xsi:type="Exception" clsid="580392e6-ba49-4280-ac67-fcd6f2180121" reason="${status}"><descr xmlns="${CORE}">`
    + `${escape(descr ?? '')}</descr>${nested}</exception>`
  )
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
// What XML can't carry becomes U+FFFD: a path may hold any byte that a client sent.
const escape = (text: string): string =>
  text.replace(/[&<>\r]/g, (one) => entities[one]!).replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}&]/gu, '\uFFFD')
