/** Access tokens that come with a request: in the Authorization header, and in the query parameter AccessToken (chapter 17.3.1.4.3). */
import { headerValues, type RawHeaders } from '../exchange/headers.ts'
import { percentDecode } from '../exchange/target.ts'

/** The header's first. `query`: raw, as it was sent. */
export function accessTokens(headers: RawHeaders, query: string): string[] {
  const sent = headerValues(headers, 'authorization').flatMap((value) => /^bearer +(\S+) *$/i.exec(value)?.[1] ?? [])
  if (!query.includes('AccessToken=')) return sent
  const parameters = query
    .split('&')
    .flatMap((one) => (one.startsWith('AccessToken=') ? (percentDecode(one.slice('AccessToken='.length)) ?? []) : []))
  return [...sent, ...parameters]
}
