/** The address under which the client reached this server: from Host, or from what a proxy in front of it says where it is trusted. */
import { headerValue } from './headers.ts'
import type { Arrival } from './arrival.ts'

/** Host names, addresses and a port: whatever else stands in a header is not repeated in an answer. */
const host = /^(?:[\p{L}\p{M}\p{Nd}._~%-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/u

/**
 * `scheme://host[:port]`, with `X-Forwarded-Prefix` behind it where there is one; no trailing slash. `X-Forwarded-Proto`, `-Host` and `-Prefix`
 * count only with `trustForwarded`: anybody can send them. Of several values the first counts, which the outermost proxy wrote.
 */
export function originOf({ headers, scheme, authority }: Arrival, trustForwarded: boolean): string {
  const forwarded = (name: string): string | undefined =>
    trustForwarded ? headerValue(headers, `x-forwarded-${name}`)?.split(',')[0]?.trim() : undefined
  const proto = forwarded('proto')?.toLowerCase()
  const named = [forwarded('host'), headerValue(headers, 'host')?.trim()].find((one) => one !== undefined && host.test(one))
  const prefix = forwarded('prefix') ?? ''
  const under = /^(?:\/[\w.~%-]+)+\/?$/.test(prefix) ? prefix.replace(/\/$/, '') : ''
  return `${proto === 'http' || proto === 'https' ? proto : scheme}://${named ?? authority}${under}`
}
