/** Access tokens before jose: those that it makes are accepted here, and those that our AccessToken makes are accepted there. */
import { generateKeyPairSync } from 'node:crypto'
import { SignJWT, importPKCS8, importSPKI, jwtVerify } from 'jose'
import { AccessToken } from 'onec-standin'
import { expect, test } from 'vitest'
import { DEFAULT_TOKEN_RULES, checkToken } from '../../src/access/token-check.ts'
import { crypto } from '../../src/host/machine/crypto.ts'

const now = Math.floor(Date.now() / 1000)
const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=='
const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
const curve = (namedCurve: string) =>
  generateKeyPairSync('ec', {
    namedCurve,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
const rsa = pair()
const keys = { RS256: rsa, RS384: rsa, RS512: rsa, ES256: curve('P-256'), ES384: curve('P-384'), ES512: curve('P-521') } as const

const judged = (token: string, key: string): string => {
  const settings = { recipient: 'Exchange', issuers: [{ name: 'ssl', claim: 'sub', userProperty: 'name' as const, key }] }
  const checked = checkToken(token, settings, DEFAULT_TOKEN_RULES, now, crypto)
  return checked.kind === 'sound' ? checked.subject : checked.kind
}

const byJose = (alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg, typ: 'JWT' })
    .setIssuer('ssl')
    .setAudience(['Exchange'])
    .setSubject('Иванов')
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + 600)
    .sign(key)

test.each(['HS256', 'HS384', 'HS512'])('jose makes %s, and it is accepted; with another key it is not', async (alg) => {
  const token = await byJose(alg, new TextEncoder().encode(secret))
  expect([judged(token, secret), judged(token, `${secret}A`)]).toEqual(['Иванов', 'refused'])
})

test.each(Object.entries(keys))('jose makes %s, and it is accepted; with another key it is not', async (alg, { privateKey, publicKey }) => {
  const token = await byJose(alg, await importPKCS8(privateKey, alg))
  const other = alg.startsWith('RS') ? pair() : curve({ ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' }[alg]!)
  expect([judged(token, publicKey), judged(token, other.publicKey)]).toEqual(['Иванов', 'refused'])
})

test.each(['RS256', 'ES256'] as const)('our AccessToken signed with %s is accepted by jose', async (alg) => {
  const token = new AccessToken()
  Object.assign(token, { Issuer: 'ssl', UserMatchingKey: 'Иванов', CreationTime: now, LifeTime: 600 })
  token.Sign(alg, keys[alg].privateKey)
  const { payload } = await jwtVerify(String(token), await importSPKI(keys[alg].publicKey, alg))
  expect(payload).toMatchObject({ iss: 'ssl', sub: 'Иванов', iat: now, nbf: now, exp: now + 600 })
})
