/** Stubs of the standard OData interface: of a set or a function and a method, answering in the form that the request asks for. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import type { Reply } from '../../exchange/reply.ts'
import type { System } from '../../exchange/system.ts'
import { respond } from '../../hs/message/respond.ts'
import { standardODataFace } from '../../odata/face.ts'
import type { ODataCall } from '../../odata/stubbed.ts'
import type { Call } from '../../session/call.ts'
import { onceJSON, type Matched } from '../calls/criteria.ts'
import { exactJSON } from '../calls/exact-json.ts'
import { seededRandom } from '../failure/random.ts'
import type { StepResult } from '../keep/step.ts'
import { plainNode } from '../reading/plain-node.ts'
import { Reading } from '../reading/reading.ts'
import { render } from '../value/render.ts'
import { machineValues, type Values } from '../value/values.ts'
import { draw, turnOf } from './answer.ts'
import type { ODataStubHandler } from './definition.ts'
import type { AnswerPorts, StubForm } from './form.ts'
import { prepare } from './prepare.ts'
import { readODataReply, readODataStub } from './read/odata-stub.ts'
import type { ODataReply, Stub } from './stub.ts'

export const odataForm: StubForm<ODataCall, Reply> = {
  channel: standardODataFace.name,
  read: readODataStub,
  matched: (request, { needsBody, needsBytes }, { user }) =>
    needsBody || needsBytes ? withBody(request, user) : matchedOf(request, user, undefined),
  answer: answerOf,
}

const matchedOf = (request: ODataCall, user: string, text: string | undefined): Matched => ({
  URLParameters: request.URLParameters,
  QueryOptions: request.called.options,
  header: (name) => request.header(name),
  text,
  user,
  target: request.RelativeURL,
  ...(text !== undefined && { bytes: new TextEncoder().encode(text) }),
})

const withBody = async (request: ODataCall, user: string): Promise<Matched> => matchedOf(request, user, await request.text())

async function answerOf(stub: Stub, request: ODataCall, call: Call, count: number, ports: AnswerPorts): Promise<Reply> {
  const { answer } = stub
  if (answer.kind === 'handler')
    return answered(
      await fromCode(answer.handler as ODataStubHandler, request, call),
      await valuesOf(request, call, count, ports.system),
      { stub, request, call },
      ports,
    )
  const given = answer.kind === 'entities' ? turnOf(answer.replies, count) : undefined
  const values = await valuesOf(request, call, count, ports.system)
  if (stub.more === undefined) return answered(given!, values, { stub, request, call }, ports)
  const prepared = prepare(stub, stub.more, values, ports.stubs)
  const missing = answer.kind === 'entities' ? answer.missing : undefined
  const reply = prepared.result?.kind === 'missing' ? missing : prepared.result?.kind === 'bad' ? undefined : given
  const made =
    reply === undefined
      ? await stepReply(prepared.result!, request)
      : await answered(reply, prepared.values, { stub, request, call }, ports)
  ports.callbacks.send(stub.more.callbacks, prepared.values)
  return made
}

/** The answer to a step where the stub says none: entities as the request asks for them, or 1C's error. */
async function stepReply(result: StepResult, request: ODataCall): Promise<Reply> {
  if (result.kind !== 'done') return request.error(-1, result.sentence.ru, result.kind === 'missing' ? 404 : result.status)
  const { action, found, isNew } = result
  if (action === 'delete') return { status: 204, headers: [] }
  if (action === 'list') return request.write({ kind: 'entities', text: exactJSON(found.items), status: 200, count: found.total })
  return request.write({ kind: 'entity', text: exactJSON(found.item), status: isNew ? 201 : 200, count: undefined })
}

/** What a handler gives is read as a stub file is. Throws DiagnosticError. */
async function fromCode(handler: ODataStubHandler, request: ODataCall, call: Call): Promise<ODataReply> {
  const reading = new Reading()
  const read = readODataReply(reading, plainNode(await handler(request, call)), undefined, undefined)
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  return read
}

async function answered(
  { reply, given, error }: ODataReply,
  values: Values,
  { stub, request, call }: { readonly stub: Stub; readonly request: ODataCall; readonly call: Call },
  { system, pause }: AnswerPorts,
): Promise<Reply> {
  if (reply.delay > 0) await pause(reply.delay, call.signal)
  const effect = reply.failure?.effect
  if (effect?.kind === 'delay') await pause(effect.milliseconds(seededRandom(stub.id.length)), call.signal)
  const { method, BaseURL, RelativeURL } = request
  if (effect?.kind === 'answer') {
    const target = BaseURL.replace(/^[a-z]+:\/\/[^/]*/i, '') + RelativeURL
    return effect.answer({ method, target, headers: [], service: 'standard.odata' })
  }
  const drawn = await respond(draw(reply, values), system, { byteOrderMarkAuto: false })
  const made =
    error !== undefined
      ? request.error(error.code, render(error.text, values), reply.StatusCode === 200 ? undefined : reply.StatusCode)
      : given !== undefined
        ? await request.write({ kind: given.kind, text: render(given.json, values), status: reply.StatusCode, count: given.count })
        : drawn
  const whole = made === drawn ? made : { ...made, headers: [...made.headers, ...ownHeaders(drawn.headers)] }
  return effect?.kind === 'change' ? effect.change(whole) : whole
}

/** Headers of the stub itself: those of an empty body are not. */
const ownHeaders = (headers: readonly string[]): string[] =>
  headers.flatMap((name, at) => (at % 2 === 1 || /^content-(?:length|type)$/i.test(name) ? [] : [name, headers[at + 1]!]))

async function valuesOf(request: ODataCall, { user }: Call, count: number, system: System): Promise<Values> {
  const { method, BaseURL, RelativeURL, URLParameters, called } = request
  const text = method === 'GET' ? undefined : await request.text()
  const json = onceJSON(text)
  return {
    HTTPMethod: method,
    BaseURL,
    RelativeURL,
    URLParameters,
    QueryOptions: called.options,
    header: (name) => request.header(name),
    text,
    json: () => json()?.value,
    parameters: undefined,
    count,
    user,
    target: RelativeURL,
    ...machineValues(system),
  }
}
