/** A body as JSON, and where it is none. */
import { said, type Said } from '../../diagnostics/said.ts'
import { stringEnd } from '../json-text.ts'
import { Refusal } from '../refusal.ts'

/** A mark at the beginning is passed over. @throws Refusal 400 with the place */
export function readJSON(text: string): unknown {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    return JSON.parse(json) as unknown
  } catch {
    throw new Refusal('exchange/not-json', 400, 'Тело запроса — не JSON', { hint: jsonTrouble(json) })
  }
}

/** Where a text stops being JSON, and what is there. */
export function jsonTrouble(json: string): Said {
  if (json.trim() === '') return said('the text is empty', 'текст пустой')
  const at = troubleAt(json)
  const before = json.slice(0, at).split('\n')
  const place = `${before.length}:${before.at(-1)!.length + 1}`
  if (at >= json.length) return said(`${place}: the text ends too early`, `${place}: текст обрывается`)
  const near = JSON.stringify(json.slice(at, at + 20))
  return said(`${place}: not expected here: ${near}`, `${place}: здесь не ожидалось: ${near}`)
}

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'comma'

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d\d*)?(?:[eE][+-]?\d\d*)?|true|false|null/y

/** The index of what can't be there: V8 does not say it of short texts. */
export function troubleAt(text: string): number {
  const open: ('[' | '{')[] = []
  let expected = 'value' as Expected
  let at = 0
  for (;;) {
    while (/[ \t\r\n]/.test(text.charAt(at))) at++
    const sign = text.charAt(at)
    const next = step(sign, expected, open)
    if (next === undefined) return at
    if (next === 'string' || next === 'scalar') {
      const end: number = next === 'string' ? soundStringEnd(text, at) : scalarEnd(text, at)
      if (end < 0) return next === 'string' && stringEnd(text, at) >= text.length ? text.length : at
      at = end
      expected = expected === 'key' || expected === 'keyOrEnd' ? 'colon' : 'comma'
    } else {
      at++
      expected = next
    }
  }
}

/** What is expected behind a sign; `undefined` where it can't be there. */
function step(sign: string, expected: Expected, open: ('[' | '{')[]): Expected | 'string' | 'scalar' | undefined {
  if (expected === 'colon') return sign === ':' ? 'value' : undefined
  const [key, value] = [expected.startsWith('key'), expected.startsWith('value')]
  if (
    (sign === ']' && (expected === 'valueOrEnd' || expected === 'comma'))
    || (sign === '}' && (expected === 'keyOrEnd' || expected === 'comma'))
  )
    return open.pop() === (sign === ']' ? '[' : '{') ? 'comma' : undefined
  if (expected === 'comma') return sign === ',' && open.length > 0 ? (open.at(-1) === '[' ? 'value' : 'key') : undefined
  if (sign === '"') return 'string'
  if (key) return undefined
  if (value && (sign === '[' || sign === '{')) {
    open.push(sign)
    return sign === '[' ? 'valueOrEnd' : 'keyOrEnd'
  }
  return 'scalar'
}

/** Behind the string, or -1 for one that has no end or is wrong inside. */
function soundStringEnd(text: string, at: number): number {
  const end = stringEnd(text, at)
  try {
    JSON.parse(text.slice(at, end))
    return end
  } catch {
    return -1
  }
}

function scalarEnd(text: string, at: number): number {
  scalar.lastIndex = at
  return scalar.test(text) ? scalar.lastIndex : -1
}
