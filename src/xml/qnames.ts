/**
 * Qualified names, taken apart once: a name met before, in this document or another, is found by its characters without making a string of
 * it.
 */
import { said } from '../diagnostics/said.ts'
import { isNCName, KIND, NAME } from './characters.ts'
import { refuse } from './error.ts'

/** A qualified name as written; what its prefix means is a matter of place and not held here. */
export interface QName {
  readonly raw: string
  /** `''` for none. */
  readonly prefix: string
  readonly local: string
  /** The prefix that an attribute of this name declares (`xmlns`: `''`, `xmlns:p`: `p`); `undefined` for other names. */
  readonly declares: string | undefined
}

const SLOTS = 256
/** A memory of names that cannot be filled up: so many of them, none longer than this. */
const MOST_NAMES = 10_000
const LONGEST_NAME = 100

const names = new Map<string, QName>()
/** The last name of each hash: right for the few names of an ordinary document, and harmless where names collide. */
const recent: (QName | undefined)[] = Array.from({ length: SLOTS })

/**
 * The name at `at`, which ends `raw.length` further; refuses where there is none, or where its colons are not those of a qualified name.
 */
export function readQName(source: string, at: number): QName {
  const length = source.length
  let end = at
  let hash = 0
  while (end < length) {
    const code = source.charCodeAt(end)
    if ((KIND[code]! & NAME) === 0) break
    hash = (hash * 31 + code) | 0
    end++
  }
  const slot = hash & (SLOTS - 1)
  const found = recent[slot]
  if (found !== undefined && found.raw.length === end - at && source.startsWith(found.raw, at)) return found
  if (end - at > LONGEST_NAME) return takenApart(source, at, source.slice(at, end))
  return (recent[slot] = remembered(source, at, end))
}

function remembered(source: string, at: number, end: number): QName {
  const written = source.slice(at, end)
  const known = names.get(written)
  if (known !== undefined) return known
  // A copy, character by character: a slice would keep the whole document in memory for as long as the name is remembered.
  const made = takenApart(source, at, written.split('').join(''))
  if (names.size >= MOST_NAMES) names.clear()
  names.set(made.raw, made)
  return made
}

function takenApart(source: string, at: number, raw: string): QName {
  const colon = raw.indexOf(':')
  const prefix = colon < 0 ? '' : raw.slice(0, colon)
  const local = colon < 0 ? raw : raw.slice(colon + 1)
  if (!isNCName(local) || (colon >= 0 && !isNCName(prefix)))
    refuse(
      source,
      at,
      raw === ''
        ? said('a name is expected here', 'здесь ожидается имя')
        : said(`"${raw.slice(0, 80)}" is not a name`, `«${raw.slice(0, 80)}» – не имя`),
    )
  return { raw, prefix, local, declares: prefix === 'xmlns' ? local : raw === 'xmlns' ? '' : undefined }
}
