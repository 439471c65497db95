/** The second stage: who calls, by access token, by the publication's own user, or by name and password. */
import { said } from '../diagnostics/said.ts'
import type { Crypto } from '../exchange/crypto.ts'
import { headerValue, headerValues } from '../exchange/headers.ts'
import type { System } from '../exchange/system.ts'
import type { Located } from '../publication/locate.ts'
import type { AccessTokenSettings, Publication } from '../publication/publication.ts'
import { DEFAULT_ATTEMPTS } from './attempts.ts'
import { basicCredentials } from './basic.ts'
import { accessTokens } from './bearer.ts'
import { nobody, type Identified } from './identify.ts'
import { Passwords, type PasswordLimits } from './passwords.ts'
import { unidentified } from './refusals.ts'
import { mayUse, type Roles } from './rights.ts'
import { checkToken, DEFAULT_TOKEN_RULES, type TokenRules } from './token-check.ts'
import { userList, usersWith, type User, type Users } from './user.ts'

/** How users are let in: tokens that are accepted, and limits on wrong passwords. */
export interface AccessSettings extends TokenRules, PasswordLimits {
  /** Failed attempts count by the address that a trusted proxy says, not by that of the proxy. */
  readonly trustForwarded?: boolean
  /** Rights are looked at where it is given. */
  readonly roles?: Roles
}

export class Access {
  readonly #users: Users
  readonly #settings: AccessSettings
  readonly #system: Pick<System, 'now'>
  readonly #crypto: Crypto
  readonly #passwords: Passwords

  constructor(users: Users, settings: AccessSettings, system: Pick<System, 'now' | 'ticks'>, crypto: Crypto) {
    this.#users = users
    this.#settings = settings
    this.#system = system
    this.#crypto = crypto
    this.#passwords = new Passwords(users, crypto, system, settings)
  }

  /** Throws 401. While no user is defined calls need none, unless the list is closed. */
  identify(located: Located): Identified | Promise<Identified> {
    const { arrival, service, publication } = located
    if (this.#users.all.length === 0 && this.#users.closed !== true)
      return publication.anonymous === undefined ? nobody : { user: publication.anonymous.name, credential: '' }
    const settings = service?.accessTokens
    const byToken = settings && this.#byToken(accessTokens(arrival.headers, located.target.query), settings)
    if (byToken !== undefined) return byToken
    return publication.anonymous === undefined
      ? this.#byPassword(headerValue(arrival.headers, 'authorization'), located)
      : this.#anonymous(publication.anonymous, located)
  }

  /** `undefined` when no token was meant for us. */
  #byToken(tokens: readonly string[], settings: AccessTokenSettings): Identified | undefined {
    for (const token of tokens) {
      const checked = checkToken(token, settings, this.#settings, Math.floor(this.#system.now() / 1000), this.#crypto)
      if (checked.kind === 'foreign') continue
      if (checked.kind === 'refused') throw unidentified(checked.why)
      const found = usersWith(this.#users, checked.issuer.userProperty, checked.subject)
      if (found.length !== 1)
        throw unidentified(
          said(
            `${found.length} users have the ${checked.issuer.userProperty} that the token names`,
            `пользователей, у которых ${checked.issuer.userProperty} как в токене: ${found.length}`,
          ),
        )
      if (found[0]!.AccessTokenAuthentication !== true)
        throw unidentified(
          said(
            `access tokens are not accepted for user "${found[0]!.Name}" (AccessTokenAuthentication)`,
            `для пользователя «${found[0]!.Name}» токены доступа не принимаются (AccessTokenAuthentication)`,
          ),
        )
      return this.#identified(found[0]!, `token ${checked.issuer.name}`)
    }
    return undefined
  }

  async #byPassword(authorization: string | undefined, located: Located): Promise<Identified> {
    if (authorization === undefined)
      throw unidentified(said('the request has no Authorization header', 'в запросе нет заголовка Authorization'))
    const credentials = basicCredentials(authorization)
    if (credentials === undefined)
      throw unidentified(
        said(
          'the Authorization header is not Basic, or not base64 of name:password in UTF-8',
          'заголовок Authorization — не Basic или не base64 от имя:пароль в UTF-8',
        ),
      )
    const from = addressOf(located, this.#settings.trustForwarded === true)
    const found = await this.#passwords.identify(credentials, from, () => located.arrival.signal)
    if ('en' in found) throw unidentified(found)
    return this.#identified(found.user, found.credential)
  }

  /** A name that is not in the list needs no password, and its rights are not looked at; one that is must have the right `Pwd`. */
  async #anonymous({ name, password }: NonNullable<Publication['anonymous']>, located: Located): Promise<Identified> {
    if (this.#users.find(name) === undefined) return { user: name, credential: '' }
    const found = await this.#passwords.identify({ name, password }, `publication ${located.publication.base}`)
    if ('en' in found) return this.#byPassword(headerValue(located.arrival.headers, 'authorization'), located)
    return this.#identified(found.user, found.credential)
  }

  #identified(user: User, credential: string): Identified {
    const { roles } = this.#settings
    return { user: user.Name, credential, ...(roles !== undefined && { may: (object: string) => mayUse(roles, user.Roles ?? [], object) }) }
  }
}

export type CreateAccess = (
  users: Users | undefined,
  settings: Partial<AccessSettings> | undefined,
  system: Pick<System, 'now' | 'ticks'>,
  crypto: Crypto,
) => Access

export const createAccess: CreateAccess = (users, settings, system, crypto) =>
  new Access(users ?? userList([]), { ...DEFAULT_TOKEN_RULES, ...DEFAULT_ATTEMPTS, ...settings }, system, crypto)

/** The last of X-Forwarded-For is the one that the proxy in front wrote; all before it a client may have sent. */
function addressOf({ arrival: { headers, peer } }: Located, trustForwarded: boolean): string {
  const forwarded = trustForwarded ? headerValues(headers, 'x-forwarded-for').join(',').split(',').at(-1)?.trim() : undefined
  return forwarded || (peer?.address ?? '')
}
