/** Which of some known names a misspelt one was meant to be, with a word on letter case and on letters of two alphabets that look alike. */
import { asSaid, joined, said, type Fragment, type Said } from './said.ts'

/** Cyrillic letters and the Latin ones that look the same on a screen. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    ё: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    А: 'A',
    В: 'B',
    Е: 'E',
    Ё: 'E',
    К: 'K',
    М: 'M',
    Н: 'H',
    О: 'O',
    Р: 'P',
    С: 'C',
    Т: 'T',
    У: 'Y',
    Х: 'X',
    І: 'I',
    Ј: 'J',
    Ѕ: 'S',
  }),
)

/** The text with every look-alike in Latin. */
const latin = (text: string): string => text.replace(/[\u0400-\u04FF]/g, (letter) => lookAlikes.get(letter) ?? letter)

const folded = (text: string): string => latin(text).toLowerCase()

/** Letters that are compared one with another: a text that is given may have any length. */
const MOST = 64

/** What sets two texts apart that a reader takes for one; `undefined` when they are equal or plainly different. */
export function subtleDifference(given: string, expected: string): Said | undefined {
  if (given === expected) return undefined
  const isAsLong = given.length === expected.length
  if (isAsLong && latin(given) === latin(expected)) return scriptsAt(given, expected)
  if (given.toLowerCase() === expected.toLowerCase())
    return said(`"${given}" differs from "${expected}" in letter case only`, `«${given}» отличается от «${expected}» только регистром букв`)
  if (isAsLong && folded(given) === folded(expected))
    return said(
      `"${given}" differs from "${expected}" in letter case and in letters that look alike in Latin and Cyrillic`,
      `«${given}» отличается от «${expected}» регистром букв и похожими буквами латиницы и кириллицы`,
    )
  return undefined
}

function scriptsAt(given: string, expected: string): Said {
  const letters = Array.from(expected)
  const differing = Array.from(given).flatMap((letter, at) => (letter === letters[at] ? [] : [letter]))
  const isCyrillic = lookAlikes.has(differing[0] ?? '')
  const list = (quoted: (letter: string) => string): string => [...new Set(differing)].map(quoted).join(', ')
  return said(
    `"${given}" has ${isCyrillic ? 'Cyrillic' : 'Latin'} ${list((one) => `"${one}"`)} where "${expected}" `
      + `has ${isCyrillic ? 'Latin' : 'Cyrillic'} letters that look the same`,
    `в «${given}» ${isCyrillic ? 'кириллица' : 'латиница'} ${list((one) => `«${one}»`)} там, где в «${expected}» `
      + `похожие буквы ${isCyrillic ? 'латиницы' : 'кириллицы'}`,
  )
}

const latinLookAlikes: ReadonlySet<string> = new Set(lookAlikes.values())

/**
 * Letters within one word of a name (`Ценa`, a Latin a) that only look like those of the alphabet beside; `undefined` when there are none.
 * Words of another alphabet (`HTTPСервис`, `СообщениеSMS`) are as they should be.
 */
export function namesAlphabets(name: string): Said | undefined {
  for (const word of name.match(/\p{Lu}?\p{Ll}+/gu) ?? []) {
    const characters = Array.from(word)
    const ofLatin = characters.filter((one) => /[A-Za-z]/.test(one))
    const ofCyrillic = characters.filter((one) => /[\u0400-\u04FF]/.test(one))
    if (ofLatin.length === 0 || ofCyrillic.length === 0) continue
    const candidates = [
      { few: ofLatin, alphabet: 'Latin', alike: ofLatin.every((one) => latinLookAlikes.has(one)) },
      { few: ofCyrillic, alphabet: 'Cyrillic', alike: ofCyrillic.every((one) => lookAlikes.has(one)) },
    ].sort((a, b) => a.few.length - b.few.length)
    const found = candidates.find(({ alike }) => alike)
    if (found === undefined) continue
    const letters = [...new Set(found.few)].map((one) => `"${one}"`).join(', ')
    return said(`${letters} (${found.alphabet})`, `${letters} (${found.alphabet === 'Latin' ? 'латиница' : 'кириллица'})`)
  }
  return undefined
}

/** How far one text is from another, 0 (equal) to 1 (nothing in common); letter case and look-alikes count for little. */
export function distance(given: string, expected: string): number {
  if (given === expected) return 0
  if (given.length === expected.length && folded(given) === folded(expected)) return 0.05
  const [a, b] = [folded(given.slice(0, MOST)), folded(expected.slice(0, MOST))]
  return edits(a, b) / Math.max(1, a.length, b.length)
}

/** The candidate that was probably meant; `undefined` when none is near. */
export function nearest(given: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = 0.5
  for (const one of candidates) {
    const far = distance(given, one)
    if (far < least) [best, least] = [one, far]
  }
  return best
}

/** `; did you mean "x"?` with the subtle difference where there is one; without a near name `otherwise`. */
export function didYouMean(given: string, candidates: Iterable<string>, otherwise: Fragment = ''): Said {
  const found = nearest(given, candidates)
  if (found === undefined) return asSaid(otherwise)
  const subtle = subtleDifference(given, found)
  return joined([
    said(`; did you mean "${found}"?`, `; возможно, имелось в виду «${found}»?`),
    ...(subtle === undefined ? [] : [' (', subtle, ')']),
  ])
}

/** Levenshtein's distance, one row at a time; two neighbours in each other's place are one edit. */
function edits(a: string, b: string): number {
  let before: readonly number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let at = 1; at <= a.length; at++) {
    const next = [at]
    for (let other = 1; other <= b.length; other++) {
      const isSwap = at > 1 && other > 1 && a[at - 1] === b[other - 2] && a[at - 2] === b[other - 1]
      const replaced = row[other - 1]! + (a[at - 1] === b[other - 1] ? 0 : 1)
      next.push(Math.min(row[other]! + 1, next[other - 1]! + 1, replaced, isSwap ? before[other - 2]! + 1 : Infinity))
    }
    ;[before, row] = [row, next]
  }
  return row[b.length]!
}

/** What there is in place of a name that is not there. */
export const itHas = (names: readonly string[]): Said =>
  said(`; it has ${names.join(', ') || 'none'}`, `; есть ${names.join(', ') || 'ничего'}`)
