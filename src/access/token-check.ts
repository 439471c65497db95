/** Whether an access token is to be believed: the rules of chapter 17.3.1.4, RFC 7519, and RFC 8725 on what goes wrong with them. */
import { said, type Said } from '../diagnostics/said.ts'
import { fromBase64 } from '../exchange/base64.ts'
import type { Crypto, SignatureAlgorithm } from '../exchange/crypto.ts'
import { publicKeyTexts } from '../exchange/public-key.ts'
import type { AccessTokenIssuer, AccessTokenSettings } from '../publication/publication.ts'
import { claimOf, hasHeader, parseToken, type ParsedToken } from './token.ts'

/** How the key of HS tokens is read off keyInformation: its text as it is, or what the text is the base64 of (source 33). */
type HMACKeyReading = 'text' | 'base64'

export interface TokenRules {
  readonly hmacKey: HMACKeyReading
  /** Seconds by which the clocks may differ. */
  readonly leeway: number
}

export const DEFAULT_TOKEN_RULES: TokenRules = { hmacKey: 'text', leeway: 60 }

export type CheckedToken =
  /** It is meant for others, or no JWT: as if it were not there (chapter 17.3.1.4.2, aud). */
  | { readonly kind: 'foreign' }
  /** `why` is for the log. */
  | { readonly kind: 'refused'; readonly why: Said }
  | { readonly kind: 'sound'; readonly issuer: AccessTokenIssuer; readonly subject: string }

/** `now`: seconds since 1970. */
export function checkToken(
  text: string,
  { recipient, issuers }: AccessTokenSettings,
  rules: TokenRules,
  now: number,
  crypto: Crypto,
): CheckedToken {
  const token = parseToken(text)
  // An opaque text is for others: the handler, or a proxy.
  if (token === undefined)
    return !hasHeader(text)
      ? { kind: 'foreign' }
      : refused(said('the access token is not a signed JWT', 'токен доступа – не подписанный JWT'))
  if (!audience(token).includes(recipient)) return { kind: 'foreign' }
  const issuer = issuers.find(({ name }) => name === claimOf(token.payload, 'iss'))
  if (issuer === undefined) return refused(said('no issuer of that name (iss) is listed', 'эмитента с таким именем (iss) нет в списке'))
  const wrong = wrongHeader(token) ?? wrongSignature(token, issuer, rules, crypto) ?? wrongTime(token, rules, now)
  if (wrong !== undefined) return refused(wrong)
  const subject = claimOf(token.payload, issuer.claim)
  if (typeof subject !== 'string' || subject === '')
    return refused(
      said(
        `the claim ${issuer.claim}, which names the user, is missing or no text`,
        `утверждения ${issuer.claim}, в котором имя пользователя, нет, или это не строка`,
      ),
    )
  return { kind: 'sound', issuer, subject }
}

const refused = (why: Said): CheckedToken => ({ kind: 'refused', why })

function audience({ payload }: ParsedToken): readonly unknown[] {
  const aud = claimOf(payload, 'aud')
  return Array.isArray(aud) ? aud : [aud]
}

function wrongHeader({ header }: ParsedToken): Said | undefined {
  const typ = claimOf(header, 'typ')
  if (typ !== 'JWT' && typ !== 'JWS') return said('the header typ must be JWT or JWS', 'заголовок typ должен быть JWT или JWS')
  // RFC 7515, 4.1.11: what must be understood and is not, refuses. Keys that a token brings along (jwk, jku, x5c, kid) are never looked at.
  return claimOf(header, 'crit') === undefined
    ? undefined
    : said('the header crit requires unknown extensions', 'заголовок crit требует неизвестных расширений')
}

function wrongSignature(
  { header, signed, signature }: ParsedToken,
  issuer: AccessTokenIssuer,
  { hmacKey }: TokenRules,
  crypto: Crypto,
): Said | undefined {
  const algorithm = claimOf(header, 'alg')
  const key = keyOf(issuer, hmacKey, crypto)
  if ('en' in key) return key
  if (!key.algorithms.includes(algorithm as SignatureAlgorithm))
    return said(
      `the header alg is ${JSON.stringify(algorithm)}; the issuer's key is for ${key.algorithms.join(', ')}`,
      `заголовок alg – ${JSON.stringify(algorithm)}; ключ эмитента – для ${key.algorithms.join(', ')}`,
    )
  return crypto.verify(algorithm as SignatureAlgorithm, key.key, signed, signature)
    ? undefined
    : said('the signature is wrong', 'подпись неверна')
}

interface VerificationKey {
  readonly key: Uint8Array | string
  /** Those that this key may be used with: the key decides, not the token (RFC 8725, 3.1). */
  readonly algorithms: readonly SignatureAlgorithm[]
}

/** A text says what is wrong with the key. */
function keyOf({ key }: AccessTokenIssuer, reading: HMACKeyReading, crypto: Crypto): VerificationKey | Said {
  if (key === '') return said('the issuer has no keyInformation', 'у эмитента нет keyInformation')
  const texts = publicKeyTexts(key)
  if (texts === undefined) {
    const bytes = reading === 'text' ? new TextEncoder().encode(key) : fromBase64(key.trim())
    return bytes === undefined
      ? said('keyInformation is not base64, as which it is to be read', 'keyInformation – не base64, хотя читается так')
      : { key: bytes, algorithms: ['HS256', 'HS384', 'HS512'] }
  }
  const pem = texts.find((text) => crypto.publicKeyKind(text) !== undefined) ?? ''
  const kind = crypto.publicKeyKind(pem)
  if (kind?.type === 'rsa' && kind.bits >= 2048) return { key: pem, algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] }
  const curve = kind?.type === 'ec' ? curves[kind.curve] : undefined
  return curve === undefined
    ? said(
        'keyInformation is not a PEM public key of RSA (2048 bits or more) or of the curves P-256, P-384, P-521',
        'keyInformation – не открытый ключ PEM для RSA (от 2048 бит) или кривых P-256, P-384, P-521',
      )
    : { key: pem, algorithms: [curve] }
}

const curves: Readonly<Record<string, SignatureAlgorithm>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' }

function wrongTime({ payload }: ParsedToken, { leeway }: TokenRules, now: number): Said | undefined {
  for (const name of ['exp', 'nbf', 'iat'] as const) {
    const value = claimOf(payload, name)
    if (value === undefined) continue
    if (typeof value !== 'number' || !Number.isFinite(value))
      return said(`the claim ${name} is not a number`, `утверждение ${name} – не число`)
    if (name === 'exp' ? now >= value + leeway : now < value - leeway)
      return name === 'exp'
        ? said('the token has expired (exp)', 'срок действия токена истёк (exp)')
        : said(`the token is not valid yet (${name})`, `токен ещё не действует (${name})`)
  }
  return undefined
}
