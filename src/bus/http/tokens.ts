/** The tokens of a bus: a client gives its id and secret, and is given a JWT that is both its login and its password at the broker. */
import { AccessToken } from '../../access/access-token.ts'
import { claimOf, parseToken } from '../../access/token.ts'
import type { Crypto } from '../../exchange/crypto.ts'
import { uuidOf } from '../definition/hash.ts'
import type { Participant, BusPlan } from '../definition/plan.ts'

/** PEM. */
export interface TokenKeys {
  readonly privateKey: string
  readonly publicKey: string
}

export interface TokenPorts {
  readonly crypto: Crypto
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Made when the first token is asked for: it takes longer than everything else. */
  readonly keys: () => Promise<TokenKeys>
  /** Seconds; 3600 when absent, as seen. */
  readonly lifetime?: number
}

/** What a token is: of whom, or why it is not one. */
type CheckedToken = { readonly client: string } | { readonly wrong: 'expired' | 'invalid' }

export interface Tokens {
  /** `undefined`: there is no such client, or its secret is another one. */
  issue(id: string, secret: string): Promise<string | undefined>
  check(token: string): Promise<CheckedToken>
}

const LIFETIME = 3600

/** `plan`: asked each time, since a reload exchanges it. */
export function createTokens(plan: () => BusPlan, { crypto, now, keys, lifetime = LIFETIME }: TokenPorts): Tokens {
  let made: Promise<TokenKeys> | undefined
  const ownKeys = (): Promise<TokenKeys> => (made ??= keys())
  const seconds = (): number => Math.floor(now() / 1000)
  return {
    async issue(id, secret) {
      const client = clientOf(plan(), id)
      if (client === undefined || client.ClientSecret !== secret) return undefined
      const token = new AccessToken(crypto)
      const iat = seconds()
      for (const [name, value] of Object.entries(claimsOf(client, iat, lifetime))) token.Payload.set(name, value)
      token.Sign('RS512', (await ownKeys()).privateKey)
      return token.toString()
    },
    async check(text) {
      const parsed = parseToken(text)
      if (parsed === undefined || parsed.header['alg'] !== 'RS512') return { wrong: 'invalid' }
      if (!crypto.verify('RS512', (await ownKeys()).publicKey, parsed.signed, parsed.signature)) return { wrong: 'invalid' }
      const [exp, client] = [claimOf(parsed.payload, 'exp'), claimOf(parsed.payload, 'aud')]
      if (typeof exp !== 'number' || typeof client !== 'string' || clientOf(plan(), client) === undefined) return { wrong: 'invalid' }
      return seconds() >= exp ? { wrong: 'expired' } : { client }
    },
  }
}

/** As captured: `sub` is an object, `aud` a text, and `at_hash` a sentence. */
const claimsOf = ({ Name, ClientID }: Participant, iat: number, lifetime: number): Readonly<Record<string, unknown>> => ({
  iss: 'unused-issuer',
  sub: {
    'user-id': uuidOf(`user ${ClientID}`),
    'user-list-id': uuidOf('user list'),
    'user-presentation': Name,
    'auth-identity': { name: ClientID, domain: 'user_tokens' },
  },
  aud: ClientID,
  iat,
  exp: iat + lifetime,
  at_hash: 'AccessToken hash (not implemented)',
})

const clientOf = ({ applications }: BusPlan, id: string): Participant | undefined =>
  applications.flatMap((one) => one.Participants).find((one) => one.ClientID === id)

/** Of a token whose signature was checked before. */
export function clientOfToken(text: string): string | undefined {
  const client = claimOf(parseToken(text)?.payload ?? {}, 'aud')
  return typeof client === 'string' ? client : undefined
}

/** The participant that a client is in an application. */
export const participantOf = (participants: readonly Participant[], client: string): Participant | undefined =>
  participants.find((one) => one.ClientID === client)
