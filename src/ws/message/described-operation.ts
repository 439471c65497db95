/** An operation of a foreign Web service as a WSDL describes it: what it takes, what it gives, and how that lies in the messages. */
import type { ObjectType } from '../../xdto/types/object-type.ts'
import type { XDTOType } from '../../xdto/types/type.ts'
import type { Name } from '../../xml/name.ts'
import type { MessageShape } from './shape.ts'

/** A value that an operation takes or gives. */
export interface WSParameter {
  readonly Name: string
  readonly XDTOValueType: XDTOType
  readonly TransferDirection: 'In' | 'Out' | 'InOut'
  /** May be `null` (xsi:nil). */
  readonly Nillable: boolean
  /** May be left out. */
  readonly optional: boolean
  /** Its value is an array. */
  readonly list: boolean
}

/** A soap:header, or a part of a fault's detail: one global element with its type. */
export interface WSElement {
  /** Name of the message part. */
  readonly part: string
  readonly element: Name
  readonly type: XDTOType
  readonly nillable: boolean
}

export interface WSFaultDescription extends WSElement {
  /** Name of the wsdl:fault. */
  readonly Name: string
}

/**
 * `wrapped`: the values are the children of the Body's element. `bare`: the Body's element is the one value. `rpc`: the values are
 * accessors without a namespace.
 */
type MessageStyle = 'wrapped' | 'bare' | 'rpc'

/** One direction of an operation. */
export interface WSMessage {
  readonly style: MessageStyle
  /** `undefined` where the Body is empty. */
  readonly shape: MessageShape | undefined
  readonly members: readonly WSParameter[]
  /** The type of the Body's element, whose properties the values are; `undefined` where they are the message's own parts. */
  readonly wrapper: ObjectType | undefined
  readonly headers: readonly WSElement[]
}

export interface WSOperation {
  readonly Name: string
  /** In the order of the request, then those that only the response has. */
  readonly Parameters: readonly WSParameter[]
  /** The one value that the response has, if it has but one; calls give it back bare. */
  readonly ReturnValue: WSParameter | undefined
  /** As written; `''` where the WSDL says none. */
  readonly soapAction: string
  readonly request: WSMessage
  /** `undefined`: one-way. */
  readonly response: WSMessage | undefined
  readonly faults: readonly WSFaultDescription[]
}
