/** Who gets a message: the participants that it names, or without names each that its channel leads to. */
import type { BusDestination } from './topology.ts'

/** Properties that name recipients: 1C's, that of senders outside of 1C, and that of earlier revisions. */
export const recipientNames = ['integ_recipient_code', 'RecipientCode', 'recipient_code'].map((name) => new TextEncoder().encode(name))

export interface Routed {
  /** Addresses of queues. The same array for the same codes of a destination. */
  readonly queues: readonly string[]
  /** Codes that lead to none. */
  readonly unknown: readonly string[]
}

/** Lists that are remembered for one destination; senders name few. */
const REMEMBERED = 1000

const routes = new WeakMap<BusDestination, Map<string, Routed>>()

/** `codes`: parted by commas, with spaces around them or not; `undefined` and none lead everywhere. */
export function routed(codes: string | undefined, destination: BusDestination): Routed {
  const known = routes.get(destination) ?? new Map<string, Routed>()
  if (known.size === 0) routes.set(destination, known)
  const found = known.get(codes ?? '')
  if (found !== undefined) return found
  if (known.size >= REMEMBERED) known.clear()
  const made = route(codes ?? '', destination)
  known.set(codes ?? '', made)
  return made
}

function route(text: string, { receivers }: BusDestination): Routed {
  const codes = text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')
  const wanted = codes.length === 0 ? receivers : receivers.filter(({ participant }) => codes.includes(participant))
  return {
    queues: wanted.map(({ address }) => address),
    unknown: codes.filter((code) => !receivers.some(({ participant }) => participant === code)),
  }
}
