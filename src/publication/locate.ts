/** The first stage: which publication, which kind of service and which published service a target means. */
import { said } from '../diagnostics/said.ts'
import type { Arrival } from '../exchange/arrival.ts'
import { Refusal } from '../exchange/refusal.ts'
import { parseTarget, type Target } from '../exchange/target.ts'
import type { Branch, Publication, PublishedService, Separator } from './publication.ts'
import type { Place, PublishedPoint } from './published-point.ts'
import { findZoned } from './zones.ts'

export interface Located {
  readonly arrival: Arrival
  readonly target: Target
  readonly publication: Publication
  /** Name of the channel. */
  readonly channel: string
  /** `undefined` when nothing published has that address: the channel says so in its own way. */
  readonly service: PublishedService | undefined
  /** Values of the data separators, in the order of the publication's zones. */
  readonly separators: readonly Separator[]
  /** Where, in `Target.path`, the part below the channel's segment begins. */
  readonly start: number
  /** What comes before it, as an address: base, values of separators, the channel's segment. */
  readonly root: string
}

export interface Locator {
  /** Throws a Refusal: 400 undecodable, 404 outside any publication, 500 a publication that its file has broken. */
  locate(arrival: Arrival): Located
  /** Whether the target lies under a channel of a publication: what lies elsewhere is not 1C's to answer. */
  publishes(target: string): boolean
  /** `path` is `Target.path`. */
  find(path: string): Place | undefined
}

/** `branches`: the channels that there are, whether anything is published in them or not. */
export function createLocator(publications: readonly Publication[], branches: readonly Branch[]): Locator {
  // The longest base first: /a/b is asked before /a.
  const points = publications.flatMap((one) => pointsOf(one, branches)).toSorted((one, other) => other.prefix.length - one.prefix.length)
  const zoned = points.filter(({ publication }) => publication.zones !== undefined)
  const plain = points
    .filter(({ publication }) => publication.zones === undefined)
    .map((point) => ({ point, start: point.prefix.length, root: point.prefix, separators: noSeparators }))
  const find = (path: string): Place | undefined =>
    plain.find(({ point }) => liesBelow(path, point.prefix)) ?? (zoned.length === 0 ? undefined : findZoned(zoned, path))
  const paths = pathsOf(publications, branches)

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
      if (place.point.publication.broken !== undefined) throw broken(place.point.publication.broken)
      return locatedAt(place, arrival, target)
    },
  }
}

const locatedAt = ({ point, start, root, separators }: Place, arrival: Arrival, target: Target): Located => ({
  arrival,
  target,
  publication: point.publication,
  channel: point.branch.name,
  service: publishedAt(point, target.path, start),
  separators,
  start,
  root,
})

const noSeparators: readonly Separator[] = Object.freeze([])

const pointsOf = (publication: Publication, branches: readonly Branch[]): PublishedPoint[] =>
  branches.map((branch) => {
    const services = new Map<string, PublishedService>()
    for (const service of publication.services) {
      // The first of two services with one address keeps it; `check` reports the second.
      if (service.channel === branch.name)
        for (const address of service.addresses) if (!services.has(address)) services.set(address, service)
    }
    return {
      prefix: `${publication.base}/${branch.segment}`,
      publication,
      branch,
      services,
      longest: Math.max(0, ...[...services.keys()].map((address) => address.split('/').length)),
    }
  })

type Elsewhere = Pick<Located, 'publication' | 'channel' | 'service' | 'root'>

/** The first of two services with one path keeps it. */
function pathsOf(publications: readonly Publication[], branches: readonly Branch[]): Map<string, Elsewhere> {
  const found = new Map<string, Elsewhere>()
  for (const publication of publications) {
    for (const service of publication.services) {
      const segment = branches.find(({ name }) => name === service.channel)?.segment
      for (const path of service.paths ?? [])
        if (segment !== undefined && !found.has(path))
          found.set(path, { publication, channel: service.channel, service, root: `${publication.base}/${segment}` })
    }
  }
  return found
}

const SLASH = 47

const liesBelow = (path: string, prefix: string): boolean =>
  path.startsWith(prefix) && (path.length === prefix.length || path.charCodeAt(prefix.length) === SLASH)

/** Addresses may hold several segments: the longest that matches wins (source 1). */
function publishedAt({ branch, services, longest }: PublishedPoint, path: string, start: number): PublishedService | undefined {
  if (branch.whole) return services.get('')
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
    hint: said(
      `the target "${target}" is not a path, or an escape (%XX) in it is not UTF-8`,
      `адрес «${target}» — не путь, или кодирование (%XX) в нем — не UTF-8`,
    ),
  })

const broken = (reason: string): Refusal =>
  new Refusal('publication/broken', 500, `Ошибка при чтении файла публикации default.vrd:\n${reason}`, {
    hint: said(
      'nothing of this publication is served until its default.vrd can be read',
      'пока default.vrd этой публикации не прочитать, она не отдает ничего',
    ),
  })
