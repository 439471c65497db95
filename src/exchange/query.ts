/** Query options of a target: `&` parts them, the first `=` ends the key, both sides percent-decoded once, `+` stays `+`. */
import { FixedMap } from './fixed-map.ts'
import { percentDecode } from './target.ts'

/**
 * A repeated key keeps its last value (ours, docs/quirks.md); a key without `=` has the value `''`; `undefined` when an escape does not
 * decode.
 */
export function parseQuery(query: string): FixedMap<string> | undefined {
  if (query === '') return none
  const options: (readonly [string, string])[] = []
  for (const part of query.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const key = percentDecode(equals < 0 ? part : part.slice(0, equals))
    const value = equals < 0 ? '' : percentDecode(part.slice(equals + 1))
    if (key === undefined || value === undefined) return undefined
    options.push([key, value])
  }
  return new FixedMap((put) => {
    for (const [key, value] of options) put(key, value)
  })
}

const none = new FixedMap<string>()
