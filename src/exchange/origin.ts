/** The address under which the client reached this server: from Host, or from what a proxy in front of it says where it is trusted. */
import type { Arrival } from './arrival.ts'
import { headerValue, type RawHeaders } from './headers.ts'

/** Host names, addresses and a port: anything else in a header is not repeated in an answer. */
const host = /^(?:[\p{L}\p{M}\p{Nd}._~%-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/u

/**
 * `scheme://host[:port]`, with `X-Forwarded-Prefix` behind it where there is one; no trailing slash. `X-Forwarded-Proto`, `-Host` and
 * `-Prefix` count only with `trustForwarded`: any client can send them. Of several values the first counts, which the outermost proxy
 * wrote.
 */
export function originOf({ headers, scheme, authority }: Arrival, trustForwarded: boolean): string {
  const forwarded = (name: string): string | undefined => (trustForwarded ? firstForwarded(headers, name) : undefined)
  const proto = forwarded('proto')?.toLowerCase()
  const named = [forwarded('host'), headerValue(headers, 'host')?.trim()].find((one) => one !== undefined && host.test(one))
  const outer = proto === 'http' || proto === 'https' ? proto : scheme
  return `${outer}://${named ?? authority}${trustForwarded ? forwardedPrefix(headers) : ''}`
}

/** What a trusted proxy puts before every path, percent-encoded: `''` or `/name`. */
export function forwardedPrefix(headers: RawHeaders): string {
  const prefix = firstForwarded(headers, 'prefix') ?? ''
  return /^(?:\/[\w.~%-]+)+\/?$/.test(prefix) ? prefix.replace(/\/$/, '') : ''
}

const firstForwarded = (headers: RawHeaders, name: string): string | undefined =>
  headerValue(headers, `x-forwarded-${name}`)?.split(',')[0]?.trim()
