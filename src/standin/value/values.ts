/** What templates and conditions may have values of: a request, the machine, and what the stub has captured, kept and counted. */
import type { System } from '../../exchange/system.ts'
import type { Chance } from '../../infobase/seed/random.ts'
import { onceJSON } from '../calls/criteria.ts'
import type { Matched } from '../calls/matched.ts'

/** Where the values come from. */
export interface Values extends Matched {
  readonly HTTPMethod: string
  readonly BaseURL: string
  readonly RelativeURL: string
  /** The body as JSON, where it is. No getter: each literal with one is of a shape of its own to V8, which keeps the request with it. */
  json(): unknown
  /** `2026-11-21T09:30:00`, UTC. */
  now(): string
  guid(): string
  /** How often the stub has answered, this time among them. */
  readonly count: number
  /** Texts that named groups of the conditions and `capture` have taken. */
  readonly captures?: (() => Readonly<Record<string, unknown>>) | undefined
  /** What a step on a collection has found. */
  readonly found?: Found | undefined
  /** Variables of loops, the innermost last. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  /** By the seed of the stub and the count of its answers. */
  readonly chance?: (() => Chance) | undefined
}

/** The item of a collection, or those of a page and how many there are in all. */
export interface Found {
  readonly item?: unknown
  readonly items?: readonly unknown[]
  readonly total?: number
}

/** Those of a request alone, for conditions: nothing of the machine is in them. */
export function requestValues(request: Matched): Values {
  const json = onceJSON(request.text)
  return {
    ...request,
    origin: request.origin ?? request,
    HTTPMethod: '',
    BaseURL: '',
    RelativeURL: '',
    json: () => json()?.value,
    now: () => '',
    guid: () => '',
    count: 0,
  }
}

/** The time is UTC, as an infobase without a time zone of its own would write it. */
export const machineValues = (system: System): Pick<Values, 'now' | 'guid'> => ({
  now: () => new Date(system.now()).toISOString().slice(0, 19),
  guid: () => guidOf(system.randomBytes(16)),
})

/** RFC 9562, version 4. */
export function guidOf(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return Array.from(bytes, (byte, at) => `${[4, 6, 8, 10].includes(at) ? '-' : ''}${byte.toString(16).padStart(2, '0')}`).join('')
}
