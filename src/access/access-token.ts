/**
 * `AccessToken` (ТокенДоступа): a JWT made in code; its properties write claims, and claims never write properties (chapter 17.3.1.4.2).
 */
import { inBoth } from '../diagnostics/said-error.ts'
import { toBase64URL } from '../exchange/base64.ts'
import type { Crypto, SignatureAlgorithm } from '../exchange/crypto.ts'

/** `AccessTokenSignAlgorithm` (АлгоритмПодписиТокенаДоступа). */
export const AccessTokenSignAlgorithm = {
  /** HMAC with SHA-256. */
  HS256: 'HS256',
  /** HMAC with SHA-384. */
  HS384: 'HS384',
  /** HMAC with SHA-512. */
  HS512: 'HS512',
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  RS256: 'RS256',
  /** RSASSA-PKCS1-v1_5 with SHA-384. */
  RS384: 'RS384',
  /** RSASSA-PKCS1-v1_5 with SHA-512. */
  RS512: 'RS512',
  /** RSASSA-PSS with SHA-256. */
  PS256: 'PS256',
  /** RSASSA-PSS with SHA-384. */
  PS384: 'PS384',
  /** RSASSA-PSS with SHA-512. */
  PS512: 'PS512',
  /** ECDSA with SHA-256. */
  ES256: 'ES256',
  /** ECDSA with SHA-384. */
  ES384: 'ES384',
  /** ECDSA with SHA-512. */
  ES512: 'ES512',
} as const satisfies { readonly [Name in SignatureAlgorithm]: Name }

/** The recipients of a token: each change writes the claim `aud`. */
export class Recipients implements Iterable<string> {
  readonly #names: string[] = []
  readonly #changed: (names: readonly string[]) => void
  constructor(changed: (names: readonly string[]) => void) {
    this.#changed = changed
  }

  /** Добавить. */
  Add(name: string): void {
    this.#names.push(name)
    this.#changed([...this.#names])
  }

  /** Очистить. */
  Clear(): void {
    this.#names.length = 0
    this.#changed([])
  }

  /** Количество. */
  Count(): number {
    return this.#names.length
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#names.values()
  }
}

/** From here on a LifeTime is a moment. */
const MOMENT = 1_000_000_000

/** From here on a number is one of milliseconds: as seconds it would be a year after 5000. */
const MILLISECONDS = 100_000_000_000

/** A Date or a text would make a claim that looks like a time and is none. */
function checkSeconds(property: string, seconds: unknown): void {
  if (typeof seconds === 'number' && Number.isFinite(seconds) && Math.abs(seconds) < MILLISECONDS) return
  const given = typeof seconds === 'number' ? String(seconds) : seconds instanceof Date ? 'a Date' : `a ${typeof seconds}`
  throw inBoth(
    new TypeError(`${property} takes a number of seconds, such as 1767225600 (milliseconds divided by 1000); it was given ${given}`),
    `${property} – число секунд, например 1767225600 (миллисекунды, делённые на 1000); передано ${given}`,
  )
}

export class AccessToken {
  /** Parameters of the header by name; `typ` is `JWT` until it is changed, `alg` is written by `Sign`. */
  readonly Headers = new Map<string, unknown>([['typ', 'JWT']])
  /** Claims by name. */
  readonly Payload = new Map<string, unknown>()
  readonly #crypto: Crypto
  #recipients = new Recipients((names) => this.Payload.set('aud', names))
  #issuer = ''
  #subject = ''
  #id = ''
  #creationTime: number | undefined
  #lifeTime = 0
  #signed: string | undefined

  constructor(crypto: Crypto) {
    this.#crypto = crypto
  }

  /** `aud`; an array is assigned, or names are added. */
  get Recipients(): Recipients {
    return this.#recipients
  }
  /** Replaces all recipients, and with them the claim `aud`. */
  set Recipients(names: Iterable<string>) {
    if (typeof names === 'string')
      throw inBoth(
        new TypeError(`Recipients takes an array of names, for example ['${names}']`),
        `Recipients – массив имён, например ['${names}']`,
      )
    const given = [...names]
    if (given.some((one) => typeof one !== 'string'))
      throw inBoth(new TypeError('Recipients takes an array of names, which are texts'), 'Recipients – массив имён, то есть строк')
    this.#recipients.Clear()
    for (const name of given) this.#recipients.Add(name)
  }

