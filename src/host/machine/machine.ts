/** The real machine whole: the clock, chance, files and cryptography of node. */
import type { Machine } from '../../platform/configuration.ts'
import { crypto } from './crypto.ts'
import { system } from './system.ts'

export const machine: Machine = { ...system, crypto }

/** The machine at another time, in milliseconds since 1970, which goes on from there. */
export function machineAt(time: number): Machine {
  const ahead = time - machine.now()
  return { ...machine, now: () => machine.now() + ahead }
}
