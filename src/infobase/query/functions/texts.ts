/** Functions of texts: case and blanks at the end do not matter, characters are counted from 1. */
import { fold } from '../../values/fold.ts'

export const startsWith = (text: string, part: string): boolean => fold(text).startsWith(part.toLowerCase())
export const endsWith = (text: string, part: string): boolean => fold(text).endsWith(fold(part))
export const contains = (text: string, part: string): boolean => fold(text).includes(part.toLowerCase())

/** Without `count` to the end. */
export function substring(text: string, first: number, count?: number): string {
  const characters = Array.from(text)
  const from = Math.max(0, Math.trunc(first) - 1)
  return characters.slice(from, count === undefined ? undefined : from + Math.max(0, Math.trunc(count))).join('')
}
