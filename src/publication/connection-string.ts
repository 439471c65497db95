/**
 * An infobase's connection string: `Name=value;` with or without quotes, a quote inside doubled, the last `;` optional (forms met: source
 * 24).
 */

/** The value of the first parameter of that name, whose case does not matter; `undefined` when there is none. */
export function connectionValue(text: string, name: string): string | undefined {
  const wanted = name.toLowerCase()
  let at = 0
  for (let equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', at)) {
    const key = text.slice(at, equals).split(';').at(-1)!
    at = equals + 1
    if (key === '') continue
    const value = valueAt(text, at)
    at = value.next
    if (key.trim().toLowerCase() === wanted) return value.text
  }
  return undefined
}

/** `next`: behind the `;`. What follows the closing quote belongs to a value without quotes. */
function valueAt(text: string, from: number): { readonly text: string; readonly next: number } {
  const visible = /\S/g
  visible.lastIndex = from
  const start = visible.exec(text)?.index ?? text.length
  const close = text[start] === '"' ? closing(text, start + 1) : -1
  if (close >= 0) {
    visible.lastIndex = close + 1
    const end = visible.exec(text)?.index ?? text.length
    if (end === text.length || text[end] === ';') return { text: text.slice(start + 1, close).replaceAll('""', '"'), next: end + 1 }
  }
  const end = text.indexOf(';', start)
  return { text: text.slice(start, end < 0 ? undefined : end).trim(), next: end < 0 ? text.length : end + 1 }
}

/** The first quote that is not one of two; -1 without any. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}
