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

/** Words are looked for in the first characters only: what is longer is no name. */
const LONGEST = 1000

/** `X-Auth-Token`, `authToken` and `auth_token` are two words each. */
const wordsOf = (name: string): readonly string[] =>
  name
    .slice(0, LONGEST)
    .split(/[^\p{L}\p{N}]|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())

/** A bot's key of Telegram, `bot<id>:<key>` in a path: it has no name, but a look of its own. */
export const botKey = /(?<=\bbot\d{1,15}(?::|%3A))[\w-]{30}[\w-]*/gi

/** A request target: values of secret names are masked, in options, keys, matrix parameters and filters. */
export function maskedTarget(target: string, isSecret: IsSecretName = isSecretName): string {
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const shown = changedInside(path, (one) =>
    maskedExpression(
      one.replace(botKey, MASK).replace(matrix, (all, name: string) => masked(all, name, isSecret)),
      isSecret,
    ),
  )
  if (mark < 0) return shown
  const options = target.slice(mark + 1).split('&')
  return `${shown}?${options.map((one) => maskedOption(one, isSecret)).join('&')}`
}

/** `;password=…` */
const matrix = /;([^;=/]*)=[^;/]*/g
const masked = (all: string, name: string, isSecret: IsSecretName): string => (isSecret(name) ? `;${name}=${MASK}` : all)

/**
 * A filter or a key of OData: where it has a secret name, nothing between its first and last quote is shown. `Пароль eq 'x'` is `Пароль eq
 * '***'`.
 */
export function maskedExpression(text: string, isSecret: IsSecretName = isSecretName): string {
  const first = text.indexOf("'")
  if (first < 0 || !text.split(/[^\p{L}\p{N}_]/u).some((name) => isSecret(name))) return text
  const last = text.lastIndexOf("'")
  return `${text.slice(0, first)}'${MASK}${last > first ? text.slice(last) : ''}`
}

function maskedOption(option: string, isSecret: IsSecretName): string {
  const equals = option.indexOf('=')
  if (equals < 0) return option
  const name = option.slice(0, equals)
  if (isSecret(percentDecode(name) ?? name)) return `${name}=${MASK}`
  return `${name}=${changedInside(option.slice(equals + 1), (value) => maskedExpression(maskedPairs(value, isSecret), isSecret))}`
}

/** `redirect=/login?token=…`: options inside an option. */
export const maskedPairs = (text: string, isSecret: IsSecretName): string =>
  text.replace(/(?<=^|[?&])([^?&=]*)=[^&]*/g, (all, name: string) => (isSecret(name) ? `${name}=${MASK}` : all))

/** What is not changed stays as it was escaped. */
function changedInside(escaped: string, change: (text: string) => string): string {
  const text = percentDecode(escaped) ?? escaped
  const changed = change(text)
  return changed === text
    ? escaped
    : encodeURI(changed.replace(/\p{Surrogate}/gu, '\uFFFD'))
        .replaceAll('%5B', '[')
        .replaceAll('%5D', ']')
}
