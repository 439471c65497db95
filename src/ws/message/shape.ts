/** How the values of an operation lie in the Body of its messages: one interface of all binding styles. */
import type { ReadSession } from '../../xdto/read/session.ts'
import type { PropertyOwner } from '../../xdto/types/property.ts'
import type { XDTOType } from '../../xdto/types/type.ts'
import type { WriteSession } from '../../xdto/write/session.ts'
import type { Name } from '../../xml/name.ts'

/** A value of a message: a parameter, or `return`. */
export interface Member {
  readonly Name: string
  readonly type: XDTOType
  readonly Nillable: boolean
}

export type Values = Readonly<Record<string, unknown>>

export interface MessageShape {
  /** The Body's element: by it a request is known. */
  readonly element: Name
  /** From the START of that element, just met, to its END: values by name; `undefined` after a fault, which is in the session's trail. */
  read(session: ReadSession): Values | undefined
  /** The Body's element, whole. */
  write(session: WriteSession, values: Values): void
}

/** What a style makes shapes of. */
export interface OperationShapes {
  readonly request: MessageShape
  readonly response: MessageShape
}

export interface ShapedOperation {
  readonly Name: string
  /** The service's namespace, and whether its schema qualifies the elements of the messages. */
  readonly owner: PropertyOwner
  readonly request: readonly Member[]
  readonly response: readonly Member[]
}

/** The prefix of the service's namespace, as 1C writes it (source 49). */
export const MESSAGE_PREFIX = 'm'
