/**
 * The answer of the real 1C as a client of ours gets it: redirects into its publication, cookies and the addresses of a WSDL lead to us. A
 * redirect to `http://1c.example/base/hs/a` is one to `http://127.0.0.1:8080/trade/hs/a`; a cookie of the path `/base` is one of `/trade`.
 */
import { charsetOf, headerValue, type RawHeaders } from '../../exchange/headers.ts'
import type { System } from '../../exchange/system.ts'
import { endToEnd } from './hop-by-hop.ts'

/** Both without a slash at the end. */
export interface Sides {
  /** `http://1c.example/base`. */
  readonly upstream: string
  /** `http://127.0.0.1:8080/trade`. */
  readonly own: string
}

export const answeredHeaders = (headers: RawHeaders, sides: Sides): string[] =>
  endToEnd(headers).map((value, at, all) => {
    if (at % 2 === 0) return value
    const name = all[at - 1]!.toLowerCase()
    if (name === 'location' || name === 'content-location') return ownAddress(value, sides) ?? value
    if (name === 'link') return value.replace(/(?<=<)[^<>]*(?=>)/g, (address) => ownAddress(address, sides) ?? address)
    if (name === 'refresh') return value.replace(/(?<=\burl\s*=\s*["']?)[^\s"']+/i, (address) => ownAddress(address, sides) ?? address)
    return name === 'set-cookie' ? ownCookie(value, sides) : value
  })

/** An address within the publication of the real 1C as one within ours; `undefined` for any other, and for a relative path. */
export function ownAddress(address: string, { upstream, own }: Sides): string | undefined {
  if (!/^(?:[a-z][a-z0-9+.-]*:)?\/\/|^\//i.test(address) || !URL.canParse(address, upstream)) return undefined
  const [to, base] = [new URL(address, upstream), new URL(upstream)]
  const path = base.pathname.replace(/\/+$/, '')
  const below = to.pathname === path || to.pathname.startsWith(`${path}/`)
  return to.host === base.host && below ? own + to.href.slice(to.origin.length + path.length) : undefined
}

/** Its path is ours, it belongs to our host, and over plain HTTP it is no `Secure` one: a client would not send it back. */
function ownCookie(cookie: string, { upstream, own }: Sides): string {
  const [base, ours] = [new URL(upstream), new URL(own)]
  const from = base.pathname.replace(/\/+$/, '')
  const [pair, ...attributes] = cookie.split(';')
  const kept = attributes.flatMap((attribute) => {
    const [, name = '', value = ''] = /^\s*([^=]*?)\s*(?:=\s*(.*?)\s*)?$/.exec(attribute) ?? []
    if (/^domain$/i.test(name) || (/^secure$/i.test(name) && ours.protocol === 'http:')) return []
    if (!/^path$/i.test(name)) return [attribute]
    const within = value === from || value.startsWith(`${from}/`)
    return [` ${name}=${within ? `${ours.pathname.replace(/\/+$/, '')}${value.slice(from.length)}` || '/' : '/'}`]
  })
  return [pair, ...kept].join(';')
}

/**
 * A description with our addresses: of every port whose address is below the publication's path, whatever name the server calls itself by.
 * `undefined` where nothing is to be changed, or the bytes are not a text that is known.
 */
export function ownDescription(
  body: Uint8Array,
  headers: RawHeaders,
  sides: Sides,
  { decodeUTF8 }: Pick<System, 'decodeUTF8'>,
): string | undefined {
  const charset = charsetOf(headerValue(headers, 'content-type'))
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) return undefined
  const path = new URL(sides.upstream).pathname.replace(/\/+$/, '')
  try {
    const text = decodeUTF8(body)
    const changed = text.replace(
      /(<(?:[^\s<>/:][^\s<>/:]*:)?(?:address|import|include)\b[^<>]*?\b(?:location|schemaLocation)\s*=\s*)(["'])([^"'<>]*)\2/g,
      (whole, before: string, quote: string, address: string) => {
        if (!/^https?:/i.test(address) || !URL.canParse(address)) return whole
        const to = new URL(address)
        const below = to.pathname === path || to.pathname.startsWith(`${path}/`)
        return below ? `${before}${quote}${sides.own}${to.href.slice(to.origin.length + path.length)}${quote}` : whole
      },
    )
    return changed === text ? undefined : changed
  } catch {
    return undefined
  }
}

/**
 * An answer whose text has addresses of the publication that clients follow: `odata.metadata`, `xml:base`, ids of entries. Whatever name
 * the server calls itself by, they lead to us. `undefined` where nothing is to be changed, or the bytes are not a text that is known.
 */
export function ownLinks(
  body: Uint8Array,
  headers: RawHeaders,
  sides: Sides,
  segment: string,
  { decodeUTF8 }: Pick<System, 'decodeUTF8'>,
): string | undefined {
  const type = headerValue(headers, 'content-type') ?? ''
  if (!/json|xml/i.test(type) || headerValue(headers, 'content-encoding') !== undefined) return undefined
  const path = new URL(sides.upstream).pathname.replace(/\/+$/, '')
  const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const paths = [...new Set([path, decodeURI(path)])].map(literal).join('|')
  try {
    const text = decodeUTF8(body)
    const changed = text.replace(new RegExp(`https?://[^/\\s"'<>]{1,300}(?:${paths})(?=/${literal(segment)})`, 'giu'), () => sides.own)
    return changed === text ? undefined : changed
  } catch {
    return undefined
  }
}
