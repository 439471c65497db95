/** Web services whose operations ask stubs before their handlers. */
import type { Ask } from '../channel/ask.ts'
import { SOAPFault } from '../soap/fault.ts'
import { FaultRefusal } from './call/fault-reply.ts'
import type { Values } from './message/shape.ts'
import { describedOperation, type AnyOperationHandler, type CallMessage, type Operation } from './service/operation.ts'
import { WebService } from './service/service.ts'

/** What a call of an operation gives to be asked about. */
export interface OperationRequest {
  readonly parameters: Values
  readonly message: CallMessage
  readonly service: string
  readonly operation: Operation
}

export const stubbedWebService = (service: WebService, ask: Ask): WebService =>
  WebService({
    ...service,
    ...(service.DescriptorFileName !== undefined && { DescriptorFileName: service.DescriptorFileName }),
    Operations: Object.fromEntries(Object.entries(service.Operations).map(([name, one]) => [name, stubbed(service.Name, name, one, ask)])),
  } as Parameters<typeof WebService>[0])

/** An operation that nobody wrote and no stub answers stays as it is declared, and its fault with it. */
function stubbed(service: string, name: string, operation: Operation, ask: Ask): Operation {
  if (typeof operation.handler !== 'function' && ask.methods(name, ['POST']).length === 0) return operation
  const { XDTOReturningValueType, ProcedureName, ...rest } = operation
  return describedOperation(
    {
      ...rest,
      ...(XDTOReturningValueType && { XDTOReturningValueType }),
      ...(ProcedureName !== undefined && { ProcedureName }),
    },
    asking(service, name, operation, ask),
  )
}

function asking(service: string, part: string, operation: Operation, ask: Ask): AnyOperationHandler {
  const { handler } = operation
  return (parameters, call, message) =>
    ask.answer<OperationRequest, unknown>({
      part,
      method: 'POST',
      request: { parameters, message, service, operation },
      call,
      written: typeof handler === 'function' ? () => handler(parameters, call, message) : undefined,
      unmatched: () =>
        new FaultRefusal(
          'stub/no-match',
          new SOAPFault('Receiver', `Для операции ${part} нет заглушки, соответствующей запросу`),
          `no stub for ${part} of Web service ${service} matches the parameters; the journal names the closest`,
        ),
    })
}
