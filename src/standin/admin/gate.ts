/**
 * Who may command a stand-in: programs of this machine, or clients with the token. Pages of browsers may not, whichever way they come: from
 * another origin, or by a name that was made to mean this machine (DNS rebinding).
 */
import { said } from '../../diagnostics/said.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { headerValue } from '../../exchange/headers.ts'
import { AdminError } from './error.ts'
import { pageNames } from './page/names.ts'
import type { AdminAccess } from './ports.ts'

/** Probes of a container need no token, and neither do the files of the page: they hold nothing of the stand-in, and ask for the token. */
const open: ReadonlySet<string> = new Set(['/health', '/ready', ...Object.keys(pageNames)])

/** `127.0.0.1`, `localhost` and their like. */
export const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)

/** Throws an AdminError: 401, 403. */
export function refuseStrangers({ headers, scheme }: Arrival, path: string, { token }: AdminAccess): void {
  const host = headerValue(headers, 'host') ?? ''
  const origin = headerValue(headers, 'origin')
  const site = headerValue(headers, 'sec-fetch-site') ?? 'none'
  const own = `${scheme}://${host}`
  const referrer = headerValue(headers, 'referer')
  const foreign = (origin !== undefined && origin !== own) || (referrer !== undefined && originOf(referrer) !== own)
  if (foreign || !['none', 'same-origin'].includes(site))
    throw new AdminError(
      403,
      said('the admin surface does not answer pages of browsers', 'интерфейс управления не отвечает страницам браузеров'),
    )
  if (token === undefined) {
    if (host !== '' && !isLoopback(host.replace(/:\d+$/, '')))
      throw new AdminError(
        403,
        said(
          `the admin surface answers to 127.0.0.1 and localhost, not to ${host}; see --admin-host`,
          `интерфейс управления отвечает на 127.0.0.1 и localhost, а не на ${host}; см. --admin-host`,
        ),
      )
    return
  }
  const given = /^Bearer[ \t]+(.*)$/i.exec(headerValue(headers, 'authorization') ?? '')?.[1]
  if (!open.has(path || '/') && (given === undefined || !isEqual(given, token)))
    throw new AdminError(
      401,
      said(
        'the admin surface asks for its token: Authorization: Bearer <token> (STANDIN_ADMIN_TOKEN, --admin-host)',
        'интерфейсу управления нужен его токен: Authorization: Bearer <токен> (STANDIN_ADMIN_TOKEN, --admin-host)',
      ),
    )
}

/** Of an address; of a text that is none, the text. */
function originOf(address: string): string {
  try {
    return new URL(address).origin
  } catch {
    return address
  }
}

/** Takes as long for any text of the length. */
function isEqual(given: string, token: string): boolean {
  let difference = given.length ^ token.length
  for (let at = 0; at < token.length; at++) difference |= token.charCodeAt(at) ^ given.charCodeAt(at)
  return difference === 0
}
