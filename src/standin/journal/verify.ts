/**
 * Verification: were these calls received, how often, in which order; a failure has both sides as texts of one layout, so that editors show
 * a diff.
 */
import { nearest } from '../../diagnostics/near.ts'
import { StandinError } from '../../diagnostics/standin-error.ts'
import { holds } from '../calls/holds.ts'
import type { Wanted } from '../calls/known-pattern.ts'
import { hostOf } from '../hosts/hosts.ts'
import { addressedBy, matchedOf, waysOff } from './matched.ts'
import type { Received } from './received.ts'

export type { Wanted } from '../calls/known-pattern.ts'

/** What test runners show as a diff of `expected` and `actual`. */
export class VerificationError extends StandinError {
  override readonly name = 'AssertionError'
  override readonly code = 'verification/failed'
  /** What was received, in the layout of `expected`. */
  readonly actual: string
  /** What was asked for. */
  readonly expected: string
  /** Test runners show a diff of both. */
  readonly showDiff = true
  constructor(message: string, expected: string, actual: string) {
    super(message)
    this.expected = expected
    this.actual = actual
  }
}

/** How often: exactly, or within bounds (both inclusive). */
export type Times = number | { readonly atLeast?: number; readonly atMost?: number }

/** Those that are meant, in the order of arrival. */
export const matching = (wanted: Wanted, all: readonly Received[]): readonly Received[] =>
  addressedBy(wanted, all).filter((one) => holds(wanted.criteria, matchedOf(one)))

/** Throws VerificationError; gives the calls. */
export function verifyTimes(wanted: Wanted, times: Times, all: readonly Received[]): readonly Received[] {
  const found = matching(wanted, all)
  const { atLeast = 0, atMost = Infinity } = typeof times === 'number' ? { atLeast: times, atMost: times } : times
  if (found.length >= atLeast && found.length <= atMost) return found
  const { expected, actual } =
    found.length < atLeast ? waysOff(wanted, all) : { expected: wanted.known.printed, actual: wanted.known.printed }
  const said = printTimes(times)
  throw new VerificationError(
    `${wanted.known.printed} was ${done(wanted)} ${countOf(found.length)}, expected ${said}${nearHost(wanted, all)}`,
    `${expected}\n${done(wanted)}: ${said}`,
    `${actual}\n${done(wanted)}: ${countOf(found.length)}`,
  )
}

/** Each of them was received after the one before; other calls may occur between. */
export function verifyOrder(wanted: readonly Wanted[], all: readonly Received[]): void {
  let after = 0
  for (const [at, one] of wanted.entries()) {
    const next = matching(one, all).find(({ id }) => id > after)
    if (next === undefined) {
      const expected = wanted.map(({ known }) => known.printed).join('\n')
      const actual = all.map(({ method, target }) => `${method} ${target}`).join('\n')
      throw new VerificationError(
        `${one.known.printed} was not ${done(one)}${at === 0 ? '' : ` after ${wanted[at - 1]!.known.printed}`}`,
        expected,
        actual,
      )
    }
    after = next.id
  }
}

const done = ({ outgoing }: Wanted): string => (outgoing === undefined ? 'received' : 'called')

/** Of a host that was never called, the one that most likely was meant. */
function nearHost({ outgoing }: Wanted, all: readonly Received[]): string {
  const hosts = [...new Set(all.flatMap((one) => (one.outgoing ? [hostOf(one.target)] : [])))]
  if (outgoing === undefined || hosts.includes(outgoing.host)) return ''
  const near = nearest(outgoing.host, hosts)
  return near === undefined ? '' : `; ${outgoing.host} was never called, did you mean ${near}?`
}

const countOf = (count: number): string => (count === 1 ? '1 time' : `${count} times`)

/** `2 times`, `at least 1 time`. */
export function printTimes(times: Times): string {
  if (typeof times === 'number') return countOf(times)
  const { atLeast, atMost } = times
  return (
    [atLeast === undefined ? [] : [`at least ${countOf(atLeast)}`], atMost === undefined ? [] : [`at most ${countOf(atMost)}`]]
      .flat()
      .join(', ') || 'any number of times'
  )
}
