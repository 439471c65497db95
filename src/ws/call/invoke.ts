/**
 * A call of an operation: the message read, the handler called in its transaction, the answer written; what a handler throws becomes 1C's
 * fault.
 */
import { said } from '../../diagnostics/said.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { thrownOf } from '../../exchange/exception/thrown.ts'
import { joinedValue } from '../../exchange/headers.ts'
import { Refusal } from '../../exchange/refusal.ts'
import type { Reply } from '../../exchange/reply.ts'
import type { Call } from '../../session/call.ts'
import { SOAPFault } from '../../soap/fault.ts'
import type { SOAPVersion } from '../../soap/version.ts'
import { XDTOError } from '../../xdto/types/fault.ts'
import { acceptsMTOM } from '../message/media-type.ts'
import type { Values } from '../message/shape.ts'
import type { AnyOperationHandler, CallMessage } from '../service/operation.ts'
import type { ServedOperation, ServedService } from '../service/serve.ts'
import { answerReply } from './answer.ts'
import { exceptionText } from './exception-text.ts'
import { FaultRefusal, faultReply } from './fault-reply.ts'
import type { ReadCall } from './request.ts'
import type { Transaction, WSInvocation } from './settings.ts'

/** Throws a FaultRefusal where the operation has no handler. */
export async function invokeOperation(
  read: ReadCall,
  service: ServedService,
  { arrival, version }: { arrival: Arrival; version: SOAPVersion },
  call: Call,
  invocation: WSInvocation,
): Promise<Reply> {
  const { operation, values } = read
  const { settings, system } = invocation
  if (typeof operation.handler !== 'function') throw unwritten(service.Name, operation, operation.handler.module)
  const mtom = settings.mtom === 'always' || (settings.mtom === 'asked' && acceptsMTOM(joinedValue(arrival.headers, 'accept'), read.mtom))
  let transaction: Transaction | undefined
  let returned = false
  try {
    if (operation.Transactioned) transaction = await settings.transactions?.begin(call)
    const message: CallMessage = {
      headers: read.headers,
      responseHeaders: Object.create(null) as Record<string, unknown>,
      version: version.name,
    }
    const result: unknown = await (operation.handler satisfies AnyOperationHandler)(values, call, message)
    returned = true
    const answer = answerOf(operation, result)
    const reply = answerReply(
      version,
      operation,
      { values: answer, headers: message.responseHeaders },
      service.types,
      mtom ? system : undefined,
    )
    await transaction?.commit()
    return reply
  } catch (thrown) {
    const error = thrownOf(thrown)
    await rollback(transaction, arrival, invocation)
    if (error instanceof Refusal) throw error
    if (error instanceof SOAPFault) return faultReply(version, error)
    // A handler may throw an XDTOError of its own, such as that of a call which it makes.
    const text =
      returned && error instanceof XDTOError
        ? unfitText(error, service.Name, operation.Name)
        : exceptionText(error, service.Name, invocation.fileOf(service))
    invocation.exception(arrival, error, text)
    return faultReply(
      version,
      new SOAPFault('Receiver', settings.hideExceptions ? 'Ошибка при выполнении обработчика' : settings.exceptionPrefix + text),
    )
  }
}

/**
 * The values of the answer by name, from what the handler gave back; 1C's Неопределено is `null` and what JavaScript calls undefined.
 * Throws XDTOError for a name too many.
 */
function answerOf({ answers, bareReturn, response }: ServedOperation, result: unknown): Values {
  const values = Object.create(null) as Record<string, unknown>
  if (bareReturn) values['return'] = result ?? null
  else if (typeof result === 'object' && result !== null && answers.length > 0) {
    const surplus = Object.keys(result).filter((name) => !answers.includes(name))
    if (surplus.length > 0)
      throw new XDTOError(
        surplus.map((name) => ({
          path: `/${response?.element.local ?? ''}`,
          message: `"${name}" is none of the values of the answer: ${answers.join(', ')}`,
          messageRu: `«${name}» нет среди значений ответа: ${answers.join(', ')}`,
        })),
      )
    for (const name of answers) if (Object.hasOwn(result, name)) values[name] = (result as Values)[name] ?? null
  }
  return values
}

const unfitText = (error: XDTOError, service: string, operation: string): string =>
  `{WebСервис.${service}.Модуль(1)}: Значение, которое вернул обработчик операции ${operation}, не соответствует ее `
  + `описанию\n${error.messageRu}`

/** A rollback that fails is logged; the fault that led to it is what the client hears. */
async function rollback(transaction: Transaction | undefined, arrival: Arrival, { exception }: WSInvocation): Promise<void> {
  try {
    await transaction?.rollback()
  } catch (error) {
    exception(arrival, error, 'Ошибка при отмене транзакции')
  }
}

const unwritten = (service: string, { Name, ProcedureName = Name }: ServedOperation, module: string): FaultRefusal =>
  new FaultRefusal(
    'ws/unwritten',
    new SOAPFault(
      'Receiver',
      `Обработчик ${ProcedureName} операции ${Name} не написан на TypeScript: напишите его в ${module} как Operations.${Name} = `
        + `Operation({ … }, (parameters) => …) в WebService ${service}`,
    ),
    said(
      `write ${ProcedureName} in ${module}, as Operations.${Name} = Operation({ … }, (parameters) => …) of WebService ${service}`,
      `напишите ${ProcedureName} в ${module} как Operations.${Name} = Operation({ … }, (parameters) => …) в WebService ${service}`,
    ),
  )
