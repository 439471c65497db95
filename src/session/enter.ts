/** The fourth stage: the session in which the call runs. Without reuse each call has a session of its own. */
import type { System } from '../exchange/system.ts'
import type { Session } from './session.ts'

/** Starts a session that ends with its call. */
export function startSession(user: string, system: System): Session {
  return { id: guid(system.randomBytes(16)), user, start: system.now(), parameters: new Map() }
}

function guid(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
