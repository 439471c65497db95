/** The events of an answered request: its line for the log, and a defect or exception whole. */
import { isError } from '../diagnostics/is-error.ts'
import { joined, type Said } from '../diagnostics/said.ts'
import type { Arrival } from '../exchange/arrival.ts'
import { Refusal } from '../exchange/refusal.ts'
import type { Observation } from '../observe/observation.ts'
import type { Answered } from './handle.ts'

/** `id`: the number of the request; `now`: `ticks()` when it was answered. */
export function observationsOf({ arrival, reply, route, remarks = [], error, started }: Answered, id: number, now: number): Observation[] {
  const request: Observation = {
    kind: 'request',
    id,
    method: arrival.method,
    target: withoutToken(arrival.target),
    status: reply.status,
    ms: now - started,
    ...(route !== undefined && { route }),
    ...(remarks.length > 0 && hintsIn(joined(remarks, '; '))),
    ...(error instanceof Refusal && { refusal: error.code, ...hintsOf(error) }),
  }
  if (error === undefined || error instanceof Refusal) return [request]
  return [
    arrival.signal.aborted
      ? exceptionOf(arrival, error, isError(error) ? error.message : String(error), id)
      : { kind: 'defect', id, error },
    request,
  ]
}

const hintsIn = ({ en, ru }: Said) => ({ hint: en, hintRu: ru })

const hintsOf = ({ hint, hintRu }: Refusal): { hint?: string; hintRu?: string } => ({
  ...(hint !== undefined && { hint }),
  ...(hintRu !== undefined && hintRu !== hint && { hintRu }),
})

/** An access token in the address (chapter 17.3.1.4.3) is as good as a password: it appears in no log. */
const withoutToken = (target: string): string =>
  target.includes('AccessToken=') ? target.replace(/([?&]AccessToken=)[^&]*/g, '$1…') : target

/** What a handler threw; a body that ends because its client left is thrown to it, too. */
export const exceptionOf = ({ signal }: Arrival, error: unknown, text: string, id: number): Observation => ({
  kind: 'exception',
  id,
  error,
  text,
  ...(signal.aborted && { clientLeft: true }),
})
