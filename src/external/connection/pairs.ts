/** Cuts a connection string into its pairs `keyword=value`, as a driver of that profile does (chapter 17.5.2.5). */
import { said, type Said } from '../../diagnostics/said.ts'
import type { ReadingProfile } from './profile.ts'

/** A pair; the keyword in small letters. */
export interface Pair {
  readonly keyword: string
  readonly value: string
}

/** Pairs in their order, or what is wrong and where, counted from 0. */
export type ReadPairs = { readonly pairs: readonly Pair[] } | { readonly at: number; readonly why: Said }

const passwords: ReadonlySet<string> = new Set(['pwd', 'password'])

export function readPairs(text: string, profile: ReadingProfile): ReadPairs {
  const pairs: Pair[] = []
  let at = 0
  while (at < text.length) {
    const semicolon = profile.joinsWords ? -1 : text.indexOf(';', at)
    const equals = text.indexOf('=', at)
    if (equals < 0 || (semicolon >= 0 && semicolon < equals)) {
      const word = text.slice(at, semicolon < 0 ? undefined : semicolon)
      // A word without a value: MariaDB's driver stumbles over it at the end, the others pass over it.
      if (profile.joinsWords && profile.blanks === 'all' && /[^;\s]/.test(word)) return noValue(at, word)
      at += word.length + 1
      continue
    }
    const keyword = keywordOf(text.slice(at, equals).replace(/^;+/, ''), profile)
    const found = valueAt(text, equals + 1, profile, passwords.has(keyword))
    if ('why' in found) return found
    if (keyword !== '') pairs.push({ keyword, value: found.value })
    at = found.next
  }
  return { pairs }
}

const noValue = (at: number, word: string): ReadPairs => {
  const shown = word.replace(/^[;\s]+/, '').slice(0, 40)
  return { at, why: said(`"${shown}" has no "="`, `у «${shown}» нет «=»`) }
}

function keywordOf(raw: string, { blanks }: ReadingProfile): string {
  const keyword = raw.toLowerCase()
  return blanks === 'all' ? keyword.replace(/^[;\s]+/, '').trimEnd() : blanks === 'before keyword' ? keyword.trimStart() : keyword
}

type FoundValue = { readonly value: string; readonly next: number } | { readonly at: number; readonly why: Said }

function valueAt(text: string, from: number, profile: ReadingProfile, isPassword: boolean): FoundValue {
  const begin = profile.blanks === 'all' ? from + /^\s*/.exec(text.slice(from))![0].length : from
  const end = (at: number): number => (text.indexOf(';', at) < 0 ? text.length : text.indexOf(';', at))
  if (text[begin] !== '{' || profile.braces === 'none') return plain(text.slice(from, end(from)), end(from) + 1, profile)
  const closed = closingBrace(text, begin)
  if (closed < 0) {
    if (profile.unclosed === 'error') return { at: begin, why: said('"{" is not closed', '«{» не закрыта') }
    if (profile.unclosed === 'to the end') return plain(text.slice(begin + 1), text.length, profile)
    return plain(text.slice(from, end(from)), end(from) + 1, profile)
  }
  const next = end(closed)
  if (profile.braces === 'password' && !isPassword) return { value: text.slice(from, next), next: next + 1 }
  return plain(text.slice(begin + 1, closed).replaceAll('}}', '}'), next + 1, profile)
}

const plain = (value: string, next: number, { blanks }: ReadingProfile): FoundValue => ({
  value: blanks === 'all' ? value.trim() : value,
  next,
})

/** Where the value in braces ends: `}}` is a brace of the value. */
function closingBrace(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at++) {
    if (text[at] !== '}') continue
    if (text[at + 1] !== '}') return at
    at++
  }
  return -1
}

/** The value that counts; `undefined` where no pair has one of the keywords. */
export function valueOf(pairs: readonly Pair[], keywords: (keyword: string) => boolean, counts: 'first' | 'last'): string | undefined {
  const found = pairs.filter((one) => keywords(one.keyword))
  return (counts === 'first' ? found[0] : found.at(-1))?.value
}
