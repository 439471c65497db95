/**
 * The limits of a web server before 1C, as IIS has them by default (source 112): a long query, a long segment of the path and a body
 * without a length never reach 1C, and the answer is the server's page.
 */
import { headerValue } from '../../exchange/headers.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import type { Struck } from './effect.ts'

/** Bytes, percent-encoded as they go over the wire. */
const LONGEST_QUERY = 2_048
/** Characters of one segment, decoded. */
const LONGEST_SEGMENT = 260

interface Limit {
  readonly status: number
  readonly title: string
  readonly text: string
}

export function limitOf({ method, target, headers }: Struck): Limit | undefined {
  const [path = '', ...rest] = target.split('?')
  if (rest.join('?').length > LONGEST_QUERY)
    return {
      status: 404,
      title: '404 - File or directory not found.',
      text: 'The request filtering module denies a query string that is too long.',
    }
  if (path.split('/').some((one) => lengthOf(one) > LONGEST_SEGMENT))
    return { status: 400, title: 'Bad Request - Invalid URL', text: 'HTTP Error 400. The request URL is invalid.' }
  const isBodied = method === 'POST' || method === 'PUT' || method === 'PATCH' || method === 'DELETE'
  const hasLength = headerValue(headers, 'content-length') !== undefined || headerValue(headers, 'transfer-encoding') !== undefined
  return isBodied && !hasLength
    ? { status: 411, title: 'Length Required', text: 'HTTP Error 411. The request must be chunked or have a content length.' }
    : undefined
}

function lengthOf(segment: string): number {
  try {
    return decodeURIComponent(segment).length
  } catch {
    return segment.length
  }
}

/** Inside a stub every call is beyond the limits. */
export function beyondLimit(struck: Struck): Reply {
  const { status, title, text } = limitOf(struck) ?? { status: 404, title: '404 - File or directory not found.', text: '' }
  const page = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<HTML><HEAD><TITLE>${title}</TITLE></HEAD>
<BODY><h2>${title}</h2>
<hr><p>${text}</p>
</BODY></HTML>
`
  return textReply(status, 'text/html; charset=us-ascii', page)
}
