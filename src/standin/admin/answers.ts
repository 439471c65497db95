/** What each operation of the admin surface does; how they are reached stands in `operations.ts`. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import type { HTTPMethod } from '../../hs/service/method.ts'
import { knownPattern, PatternError } from '../calls/known-pattern.ts'
import type { CallPattern } from '../calls/pattern.ts'
import { matching, VerificationError, verifyTimes, type Times, type Wanted } from '../journal/verify.ts'
import { readCriteria } from '../reading/criteria.ts'
import { plainNode } from '../reading/plain-node.ts'
import { Reading } from '../reading/reading.ts'
import { isUnserved } from '../report-misses.ts'
import type { Standin } from '../standin.ts'
import { shown, shownMiss } from './shown.ts'

/** A request to the admin surface that cannot be answered: its status and sentence. */
export class AdminError extends Error {
  override readonly name = 'AdminError'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export interface Asked {
  readonly standin: Standin
  /** Values of the path's `{id}`. */
  readonly id: string
  readonly query: ReadonlyMap<string, string>
  /** The body as JSON; `undefined` without one. */
  readonly body: unknown
}

/** A status and what is sent as JSON; 204 without. */
export type Answered = readonly [status: number, json?: unknown]

export type Answer = (asked: Asked) => Answered

const filters = ['service', 'template', 'method', 'operation'] as const

/** By service, template, method, operation, status, `unserved=true`, `after=<id>`; at most `limit`, the newest. */
export const journal: Answer = ({ standin, query }) => {
  const status = query.get('status')
  const found = standin.received().filter((one) => {
    const values = { service: one.address?.service, template: one.address?.template, method: one.method, operation: one.address?.operation }
    const root = one.address?.root
    return (
      filters.every(
        (name) =>
          !query.has(name)
          || query.get(name) === values[name]
          || (name === 'service' && query.get(name) === root)
          || (name === 'template' && query.get(name) === one.address?.templateText),
      )
      && (status === undefined || Number(status) === one.reply?.StatusCode)
      && (query.get('unserved') !== 'true' || isUnserved(one))
      && one.id > Number(query.get('after') ?? 0)
    )
  })
  const limit = Number(query.get('limit') ?? 1000)
  return [200, { count: found.length, exchanges: found.slice(-Math.max(1, limit)).map(shown) }]
}

export const exchange: Answer = ({ standin, id }) => {
  const found = standin.received().find((one) => String(one.id) === id)
  if (found === undefined) throw new AdminError(404, `the journal has no exchange ${id}`)
  return [200, isUnserved(found) ? shownMiss(found, standin) : shown(found)]
}

/** 200 with the calls, or 422 with both sides of the difference. */
export const verify: Answer = ({ standin, body }) => {
  const { times = { atLeast: 1 }, request, ...where } = record(body)
  const wanted = wantedOf(standin, where, request)
  try {
    return [
      200,
      {
        verified: true,
        received: verifyTimes(wanted, times as Times, standin.received()).length,
        exchanges: matching(wanted, standin.received()).map(shown),
      },
    ]
  } catch (error) {
    if (error instanceof VerificationError)
      return [422, { verified: false, message: error.message, expected: error.expected, actual: error.actual }]
    throw error
  }
}

function wantedOf(
  { addresses }: Standin,
  { channel, service, template, method, operation }: Readonly<Record<string, unknown>>,
  request: unknown,
): Wanted {
  if (typeof service !== 'string') throw new AdminError(400, '"service" is missing: the Name or RootURL of a service')
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value))
  const [named, verb, place] = [text(operation), text(method), text(template)]
  const pattern: CallPattern =
    channel === 'ws' || named !== undefined
      ? { channel: 'ws', service, ...(named !== undefined && { operation: named }) }
      : {
          channel: 'hs',
          service,
          ...(place !== undefined && { template: place }),
          ...(verb !== undefined && verb !== 'Any' && { method: verb as HTTPMethod }),
        }
  const reading = new Reading()
  const criteria = readCriteria(reading, request === undefined ? undefined : plainNode(request))
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  return { pattern, criteria, known: knownPattern(pattern, addresses()) }
}

export const addStub: Answer = ({ standin, body }) => [201, { id: standin.write.add(body).id }]
export const removeStub: Answer = ({ standin, id }) => removed(standin.write.remove(id), `stub ${id}`)
export const addFailure: Answer = ({ standin, body }) => [201, { id: standin.failures.add(standin.write.failureRule(body)) }]
export const removeFailure: Answer = ({ standin, id }) => removed(standin.failures.remove(id), `failure ${id}`)

function removed(found: boolean, what: string): Answered {
  if (!found) throw new AdminError(404, `there is no ${what}`)
  return [204]
}

const record = (body: unknown): Readonly<Record<string, unknown>> => {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Readonly<Record<string, unknown>>
  throw new AdminError(400, 'the body must be a JSON object')
}

/** The status and text of whatever an answer threw; `undefined` for a defect. */
export function refusalOf(error: unknown): Answered | undefined {
  if (error instanceof AdminError) return [error.status, { error: error.message }]
  if (error instanceof PatternError) return [400, { error: error.message }]
  if (error instanceof DiagnosticError) return [400, { error: error.message, diagnostics: error.diagnostics }]
  return undefined
}
