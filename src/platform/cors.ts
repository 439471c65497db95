/** What browsers ask before and after a call from a page of another origin (CORS); 1C answers none of it, so it is a setting. */
import type { Arrival } from '../exchange/arrival.ts'
import { headerValue, headerValues, type RawHeaders } from '../exchange/headers.ts'
import type { Reply } from '../exchange/reply.ts'

type Handle = (arrival: Arrival) => Promise<Reply>

/** Seconds for which a browser need not ask again. */
const AGE = '600'

/**
 * Calls from those origins (`https://shop.example`, `*`: any) are answered as browsers want it: a preflight at once, any other call by
 * `handle` with the origin allowed. A handler that says so by itself is left alone. Other calls are passed on as they are.
 */
export function answeringBrowsers(origins: readonly string[] | undefined, handle: Handle): Handle {
  if (origins === undefined || origins.length === 0) return handle
  const isAllowed = (origin: string): boolean => origins.includes('*') || origins.includes(origin)
  return async (arrival) => {
    const origin = headerValue(arrival.headers, 'origin')
    if (origin === undefined || !isAllowed(origin)) return handle(arrival)
    const preflight = arrival.method === 'OPTIONS' ? headerValue(arrival.headers, 'access-control-request-method') : undefined
    if (preflight !== undefined) return { status: 204, headers: [...allowing(origin), ...asked(arrival, preflight)] }
    const reply = await handle(arrival)
    if (headerValue(reply.headers, 'access-control-allow-origin') !== undefined) return reply
    return { ...reply, headers: [...reply.headers, ...allowing(origin)] }
  }
}

/** The origin itself and not `*`, which browsers do not take with credentials. */
const allowing = (origin: string): RawHeaders =>
  pairs({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true', 'Vary': 'Origin' })

function asked({ headers }: Arrival, method: string): RawHeaders {
  const names = headerValues(headers, 'access-control-request-headers').join(', ')
  return pairs({
    'Access-Control-Allow-Methods': method,
    ...(names !== '' && { 'Access-Control-Allow-Headers': names }),
    'Access-Control-Max-Age': AGE,
  })
}

const pairs = (headers: Readonly<Record<string, string>>): RawHeaders => Object.entries(headers).flat()
