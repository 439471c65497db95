/** Which templates, methods and operations were called, and which never: the coverage of the contract. */
import type { ListedPart } from '../../channel/listed.ts'
import type { Addresses } from '../calls/address.ts'
import type { Received } from './received.ts'

export interface CoveredService {
  /** Name of the channel. */
  readonly channel: string
  readonly service: string
  /** `GET /volume/{VolumeID}/*`, or the name of an operation, with the number of calls. */
  readonly calls: readonly { readonly what: string; readonly count: number }[]
}

export interface Coverage {
  count(one: Received): void
  /** What was counted and `more`, for everything that can be called; a method `Any` is called by any that has no entry of its own. */
  report(addresses: Addresses, more: readonly Received[]): readonly CoveredService[]
}

export function createCoverage(): Coverage {
  const counted = new Map<string, number>()
  return {
    count: (one) => add(counted, one),
    report({ listed }, more) {
      const counts = new Map(counted)
      for (const one of more) add(counts, one)
      return listed.map(({ channel, Name, parts }): CoveredService => ({
        channel: channel.name,
        service: Name,
        calls: parts.flatMap((part) => callsOf(part, counts, (method) => keyOf(channel.name, Name, part.Name, method))),
      }))
    },
  }
}

function callsOf({ calls }: ListedPart, counts: ReadonlyMap<string, number>, key: (method: string) => string): CoveredService['calls'] {
  const named = calls.map(({ method }) => method)
  return calls.map(({ method, what }) => ({
    what,
    count: method === 'Any' ? countOfOthers(counts, key(''), named) : (counts.get(key(method)) ?? 0),
  }))
}

function add(counts: Map<string, number>, { address, method }: Received): void {
  if (address?.part === undefined) return
  const key = keyOf(address.channel, address.service, address.part, method)
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const keyOf = (channel: string, service: string, part: string, method: string): string => [channel, service, part, method].join('\n')

const countOfOthers = (counts: ReadonlyMap<string, number>, prefix: string, named: readonly string[]): number =>
  [...counts]
    .filter(([key]) => key.startsWith(prefix) && !named.includes(key.slice(prefix.length)))
    .reduce((sum, [, count]) => sum + count, 0)
