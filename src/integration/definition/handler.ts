/** The handler of received messages: what it is given, and how it refuses a message (chapter 17.7.2). */
import type { Call } from '../../session/call.ts'
import type { ReceivedMessage } from './message.ts'

/** A handler that sets it refuses the message: it is handled again, and the next ones of its channel wait. */
export interface ReceiveParameters {
  /** `Отказ`. */
  Cancel: boolean
}

/** The third argument of a handler: for whom it runs, and the data, in the transaction of the message where its channel has one. */
export interface ReceiveCall extends Call {
  /** The data area in which it runs, `''` without separation. */
  readonly area: string
}

/** `ОбработкаПолученияСообщения`. An exception refuses the message as `Cancel` does. */
export type ReceiveMessageProcessing = (message: ReceivedMessage, parameters: ReceiveParameters, call: ReceiveCall) => void | Promise<void>
