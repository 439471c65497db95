/** `НСтр`: `ru = 'Текст'; en = 'Text'` by language; without that language the first text of the list. */

export function nationalText(source: string, language: string): string {
  const found = [...source.matchAll(/(?<![\p{L}\d_])([\p{L}\d_]+)\s*=\s*(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)"|([^;]*))/gu)].map(
    ([, code = '', single, double, bare]) =>
      [code.toLowerCase(), single?.replaceAll("''", "'") ?? double?.replaceAll('""', '"') ?? bare?.trim() ?? ''] as const,
  )
  const wanted = language.toLowerCase()
  return found.find(([code]) => code === wanted)?.[1] ?? found.find(([code]) => code === wanted.split('_')[0])?.[1] ?? ''
}
