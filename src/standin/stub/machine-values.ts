/** What a templated text takes from the machine: the time and a new GUID. */
import type { System } from '../../exchange/system.ts'
import type { Values } from './render.ts'

/** The time is UTC, as an infobase without a time zone of its own would write it. */
export const machineValues = (system: System): Pick<Values, 'now' | 'guid'> => ({
  now: () => new Date(system.now()).toISOString().slice(0, 19),
  guid: () => guidOf(system.randomBytes(16)),
})

/** RFC 9562, version 4. */
function guidOf(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return Array.from(bytes, (byte, at) => `${[4, 6, 8, 10].includes(at) ? '-' : ''}${byte.toString(16).padStart(2, '0')}`).join('')
}
