/** Stubs of the standard OData interface: of a set or a function and a method, answering in the form that the request asks for. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import type { Reply } from '../../exchange/reply.ts'
import { respond } from '../../hs/message/respond.ts'
import { standardODataFace } from '../../odata/face.ts'
import type { ODataCall } from '../../odata/stubbed.ts'
import type { Call } from '../../session/call.ts'
import { parsedJSON, type Matched } from '../calls/criteria.ts'
import { seededRandom } from '../failure/random.ts'
import { plainNode } from '../reading/plain-node.ts'
import { Reading } from '../reading/reading.ts'
import { draw } from './answer.ts'
import type { ODataStubHandler } from './definition.ts'
import type { AnswerPorts, StubForm } from './form.ts'
import { readODataReply, readODataStub } from './read/odata-stub.ts'
import { machineValues, render, type Values } from './render.ts'
import type { ODataReply, Stub } from './stub.ts'

export const odataForm: StubForm<ODataCall, Reply> = {
  channel: standardODataFace.name,
  read: readODataStub,
  matched: (request, { needsBody, needsBytes }) => (needsBody || needsBytes ? withBody(request) : matchedOf(request, undefined)),
  answer: answerOf,
}

const matchedOf = (request: ODataCall, text: string | undefined): Matched => ({
  URLParameters: request.URLParameters,
  QueryOptions: request.called.options,
  header: (name) => request.header(name),
  text,
  ...(text !== undefined && { bytes: new TextEncoder().encode(text) }),
})

const withBody = async (request: ODataCall): Promise<Matched> => matchedOf(request, await request.text())

async function answerOf(stub: Stub, request: ODataCall, call: Call, count: number, ports: AnswerPorts): Promise<Reply> {
  const { answer } = stub
  if (answer.kind === 'handler')
    return answered(await fromCode(answer.handler as ODataStubHandler, request, call), request, call, count, stub, ports)
  const replies = answer.kind === 'entities' ? answer.replies : []
  return answered(replies[Math.min(count, replies.length) - 1]!, request, call, count, stub, ports)
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
  request: ODataCall,
  call: Call,
  count: number,
  stub: Stub,
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
  const values = await valuesOf(request, count, { ...machineValues(system) })
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

async function valuesOf(request: ODataCall, count: number, machine: Pick<Values, 'now' | 'guid'>): Promise<Values> {
  const { method, BaseURL, RelativeURL, URLParameters, called } = request
  const text = method === 'GET' ? undefined : await request.text()
  return {
    HTTPMethod: method,
    BaseURL,
    RelativeURL,
    URLParameters,
    QueryOptions: called.options,
    header: (name) => request.header(name),
    text,
    json: parsedJSON(text)?.value,
    parameters: undefined,
    count,
    ...machine,
  }
}
