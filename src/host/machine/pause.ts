/** Waiting on the real machine. */
import { setTimeout } from 'node:timers/promises'
import type { Pause } from '../../exchange/pause.ts'

export const pause: Pause = (milliseconds, signal) =>
  milliseconds <= 0 ? Promise.resolve() : setTimeout(milliseconds, undefined, { signal }).catch(() => undefined)
