/** A received call as criteria see it, and the closest of them to what was wanted, both drawn in one layout. */
import { distance } from '../../diagnostics/near.ts'
import type { Matched } from '../calls/criteria.ts'
import { addressFits, type Wanted } from '../calls/known-pattern.ts'
import { mismatches } from '../calls/mismatches.ts'
import { plainValue } from '../calls/plain-value.ts'
import { meantBy } from '../hosts/wanted.ts'
import type { Received } from './received.ts'

export const matchedOf = (one: Received): Matched => {
  const { address, URLParameters, QueryOptions, header, body, Parameters, SOAPVersion, target, user } = one
  return {
    URLParameters,
    QueryOptions: address?.options ?? QueryOptions,
    header,
    text: body.size === 0 ? undefined : body.text(),
    bytes: body.size === 0 ? undefined : body.bytes,
    parameters: plainValue(Parameters),
    SOAPVersion,
    target,
    user,
  }
}

/** The calls that go where the pattern says, with the values that its template takes. */
export function addressedBy({ known, outgoing }: Wanted, all: readonly Received[]): readonly Received[] {
  if (outgoing === undefined) return all.filter((one) => !one.outgoing && addressFits(known, one.method, one.address))
  return all.flatMap((one) => {
    const URLParameters = one.outgoing ? meantBy(outgoing, one) : undefined
    return URLParameters === undefined ? [] : [{ ...one, URLParameters }]
  })
}

/** What was wanted and the closest call, line by line the same where they agree. */
export function waysOff(wanted: Wanted, all: readonly Received[]): { readonly expected: string; readonly actual: string } {
  const head = wanted.known.printed
  const addressed = addressedBy(wanted, all)
  const closest = addressed.map((one) => mismatches(wanted.criteria, matchedOf(one))).toSorted((a, b) => a.length - b.length)[0]
  if (closest !== undefined) {
    return {
      expected: [head, ...closest.map(({ part, expected }) => `${part}: ${expected}`)].join('\n'),
      actual: [head, ...closest.map(({ part, given }) => `${part}: ${given}`)].join('\n'),
    }
  }
  const lines = all.map(({ method, target }) => `${method} ${readable(target)}`)
  const nearest = lines.toSorted((a, b) => distance(a, head) - distance(b, head))[0]
  return { expected: head, actual: nearest ?? 'no request at all' }
}

const readable = (target: string): string => {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}
