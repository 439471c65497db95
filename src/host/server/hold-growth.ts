/** Keeps V8's young generation from growing while a long body is read: from Node 24 on it grows to as much as the body's values take. */
import { versions } from 'node:process'
import { setFlagsFromString } from 'node:v8'

/** Bytes of one body: it is long from so many on, and each time that they have come again the hold is renewed. */
const LONG = 4 * 1024 * 1024
/** Milliseconds for which it is held, in which a long message is read; then it grows again by V8's own factor. */
const HELD = 5_000
const OWN_FACTOR = 2

/** To be called with the bytes of one body that have come before a piece, and with it. */
export type HoldGrowth = (before: number, size: number) => void

/** `setFlag`: as of node:v8. */
export function growthHolder(setFlag: (flag: string) => void): HoldGrowth {
  let held: NodeJS.Timeout | undefined
  return (before, size) => {
    if (Math.floor(before / LONG) === Math.floor(size / LONG)) return
    if (held !== undefined) return void held.refresh()
    setFlag('--semi-space-growth-factor=1')
    held = setTimeout(() => {
      held = undefined
      setFlag(`--semi-space-growth-factor=${OWN_FACTOR}`)
    }, HELD).unref()
  }
}

/** Before Node 24 the hold would cost more than it saves: what lives for a moment only would be moved to the old generation. */
export const holdGrowth: HoldGrowth = Number(versions.node.split('.')[0]) < 24 ? () => {} : growthHolder(setFlagsFromString)
