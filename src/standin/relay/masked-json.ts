/** Secrets of a JSON text masked where they are: all else stays as it was written, digits of numbers and blanks too. */
import { stringEnd } from '../../exchange/json-text.ts'
import { MASK, type IsSecretName } from '../../exchange/secret-names.ts'

/** Masks a text inside, and receives secrets. */
export interface Masking {
  readonly isSecret: IsSecretName
  readonly found: (secret: string) => void
  /** A text that is not a secret itself, but may contain some. */
  readonly inner: (text: string) => string
  /** The same of a text that is neither JSON nor XML. */
  readonly plain: (text: string) => string
}

interface Level {
  readonly list: boolean
  /** All below a secret key is secret. */
  readonly secret: boolean
  key: string | undefined
  /** `{"name": "password", "value": "…"}`: a name in the value of a key, and where the value is. */
  named: boolean
  readonly values: number[]
}

/** Beside strings. */
const token = /[{}[\],:]|[^\s"{}[\],:][^\s"{}[\],:]*/y
export const nameKeys = /^(?:name|key|id|field|param|parameter|code|имя|ключ|код|параметр)$/i
export const valueKeys = /^(?:value|val|data|text|значение)$/i

/** `text` is valid JSON. */
export function maskedJSON(text: string, { isSecret, found, inner }: Masking): string {
  const pieces: string[] = []
  const levels: Level[] = []
  let at = 0
  const hide = (written: string): string => {
    if (written === 'null' || written === '""') return written
    found(written.startsWith('"') ? (JSON.parse(written) as string) : written)
    return JSON.stringify(MASK)
  }
  const scalar = (written: string, level: Level | undefined): string => {
    const key = level?.key
    if (level?.secret || (key !== undefined && isSecret(key))) return hide(written)
    if (!written.startsWith('"')) return written
    const value = JSON.parse(written) as string
    if (key !== undefined && nameKeys.test(key) && isSecret(value)) level!.named = true
    const masked = inner(value)
    return masked === value ? written : JSON.stringify(masked)
  }
  for (const { written, start } of tokensOf(text)) {
    const level = levels.at(-1)
    pieces.push(text.slice(at, start), written)
    at = start + written.length
    if (written === '{' || written === '[') {
      const secret = level !== undefined && (level.secret || (level.key !== undefined && isContainerSecret(level.key, isSecret)))
      levels.push({ list: written === '[', secret, key: undefined, named: false, values: [] })
    } else if (written === '}' || written === ']') {
      const ended = levels.pop()!
      if (ended.named) for (const place of ended.values) pieces[place] = hide(pieces[place]!)
      const around = levels.at(-1)
      if (around && !around.list) around.key = undefined
    } else if (written === ',') {
      if (level && !level.list) level.key = undefined
    } else if (written !== ':') {
      if (level && !level.list && level.key === undefined) level.key = JSON.parse(written) as string
      else {
        if (level?.key !== undefined && valueKeys.test(level.key)) level.values.push(pieces.length - 1)
        pieces[pieces.length - 1] = scalar(written, level)
      }
    }
  }
  return pieces.join('') + text.slice(at)
}

function* tokensOf(text: string): Generator<{ readonly written: string; readonly start: number }> {
  for (let at = 0; at < text.length;) {
    token.lastIndex = at
    const written = text[at] === '"' ? text.slice(at, stringEnd(text, at)) : token.exec(text)?.[0]
    if (written !== undefined) yield { written, start: at }
    at += written?.length ?? 1
  }
}

/** `auth` often is a mapping in which only a part is secret. */
const isContainerSecret = (key: string, isSecret: IsSecretName): boolean => !/^(?:auth|session|cookies?)$/i.test(key) && isSecret(key)
