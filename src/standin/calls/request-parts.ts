/** Parts of a request that few conditions and templates ask for: cookies, and options that come several times. */
import { percentDecode } from '../../exchange/target.ts'
import type { Matched } from './matched.ts'

/** The value of a cookie (RFC 6265, 4.2); the first of several. */
export function cookieOf(request: Matched, name: string): string | undefined {
  for (const pair of (request.header('cookie') ?? '').split(/[;,]/)) {
    const equals = pair.indexOf('=')
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue
    return pair
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1')
  }
  return undefined
}

/** Every value of an option, in the order of the address. */
export function queryValues({ target, QueryOptions }: Matched, name: string): readonly string[] {
  const query = target === undefined ? undefined : target.split('?').slice(1).join('?').split('#')[0]
  if (query === undefined) return QueryOptions.has(name) ? [QueryOptions.get(name)!] : []
  return query.split('&').flatMap((pair) => {
    const equals = pair.indexOf('=')
    const key = percentDecode(equals < 0 ? pair : pair.slice(0, equals))
    return pair !== '' && key === name ? [(equals < 0 ? '' : percentDecode(pair.slice(equals + 1))) ?? ''] : []
  })
}
