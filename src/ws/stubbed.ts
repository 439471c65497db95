/** Web services whose operations ask stubs before their handlers. */
import type { Ask } from '../channel/ask.ts'
import { said } from '../diagnostics/said.ts'
import { SOAPFault } from '../soap/fault.ts'
import { FaultRefusal } from './call/fault-reply.ts'
import type { DescribedWebService } from './foreign/service.ts'
import type { Values } from './message/shape.ts'
import { describedOperation, type AnyOperationHandler, type CallMessage, type Operation } from './service/operation.ts'
import { servedService, type ServedOperation } from './service/serve.ts'
import { WebService } from './service/service.ts'
import { stubbableOperation, type StubbableOperation } from './stubbable.ts'

/** What a call of an operation gives to be asked about. */
export interface OperationRequest {
  readonly parameters: Values
  readonly message: CallMessage
  readonly service: string
  readonly operation: StubbableOperation
}

export const stubbedWebService = (service: WebService, ask: Ask): WebService =>
  WebService({
    ...service,
    ...(service.DescriptorFileName !== undefined && { DescriptorFileName: service.DescriptorFileName }),
    Operations: Object.fromEntries(Object.entries(service.Operations).map(([name, one]) => [name, stubbed(service, name, one, ask)])),
  } as Parameters<typeof WebService>[0])

/**
 * An operation without a handler is answered from a file or with a sample as long as no stub is for it; from then on a call that no stub
 * takes is a fault, as with operations of code.
 */
export function stubbedDescribed(service: DescribedWebService, ask: Ask): DescribedWebService {
  const operations = service.served.operations.map((one): ServedOperation => {
    const { Name, handler } = one
    const described = stubbableOperation(service, Name)
    if (described === undefined || typeof handler !== 'function') return one
    const sampled = service.stubs.includes(Name)
    const asked = (written: AnyOperationHandler | undefined): AnyOperationHandler => asking(service.Name, described, written, ask)
    const [withHandler, withoutHandler] = [asked(handler), asked(undefined)]
    return {
      ...one,
      handler: (parameters, call, message) => {
        const stubs = sampled && ask.methods(Name, ['POST']).length > 0
        return (stubs ? withoutHandler : withHandler)(parameters, call, message)
      },
    }
  })
  return { ...service, served: servedService({ ...service.served, operations }) }
}

/** An operation without a handler or a stub stays as it is declared, and its fault with it. */
function stubbed(service: WebService, name: string, operation: Operation, ask: Ask): Operation {
  if (typeof operation.handler !== 'function' && ask.methods(name, ['POST']).length === 0) return operation
  const { XDTOReturningValueType, ProcedureName, ...rest } = operation
  return describedOperation(
    {
      ...rest,
      ...(XDTOReturningValueType && { XDTOReturningValueType }),
      ...(ProcedureName !== undefined && { ProcedureName }),
    },
    asking(service.Name, stubbableOperation(service, name)!, typeof operation.handler === 'function' ? operation.handler : undefined, ask),
  )
}

function asking(service: string, operation: StubbableOperation, written: AnyOperationHandler | undefined, ask: Ask): AnyOperationHandler {
  const part = operation.Name
  return (parameters, call, message) =>
    ask.answer<OperationRequest, unknown>({
      part,
      method: 'POST',
      request: { parameters, message, service, operation },
      call,
      written: written && (() => written(parameters, call, message)),
      unmatched: () =>
        new FaultRefusal(
          'stub/no-match',
          new SOAPFault('Receiver', `Для операции ${part} нет заглушки, соответствующей запросу`),
          said(
            `no stub for ${part} of Web service ${service} matches the parameters; the journal names the closest`,
            `ни одна заглушка ${part} Web-сервиса ${service} не подходит к параметрам; ближайшая названа в журнале`,
          ),
        ),
    })
}
