/** By which names options, keys, elements and headers are known to hold secrets: for recordings, journals and logs. */
import { percentDecode } from './target.ts'

/** Represents a secret. */
export const MASK = '***'

/** Anywhere in a name. */
const pieces = new RegExp(
  [
    'token|secret|passw|passphrase|pwd|credential|signature|bearer|jwt|otp\\b|[cx]srf|ibsession',
    '(?:api|private|access|shared)[-_. ]?key|session[-_. ]?(?:id|key)',
    'токен|парол|секрет|ключ|пинкод',
  ].join('|'),
  'i',
)

/** Whole words of a name. */
const words: ReadonlySet<string> = new Set(['pass', 'pin', 'sid', 'auth', 'authorization', 'cookie', 'refresh', 'cvv', 'cvc', 'пин'])

export type IsSecretName = (name: string) => boolean

/** `more`: further names, whole and in any case. */
export function secretNames(more: readonly string[] = []): IsSecretName {
  const own = new Set(more.map((one) => one.toLowerCase()))
  return (name) => own.has(name.toLowerCase()) || pieces.test(name) || wordsOf(name).some((word) => words.has(word))
}

export const isSecretName: IsSecretName = secretNames()

/** `X-Auth-Token`, `authToken` and `auth_token` are two words each. */
const wordsOf = (name: string): readonly string[] =>
  name
    .split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())

/** A request target whose options with such names have their values masked. */
export function maskedTarget(target: string, isSecret: IsSecretName = isSecretName): string {
  const mark = target.indexOf('?')
  if (mark < 0) return target
  const options = target.slice(mark + 1).split('&')
  return `${target.slice(0, mark)}?${options.map((one) => maskedOption(one, isSecret)).join('&')}`
}

function maskedOption(option: string, isSecret: IsSecretName): string {
  const equals = option.indexOf('=')
  if (equals < 0) return option
  const name = option.slice(0, equals)
  return isSecret(percentDecode(name) ?? name) ? `${name}=${MASK}` : option
}
