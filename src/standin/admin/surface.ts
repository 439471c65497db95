/** An admin surface: a table of operations, served as a platform of its own at an address of its own. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { SaidError } from '../../diagnostics/said-error.ts'
import { joined, said } from '../../diagnostics/said.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { RequestBody } from '../../exchange/body/request-body.ts'
import { jsonTrouble } from '../../exchange/form/json.ts'
import { DEEPEST_JSON, isDeeper } from '../../exchange/json-text.ts'
import { parseQuery } from '../../exchange/query.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { parseTarget, segmentText } from '../../exchange/target.ts'
import { mismatch, parametersOf } from '../../hs/template/match.ts'
import { parseTemplate } from '../../hs/template/parse.ts'
import type { Platform } from '../../platform/configuration.ts'
import { AdminError } from './error.ts'
import { refuseStrangers } from './gate.ts'
import type { AdminRequest, Answered, Operation } from './operation.ts'
import type { AdminAccess } from './ports.ts'
import { checkQuery } from './query.ts'

export interface AdminSurface<Asked> {
  readonly operations: readonly Operation<Asked>[]
  readonly access: AdminAccess
  /** Bytes of a body that is sent here. */
  readonly longestBody: number
  /** What an operation is asked with. */
  asked(request: AdminRequest): Asked
  /** The answer to errors that only this surface has; `undefined` for others. */
  refusalOf(error: unknown): Answered | undefined
  /** Is given a defect, which is answered 500. */
  failed(error: unknown): void
}

export function adminSurface<Asked>(surface: AdminSurface<Asked>): Platform {
  const table = surface.operations.map((operation) => ({ operation, template: parseTemplate(operation.path).template! }))
  return {
    base: '',
    services: [],
    publications: [],
    sessions: () => ({ open: [], abandoned: [], abandonedCount: 0 }),
    publishes: () => true,
    addressOf: () => undefined,
    explain: () => undefined,
    async handle(arrival) {
      try {
        return reply(await answer(arrival, surface, table))
      } catch (error) {
        const refused = refusalOf(error) ?? surface.refusalOf(error)
        if (refused === undefined) surface.failed(error)
        return reply(
          refused ?? [
            500,
            { error: 'a defect of standin itself; see its log', errorRu: 'дефект самого standin; подробности в его журнале' },
          ],
        )
      }
    },
  }
}

type Table<Asked> = readonly { readonly operation: Operation<Asked>; readonly template: Parameters<typeof mismatch>[0] }[]

async function answer<Asked>(arrival: Arrival, surface: AdminSurface<Asked>, table: Table<Asked>): Promise<Answered> {
  const target = parseTarget(arrival.target)
  refuseStrangers(arrival, target?.path ?? '', surface.access)
  const query = target === undefined ? undefined : parseQuery(target.query)
  if (target === undefined || query === undefined) throw new AdminError(400, said('the target does not decode', 'адрес не раскодируется'))
  const segments = target.path.split('/').slice(1).map(segmentText)
  const here = table.filter(({ template }) => mismatch(template, segments) === undefined)
  if (here.length === 0)
    throw new AdminError(
      404,
      said(
        `there is nothing at ${target.path || '/'}; GET /openapi.json describes the operations`,
        `по адресу ${target.path || '/'} ничего нет; операции описывает GET /openapi.json`,
      ),
    )
  const found = here.find(({ operation }) => operation.method === arrival.method)
  if (found === undefined)
    throw new AdminError(
      405,
      said(
        `${target.path} answers ${here.map(({ operation }) => operation.method).join(', ')}`,
        `${target.path} отвечает на ${here.map(({ operation }) => operation.method).join(', ')}`,
      ),
    )
  checkQuery(found.operation, query)
  const id = parametersOf(found.template, segments)['id'] ?? ''
  const body = found.operation.body === undefined ? undefined : await jsonBody(arrival, surface.longestBody)
  return found.operation.answer(surface.asked({ arrival, id, query, body }))
}

async function jsonBody(arrival: Arrival, longest: number): Promise<unknown> {
  try {
    const text = new TextDecoder().decode(await new RequestBody(arrival.body, longest).bytes('admin'))
    if (isDeeper(text))
      throw new AdminError(400, said(`the body is nested deeper than ${DEEPEST_JSON}`, `вложенность тела больше ${DEEPEST_JSON}`))
    return parsed(text)
  } catch (error) {
    if (error instanceof NotJSON) throw new AdminError(400, joined([said('the body is not JSON: ', 'тело не JSON: '), error.words]))
    if (error instanceof Refusal) throw new AdminError(413, said(`the body is larger than ${longest} bytes`, `тело больше ${longest} байт`))
    throw error
  }
}

class NotJSON extends SaidError {}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NotJSON(jsonTrouble(text))
  }
}

/** Of the errors that every surface has. */
function refusalOf(error: unknown): Answered | undefined {
  if (error instanceof AdminError) return [error.status, { error: error.message, errorRu: error.russian }]
  return error instanceof DiagnosticError
    ? [400, { error: error.message, errorRu: error.messageRu, diagnostics: error.diagnostics }]
    : undefined
}

function reply(answered: Answered): Reply {
  if ('status' in answered) return answered
  const [status, json] = answered
  return json === undefined
    ? { status, headers: [] }
    : textReply(status, 'application/json; charset=utf-8', `${JSON.stringify(json, undefined, 2)}\n`)
}
