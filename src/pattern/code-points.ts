/** Which characters a class of JavaScript holds, as ranges: asked of JavaScript itself, so that both engines mean the same by it. */
import type { CodePointRange } from './tree.ts'

const known = new Map<string, readonly CodePointRange[]>()
const MOST_KNOWN = 200

/** Of `[\\p{L}--[аеё]]` and the like. Some ten milliseconds, once a class. */
export function rangesOf(text: string, flags: 'u' | 'v'): readonly CodePointRange[] {
  const key = `${flags}${text}`
  const found = known.get(key) ?? lookedUp(new RegExp(`(?:${text})+`, `g${flags}`))
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, found)
  return found
}

const BLOCK = 0x1000

function lookedUp(runs: RegExp): readonly CodePointRange[] {
  const ranges: [number, number][] = []
  for (let start = 0; start < 0x110000; start += BLOCK) {
    // Halves of surrogate pairs: two that meet would be one character.
    if (start >= 0xd800 && start < 0xe000) continue
    const codes = Array.from({ length: start === 0xd000 ? 0x800 : BLOCK }, (_, at) => start + at)
    for (const [run] of String.fromCodePoint(...codes).matchAll(runs)) add(ranges, run.codePointAt(0)!, lastOf(run))
  }
  return ranges
}

function lastOf(run: string): number {
  const unit = run.charCodeAt(run.length - 1)
  return (unit & 0xfc00) === 0xdc00 ? run.codePointAt(run.length - 2)! : unit
}

function add(ranges: [number, number][], first: number, last: number): void {
  const before = ranges.at(-1)
  if (before !== undefined && before[1] + 1 === first) before[1] = last
  else ranges.push([first, last])
}
