/** A type of the platform's own package: it is read and written by two functions, not by properties. */
import type { Said } from '../../diagnostics/said.ts'
import type { FaultTrail } from './fault.ts'
import type { ObjectType } from './object-type.ts'
import { V8, type XDTOType } from './type.ts'

/** A reading or a writing of typed content (`read/session.ts`, `write/session.ts`), as far as every type knows it. */
interface TypedPlace {
  readonly trail: FaultTrail
  fault(message: Said): void
}

export interface PlatformType<T = unknown> extends XDTOType<T> {
  readonly kind: 'platform'
  /** What an XML Schema says of it. */
  readonly shape: ObjectType
  /** From behind START to the matching END; `undefined` after a fault. */
  read(session: TypedPlace): T | undefined
  /** Attributes and content of an element whose tag is open. */
  write(session: TypedPlace, value: T): void
}

type Codec<T> = Pick<PlatformType<T>, 'shape' | 'read' | 'write'>

export const platformType = <T>(name: string, codec: Codec<T>): PlatformType<T> =>
  Object.freeze({ kind: 'platform', namespace: V8, name, ...codec })
