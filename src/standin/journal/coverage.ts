/** Which templates, methods and operations were called, and which never: the coverage of the contract. */
import type { Addresses } from '../calls/address.ts'
import type { Received } from './received.ts'

export interface CoveredService {
  readonly channel: 'hs' | 'ws'
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
    report({ services, named }, more) {
      const counts = new Map(counted)
      for (const one of more) add(counts, one)
      return [
        ...services.map(({ service, templates }): CoveredService => ({
          channel: 'hs',
          service: service.Name,
          calls: templates.flatMap(({ Name, template, Methods }) =>
            Object.keys(Methods).map((method) => ({
              what: `${method} ${template.text}`,
              count:
                method === 'Any'
                  ? countOfOthers(counts, keyOf('hs', service.Name, Name, ''), Object.keys(Methods))
                  : (counts.get(keyOf('hs', service.Name, Name, method)) ?? 0),
            })),
          ),
        })),
        ...named.map(({ Name, operations }): CoveredService => ({
          channel: 'ws',
          service: Name,
          calls: operations.map((what) => ({ what, count: counts.get(keyOf('ws', Name, what, 'POST')) ?? 0 })),
        })),
      ]
    },
  }
}

function add(counts: Map<string, number>, { address, method }: Received): void {
  const place = address?.operation ?? address?.template
  if (address === undefined || place === undefined) return
  const key = keyOf(address.channel, address.service, place, method)
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const keyOf = (channel: string, service: string, place: string, method: string): string => [channel, service, place, method].join('\n')

const countOfOthers = (counts: ReadonlyMap<string, number>, prefix: string, named: readonly string[]): number =>
  [...counts]
    .filter(([key]) => key.startsWith(prefix) && !named.includes(key.slice(prefix.length)))
    .reduce((sum, [, count]) => sum + count, 0)
