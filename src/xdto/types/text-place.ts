/** Where a text is being read or written: who takes the faults and who knows the prefixes. */
import type { PrefixScope, PrefixWriter } from './primitive.ts'

export interface TextReadPlace extends PrefixScope {
  fault(message: string): void
}

export interface TextWritePlace extends PrefixWriter {
  fault(message: string): void
}

/** A value as a message shows it: short, quoted when it is text. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 57)}...` : value}"`
  if (value === null || value === undefined || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' || typeof value === 'bigint') return `${typeof value} ${value}`
  if (Array.isArray(value)) return 'an array'
  const made = typeof value === 'object' ? value.constructor?.name : undefined
  return made === undefined || made === 'Object' ? `an ${typeof value}`.replace('an f', 'a f').replace('an s', 'a s') : `a ${made}`
}
