/** The one door to the package rhea, and the remedy where it is not installed, or does not load. */
import { createRequire } from 'node:module'
import { saidBy } from '../../diagnostics/said-by.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { BusError } from '../../integration/bus/bus-error.ts'
import { busFault } from '../../integration/bus/diagnostics.ts'
import type { LoadedRhea, Rhea, WriteFrame } from './rhea.ts'

/** That it is there; loading it takes longer than the rest of a start. @throws BusError where the package is not installed */
export function findRhea(): void {
  try {
    createRequire(import.meta.url).resolve('rhea')
  } catch (error) {
    throw new BusError(busFault('driver-missing', {}), error)
  }
}

/** @throws BusError where the package is not installed, or does not load */
export async function loadRhea(): Promise<LoadedRhea> {
  findRhea()
  try {
    const [{ default: rhea }, { default: frames }] = await Promise.all([import('rhea'), import(framesOf)])
    return { rhea: rhea as unknown as Rhea, writeFrame: (frames as { write_frame: WriteFrame }).write_frame }
  } catch (error) {
    throw new BusError(busFault('driver-broken', { why: firstLineOf(saidBy(error)) }), error)
  }
}

/** Behind it node lists who asked for a module. */
const firstLineOf = ({ en, ru }: Said): Said => said(en.split('\n', 1)[0]!, ru.split('\n', 1)[0]!)

/** It has no types of its own. */
const framesOf = 'rhea/lib/frames.js' as string
