/** Stubs of Web services: of an operation, answering with the values of its answer or with a fault. */
import { ReadyReply } from '../../exchange/exception/ready-reply.ts'
import { bodyBytes } from '../../exchange/reply.ts'
import type { System } from '../../exchange/system.ts'
import { respond } from '../../hs/message/respond.ts'
import type { Call } from '../../session/call.ts'
import { SOAPFault } from '../../soap/fault.ts'
import { webServices } from '../../ws/face.ts'
import type { AnyOperationHandler } from '../../ws/service/operation.ts'
import type { StubbableOperation } from '../../ws/stubbable.ts'
import type { OperationRequest } from '../../ws/stubbed.ts'
import type { Matched } from '../calls/criteria.ts'
import { plainValue } from '../calls/plain-value.ts'
import { seededRandom } from '../failure/random.ts'
import { render } from '../value/render.ts'
import { machineValues, type Values } from '../value/values.ts'
import { draw, turnOf } from './answer.ts'
import type { AnswerPorts, StubForm } from './form.ts'
import { prepare } from './prepare.ts'
import { detailOf } from './read/fault.ts'
import { readOperationStub } from './read/operation-stub.ts'
import type { Stub, StubResult } from './stub.ts'

export const operationForm: StubForm<OperationRequest> = {
  channel: webServices.name,
  read: readOperationStub,
  note: (part, { parameters, message }) => ({ part, parameters, SOAPVersion: message.version }),
  matched: ({ parameters, message }, _needs, { user }) => ({
    ...noRequest,
    parameters: plainValue(parameters),
    SOAPVersion: message.version,
    user,
  }),
  async answer(stub, request, call, count, ports) {
    const { answer } = stub
    if (answer.kind === 'handler') return (answer.handler as AnyOperationHandler)(request.parameters, call, request.message)
    if (answer.kind !== 'results') return undefined
    const result = turnOf(answer.results, count)
    const values: Values = { ...asked, parameters: plainValue(request.parameters), user: call.user, count, ...machineValues(ports.system) }
    if (stub.more === undefined) return resultOf(result!, values, { stub, request, call }, ports)
    const prepared = prepare(stub, stub.more, values, ports.stubs)
    const found = prepared.result
    const made = found === undefined || found.kind === 'done' ? result : found.kind === 'missing' ? answer.missing : undefined
    if (made === undefined) throw new SOAPFault('Sender', found === undefined || found.kind === 'done' ? '' : found.sentence.ru)
    const answered = await resultOf(made, prepared.values, { stub, request, call }, ports)
    ports.callbacks.send(stub.more.callbacks, prepared.values)
    return answered
  },
}

interface Stubbed {
  readonly stub: Stub
  readonly request: OperationRequest
  readonly call: Call
}

async function resultOf(
  { values, fault, delay, failure, reply, response }: StubResult,
  filled: Values,
  { stub, request: { service, operation }, call }: Stubbed,
  { system, pause }: AnswerPorts,
): Promise<unknown> {
  if (delay > 0) await pause(delay, call.signal)
  if (failure?.effect.kind === 'delay') await pause(failure.effect.milliseconds(seededRandom(stub.id.length)), call.signal)
  const text = fault && render(fault.text, filled)
  if (failure?.name === 'soapFault') throw new SOAPFault('Receiver', text ?? 'Ошибка при вызове метода контекста')
  if (failure?.effect.kind === 'answer')
    throw new ReadyReply(
      failure.effect.answer({ method: 'POST', target: `${call.publication}/${webServices.segment}/${service}`, headers: [], service }),
    )
  if (reply !== undefined) throw new ReadyReply(await respond(draw(reply, filled), system, { byteOrderMarkAuto: false }))
  if (response !== undefined) return answerOfFile(response, operation, system)
  if (fault !== undefined) throw new SOAPFault(fault.code, text ?? '', { Detail: detailOf(fault.detail, filled) })
  return bare(operation, values?.(filled) ?? {})
}

async function answerOfFile(path: string, operation: StubbableOperation, system: System): Promise<unknown> {
  const { stream } = await system.openFile(path)
  const answer = operation.readAnswer(await bodyBytes({ status: 200, headers: [], body: { stream } }))
  if (answer instanceof SOAPFault) throw answer
  return bare(operation, answer)
}

const bare = ({ bare: name }: StubbableOperation, values: unknown): unknown =>
  name === undefined ? values : (values as Readonly<Record<string, unknown>>)[name]

/** What else a message has is the envelope's. */
const noRequest: Omit<Matched, 'parameters'> = {
  URLParameters: {},
  QueryOptions: new Map(),
  header: () => undefined,
  text: undefined,
}

const asked = { ...noRequest, HTTPMethod: 'POST', BaseURL: '', RelativeURL: '', json: () => undefined }
