/** The form of an answer: atom by default, JSON by `$format` or, without it, by the Accept header (chapter 17.4.2). */
import { said } from '../../diagnostics/said.ts'
import { headerValues, type RawHeaders } from '../../exchange/headers.ts'
import { odataRefusal } from '../errors.ts'

/** `verbose` is the JSON of version 2, which 1C does not write: only the setting `verboseJSON` gives it. */
export type Representation = 'atom' | 'minimal' | 'none' | 'full' | 'verbose'

/** What `odata=` may say; `light` and `verbose` are sent by foreign clients. */
const LEVELS: Readonly<Record<string, Representation>> = {
  minimalmetadata: 'minimal',
  nometadata: 'none',
  fullmetadata: 'full',
  light: 'minimal',
  verbose: 'verbose',
}

/** `verbose`: whether version 2's JSON is written to who asks for it; as minimal metadata otherwise. */
export function representationOf(format: string | undefined, headers: RawHeaders, verbose: boolean): Representation {
  const asked = format === undefined ? ofAccept(headers) : format === 'json' ? 'minimal' : ofFormat(format)
  if (asked === undefined)
    throw odataRefusal(
      'representation',
      [format ?? ''],
      said(
        '$format is atom, json, json;odata=… or application/json;odata=…',
        '$format – atom, json, json;odata=… или application/json;odata=…',
      ),
    )
  return asked === 'verbose' && !verbose ? 'minimal' : asked
}

function ofAccept(headers: RawHeaders): Representation {
  let best: Representation = 'atom'
  let bestQ = 0
  for (const range of headerValues(headers, 'Accept').join(',').split(',')) {
    const found = ofMediaType(range)
    const q = Number(/;\s*q=([\d.]+)/i.exec(range)?.[1] ?? '1')
    if (found !== undefined && q > bestQ) {
      best = found
      bestQ = q
    }
  }
  return best
}

/** `json;odata=nometadata`, the short name with a level, is what many clients send. */
const ofFormat = (text: string): Representation | undefined => ofMediaType(text.replace(/^\s*json(?=\s*(?:;|$))/i, 'application/json'))

function ofMediaType(text: string): Representation | undefined {
  const [type = '', ...parameters] = text
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  if (type === 'atom' || type === 'application/atom+xml') return 'atom'
  if (type !== 'application/json') return undefined
  const level = parameters
    .find((one) => one.startsWith('odata='))
    ?.slice('odata='.length)
    .replace(/^"(.*)"$/, '$1')
  if (level === undefined) return 'minimal'
  return Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined
}
