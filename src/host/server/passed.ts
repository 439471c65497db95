/**
 * Gives back the memory of long bodies while they pass: node counts the pieces of a body outside of V8's heap, whose collector lets some 64
 * MB of them wait on a loop that makes hardly anything else.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of bodies after which the young generation is collected, which takes about a millisecond where little of it lives. */
const ENOUGH = 16 * 1024 * 1024

let bytes = 0
let collect: (() => void) | undefined

/** To be called with the size of each piece of a body that was read or is sent. */
export function passed(piece: number): void {
  bytes += piece
  if (bytes < ENOUGH) return
  bytes = 0
  collect ??= youngCollector()
  collect()
}

/** Does nothing where the engine gives no collector away. */
export function youngCollector(): () => void {
  try {
    // A flag holds for contexts that are made later: this one, and no other.
    setFlagsFromString('--expose-gc')
    const gc = runInNewContext('gc') as (options: { type: 'minor' }) => void
    setFlagsFromString('--no-expose-gc')
    return () => gc({ type: 'minor' })
  } catch {
    return () => {}
  }
}
