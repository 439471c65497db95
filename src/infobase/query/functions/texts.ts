/** Functions of texts: case and blanks at the end do not matter, characters are counted from 1. */
import { fold } from '../../values/fold.ts'

export const startsWith = (text: string, part: string): boolean => folded(text).startsWith(lowered(part))
export const endsWith = (text: string, part: string): boolean => folded(text).endsWith(fold(part))
export const contains = (text: string, part: string): boolean => folded(text).includes(lowered(part))

/** The same with any of a list of parts, which is a text in JSON: a row is looked at once, however many there are. */
export const startsWithAny = (text: string, parts: string): boolean => listOf(parts).some((part) => startsWith(text, part))
export const endsWithAny = (text: string, parts: string): boolean => listOf(parts).some((part) => endsWith(text, part))
export const containsAny = (text: string, parts: string): boolean => {
  const within = folded(text)
  for (const part of loweredOf(parts)) if (within.includes(part)) return true
  return false
}

let lastParts = '[]'
let lastList: readonly string[] = []
let lastLowered: readonly string[] | undefined

function listOf(parts: string): readonly string[] {
  if (parts !== lastParts) {
    lastList = JSON.parse(parts) as readonly string[]
    lastLowered = undefined
    lastParts = parts
  }
  return lastList
}

function loweredOf(parts: string): readonly string[] {
  const list = listOf(parts)
  return (lastLowered ??= list.map((part) => part.toLowerCase()))
}

let lastText = ''
let lastFolded = ''

/** A filter of many terms asks for one text of a row again and again: it is folded once. */
function folded(text: string): string {
  if (text !== lastText) {
    lastFolded = fold(text)
    lastText = text
  }
  return lastFolded
}

const parts = new Map<string, string>()
/** So many parts, of so many characters, are remembered. */
const [MOST_PARTS, LONGEST_PART] = [4096, 64]

/** The parts are the same for every row. */
function lowered(part: string): string {
  let found = parts.get(part)
  if (found !== undefined) return found
  found = part.toLowerCase()
  if (part.length > LONGEST_PART) return found
  if (parts.size >= MOST_PARTS) parts.clear()
  parts.set(part, found)
  return found
}

/** Without `count` to the end. */
export function substring(text: string, first: number, count?: number): string {
  const characters = Array.from(text)
  const from = Math.max(0, Math.trunc(first) - 1)
  return characters.slice(from, count === undefined ? undefined : from + Math.max(0, Math.trunc(count))).join('')
}
