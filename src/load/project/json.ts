/** A project file that is JSON: where it stops being JSON and why, and keys that are there twice, of which `JSON.parse` keeps the last. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { locate } from '../../diagnostics/location.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { troubleAt } from '../../exchange/form/json.ts'
import { stringEnd } from '../../exchange/json-text.ts'
import { reportProject } from '../../project/diagnostics.ts'

interface ProjectJSON {
  readonly value?: unknown
  readonly diagnostic?: Diagnostic
  /** Imports nothing. */
  readonly imported?: undefined
}

/** `source`: without a mark at its beginning. */
export function readProjectJSON(file: string, source: string): ProjectJSON {
  try {
    const value = JSON.parse(source) as unknown
    const repeated = repeatedKey(source)
    if (repeated === undefined) return { value }
    const path = source.slice(repeated + 1, stringEnd(source, repeated) - 1)
    return { diagnostic: reportProject('repeated-setting', { path }, locate(file, source, repeated + 1, Math.max(1, path.length))) }
  } catch {
    // Behind the end there is no line to show.
    const at = Math.min(troubleAt(source), Math.max(0, source.trimEnd().length - 1))
    return { diagnostic: reportProject('not-json', { why: whyAt(source, at) }, locate(file, source, at)) }
  }
}

function whyAt(source: string, at: number): Said {
  if (source.trim() === '') return said('it is empty; write { "paths": "services" }', 'он пуст; напишите { "paths": "services" }')
  if (source.includes('\0')) return said('it is saved as UTF-16; save it as UTF-8', 'он сохранен в UTF-16; сохраните его в UTF-8')
  if (source[at] === "'") return said('texts and keys are in double quotes', 'тексты и ключи пишутся в двойных кавычках')
  if (/^\/[/*]/.test(source.slice(at))) return said('JSON has no comments', 'в JSON нет комментариев')
  if (/^[\p{L}_$]/u.test(source.slice(at))) return said('a key or a text without quotes', 'ключ или текст без кавычек')
  return said('a comma too many, a quote too few, or a comment', 'лишняя запятая, пропущенная кавычка или комментарий')
}

/** Offset of the second key of one object that has the same text; of sound JSON. */
function repeatedKey(source: string): number | undefined {
  const open: Set<string>[] = []
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]
    if (sign === '{' || sign === '[') open.push(new Set())
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === '"') {
      const end = stringEnd(source, at)
      const keys = open.at(-1)
      if (keys !== undefined && /^\s*:/.test(source.slice(end, end + 1_000))) {
        const key = source.slice(at, end)
        if (keys.has(key)) return at
        keys.add(key)
      }
      at = end - 1
    }
  }
  return undefined
}
