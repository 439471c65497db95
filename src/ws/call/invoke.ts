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

/** What a call of an operation is answered from. */
interface Invoked {
  readonly read: ReadCall
  readonly service: ServedService
  readonly arrival: Arrival
  readonly version: SOAPVersion
  readonly invocation: WSInvocation
}

/** A promise only where the handler, or its transaction, is to be waited for. Throws a FaultRefusal where the operation has no handler. */
export function invokeOperation(invoked: Invoked, call: Call): Reply | Promise<Reply> {
  const { operation } = invoked.read
  const { handler } = operation
  if (typeof handler !== 'function') throw unwritten(invoked.service.Name, operation, handler.module)
  const { transactions } = invoked.invocation.settings
  if (operation.Transactioned && transactions !== undefined) return inTransaction(invoked, handler, call, transactions)
  const message = messageOf(invoked)
  let returned = false
  try {
    const result = handler(invoked.read.values, call, message)
    if (isThenable(result)) return waitedFor(invoked, result, message)
    returned = true
    return answered(invoked, result, message)
  } catch (thrown) {
    return refused(invoked, thrownOf(thrown), returned)
  }
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  (typeof value === 'object' || typeof value === 'function') && value !== null && typeof (value as { then?: unknown }).then === 'function'

async function waitedFor(invoked: Invoked, result: PromiseLike<unknown>, message: CallMessage): Promise<Reply> {
  let returned = false
  try {
    const value = await result
    returned = true
    return answered(invoked, value, message)
  } catch (thrown) {
    return refused(invoked, thrownOf(thrown), returned)
  }
}

async function inTransaction(
  invoked: Invoked,
  handler: AnyOperationHandler,
  call: Call,
  transactions: NonNullable<WSInvocation['settings']['transactions']>,
): Promise<Reply> {
  let transaction: Transaction | undefined
  let returned = false
  try {
    transaction = await transactions.begin(call)
    const message = messageOf(invoked)
    const result: unknown = await handler(invoked.read.values, call, message)
    returned = true
    const reply = answered(invoked, result, message)
    await transaction.commit()
    return reply
  } catch (thrown) {
    const error = thrownOf(thrown)
    await rollback(transaction, invoked)
    return refused(invoked, error, returned)
  }
}

const messageOf = ({ read, version }: Invoked): CallMessage => ({ headers: read.headers, responseHeaders: {}, version: version.name })

function answered({ read, service, arrival, version, invocation }: Invoked, result: unknown, message: CallMessage): Reply {
  const { mtom } = invocation.settings
  const inParts = mtom === 'always' || (mtom === 'asked' && acceptsMTOM(joinedValue(arrival.headers, 'accept'), read.mtom))
  const answer = { values: answerOf(read.operation, result), headers: message.responseHeaders }
  return answerReply(version, read.operation, answer, service.types, inParts, invocation.system)
}

/** The fault of what was thrown. `returned`: by making the answer, and not by the handler. */
function refused({ read, service, arrival, version, invocation }: Invoked, error: unknown, returned: boolean): Reply {
  if (error instanceof Refusal) throw error
  if (error instanceof SOAPFault) return faultReply(version, error)
  // A handler may throw an XDTOError of its own, such as that of a call which it makes.
  const text =
    returned && error instanceof XDTOError
      ? unfitText(error, service.Name, read.operation.Name)
      : exceptionText(error, service.Name, invocation.fileOf(service))
  const { hideExceptions, exceptionPrefix } = invocation.settings
  invocation.exception(arrival, error, text)
  return faultReply(version, new SOAPFault('Receiver', hideExceptions ? 'Ошибка при выполнении обработчика' : exceptionPrefix + text))
}

/**
 * The values of the answer by name, from what the handler gave back; 1C's Неопределено is `null` and what JavaScript calls undefined.
 * Throws XDTOError for a name too many.
 */
function answerOf({ answers, bareReturn, response }: ServedOperation, result: unknown): Values {
  if (bareReturn) return { return: result ?? null }
  const values = Object.create(null) as Record<string, unknown>
  if (typeof result === 'object' && result !== null && answers.length > 0) {
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
async function rollback(transaction: Transaction | undefined, { arrival, invocation }: Invoked): Promise<void> {
  try {
    await transaction?.rollback()
  } catch (error) {
    invocation.exception(arrival, error, 'Ошибка при отмене транзакции')
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
