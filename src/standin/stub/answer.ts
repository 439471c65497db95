/** The answer of a chosen stub: its reply with the values of the request in it, after its delay, struck by its failure. */
import type { System } from '../../exchange/system.ts'
import { targetOf, type HTTPServiceRequest } from '../../hs/message/request.ts'
import { respond } from '../../hs/message/respond.ts'
import { HTTPServiceResponse } from '../../hs/message/response.ts'
import type { Handler } from '../../hs/service/service.ts'
import type { Call } from '../../session/call.ts'
import { onceJSON } from '../calls/criteria.ts'
import { lostBy, type Failure } from '../failure/effect.ts'
import { lostError } from '../failure/lost.ts'
import { seededRandom } from '../failure/random.ts'
import { more } from '../value/expression.ts'
import { render } from '../value/render.ts'
import type { NeedOfBody } from '../value/sources.ts'
import { machineValues, type Values } from '../value/values.ts'
import type { AnswerPorts } from './form.ts'
import { prepare } from './prepare.ts'
import { responseOf } from './response-of.ts'
import { stepResponse } from './step-response.ts'
import type { Stub, StubReply } from './stub.ts'

/** `count`: how often the stub has answered, this time among them. */
export function answerOf(
  stub: Stub,
  request: HTTPServiceRequest,
  call: Call,
  count: number,
  ports: AnswerPorts,
): HTTPServiceResponse | Promise<HTTPServiceResponse> {
  const { answer } = stub
  if (answer.kind === 'handler') return (answer.handler as Handler)(request, call)
  // It brings the infobase, which not every stub needs.
  if (answer.kind === 'data')
    return import('./data/data-answer.ts').then(({ answerWithData }) => answerWithData(answer.data, request, call))
  const reply = answer.kind === 'replies' ? turnOf(answer.replies, count) : undefined
  const isPlain = stub.more === undefined && reply !== undefined && reply.delay === 0 && reply.failure === undefined
  if (!isPlain || needsOf(reply) !== 'nothing') return slowly(reply, { stub, request, call, count }, ports)
  return draw(reply, valuesOf(request, call, {}, count, ports.system))
}

/** The last one repeats; `undefined` where there are none. */
export const turnOf = <Reply>(replies: readonly Reply[], count: number): Reply | undefined => replies[Math.min(count, replies.length) - 1]

interface Answered {
  readonly stub: Stub
  readonly request: HTTPServiceRequest
  readonly call: Call
  readonly count: number
}

/** With a pause, a failure, the body's values, or more. A call's signal is asked for here alone: it costs a controller for each call. */
async function slowly(
  given: StubReply | undefined,
  { stub, request, call, count }: Answered,
  ports: AnswerPorts,
): Promise<HTTPServiceResponse> {
  if (given !== undefined && given.delay > 0) await ports.pause(given.delay, call.signal)
  const body = await bodyOf(request, more(needsOf(given), stub.more?.needs ?? 'nothing'))
  const values = valuesOf(request, call, body, count, ports.system)
  if (stub.more === undefined) return answered(given!, values, { stub, request, call, count }, ports)
  const prepared = prepare(stub, stub.more, values, ports.stubs)
  const { result } = prepared
  const missing = stub.answer.kind === 'replies' ? stub.answer.missing : undefined
  const reply = result === undefined || result.kind === 'done' ? given : result.kind === 'missing' ? missing : undefined
  const response =
    reply === undefined ? stepResponse(result!) : await answered(reply, prepared.values, { stub, request, call, count }, ports)
  ports.callbacks.send(stub.more.callbacks, prepared.values)
  return response
}

async function answered(
  reply: StubReply,
  values: Values,
  { stub, request, call }: Answered,
  ports: AnswerPorts,
): Promise<HTTPServiceResponse> {
  const response = draw(reply, values)
  return reply.failure === undefined ? response : struck(reply.failure, response, request, stub, call, ports)
}

async function bodyOf(request: HTTPServiceRequest, needs: NeedOfBody): Promise<{ readonly text?: string; readonly bytes?: Uint8Array }> {
  if (needs === 'nothing') return {}
  const text = await request.GetBodyAsString()
  return needs === 'text' ? { text } : { text, bytes: await request.GetBodyAsBinaryData() }
}

/** What the reply needs of the body. */
const needsOf = (reply: StubReply | undefined): NeedOfBody => {
  if (reply === undefined) return 'nothing'
  const { Headers, body } = reply
  let needs: NeedOfBody = body.kind === 'text' ? body.text.needs : 'nothing'
  for (const [, value] of Headers) if (value.needs !== 'nothing') needs = more(needs, value.needs)
  return needs
}

/** A reply with the values of a request in it. */
export function draw(reply: StubReply, values: Values): HTTPServiceResponse {
  const response = new HTTPServiceResponse(reply.StatusCode, reply.Reason)
  for (const [name, value] of reply.Headers) {
    const earlier = response.Headers.get(name)
    const text = render(value, values)
    response.Headers.set(name, earlier === undefined ? text : [earlier, text].flat())
  }
  const { body } = reply
  if (body.kind === 'text') response.SetBodyFromString(render(body.text, values))
  if (body.kind === 'bytes') response.SetBodyFromBinaryData(body.bytes)
  if (body.kind === 'file') response.SetBodyFileName(body.path)
  return response
}

function valuesOf(
  request: HTTPServiceRequest,
  { user }: Call,
  { text, bytes }: { readonly text?: string; readonly bytes?: Uint8Array },
  count: number,
  system: System,
): Values {
  const { HTTPMethod, BaseURL, RelativeURL, URLParameters, QueryOptions } = request
  const json = onceJSON(text)
  return {
    HTTPMethod,
    BaseURL,
    RelativeURL,
    URLParameters,
    QueryOptions,
    text,
    bytes,
    count,
    user,
    target: targetOf(request),
    parameters: undefined,
    json: () => json()?.value,
    header: (name) => request.header(name),
    ...machineValues(system),
  }
}

async function struck(
  { effect }: Failure,
  response: HTTPServiceResponse,
  request: HTTPServiceRequest,
  stub: Stub,
  call: Call,
  { system, pause }: AnswerPorts,
): Promise<HTTPServiceResponse> {
  const lost = stub.channel === 'outgoing' ? lostBy(effect) : undefined
  if (lost !== undefined) throw lostError(lost, request.BaseURL)
  if (effect.kind === 'lost') return response
  if (effect.kind === 'delay') {
    await pause(effect.milliseconds(seededRandom(stub.id.length)), call.signal)
    return response
  }
  if (effect.kind === 'change') return responseOf(await effect.change(await respond(response, system, { byteOrderMarkAuto: false })))
  const service = typeof stub.service === 'string' ? stub.service : stub.service.Name
  const target = request.BaseURL.replace(/^[a-z]+:\/\/[^/]*/i, '') + request.RelativeURL
  return responseOf(effect.answer({ method: request.HTTPMethod, target, headers: [...request.Headers].flat(), service }))
}
