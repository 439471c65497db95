/**
 * Pairs of names and values in a plain text: `password=abcd`, `"password": "abcd"`, `\"password\": \"abcd\"`. Scanned, not matched: a
 * regular expression keeps a place for each character of a long value, and runs out of them.
 */

/** Where the pair's value is, and what is around it. */
export interface Pair {
  readonly name: string
  /** What is to be masked, without quotes. */
  readonly value: string
  /** The same with its quotes. */
  readonly written: string
  /** The first value of some that end alike, such as in `a=b=c`. */
  readonly outermost: boolean
}

/** Of a longer name only the end is looked at. */
const LONGEST_NAME = 1000

/**
 * `change` receives each pair, also those inside the value of another, from left to right. It returns what is to be written for the value,
 * or `undefined` where the value is to be looked through for further pairs.
 */
export function changedPairs(text: string, change: (pair: Pair) => string | undefined): string {
  const pieces: string[] = []
  const sign = /[=:]/g
  /** Values that hold the pair: of quotes only, the outermost first. */
  const bounds: number[] = [text.length]
  let done = 0
  let wordEnd = 0
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    while (bounds.at(-1)! <= match.index) bounds.pop()
    const name = nameBefore(text, match.index, done)
    const start = blanksEnd(text, match.index + 1)
    const bound = bounds.at(-1) ?? text.length
    if (name === '' || start >= bound) continue
    const open = quoteAt(text, start)
    const outermost = start >= wordEnd
    if (open > 0) {
      const inside = start + open
      const closing = text[inside - 1] === '"' ? /["\r\n]/g : /['\r\n]/g
      const close = Math.min(found(closing, text, inside), bound)
      const end = text[close] === text[inside - 1] && close < bound ? close + 1 : close
      const value = text.slice(inside, end > close && open > 1 ? backslashesStart(text, close, inside) : close)
      const changed = change({ name, value, written: text.slice(start, end), outermost })
      if (changed === undefined) {
        if (end > close) bounds.push(close)
        continue
      }
      pieces.push(text.slice(done, start), changed)
      done = end
    } else {
      if (outermost) wordEnd = Math.min(found(/[\s&;,<>"']/g, text, start), bound)
      if (wordEnd <= start) continue
      const written = text.slice(start, wordEnd)
      const changed = change({ name, value: written, written, outermost })
      if (changed === undefined) continue
      pieces.push(text.slice(done, start), changed)
      done = wordEnd
    }
    sign.lastIndex = done
  }
  return done === 0 ? text : pieces.join('') + text.slice(done)
}

/** The name that ends before a sign, behind which may be a quote and blanks; it begins at `least` or behind it. */
function nameBefore(text: string, sign: number, least: number): string {
  let end = sign
  while (end > least && isBlank(text.charCodeAt(end - 1))) end--
  if (end > least && isQuote(text.charCodeAt(end - 1))) end = backslashesStart(text, end - 1, least)
  let start = end
  const first = Math.max(least, end - LONGEST_NAME)
  while (start > first && isOfName(text.charCodeAt(start - 1))) start--
  return text.slice(start, end)
}

function blanksEnd(text: string, start: number): number {
  let end = start
  while (isBlank(text.charCodeAt(end))) end++
  return end
}

function backslashesStart(text: string, end: number, least: number): number {
  let start = end
  while (start > least && text.charCodeAt(start - 1) === BACKSLASH) start--
  return start
}

/** How long an opening quote is, with the backslashes before it; 0 where there is none. */
function quoteAt(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) === BACKSLASH) at++
  return isQuote(text.charCodeAt(at)) ? at + 1 - start : 0
}

function found(one: RegExp, text: string, start: number): number {
  one.lastIndex = start
  return one.exec(text)?.index ?? text.length
}

const BACKSLASH = 92

const isQuote = (code: number): boolean => code === 34 || code === 39

const isBlank = (code: number): boolean => code === 32 || (code > 8 && code < 14) || (code > 127 && /\s/.test(String.fromCharCode(code)))

/** A letter outside the basic plane is two surrogates. */
const isOfName = (code: number): boolean =>
  code < 128 ? ofName[code] === 1 : (code & 0xf800) === 0xd800 || /[\p{L}\p{N}]/u.test(String.fromCharCode(code))
const ofName = Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w.\-[\]%$]/.test(String.fromCharCode(code))))
