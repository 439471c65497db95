/** Values of a request, and of the machine, into a templated text. */
import type { System } from '../../exchange/system.ts'
import { exactJSON } from '../calls/exact-json.ts'
import { jsonText } from '../calls/json-equal.ts'
import { valuesAt } from '../calls/json-path.ts'
import type { Escape, Hole, TemplatedText } from './templated-text.ts'

/** Where the values come from. */
export interface Values {
  readonly HTTPMethod: string
  readonly BaseURL: string
  readonly RelativeURL: string
  readonly URLParameters: Readonly<Record<string, string>>
  readonly QueryOptions: ReadonlyMap<string, string>
  header(name: string): string | undefined
  /** Text of the body, and the body as JSON where it is. */
  readonly text: string | undefined
  readonly json: unknown
  /** Of a call of an operation: its parameters as plain values. */
  readonly parameters: unknown
  /** `2026-11-21T09:30:00`, UTC. */
  now(): string
  guid(): string
  /** How often the stub has answered, this time among them. */
  readonly count: number
}

/** What a request does not have is written as nothing. */
export const render = ({ parts }: TemplatedText, values: Values): string =>
  parts.map((one) => (typeof one === 'string' ? one : escaped(valueOf(one.hole, values), one.escape))).join('')

function valueOf(hole: Hole, values: Values): unknown {
  switch (hole.kind) {
    case 'URLParameters':
      return Object.hasOwn(values.URLParameters, hole.name) ? values.URLParameters[hole.name] : undefined
    case 'QueryOptions':
      return values.QueryOptions.get(hole.name)
    case 'Headers':
      return values.header(hole.name)
    case 'JSON':
      return valuesAt(hole.path, values.json)[0]
    case 'Parameters':
      return valuesAt(hole.path, values.parameters)[0]
    case 'body':
      return values.text
    case 'now':
      return values.now()
    case 'guid':
      return values.guid()
    default:
      return values[hole.kind]
  }
}

const writers: { readonly [E in Escape]: (value: unknown) => string } = {
  none: (value) => (value === undefined ? '' : jsonText(value)),
  json: (value) => JSON.stringify(value === undefined ? '' : jsonText(value)).slice(1, -1),
  xml: (value) => writers.none(value).replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`),
  url: (value) => encodeURIComponent(writers.none(value)),
  value: (value) => (value === undefined ? 'null' : exactJSON(value)),
}

const escaped = (value: unknown, escape: Escape): string => writers[escape](value)

/** The time is UTC, as an infobase without a time zone of its own would write it. */
export const machineValues = (system: System): Pick<Values, 'now' | 'guid'> => ({
  now: () => new Date(system.now()).toISOString().slice(0, 19),
  guid: () => guidOf(system.randomBytes(16)),
})

/** RFC 9562, version 4. */
function guidOf(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return Array.from(bytes, (byte, at) => `${[4, 6, 8, 10].includes(at) ? '-' : ''}${byte.toString(16).padStart(2, '0')}`).join('')
}
