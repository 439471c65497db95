/** Which messages a request to the admin surface means, and how many. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { said } from '../../diagnostics/said.ts'
import type { Times } from '../../standin/journal/verify.ts'
import { plainNode } from '../../standin/reading/plain-node.ts'
import { Reading } from '../../standin/reading/reading.ts'
import type { ExchangedMessage } from '../journal/exchanged.ts'

export function whereOf(query: ReadonlyMap<string, string>): (message: ExchangedMessage) => boolean {
  const is = (name: string, ...own: readonly string[]): boolean => !query.has(name) || own.includes(query.get(name)!)
  const after = Number(query.get('after') ?? 0)
  return ({ number, application, channel, participant, outcome }) =>
    number > after
    && is('application', application)
    && is('participant', participant)
    && is('outcome', outcome)
    && is('channel', channel, channel.slice(channel.lastIndexOf('.') + 1))
}

/** A number, or bounds. Throws DiagnosticError. */
export function timesOf(value: unknown): Times {
  if (typeof value === 'number') return value
  const reading = new Reading()
  const fields = reading.fields(plainNode(value), said('times', 'times'), ['atLeast', 'atMost'])
  const [atLeast, atMost] = (['atLeast', 'atMost'] as const).map((key) => reading.number(fields.get(key), key, [0, Infinity]))
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  return { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) }
}
