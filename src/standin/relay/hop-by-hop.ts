/** Headers that belong to one connection and are not passed on (RFC 9110, 7.6.1). */
import { headerValues, type RawHeaders } from '../../exchange/headers.ts'

const always: readonly string[] = [
  'connection',
  'proxy-connection',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'proxy-authenticate',
  'proxy-authorization',
]

/** The headers that go on: without those of the connection, those that its `Connection` header names, and `others` (lower case). */
export function endToEnd(headers: RawHeaders, ...others: readonly string[]): string[] {
  const named = headerValues(headers, 'connection')
    .flatMap((one) => one.split(','))
    .map((one) => one.trim().toLowerCase())
  const dropped = new Set([...always, ...named, ...others])
  return headers.filter((_, at) => !dropped.has(headers[at - (at % 2)]!.toLowerCase()))
}
