/** The admin surface of a stand-in, served as a platform of its own at an address of its own. */
import type { Arrival } from '../../exchange/arrival.ts'
import { RequestBody } from '../../exchange/body/request-body.ts'
import { DEEPEST_JSON, isDeeper } from '../../exchange/json-text.ts'
import { parseQuery } from '../../exchange/query.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { parseTarget, segmentText } from '../../exchange/target.ts'
import { mismatch, parametersOf } from '../../hs/template/match.ts'
import { parseTemplate } from '../../hs/template/parse.ts'
import type { Platform } from '../../platform/configuration.ts'
import type { Standin } from '../standin.ts'
import { AdminError, refusalOf, type Answered } from './answers.ts'
import { refuseStrangers } from './gate.ts'
import { operations } from './operations.ts'
import type { AdminPorts } from './ports.ts'

const table = operations.map((operation) => ({ operation, template: parseTemplate(operation.path).template! }))

/** Bytes of a body that is sent here. */
const MAX_BODY = 4 * 1024 * 1024

/** `failed` is given a defect, which is answered 500. */
export const adminPlatform = (standin: Standin, failed: (error: unknown) => void, ports: AdminPorts = {}): Platform => ({
  base: '',
  services: [],
  publications: [],
  sessions: () => ({ open: [], abandoned: [], abandonedCount: 0 }),
  publishes: () => true,
  addressOf: () => undefined,
  explain: () => undefined,
  async handle(arrival) {
    try {
      return reply(await answer(arrival, standin, ports))
    } catch (error) {
      const refused = refusalOf(error)
      if (refused === undefined) failed(error)
      return reply(refused ?? [500, { error: 'a defect of standin itself; see its log' }])
    }
  },
})

async function answer(arrival: Arrival, standin: Standin, ports: AdminPorts): Promise<Answered> {
  const target = parseTarget(arrival.target)
  refuseStrangers(arrival, target?.path ?? '', ports)
  const query = target === undefined ? undefined : parseQuery(target.query)
  if (target === undefined || query === undefined) throw new AdminError(400, 'the target does not decode')
  const segments = target.path.split('/').slice(1).map(segmentText)
  const here = table.filter(({ template }) => mismatch(template, segments) === undefined)
  if (here.length === 0) throw new AdminError(404, `there is nothing at ${target.path || '/'}; GET /openapi.json describes the operations`)
  const found = here.find(({ operation }) => operation.method === arrival.method)
  if (found === undefined) throw new AdminError(405, `${target.path} answers ${here.map(({ operation }) => operation.method).join(', ')}`)
  const id = parametersOf(found.template, segments)['id'] ?? ''
  return found.operation.answer({
    standin,
    ports,
    arrival,
    id,
    query,
    body: found.operation.body === undefined ? undefined : await jsonBody(arrival),
  })
}

async function jsonBody(arrival: Arrival): Promise<unknown> {
  try {
    const text = new TextDecoder().decode(await new RequestBody(arrival.body, MAX_BODY).bytes('admin'))
    if (isDeeper(text)) throw new AdminError(400, `the body is nested deeper than ${DEEPEST_JSON}`)
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new AdminError(400, `the body is not JSON: ${error.message}`)
    if (error instanceof Refusal) throw new AdminError(413, `the body is larger than ${MAX_BODY} bytes`)
    throw error
  }
}

function reply(answered: Answered): Reply {
  if ('status' in answered) return answered
  const [status, json] = answered
  return json === undefined
    ? { status, headers: [] }
    : textReply(status, 'application/json; charset=utf-8', `${JSON.stringify(json, undefined, 2)}\n`)
}
