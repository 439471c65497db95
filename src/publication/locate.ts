/** The first stage: which publication, which kind of service and which published service a target means. */
import { Refusal } from '../exchange/refusal.ts'
import { parseTarget } from '../exchange/target.ts'
import type { Arrival } from '../exchange/arrival.ts'
import type { Target } from '../exchange/target.ts'
import type { ChannelName, Publication, PublishedService } from './publication.ts'

export interface Located {
  readonly arrival: Arrival
  readonly target: Target
  readonly publication: Publication
  readonly channel: ChannelName
  /** `undefined` when nothing published has that address: the channel says so in its own way. */
  readonly service: PublishedService | undefined
  /** Where, in `Target.path`, the part below `/hs` or `/ws` begins. */
  readonly start: number
}

export interface Locator {
  /** Throws a Refusal: 400 undecodable, 404 outside any publication. */
  locate(arrival: Arrival): Located
  /** Whether the target lies under a publication's `/hs` or `/ws`: what lies elsewhere is not 1C's to answer. */
  publishes(target: string): boolean
}

export function createLocator(publications: readonly Publication[]): Locator {
  // The longest base first: /a/b is asked before /a.
  const points = publications.flatMap(pointsOf).toSorted((one, other) => other.prefix.length - one.prefix.length)
  const pointOf = ({ path }: Target): Point | undefined => points.find((point) => liesBelow(path, point.prefix))
  const paths = pathsOf(publications)

  return {
    publishes(raw) {
      const target = parseTarget(raw)
      return target === undefined ? points.some(({ prefix }) => raw.startsWith(prefix)) : pointOf(target) !== undefined || paths.has(target.path)
    },
    locate(arrival) {
      const target = parseTarget(arrival.target)
      if (target === undefined) throw undecodable(arrival.target)
      const point = pointOf(target)
      const elsewhere = paths.get(target.path)
      if (elsewhere && (!point || publishedAt(point, target.path) === undefined)) return { arrival, target, ...elsewhere, start: 0 }
      if (point === undefined) throw new Refusal('publication/outside', 404, 'Not Found')
      const { publication, channel, prefix } = point
      return { arrival, target, publication, channel, service: publishedAt(point, target.path), start: prefix.length }
    },
  }
}

/** `<base>/hs` or `<base>/ws` of a publication, with what is reached below it. */
interface Point {
  readonly prefix: string
  readonly publication: Publication
  readonly channel: ChannelName
  readonly services: ReadonlyMap<string, PublishedService>
  /** Segments of the longest address. */
  readonly longest: number
}

const pointsOf = (publication: Publication): Point[] => (['hs', 'ws'] as const).map((channel) => {
  const services = new Map<string, PublishedService>()
  for (const service of publication.services) {
    // The first of two services with one address keeps it; `check` reports the second.
    if (service.channel === channel) for (const address of service.addresses) if (!services.has(address)) services.set(address, service)
  }
  return { prefix: `${publication.base}/${channel}`, publication, channel, services, longest: Math.max(0, ...[...services.keys()].map((address) => address.split('/').length)) }
})

/** The first of two services with one path keeps it. */
function pathsOf(publications: readonly Publication[]): Map<string, Pick<Located, 'publication' | 'channel' | 'service'>> {
  const found = new Map<string, Pick<Located, 'publication' | 'channel' | 'service'>>()
  for (const publication of publications) {
    for (const service of publication.services) {
      for (const path of service.paths ?? []) if (!found.has(path)) found.set(path, { publication, channel: service.channel, service })
    }
  }
  return found
}

const SLASH = 47

const liesBelow = (path: string, prefix: string): boolean =>
  path.startsWith(prefix) && (path.length === prefix.length || path.charCodeAt(prefix.length) === SLASH)

/** Addresses may hold several segments: the longest that matches wins (facts 0.2). */
function publishedAt({ prefix, services, longest }: Point, path: string): PublishedService | undefined {
  let best: PublishedService | undefined
  let end = prefix.length
  for (let count = 0; count < longest && end < path.length; count++) {
    const next = path.indexOf('/', end + 1)
    end = next < 0 ? path.length : next
    best = services.get(path.slice(prefix.length + 1, end)) ?? best
  }
  return best
}

const undecodable = (target: string): Refusal =>
  new Refusal('exchange/undecodable', 400, 'Адрес запроса не удалось раскодировать', { hint: `the target "${target}" is not a path, or an escape (%XX) in it is not UTF-8` })
