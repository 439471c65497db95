/**
 * Texts with values of the request in them: `{{request.URLParameters.Number}}`, `{{request.JSON.$.order.id | xml}}`, `{{guid}}`. `\{{` is
 * two braces. The text is parsed once; what is not a value of a request is reported then.
 */
import { parseJSONPath, type JSONPath } from '../calls/json-path.ts'

export type Hole =
  | { readonly kind: 'URLParameters' | 'QueryOptions' | 'Headers'; readonly name: string }
  | { readonly kind: 'JSON' | 'Parameters'; readonly path: JSONPath }
  | { readonly kind: 'HTTPMethod' | 'BaseURL' | 'RelativeURL' | 'body' | 'now' | 'guid' | 'count' }

/** How a value is written into the text around it. */
export type Escape = 'none' | 'json' | 'xml' | 'url' | 'value'

type TextPart = string | { readonly hole: Hole; readonly escape: Escape }

export interface TemplatedText {
  readonly parts: readonly TextPart[]
  readonly needsBody: boolean
}

/** For messages and the manual. */
export const holes = [
  'request.URLParameters.NAME',
  'request.QueryOptions.NAME',
  'request.Headers.NAME',
  'request.JSON.$.path',
  'request.Parameters.$.path',
  'request.body',
  'request.HTTPMethod',
  'request.BaseURL',
  'request.RelativeURL',
  'now',
  'guid',
  'count',
] as const

/** `wrong` receives each unknown hole; it is left out of the text. `escape` holds where the hole names none itself. */
export function parseTemplatedText(text: string, wrong: (found: string) => void, escape: Escape = 'none'): TemplatedText {
  const parts: TextPart[] = []
  let literal = ''
  let at = 0
  for (const found of text.matchAll(/\\\{\{|\{\{([^{}]*)\}\}/g)) {
    literal += text.slice(at, found.index)
    at = found.index + found[0].length
    if (found[1] === undefined) literal += '{{'
    else {
      const part = parseHole(found[1], escape)
      if (part === undefined) wrong(found[1].trim())
      else {
        if (literal !== '') parts.push(literal)
        literal = ''
        parts.push(part)
      }
    }
  }
  literal += text.slice(at)
  if (literal !== '') parts.push(literal)
  return templated(parts)
}

const templated = (parts: readonly TextPart[]): TemplatedText => ({
  parts,
  needsBody: parts.some((one) => typeof one === 'object' && (one.hole.kind === 'JSON' || one.hole.kind === 'body')),
})

/** One text after another. */
export function joinTexts(texts: readonly (string | TemplatedText)[]): TemplatedText {
  const parts: TextPart[] = []
  for (const part of texts.flatMap((one) => (typeof one === 'string' ? [one] : one.parts))) {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else parts.push(part)
  }
  return templated(parts)
}

function parseHole(text: string, escape: Escape): TextPart | undefined {
  const [, value = '', pipe] = /^\s*(.*?)\s*(?:\|\s*(json|xml|url)\s*)?$/su.exec(text) ?? []
  const hole = holeOf(value)
  return hole === undefined ? undefined : { hole, escape: (pipe as Escape | undefined) ?? escape }
}

function holeOf(value: string): Hole | undefined {
  if (value === 'now' || value === 'guid' || value === 'count') return { kind: value }
  const [, kind, name] =
    /^request\.(HTTPMethod|BaseURL|RelativeURL|body|URLParameters|QueryOptions|Headers|JSON|Parameters)(?:\.(.+))?$/su.exec(value) ?? []
  switch (kind) {
    case 'HTTPMethod':
    case 'BaseURL':
    case 'RelativeURL':
    case 'body':
      return name === undefined ? { kind } : undefined
    case 'URLParameters':
    case 'QueryOptions':
    case 'Headers':
      return name === undefined ? undefined : { kind, name }
    case 'JSON':
    case 'Parameters': {
      const path = name === undefined ? undefined : parseJSONPath(name)
      return path === undefined || 'wrongAt' in path ? undefined : { kind, path }
    }
    default:
      return undefined
  }
}
