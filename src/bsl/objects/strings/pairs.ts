/**
 * Pairs of a list such as `ru = 'Текст'; en = "Text"; де = Text`, which `НСтр` and format strings are. A scan: a text may have millions of
 * characters.
 */

/** Characters that are looked at in one search. */
const PIECE = 1000

/**
 * Each key with its value, in their order; quotes are taken off and doubled ones are single, a value without quotes is trimmed.
 *
 * @param other What no key has, with the flags g and u
 */
export function pairsOf(source: string, other: RegExp): [key: string, value: string][] {
  const found: [string, string][] = []
  let from = 0
  for (let sign = source.indexOf('='); sign >= 0; sign = source.indexOf('=', from)) {
    const keyEnd = from + source.slice(from, sign).trimEnd().length
    const key = source.slice(startOf(source, from, keyEnd, other), keyEnd)
    from = sign + 1
    if (key === '') continue
    const value = valueAt(source, from)
    from = value.end
    found.push([key, value.text])
  }
  return found
}

/** Where the run of a key's characters begins that ends at `end`. */
function startOf(source: string, from: number, end: number, other: RegExp): number {
  let start = end
  while (start > from) {
    const least = Math.max(from, start - PIECE)
    // A surrogate pair stays whole.
    const piece = source.slice(least > from && isSecondHalf(source.charCodeAt(least)) ? least - 1 : least, start)
    const last = [...piece.matchAll(other)].at(-1)
    if (last !== undefined) return start - piece.length + last.index + last[0].length
    start -= piece.length
  }
  return start
}

const isSecondHalf = (code: number): boolean => (code & 0xfc00) === 0xdc00

function valueAt(source: string, from: number): { text: string; end: number } {
  const visible = /\S/g
  visible.lastIndex = from
  const start = visible.exec(source)?.index ?? source.length
  const quote = source[start]
  const close = quote === "'" || quote === '"' ? closing(source, start + 1, quote) : -1
  if (close >= 0) return { text: source.slice(start + 1, close).replaceAll(`${quote}${quote}`, quote!), end: close + 1 }
  const next = source.indexOf(';', start)
  const end = next < 0 ? source.length : next
  return { text: source.slice(start, end).trim(), end }
}

/** The first quote that is not one of two, or else the last of the doubled ones; -1 without any. */
function closing(source: string, from: number, quote: string): number {
  let last = -1
  for (let at = source.indexOf(quote, from); at >= 0; at = source.indexOf(quote, at + 2)) {
    if (source[at + 1] !== quote) return at
    last = at
  }
  return last
}