  /** `iss`. */
  get Issuer(): string {
    return this.#issuer
  }
  /** Writes the claim `iss`. */
  set Issuer(name: string) {
    this.#issuer = name
    this.Payload.set('iss', name)
  }

  /** `sub`. */
  get UserMatchingKey(): string {
    return this.#subject
  }
  /** Writes the claim `sub`. */
  set UserMatchingKey(key: string) {
    this.#subject = key
    this.Payload.set('sub', key)
  }

  /** `jti`. */
  get ID(): string {
    return this.#id
  }
  /** Writes the claim `jti`. */
  set ID(id: string) {
    this.#id = id
    this.Payload.set('jti', id)
  }

  /** `iat` and `nbf` together: seconds since 1970. */
  get CreationTime(): number {
    return this.#creationTime ?? 0
  }
  /** Writes the claims `iat` and `nbf`: seconds since 1970. */
  set CreationTime(seconds: number) {
    checkSeconds('CreationTime', seconds)
    this.#creationTime = seconds
    this.Payload.set('iat', seconds)
    this.Payload.set('nbf', seconds)
    this.#expire()
  }

  /**
   * Seconds from the creation on, as 1C's own modules set it: `exp` is the sum of both. A value of a thousand million (thirty-one years)
   * and more is a moment since 1970, as chapter 17.3.1.4.2 describes the property: `exp` itself.
   */
  get LifeTime(): number {
    return this.#lifeTime
  }
  /** Seconds from the creation on, of which the claim `exp` is made. */
  set LifeTime(seconds: number) {
    checkSeconds('LifeTime', seconds)
    this.#lifeTime = seconds
    this.#expire()
  }

  #expire(): void {
    if (this.#lifeTime >= MOMENT) this.Payload.set('exp', this.#lifeTime)
    else if (this.#creationTime !== undefined && this.#lifeTime !== 0) this.Payload.set('exp', this.#creationTime + this.#lifeTime)
  }

  /**
   * `key`: the text or the bytes of a symmetric key for HS, a PEM private key for the others. Throws an Error when it is not a key for the
   * algorithm. Changes made afterwards need a new signature.
   */
  Sign(algorithm: SignatureAlgorithm, key: string | Uint8Array): void {
    if (key.length === 0)
      throw inBoth(
        new Error(`a token can't be signed by ${algorithm} with an empty key`),
        `токен нельзя подписать по ${algorithm} пустым ключом`,
      )
    if (this.#lifeTime !== 0 && !this.Payload.has('exp'))
      throw inBoth(
        new Error('a token with a LifeTime and no CreationTime would never expire: set CreationTime'),
        'токен с LifeTime, но без CreationTime никогда не истечёт: задайте CreationTime',
      )
    const symmetric = algorithm.startsWith('HS')
    if (!symmetric && typeof key !== 'string')
      throw inBoth(
        new Error(`a token is signed by ${algorithm} with a PEM private key, not with bytes`),
        `токен подписывается по ${algorithm} закрытым ключом в PEM, а не байтами`,
      )
    this.Headers.set('alg', algorithm)
    const content = this.#content()
    const bytes = new TextEncoder().encode(content)
    const signature = this.#crypto.sign(algorithm, symmetric && typeof key === 'string' ? new TextEncoder().encode(key) : key, bytes)
    this.#signed = `${content}.${toBase64URL(signature)}`
  }

  /** `SignAsync` (ПодписатьАсинх). */
  async SignAsync(algorithm: SignatureAlgorithm, key: string | Uint8Array): Promise<void> {
    this.Sign(algorithm, key)
  }

  /** The token as it was signed; an unsigned one has `alg: none` and no signature, and must not be accepted. */
  toString(): string {
    if (this.#signed !== undefined) return this.#signed
    return `${this.#content(new Map([...this.Headers, ['alg', 'none']]))}.`
  }

  #content(headers: ReadonlyMap<string, unknown> = this.Headers): string {
    return [headers, this.Payload].map((part) => toBase64URL(new TextEncoder().encode(JSON.stringify(Object.fromEntries(part))))).join('.')
  }
}
