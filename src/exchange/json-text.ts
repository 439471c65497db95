/**
 * A JSON text looked at before it is parsed: how deep it is nested, and changes outside its strings. Linear in the text, valid or not. And
 * a text as a string of JSON.
 */

/** Deeper texts are not written. */
export const DEEPEST_JSON = 500

export function isDeeper(text: string, most = DEEPEST_JSON): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = stringEnd(text, at) - 1
    else if (code === LIST || code === MAP) {
      if (++depth > most) return true
    } else if (code === LIST_END || code === MAP_END) depth--
  }
  return false
}

/** Whether `holds` is true of what is before, between or behind strings. */
export function someOutsideStrings(text: string, holds: (between: string) => boolean): boolean {
  let at = 0
  for (;;) {
    const quote = text.indexOf('"', at)
    if (holds(text.slice(at, quote < 0 ? text.length : quote))) return true
    if (quote < 0) return false
    at = stringEnd(text, quote)
  }
}

/** `change` receives what is between two strings, and returns what is to be there. */
export function changedOutsideStrings(text: string, change: (between: string) => string): string {
  let changed = ''
  let at = 0
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return changed + change(text.slice(at))
    const end = stringEnd(text, quote)
    changed += change(text.slice(at, quote)) + text.slice(quote, end)
    at = end
  }
}

/** `start`: the opening quote. The index behind the closing one, or the length of the text. */
export function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote
    while (text.charCodeAt(before - 1) === BACKSLASH && before - 1 > start) before--
    if ((quote - before) % 2 === 0) return quote + 1
  }
  return text.length
}

/** Characters up to which a look at each is cheaper than what `JSON.stringify` begins with. */
const SHORT = 64

/** What `JSON.stringify` gives; in half the time of a short text that has nothing to escape, as most have. */
export function jsonString(text: string): string {
  if (text.length > SHORT) return JSON.stringify(text)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < SPACE || code === QUOTE || code === BACKSLASH || (code & SURROGATES) === SURROGATE) return JSON.stringify(text)
  }
  return `"${text}"`
}

const SPACE = 32
/** The bits that halves of pairs have in common. */
const SURROGATES = 0xf800
const SURROGATE = 0xd800
const QUOTE = 34
const BACKSLASH = 92
const LIST = 91
const LIST_END = 93
const MAP = 123
const MAP_END = 125
