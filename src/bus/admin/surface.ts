/** The admin surface of a bus, served as a platform of its own at an address of its own. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { RequestBody } from '../../exchange/body/request-body.ts'
import { DEEPEST_JSON, isDeeper } from '../../exchange/json-text.ts'
import { parseQuery } from '../../exchange/query.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { parseTarget } from '../../exchange/target.ts'
import type { Platform } from '../../platform/configuration.ts'
import { refuseStrangers } from '../../standin/admin/gate.ts'
import { VerificationError } from '../../standin/journal/verify.ts'
import type { Bus } from '../bus.ts'
import type { BusAdminPorts, BusAnswered } from './operation.ts'
import { busOperations } from './operations.ts'

/** Bytes of a body that is sent here. */
const MAX_BODY = 16 * 1024 * 1024

/** `failed` is given a defect, which is answered 500. */
export const busAdmin = (bus: Bus, failed: (error: unknown) => void, ports: BusAdminPorts = {}): Platform => ({
  base: '',
  services: [],
  publications: [],
  sessions: () => ({ open: [], abandoned: [], abandonedCount: 0 }),
  publishes: () => true,
  addressOf: () => undefined,
  explain: () => undefined,
  async handle(arrival) {
    try {
      return reply(await answer(arrival, bus, ports))
    } catch (error) {
      const refused = refusalOf(error)
      if (refused === undefined) failed(error)
      return reply(refused ?? [500, { error: 'a defect of standin itself; see its log' }])
    }
  },
})

class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

async function answer(arrival: Arrival, bus: Bus, ports: BusAdminPorts): Promise<BusAnswered> {
  const target = parseTarget(arrival.target)
  refuseStrangers(arrival, target?.path ?? '', ports)
  const query = target === undefined ? undefined : parseQuery(target.query)
  if (target === undefined || query === undefined) throw new Refused(400, 'the target does not decode')
  const id = /^\/bus\/failures\/([^/]+)$/.exec(target.path)?.[1]
  const path = id === undefined ? target.path : '/bus/failures/{id}'
  const here = busOperations.filter((one) => one.path === (path || '/'))
  if (here.length === 0) throw new Refused(404, `there is nothing at ${target.path || '/'}; GET /openapi.json describes the operations`)
  const found = here.find((one) => one.method === arrival.method)
  if (found === undefined) throw new Refused(405, `${target.path} answers ${here.map(({ method }) => method).join(', ')}`)
  const body = found.body === undefined ? {} : await jsonBody(arrival)
  try {
    return await found.answer({ bus, ports, id: id ?? '', query, body })
  } catch (error) {
    // What the broker does not keep it says by an error of its own.
    if (found.operationId !== 'send' || !(error instanceof Error) || error instanceof DiagnosticError) throw error
    return [409, { error: error.message }]
  }
}

async function jsonBody(arrival: Arrival): Promise<Readonly<Record<string, unknown>>> {
  const text = new TextDecoder().decode(await new RequestBody(arrival.body, MAX_BODY).bytes('admin'))
  if (isDeeper(text)) throw new Refused(400, `the body is nested deeper than ${DEEPEST_JSON}`)
  const value = parsed(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused(400, 'the body must be a JSON object')
  return value as Readonly<Record<string, unknown>>
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refused(400, `the body is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** `undefined` for a defect. The gate refuses by an error that has a status, too. */
function refusalOf(error: unknown): BusAnswered | undefined {
  if (error instanceof VerificationError)
    return [422, { verified: false, message: error.message, expected: error.expected, actual: error.actual }]
  if (error instanceof DiagnosticError) return [400, { error: error.message, diagnostics: error.diagnostics }]
  if (error instanceof Refusal) return [413, { error: `the body is larger than ${MAX_BODY} bytes` }]
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return [error.status, { error: error.message }]
  return undefined
}

function reply(answered: BusAnswered): Reply {
  if ('status' in answered) return answered
  const [status, json] = answered
  return json === undefined
    ? { status, headers: [] }
    : textReply(status, 'application/json; charset=utf-8', `${JSON.stringify(json, undefined, 2)}\n`)
}
