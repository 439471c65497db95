/**
 * Where a relayed request goes: the publication of the real 1C, and behind it what the client sent behind ours. `/trade/hs/w/a%2Fb?x=1` of
 * our publication `/trade` is `/base/hs/w/a%2Fb?x=1` of `http://1c.example/base`; nothing that a client sends leads out of it.
 */
import { said } from '../../diagnostics/said.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { percentDecode } from '../../exchange/target.ts'
import type { Located } from '../../publication/locate.ts'

export interface UpstreamAddress {
  /** `http://1c.example:8080`. */
  readonly origin: string
  /** Path and query, as they are to be on the wire. */
  readonly path: string
}

/** `url`: of the publication of the real 1C. Throws a Refusal for a path with dot segments: a web server would resolve them. */
export function upstreamAddress(located: Located, url: string): UpstreamAddress {
  const { origin, pathname } = new URL(url)
  const { rawPath, query } = located.target
  // Escapes do not change how many segments there are, so what is ours goes by their number, not by its length.
  const below = rawPath.split('/').slice(1 + ownSegments(located))
  if (below.some(climbs)) throw outside(rawPath)
  const path = `${pathname.replace(/\/+$/, '')}/${below.join('/')}${query === '' ? '' : `?${query}`}`
  return { origin, path: path.replaceAll('#', '%23').replaceAll('\\', '%5C') }
}

/** The base of our publication as an address. */
export const ownBase = ({ publication }: Located): string => publication.base.split('/').map(encodeURIComponent).join('/')

function ownSegments({ publication: { base }, target }: Located): number {
  const below = base !== '' && (target.path === base || target.path.startsWith(`${base}/`))
  return below ? base.split('/').length - 1 : 0
}

/** A web server may decode more than once, take `\` for `/`, and leave out what follows `;`, blanks and zero bytes round the dots. */
function climbs(segment: string): boolean {
  for (let text: string | undefined = segment, time = 0; text !== undefined && time < 4; time++) {
    if (text.split(/[/\\]/).some((piece) => /^[\s\0]*\.\.?[\s\0]*(?:;.*)?$/s.test(piece))) return true
    const decoded: string | undefined = percentDecode(text)
    if (decoded === text) return false
    text = decoded
  }
  return false
}

const outside = (path: string): Refusal =>
  new Refusal('relay/outside', 400, 'Адрес запроса выходит за пределы публикации', {
    hint: said(
      `"${path}" has a segment "." or "..", which the web server of 1C would resolve; it is not passed on`,
      `в «${path}» есть сегмент «.» или «..», который веб-сервер 1С раскрыл бы; запрос не передан`,
    ),
  })
