/** The first stage: which publication, which kind of service and which published service a target means. */
import type { Arrival } from '../exchange/arrival.ts'
import { Refusal } from '../exchange/refusal.ts'
import { parseTarget, type Target } from '../exchange/target.ts'
import type { ChannelName, Publication, PublishedService, Separator } from './publication.ts'
import { findZoned } from './zones.ts'

export interface Located {
  readonly arrival: Arrival
  readonly target: Target
  readonly publication: Publication
  readonly channel: ChannelName
  /** `undefined` when nothing published has that address: the channel says so in its own way. */
  readonly service: PublishedService | undefined
  /** Values of the data separators, in the order of the publication's zones. */
  readonly separators: readonly Separator[]
  /** Where, in `Target.path`, the part below `/hs` or `/ws` begins. */
  readonly start: number
  /** What stands before it, as an address: base, values of separators, `hs` or `ws`. */
  readonly root: string
}

/** Where a path leads, before anything is known of a request. */
export interface Place {
  readonly point: Point
  readonly start: number
  readonly root: string
  readonly separators: readonly Separator[]
}

export interface Locator {
  /** Throws a Refusal: 400 undecodable, 404 outside any publication, 500 a publication that its file has broken. */
  locate(arrival: Arrival): Located
  /** Whether the target lies under a publication's `/hs` or `/ws`: what lies elsewhere is not 1C's to answer. */
  publishes(target: string): boolean
  /** `path` is `Target.path`. */
  find(path: string): Place | undefined
}

export function createLocator(publications: readonly Publication[]): Locator {
  // The longest base first: /a/b is asked before /a.
  const points = publications.flatMap(pointsOf).toSorted((one, other) => other.prefix.length - one.prefix.length)
  const zoned = points.filter(({ publication }) => publication.zones !== undefined)
  const plain = points
    .filter(({ publication }) => publication.zones === undefined)
    .map((point) => ({ point, start: point.prefix.length, root: point.prefix, separators: noSeparators }))
  const find = (path: string): Place | undefined =>
    plain.find(({ point }) => liesBelow(path, point.prefix)) ?? (zoned.length === 0 ? undefined : findZoned(zoned, path))
  const paths = pathsOf(publications)

  return {
    find,
    publishes(raw) {
      const target = parseTarget(raw)
      return target === undefined
        ? publications.some(({ base }) => raw.startsWith(`${base}/`))
        : find(target.path) !== undefined || paths.has(target.path)
    },
    locate(arrival) {
      const target = parseTarget(arrival.target)
      if (target === undefined) throw undecodable(arrival.target)
      const place = find(target.path)
      const elsewhere = paths.get(target.path)
      if (elsewhere && (!place || publishedAt(place.point, target.path, place.start) === undefined))
        return { arrival, target, ...elsewhere, separators: noSeparators, start: 0 }
      if (place === undefined) throw new Refusal('publication/outside', 404, 'Not Found')
      const { point, start, root, separators } = place
      if (point.publication.broken !== undefined) throw broken(point.publication.broken)
      return {
        arrival,
        target,
        publication: point.publication,
        channel: point.channel,
        service: publishedAt(point, target.path, start),
        separators,
        start,
        root,
      }
    },
  }
}

const noSeparators: readonly Separator[] = Object.freeze([])

/** `<base>/hs` or `<base>/ws` of a publication, with what is reached below it. */
export interface Point {
  readonly prefix: string
  readonly publication: Publication
  readonly channel: ChannelName
  readonly services: ReadonlyMap<string, PublishedService>
  /** Segments of the longest address. */
  readonly longest: number
}

const pointsOf = (publication: Publication): Point[] =>
  (['hs', 'ws'] as const).map((channel) => {
    const services = new Map<string, PublishedService>()
    for (const service of publication.services) {
      // The first of two services with one address keeps it; `check` reports the second.
      if (service.channel === channel) for (const address of service.addresses) if (!services.has(address)) services.set(address, service)
    }
    return {
      prefix: `${publication.base}/${channel}`,
      publication,
      channel,
      services,
      longest: Math.max(0, ...[...services.keys()].map((address) => address.split('/').length)),
    }
  })

/** The first of two services with one path keeps it. */
function pathsOf(publications: readonly Publication[]): Map<string, Pick<Located, 'publication' | 'channel' | 'service' | 'root'>> {
  const found = new Map<string, Pick<Located, 'publication' | 'channel' | 'service' | 'root'>>()
  for (const publication of publications) {
    for (const service of publication.services) {
      for (const path of service.paths ?? [])
        if (!found.has(path))
          found.set(path, { publication, channel: service.channel, service, root: `${publication.base}/${service.channel}` })
    }
  }
  return found
}

const SLASH = 47

const liesBelow = (path: string, prefix: string): boolean =>
  path.startsWith(prefix) && (path.length === prefix.length || path.charCodeAt(prefix.length) === SLASH)

/** Addresses may hold several segments: the longest that matches wins (facts 0.2). */
function publishedAt({ services, longest }: Point, path: string, start: number): PublishedService | undefined {
  let best: PublishedService | undefined
  let end = start
  for (let count = 0; count < longest && end < path.length; count++) {
    const next = path.indexOf('/', end + 1)
    end = next < 0 ? path.length : next
    best = services.get(path.slice(start + 1, end)) ?? best
  }
  return best
}

const undecodable = (target: string): Refusal =>
  new Refusal('exchange/undecodable', 400, 'Адрес запроса не удалось раскодировать', {
    hint: `the target "${target}" is not a path, or an escape (%XX) in it is not UTF-8`,
  })

const broken = (reason: string): Refusal =>
  new Refusal('publication/broken', 500, `Ошибка при чтении файла публикации default.vrd:\n${reason}`, {
    hint: 'nothing of this publication is served until its default.vrd can be read',
  })
