/** The answer of a chosen stub: its reply with the values of the request in it, after its delay, struck by its failure. */
import type { System } from '../../exchange/system.ts'
import type { HTTPServiceRequest } from '../../hs/message/request.ts'
import { respond } from '../../hs/message/respond.ts'
import { HTTPServiceResponse } from '../../hs/message/response.ts'
import type { Handler } from '../../hs/service/service.ts'
import type { Call } from '../../session/call.ts'
import { parsedJSON } from '../calls/criteria.ts'
import { lostBy, type Failure } from '../failure/effect.ts'
import { lostError } from '../failure/lost.ts'
import { seededRandom } from '../failure/random.ts'
import type { AnswerPorts } from './form.ts'
import { machineValues, render, type Values } from './render.ts'
import { responseOf } from './response-of.ts'
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
  const replies = answer.kind === 'replies' ? answer.replies : []
  const reply = replies[Math.min(count, replies.length) - 1]!
  if (reply.delay > 0 || reply.failure !== undefined || readsBody(reply)) return slowly(reply, { stub, request, call, count }, ports)
  return draw(reply, valuesOf(request, undefined, count, ports.system))
}

interface Answered {
  readonly stub: Stub
  readonly request: HTTPServiceRequest
  readonly call: Call
  readonly count: number
}

/** With a pause, a failure, or the body's values. A call's signal is asked for here alone: it costs a controller for each call. */
async function slowly(reply: StubReply, { stub, request, call, count }: Answered, ports: AnswerPorts): Promise<HTTPServiceResponse> {
  if (reply.delay > 0) await ports.pause(reply.delay, call.signal)
  const text = readsBody(reply) ? await request.GetBodyAsString() : undefined
  const response = draw(reply, valuesOf(request, text, count, ports.system))
  return reply.failure === undefined ? response : struck(reply.failure, response, request, stub, call, ports)
}

const readsBody = ({ Headers, body }: StubReply): boolean =>
  (body.kind === 'text' && body.text.needsBody) || Headers.some(([, value]) => value.needsBody)

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

function valuesOf(request: HTTPServiceRequest, text: string | undefined, count: number, system: System): Values {
  const { HTTPMethod, BaseURL, RelativeURL, URLParameters, QueryOptions } = request
  return {
    HTTPMethod,
    BaseURL,
    RelativeURL,
    URLParameters,
    QueryOptions,
    text,
    count,
    parameters: undefined,
    json: parsedJSON(text)?.value,
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
