/**
 * The segments of an address below `/odata/standard.odata`, read once, aware of quotes and parentheses:
 * `Reg(guid'…')/Balance(Condition='Account/Code eq '43'')/$count` has three.
 */
import { said } from '../../diagnostics/said.ts'
import { odataRefusal } from '../errors.ts'

export interface Segment {
  readonly name: string
  /** What the parentheses hold; absent without parentheses. */
  readonly inner?: string
}

/** One segment, with a single reference for its key or without one: nothing in it needs to be told apart. */
const PLAIN = /^([\p{L}\p{N}_]+)(?:\((guid'[0-9a-f-]{36}')\))?$/u

/**
 * `path` is decoded and begins with `/`, or is empty: the service document. Several slashes there are one, as of clients that put a root
 * which ends with one before them. Refuses what cannot be an address.
 */
export function readSegments(path: string): readonly Segment[] {
  const behind = path.replace(/^\/+/, '')
  const text = behind.endsWith('/') ? behind.slice(0, -1) : behind
  if (text === '') return []
  const plain = PLAIN.exec(text)
  if (plain !== null) return [plain[2] === undefined ? { name: plain[1]! } : { name: plain[1]!, inner: plain[2] }]
  return splitOutside(text).map(readSegment)
}

/**
 * Splits at slashes outside parentheses. Quotes of a `Condition` need not be doubled, so a quote counts only where it opens or ends a text
 * by its neighbours; where quotes do not balance, parentheses alone decide.
 */
function splitOutside(text: string): string[] {
  return split(text, true) ?? split(text, false) ?? [text]
}

function split(text: string, quotes: boolean): string[] | undefined {
  const pieces: string[] = []
  let depth = 0
  let quoted = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE && quotes && depth > 0) quoted = !quoted
    else if (quoted) continue
    else if (code === OPEN) depth++
    else if (code === CLOSE && --depth < 0) return undefined
    else if (code === SLASH && depth === 0) {
      pieces.push(text.slice(from, at))
      from = at + 1
    }
  }
  return quoted || depth > 0 ? undefined : [...pieces, text.slice(from)]
}

const QUOTE = 39
const OPEN = 40
const CLOSE = 41
const SLASH = 47

const NAME = /^\$?[\p{L}\p{N}_]+$/u

function readSegment(text: string): Segment {
  const open = text.indexOf('(')
  const name = open < 0 ? text : text.slice(0, open)
  if (!NAME.test(name) || (open >= 0 && !text.endsWith(')')))
    throw odataRefusal(
      'address',
      [],
      said(
        `"${text}" is no segment: Name, Name(key) or Name(Parameter=value,…) is expected`,
        `«${text}» – не сегмент: ожидается Имя, Имя(ключ) или Имя(Параметр=значение,…)`,
      ),
    )
  return open < 0 ? { name } : { name, inner: text.slice(open + 1, -1) }
}
