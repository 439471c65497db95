/**
 * An infobase's connection string: `Name=value;` with or without quotes, a quote inside doubled, the last `;` optional (forms met: source
 * 24).
 */

/** The value of the first parameter of that name, whose case does not matter; `undefined` when there is none. */
export function connectionValue(text: string, name: string): string | undefined {
  const wanted = name.toLowerCase()
  for (const [, key, quoted, plain] of text.matchAll(/\s*([^=;]+?)\s*=\s*(?:"((?:[^"]|"")*)"|([^;]*))\s*(?:;|$)/g)) {
    if (key?.toLowerCase() === wanted) return quoted === undefined ? plain!.trim() : quoted.replaceAll('""', '"')
  }
  return undefined
}
