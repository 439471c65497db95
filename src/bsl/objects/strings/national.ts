/** `НСтр`: `ru = 'Текст'; en = 'Text'` by language. */
import { pairsOf } from './pairs.ts'

const other = /[^\p{L}\d_]/gu

/** The text of that language, of `en` for `en_US`; `''` where there is none. The first of equal ones holds. */
export function nationalText(source: string, language: string): string {
  const found = pairsOf(source, other)
  const wanted = language.toLowerCase()
  const of = (code: string | undefined): string | undefined => found.find(([key]) => key.toLowerCase() === code)?.[1]
  return of(wanted) ?? of(wanted.split('_')[0]) ?? ''
}
