/** The format string of `Формат`: `ЧЦ=10; ЧДЦ='2'; Л=ru_RU` as a map of English keys. */
import { pairsOf } from './pairs.ts'

const english: Readonly<Record<string, string>> = {
  Л: 'L',
  ЧЦ: 'ND',
  ЧДЦ: 'NFD',
  ЧС: 'NS',
  ЧРД: 'NDS',
  ЧРГ: 'NGS',
  ЧН: 'NZ',
  ЧВН: 'NLZ',
  ЧГ: 'NG',
  ЧО: 'NN',
  ДЛФ: 'DLF',
  ДФ: 'DF',
  ДП: 'DE',
  БЛ: 'BF',
  БИ: 'BT',
}

const other = /[^\p{L}]/gu

/** The value of an option, quotes taken off; an option without `=` counts as absent. The last of equal keys holds. */
export function formatOptions(source: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of pairsOf(source, other)) {
    const upper = key.toUpperCase()
    found.set(english[upper] ?? upper, value)
  }
  return found
}
