/** The format string of `Формат`: `ЧЦ=10; ЧДЦ='2'; Л=ru_RU` as a map of English keys. */

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

/** The value of an option, quotes taken off; an option without `=` counts as absent. The last of equal keys holds. */
export function formatOptions(source: string): Map<string, string> {
  const found = new Map<string, string>()
  const pattern = /(?<!\p{L})([\p{L}]+)\s*=\s*(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)"|([^;]*))/gu
  for (const [, key = '', single, double, bare] of source.matchAll(pattern)) {
    const upper = key.toUpperCase()
    found.set(english[upper] ?? upper, single?.replaceAll("''", "'") ?? double?.replaceAll('""', '"') ?? bare?.trim() ?? '')
  }
  return found
}
