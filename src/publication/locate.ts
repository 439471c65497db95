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
  readonly service: PublishedService
  /** The service's address as it was met in the target. */
  readonly address: string
  /** Index of the first segment after the service's address. */
  readonly rest: number
}

/** Where a request went that was refused before a service was found: enough to draw the refusal. */
export type Place = Pick<Located, 'channel'>

export interface Locator {
  /** Throws a Refusal: 400 undecodable, 404 outside or unknown. */
  locate(arrival: Arrival): Located
  /** Whether the target lies under a publication, `/hs`, `/ws` included: what lies elsewhere is not 1C's to answer. */
  publishes(target: string): boolean
  /** The channel that a target speaks of, if it names one. */
  channelOf(target: string): ChannelName | undefined
}

const channels: ReadonlySet<string> = new Set<ChannelName>(['hs', 'ws'])

export function createLocator(publications: readonly Publication[]): Locator {
  // The longest base first: /a/b is asked before /a.
  const points = publications.map(pointOf).toSorted((one, other) => other.base.length - one.base.length)
  const pointFor = (segments: readonly string[]): Point | undefined =>
    points.find((point) => point.base.every((segment, at) => segments[at] === segment) && channels.has(segments[point.base.length] ?? ''))

  return {
    publishes(raw) {
      const target = parseTarget(raw)
      return target === undefined ? points.some((point) => raw.startsWith(point.publication.base)) : pointFor(target.segments) !== undefined
    },
    channelOf(raw) {
      const target = parseTarget(raw)
      const point = target && pointFor(target.segments)
      return point && (target.segments[point.base.length] as ChannelName)
    },
    locate(arrival) {
      const target = parseTarget(arrival.target)
      if (target === undefined) throw undecodable(arrival.target)
      const point = pointFor(target.segments)
      if (point === undefined) throw new Refusal('publication/outside', 404, 'Not Found')
      const at = point.base.length
      const channel = target.segments[at] as ChannelName
      const met = longestAddress(point.addresses[channel], target.segments, at + 1)
      if (met === undefined) throw unknownService(channel, target)
      return { arrival, target, publication: point.publication, channel, service: met.service, address: met.address, rest: met.rest }
    },
  }
}

interface Point {
  readonly base: readonly string[]
  readonly publication: Publication
  readonly addresses: Readonly<Record<ChannelName, Addresses>>
}

interface Addresses {
  readonly byAddress: ReadonlyMap<string, PublishedService>
  /** Segments of the longest address. */
  readonly longest: number
}

function pointOf(publication: Publication): Point {
  return {
    base: publication.base.split('/').filter((segment) => segment !== ''),
    publication,
    addresses: { hs: addressesOf(publication, 'hs'), ws: addressesOf(publication, 'ws') },
  }
}

function addressesOf(publication: Publication, channel: ChannelName): Addresses {
  const byAddress = new Map(publication.services.filter((service) => service.channel === channel)
    .toReversed() // the first of two services with one address keeps it; `check` reports the second
    .flatMap((service) => service.addresses.map((address) => [address, service] as const)))
  return { byAddress, longest: Math.max(0, ...[...byAddress.keys()].map((address) => address.split('/').length)) }
}

/** Roots may hold several segments: the longest that matches wins (facts 0.2). */
function longestAddress(addresses: Addresses, segments: readonly string[], from: number): { service: PublishedService; address: string; rest: number } | undefined {
  for (let count = Math.min(addresses.longest, segments.length - from); count > 0; count--) {
    const address = count === 1 ? segments[from]! : segments.slice(from, from + count).join('/')
    const service = addresses.byAddress.get(address)
    if (service) return { service, address, rest: from + count }
  }
  return undefined
}

const undecodable = (target: string): Refusal =>
  new Refusal('exchange/undecodable', 400, 'Адрес запроса не удалось раскодировать', { hint: `the target "${target}" is not a path, or an escape (%XX) in it is not UTF-8` })

function unknownService(channel: ChannelName, target: Target): Refusal {
  const hint = `no published service has an address that "${target.rawPath}" begins with; \`standin routes\` lists them`
  return channel === 'hs' ? new Refusal('hs/no-service', 404, 'HTTP-сервис не найден', { hint }) : new Refusal('ws/no-service', 500, 'Сервис не найден', { hint })
}
