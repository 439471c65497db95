/** Under which scheme, host and prefix clients know us: what the request says, or, where a proxy is trusted, what the proxy says of it. */
import { headerValue } from './headers.ts'
import type { Arrival } from './arrival.ts'

/**
 * `scheme://host[:port]`, with the proxy's prefix (no trailing slash). `trustForwarded`: take X-Forwarded-Proto, -Host and -Prefix, the first value of
 * each; what can't be part of an address is not taken.
 */
export function publicAddress(arrival: Arrival, trustForwarded: boolean): string {
  const host = headerValue(arrival.headers, 'host') || arrival.authority
  if (!trustForwarded) return `${arrival.scheme}://${host}`
  const proto = forwarded(arrival, 'x-forwarded-proto', /^https?$/i)?.toLowerCase() ?? arrival.scheme
  const prefix = forwarded(arrival, 'x-forwarded-prefix', /^\/[^\s?#"'<>\\]*$/)?.replace(/\/+$/, '') ?? ''
  return `${proto}://${forwarded(arrival, 'x-forwarded-host', /^[\w.-]+(?::\d{1,5})?$|^\[[\da-f:.]+\](?::\d{1,5})?$/i) ?? host}${prefix}`
}

function forwarded({ headers }: Arrival, name: string, sound: RegExp): string | undefined {
  const value = headerValue(headers, name)?.split(',')[0]!.trim()
  return value !== undefined && sound.test(value) ? value : undefined
}
