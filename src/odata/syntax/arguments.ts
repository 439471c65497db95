/**
 * Arguments of a function in an address. A value goes on until a comma that is followed by `Name=`, or to the end, so that commas, slashes
 * and quotes inside a `Condition` need no escape: `(,Condition='A_Key eq guid'…' and B eq 1', Dimensions='А,Б')`. Clients leave the comma
 * of an argument that they do not give, in front of the others and behind them.
 */
export interface Argument {
  readonly text: string
  /** The same without halved quotes, for a reader that cannot make sense of `text`. */
  readonly spare?: string
}

export type Arguments = ReadonlyMap<string, Argument>

const NAMED = /(^|,)\s*([\p{L}_][\p{L}\p{N}_]{0,999})\s*=(?!=)/gu

/** `undefined` where something comes before the first name: that is no list of arguments. */
export function readArguments(inner: string): Arguments | undefined {
  const found = [...inner.matchAll(NAMED)]
  const before = inner.slice(0, found[0]?.index ?? inner.length)
  if (before.replace(',', '').trim() !== '') return undefined
  const read = new Map<string, Argument>()
  found.forEach((match, index) => {
    const end = found[index + 1]?.index
    const value = inner.slice(match.index + match[0].length, end ?? inner.length)
    read.set(match[2]!, readArgument(end === undefined ? value.replace(/,\s*$/, '') : value))
  })
  return read
}

export const isQuoted = (text: string): boolean => text.length > 1 && text.startsWith("'") && text.endsWith("'")

/** A value in quotes without them; quotes inside may be doubled, as documents say, or single, as scripts have them. */
export function readArgument(value: string): Argument {
  const text = value.trim()
  if (!isQuoted(text)) return { text }
  const inner = text.slice(1, -1)
  const doubled = !/(?<!')(?:'')*'(?!')/.test(inner)
  return doubled && inner.includes("'") ? { text: inner.replaceAll("''", "'"), spare: inner } : { text: inner }
}
