/** The fourth stage: the session in which the call runs. Without reuse each call has a session of its own. */
import type { Arrival } from '../exchange/arrival.ts'
import type { System } from '../exchange/system.ts'
import type { Identified } from '../access/identify.ts'
import type { Located } from '../publication/locate.ts'
import type { Call } from './call.ts'
import type { Session } from './session.ts'

/** A call with a session of its own, which is not made before the handler asks for it. */
export class OwnSessionCall implements Call {
  readonly user: string
  readonly publication: string
  readonly #arrival: Arrival
  readonly #system: System
  #session: Session | undefined

  constructor({ arrival, publication }: Located, { user }: Identified, system: System) {
    this.user = user
    this.publication = publication.base
    this.#arrival = arrival
    this.#system = system
  }

  get session(): Session {
    return this.#session ??= startSession(this.user, this.#system)
  }

  get signal(): AbortSignal {
    return this.#arrival.signal
  }
}

export const startSession = (user: string, system: System): Session =>
  ({ id: guid(system.randomBytes(16)), user, start: system.now(), parameters: new Map() })

/** A random GUID (RFC 9562, version 4) as text. */
function guid(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
