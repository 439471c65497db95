/** The errors of a call of a foreign service: a fault of the service, or no proper answer. */
import type { Said } from '../../diagnostics/said.ts'
import { StandinError } from '../../diagnostics/standin-error.ts'
import type { FaultCode } from '../../soap/version.ts'
import type { Name } from '../../xml/name.ts'

/** An element of a fault's detail. */
export interface ReceivedDetail extends Name {
  /** Of the declared type, where the WSDL declares a fault of that element (or xsi:type says one); else AnyContent. */
  readonly value: unknown
  /** Name of the wsdl:fault that declares it. */
  readonly fault: string | undefined
}

export interface ReceivedFault {
  /** As in SOAP 1.2: `Sender` is also 1.1's `Client`, `Receiver` its `Server`; `undefined` for a code of the service's own. */
  readonly code: FaultCode | undefined
  readonly faultcode: Name
  /** SOAP 1.2: outermost first. */
  readonly Subcodes: readonly Name[]
  readonly reason: string
  /** Faultactor, or Role. */
  readonly role: string | undefined
  readonly detail: readonly ReceivedDetail[]
}

/** The service answered a fault. `message` is its reason; `code` is that of SOAP, so that this is not a StandinError. */
export class WSFault extends Error implements ReceivedFault {
  override readonly name = 'WSFault'
  /** Name of the operation that was called. */
  readonly operation: string
  /** HTTP status. */
  readonly status: number
  readonly code: FaultCode | undefined
  /** As the service wrote it. */
  readonly faultcode: Name
  readonly Subcodes: readonly Name[]
  /** Faultstring, or Reason. */
  readonly reason: string
  readonly role: string | undefined
  /** The elements of the detail, in their order. */
  readonly detail: readonly ReceivedDetail[]
  constructor(operation: string, status: number, fault: ReceivedFault) {
    super(fault.reason)
    this.operation = operation
    this.status = status
    this.code = fault.code
    this.faultcode = fault.faultcode
    this.Subcodes = fault.Subcodes
    this.reason = fault.reason
    this.role = fault.role
    this.detail = fault.detail
  }
}

/**
 * `transport`: no answer came. `status`: an HTTP status without a SOAP message. `answer`: a message that is not what the WSDL describes.
 */
export class WSCallError extends StandinError {
  override readonly name = 'WSCallError'
  override readonly code: `ws-call/${WSCallError['kind']}`
  readonly kind: 'transport' | 'status' | 'answer'
  /** The message in Russian. */
  readonly messageRu: string
  /** Name of the operation that was called. */
  readonly operation: string
  /** HTTP status; `undefined` when no answer came. */
  readonly status: number | undefined
  constructor(kind: WSCallError['kind'], operation: string, { en, ru }: Said, status?: number, cause?: unknown) {
    super(`${operation}: ${en}`, cause === undefined ? {} : { cause })
    this.messageRu = `${operation}: ${ru}`
    this.code = `ws-call/${kind}`
    this.kind = kind
    this.operation = operation
    this.status = status
  }
}
