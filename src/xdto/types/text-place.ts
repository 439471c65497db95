/** Where a text is being read or written: who takes the faults and who knows the prefixes. */
import type { Said } from '../../diagnostics/said.ts'
import type { PrefixScope, PrefixWriter } from './primitive.ts'

export interface TextReadPlace extends PrefixScope {
  fault(message: Said): void
}

export interface TextWritePlace extends PrefixWriter {
  fault(message: Said): void
}

/** A value as a message shows it: short, quoted when it is text. */
export function shown(value: unknown, language: 'en' | 'ru' = 'en'): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 57)}...` : value}"`
  if (value === null || value === undefined || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' || typeof value === 'bigint') return language === 'en' ? `${typeof value} ${value}` : `число ${value}`
  if (Array.isArray(value)) return language === 'en' ? 'an array' : 'массив'
  const made = typeof value === 'object' ? value.constructor?.name : undefined
  if (language === 'ru')
    return made === undefined || made === 'Object' ? (typeof value === 'object' ? 'объект' : typeof value) : `значение ${made}`
  return made === undefined || made === 'Object' ? `an ${typeof value}`.replace('an f', 'a f').replace('an s', 'a s') : `a ${made}`
}
