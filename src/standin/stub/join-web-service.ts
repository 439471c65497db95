/** Web services whose operations are noted for the journal, and asked of the stubs before their handlers. */
import { ReadyReply } from '../../exchange/ready-reply.ts'
import type { Call } from '../../session/call.ts'
import { SOAPFault } from '../../soap/fault.ts'
import { FaultRefusal } from '../../ws/call/fault-reply.ts'
import { describedOperation, type AnyOperationHandler, type Operation } from '../../ws/service/operation.ts'
import { WebService } from '../../ws/service/service.ts'
import { plainValue } from '../calls/plain-value.ts'
import { seededRandom } from '../failure/random.ts'
import { stubMismatches } from './choose.ts'
import type { JoinPorts } from './join.ts'
import { machineValues } from './machine-values.ts'
import type { Stub, StubResult } from './stub.ts'

export const joinWebService = (service: WebService, ports: JoinPorts): WebService =>
  WebService({
    ...service,
    ...(service.DescriptorFileName !== undefined && { DescriptorFileName: service.DescriptorFileName }),
    Operations: Object.fromEntries(Object.entries(service.Operations).map(([name, one]) => [name, noted(service.Name, name, one, ports)])),
  } as Parameters<typeof WebService>[0])

/** An operation that nobody wrote and no stub answers stays as it is declared, and its fault with it. */
function noted(service: string, name: string, operation: Operation, ports: JoinPorts): Operation {
  const written = typeof operation.handler === 'function' ? operation.handler : undefined
  const hasStubs = ports.stubs.of('ws', service, name, 'POST').length > 0
  if (written === undefined && !hasStubs) return operation
  const { XDTOReturningValueType, ProcedureName, ...rest } = operation
  return describedOperation(
    {
      ...rest,
      ...(XDTOReturningValueType && { XDTOReturningValueType }),
      ...(ProcedureName !== undefined && { ProcedureName }),
    },
    stubbed(service, name, operation, written, ports),
  )
}

const stubbed =
  (service: string, name: string, operation: Operation, written: AnyOperationHandler | undefined, ports: JoinPorts): AnyOperationHandler =>
  async (parameters, call, message) => {
    ports.notes.put(call, { operation: name, parameters })
    const candidates = ports.stubs.of('ws', service, name, 'POST').filter((one) => written === undefined || one.override)
    const plain = candidates.length === 0 ? undefined : plainValue(parameters)
    const matched = {
      URLParameters: {},
      QueryOptions: new Map<string, string>(),
      header: () => undefined,
      text: undefined,
      parameters: plain,
    }
    const chosen = candidates.find((one) => stubMismatches(one, matched, ports.stubs).length === 0)
    if (chosen === undefined) {
      if (written !== undefined) return written(parameters, call, message)
      throw new FaultRefusal(
        'stub/no-match',
        new SOAPFault('Receiver', `Для операции ${name} нет заглушки, соответствующей запросу`),
        `no stub for ${name} of Web service ${service} matches the parameters; the journal names the closest`,
      )
    }
    if (chosen.scenario?.next !== undefined) ports.stubs.setState(chosen.scenario.name, chosen.scenario.next)
    ports.notes.put(call, { stub: chosen.id })
    const count = ports.stubs.answered(chosen)
    if (chosen.answer.kind === 'operation') return chosen.answer.handler(parameters, call, message)
    if (chosen.answer.kind !== 'results') return undefined
    const { results } = chosen.answer
    return resultOf(results[Math.min(count, results.length) - 1]!, { service, operation, plain, count, stub: chosen, call }, ports)
  }

interface Stubbed {
  readonly service: string
  readonly operation: Operation
  readonly plain: unknown
  readonly count: number
  readonly stub: Stub
  readonly call: Call
}

async function resultOf(
  { values, fault, delay, failure }: StubResult,
  { service, operation, plain, count, stub, call }: Stubbed,
  { system, pause }: JoinPorts,
): Promise<unknown> {
  await pause(delay, call.signal)
  if (failure?.effect.kind === 'delay') await pause(failure.effect.milliseconds(seededRandom(stub.id.length)), call.signal)
  if (failure?.name === 'soapFault') throw new SOAPFault('Receiver', fault?.text ?? 'Ошибка при вызове метода контекста')
  if (failure?.effect.kind === 'answer')
    throw new ReadyReply(failure.effect.answer({ method: 'POST', target: `${call.publication}/ws/${service}`, headers: [], service }))
  if (fault !== undefined) throw new SOAPFault(fault.code, fault.text)
  const made = (values?.({ ...noRequest, parameters: plain, count, ...machineValues(system) }) ?? {}) as Readonly<Record<string, unknown>>
  const bare = Object.values(operation.Parameters).every((one) => one.TransferDirection === 'In')
  return bare ? made['return'] : made
}

const noRequest = {
  HTTPMethod: 'POST',
  BaseURL: '',
  RelativeURL: '',
  URLParameters: {},
  QueryOptions: new Map<string, string>(),
  header: () => undefined,
  text: undefined,
  json: undefined,
}
