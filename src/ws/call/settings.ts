/** The settings of Web services, and the parts that they need behind a platform. */
import type { Arrival } from '../../exchange/arrival.ts'
import type { System } from '../../exchange/system.ts'
import type { Call } from '../../session/call.ts'
import type { WSDLForm } from '../../wsdl/write/write-types.ts'

/** When an answer is sent as MTOM: when the request was or asked for it, always, or never. */
export type MTOMAnswers = 'asked' | 'always' | 'never'

export interface WSSettings {
  /** Bytes of a body, packed and unpacked; 100 MiB when `undefined`. */
  readonly maxBody: number | undefined
  /** A fixed sentence instead of the text of a handler's exception. */
  readonly hideExceptions: boolean
  /** What 1C puts before the text of a handler's exception (source 52). */
  readonly exceptionPrefix: string
  readonly wsdl: WSDLForm
  readonly mtom: MTOMAnswers
  /** Believe X-Forwarded-Proto, -Host and -Prefix. */
  readonly trustForwarded: boolean
  readonly transactions: Transactions | undefined
}

/** The part of a platform's configuration that Web services read. */
export type WSOptions = { readonly [Key in keyof WSSettings]?: WSSettings[Key] }

/** A transaction of the user's own store. */
export interface Transaction {
  /** Called once the answer is made; what it throws is answered as a fault. */
  commit(): void | Promise<void>
  /** Called when the operation, or its answer, failed; what it throws is logged. */
  rollback(): void | Promise<void>
}

/** Begins the transaction in which a Transactioned operation runs: committed once the answer is made, rolled back on a fault. */
export interface Transactions {
  /** Called before the handler. */
  begin(call: Call): Transaction | Promise<Transaction>
}

export interface WSInvocation {
  readonly system: System
  readonly settings: WSSettings
  /** The file that a service came from, when known. */
  fileOf(service: { readonly kind: 'WebService'; readonly Name: string }): string | undefined
  /** Receives a handler's exception, whole. */
  exception(arrival: Arrival, error: unknown, text: string): void
}
