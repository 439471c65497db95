/** Calls of a bus over HTTP as the platform makes them: its User-Agent, any Accept, one connection a call. */
import { said } from '../../diagnostics/said.ts'
import type { Outgoing, OutgoingAnswer, OutgoingURL } from '../../exchange/outgoing/request.ts'
import { WireError } from './error.ts'

export interface HTTPWire {
  /** `headers`: names and values in turn. @throws WireError where no answer comes */
  ask(url: OutgoingURL, method: string, headers: readonly string[], body?: string): Promise<OutgoingAnswer>
}

/** Milliseconds for one call. */
const TIMEOUT = 30_000

export const httpWire = (outgoing: Outgoing): HTTPWire => ({
  async ask(url, method, headers, body) {
    const host = url.host.includes(':') ? `[${url.host}]` : url.host
    try {
      return await outgoing({
        method,
        url,
        headers: ['Host', `${host}:${url.port}`, 'User-Agent', '1C+Enterprise/8.3', 'Accept', '*/*', ...headers],
        ...(body !== undefined && { body }),
        timeout: TIMEOUT,
        ...(url.scheme === 'https' && { tls: { authorities: 'system', revocation: 'Auto' } as const }),
      })
    } catch (error) {
      const { english, message } = error as { readonly english?: string; readonly message: string }
      throw new WireError('http', english === undefined ? message : said(english, message), error)
    }
  },
})
