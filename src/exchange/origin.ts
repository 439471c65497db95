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
export function originOf(arrival: Arrival, trustForwarded: boolean): string {
  const own = headerValue(arrival.headers, 'host')?.trim()
  const isNamed = own !== undefined && isHost(own)
  if (!trustForwarded) return `${arrival.scheme}://${isNamed ? own : arrival.authority}`
  const { headers, scheme } = arrival
  const forwarded = (name: string): string | undefined => firstForwarded(headers, name)
  const proto = forwarded('proto')?.toLowerCase()
  const named = [forwarded('host'), own].find((one) => one !== undefined && isHost(one))
  const outer = proto === 'http' || proto === 'https' ? proto : scheme
  return `${outer}://${named ?? arrival.authority}${forwardedPrefix(headers)}`
}

/** Most requests name one host again and again. */
let lastHost: string | undefined

function isHost(text: string): boolean {
  if (text === lastHost) return true
  const found = host.test(text)
  if (found) lastHost = text
  return found
}

/** What a trusted proxy puts before every path, percent-encoded: `''` or `/name`. */
export function forwardedPrefix(headers: RawHeaders): string {
  const prefix = firstForwarded(headers, 'prefix') ?? ''
  return /^(?:\/[\w.~%-]+)+\/?$/.test(prefix) ? prefix.replace(/\/$/, '') : ''
}

const firstForwarded = (headers: RawHeaders, name: string): string | undefined =>
  headerValue(headers, `x-forwarded-${name}`)?.split(',')[0]?.trim()
