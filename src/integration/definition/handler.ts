/** The handler of received messages: what it is given, and how it refuses a message (chapter 17.7.2). */
import type { HandledInfobase } from '../../infobase/typed/handled-infobase.ts'
import type { ReceivedMessage } from './message.ts'

/** A handler that sets it refuses the message: it is handled again, and the next ones of its channel wait. */
export interface ReceiveParameters {
  /** `Отказ`. */
  Cancel: boolean
}

/** The third argument of a handler. */
export interface ReceiveCall {
  /** Name of the infobase user for whom the handler runs, `''` without users. */
  readonly user: string
  /** The data area in which it runs, `''` without separation. */
  readonly area: string
  /** The data: in the transaction of the message, where the channel is Transactioned. */
  readonly infobase: HandledInfobase
}

/** `ОбработкаПолученияСообщения`. An exception refuses the message as `Cancel` does. */
export type ReceiveMessageProcessing = (message: ReceivedMessage, parameters: ReceiveParameters, call: ReceiveCall) => void | Promise<void>
