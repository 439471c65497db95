/** An operation of an admin surface: where it is, its texts for OpenAPI, and the function that answers. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { said } from '../../diagnostics/said.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import type { Reply } from '../../exchange/reply.ts'
import type { Times } from '../journal/verify.ts'
import { plainNode } from '../reading/plain-node.ts'
import { Reading } from '../reading/reading.ts'
import { AdminError } from './error.ts'

/** A request as its address and its body say it. */
export interface AdminRequest {
  readonly arrival: Arrival
  /** The value of the path's `{id}`; empty without one. */
  readonly id: string
  readonly query: ReadonlyMap<string, string>
  /** The body as JSON; `undefined` of an operation without one. */
  readonly body: unknown
}

/** A status and what is sent as JSON (204 without), or a reply that is not JSON. */
export type Answered = readonly [status: number, json?: unknown] | Reply

/** The body of a request that has to be an object. Throws an AdminError, 400. */
export const record = (body: unknown): Readonly<Record<string, unknown>> => {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Readonly<Record<string, unknown>>
  throw new AdminError(400, said('the body must be a JSON object', 'тело должно быть объектом JSON'))
}

/** What OpenAPI says of it. `Body`: names of schemas. */
export interface DescribedOperation<Body extends string = string> {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** A URL template of ours. */
  readonly path: `/${string}`
  readonly operationId: string
  readonly summary: string
  /** Query options with their meaning. */
  readonly query?: Readonly<Record<string, string>>
  /** The schema of the JSON body. */
  readonly body?: Body
  /** The media type of the answer where it is not JSON. */
  readonly media?: string
  /** Statuses with their meaning. */
  readonly responses: Readonly<Record<number, string>>
}

export interface Operation<Asked, Body extends string = string> extends DescribedOperation<Body> {
  readonly answer: (asked: Asked) => Answered | Promise<Answered>
}

/** Those that each surface begins with: probes, and its description. `ready` gives what is served, `described` the document. */
export const firstOperations = <Asked>(
  served: string,
  ready: (asked: Asked) => object,
  described: () => object,
): readonly Operation<Asked, never>[] => [
  {
    method: 'GET',
    path: '/health',
    operationId: 'health',
    summary: 'Liveness probe',
    responses: { 200: 'The process is running' },
    answer: () => [200, { status: 'ok' }],
  },
  {
    method: 'GET',
    path: '/ready',
    operationId: 'ready',
    summary: 'Readiness probe',
    responses: { 200: served },
    answer: (asked) => [200, { status: 'ready', ...ready(asked) }],
  },
  {
    method: 'GET',
    path: '/openapi.json',
    operationId: 'openAPI',
    summary: 'This OpenAPI description',
    responses: { 200: 'An OpenAPI 3.1 document' },
    answer: () => [200, described()],
  },
]

const verification = said('a verification', 'проверка')
const times = said('times', 'times')
const numbers = said('a whole number, or { atLeast, atMost }', 'целое число или { atLeast, atMost }')

/**
 * How often a verification wants a call; at least once where nothing is said. Throws DiagnosticError, also for a key that is not allowed: a
 * mistyped `times` would hold for any number.
 */
export function timesOf(body: Readonly<Record<string, unknown>>, allowed: readonly string[]): Times {
  const reading = new Reading()
  const node = reading.fields(plainNode(body), verification, [...allowed, 'times']).get('times')
  const wanted = node === undefined ? { atLeast: 1 } : readTimes(reading, node)
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  return wanted
}

function readTimes(reading: Reading, node: ReturnType<typeof plainNode>): Times {
  if (node.kind === 'map') {
    const fields = reading.fields(node, times, ['atLeast', 'atMost'])
    const [atLeast, atMost] = (['atLeast', 'atMost'] as const).map((key) => reading.number(fields.get(key), key, [0, Infinity]))
    return { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) }
  }
  if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value) && node.value >= 0) return node.value
  reading.wrong(node, times, numbers)
  return 0
}
