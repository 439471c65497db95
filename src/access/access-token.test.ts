/** `AccessToken` (ТокенДоступа): the table of properties and claims of 17.3.1.4.2, and its rules. */
import { describe, expect, test } from 'vitest'
import { AccessToken } from '../host/machine/access-token.ts'
import { AccessTokenSignAlgorithm } from './access-token.ts'
import { parseToken } from './token.ts'

describe('a change of a property writes the claim (17.3.1.4.2)', () => {
  test.each<[property: string, change: (token: AccessToken) => void, claims: Record<string, unknown>]>([
    [
      'ВремяСоздания: iat and nbf together',
      (token) => {
        token.CreationTime = 100
      },
      { iat: 100, nbf: 100 },
    ],
    [
      'ВремяЖизни: exp, from the creation on',
      (token) => {
        token.CreationTime = 100
        token.LifeTime = 60
      },
      { iat: 100, nbf: 100, exp: 160 },
    ],
    [
      'ВремяЖизни before ВремяСоздания',
      (token) => {
        token.LifeTime = 60
        token.CreationTime = 100
      },
      { exp: 160, iat: 100, nbf: 100 },
    ],
    [
      'ВремяЖизни alone: no exp, which would lie in 1970',
      (token) => {
        token.LifeTime = 60
      },
      {},
    ],
    [
      'ВремяЖизни as a moment, which the chapter calls it: exp itself',
      (token) => {
        token.CreationTime = 1_700_000_000
        token.LifeTime = 1_700_000_600
      },
      { iat: 1_700_000_000, nbf: 1_700_000_000, exp: 1_700_000_600 },
    ],
    [
      'Получатели: an array is assigned (1C: Получатели = Массив)',
      (token) => {
        token.Recipients.Add('before')
        token.Recipients = ['ДО8', 'ERP']
      },
      { aud: ['ДО8', 'ERP'] },
    ],
    [
      'Идентификатор: jti',
      (token) => {
        token.ID = 'x'
      },
      { jti: 'x' },
    ],
    [
      'КлючСопоставленияПользователя: sub',
      (token) => {
        token.UserMatchingKey = 'ИвановИИ'
      },
      { sub: 'ИвановИИ' },
    ],
    [
      'Получатели: aud, a list',
      (token) => {
        token.Recipients.Add('ДО8')
      },
      { aud: ['ДО8'] },
    ],
    [
      'Эмитент: iss',
      (token) => {
        token.Issuer = 'ERP'
      },
      { iss: 'ERP' },
    ],
  ])('%s', (_property, change, claims) => {
    const token = new AccessToken()
    change(token)
    expect(Object.fromEntries(token.Payload)).toEqual(claims)
  })

  test('several recipients, and none again', () => {
    const { Recipients, Payload } = new AccessToken()
    Recipients.Add('ДО8')
    Recipients.Add('ERP')
    expect([Payload.get('aud'), [...Recipients], Recipients.Count()]).toEqual([['ДО8', 'ERP'], ['ДО8', 'ERP'], 2])
    Recipients.Clear()
    expect(Payload.get('aud')).toEqual([])
  })
})

test('a change of a claim leaves the property as it was; iat and nbf may differ then (17.3.1.4.2)', () => {
  const token = new AccessToken()
  token.Issuer = 'ERP'
  token.CreationTime = 100
  token.Payload.set('iss', 'other').set('nbf', 200)
  expect([token.Issuer, token.CreationTime, token.Payload.get('iat'), token.Payload.get('nbf')]).toEqual(['ERP', 100, 100, 200])
})

test("the chapter's example comes out as the chapter shows it (17.3.1.4.1)", () => {
  const token = new AccessToken()
  token.Headers.clear()
  token.Headers.set('alg', 'HS256').set('typ', 'JWT')
  token.Payload.set('id', '1234567890').set('name', 'Иван Иванов').set('role', 'administrator')
  token.Sign(AccessTokenSignAlgorithm.HS256, 'key')
  expect(String(token).split('.').slice(0, 2)).toEqual([
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
    'eyJpZCI6IjEyMzQ1Njc4OTAiLCJuYW1lIjoi0JjQstCw0L0g0JjQstCw0L3QvtCyIiwicm9sZSI6ImFkbWluaXN0cmF0b3IifQ',
  ])
})

test('Sign writes alg, SignAsync does the same, and what changes afterwards is not in the token before the next signature', async () => {
  const token = new AccessToken()
  token.Issuer = 'ERP'
  await token.SignAsync(AccessTokenSignAlgorithm.HS512, 'key')
  token.Issuer = 'other'
  expect(parseToken(String(token))).toMatchObject({ header: { typ: 'JWT', alg: 'HS512' }, payload: { iss: 'ERP' } })
  token.Sign(AccessTokenSignAlgorithm.HS256, 'key')
  expect(parseToken(String(token))).toMatchObject({ header: { alg: 'HS256' }, payload: { iss: 'other' } })
})

test('a token that was not signed says so, and has no signature', () => {
  const token = new AccessToken()
  expect(parseToken(String(token))).toMatchObject({ header: { alg: 'none' }, signature: new Uint8Array() })
})

test.each<[algorithm: 'HS256' | 'RS256', key: string]>([
  ['HS256', ''],
  ['RS256', 'no key'],
])("%s can't be signed with the key %j", (algorithm, key) => {
  expect(() => new AccessToken().Sign(algorithm, key)).toThrow()
})

test('a claim called __proto__ is a claim', () => {
  const token = new AccessToken()
  token.Payload.set('__proto__', 'x')
  token.Sign('HS256', 'key')
  expect(Buffer.from(String(token).split('.')[1]!, 'base64url').toString()).toBe('{"__proto__":"x"}')
})

test('telling an unsigned token leaves its headers as they were', () => {
  const token = new AccessToken()
  expect(parseToken(String(token))!.header).toEqual({ typ: 'JWT', alg: 'none' })
  expect([...token.Headers.keys()]).toEqual(['typ'])
})

test('a symmetric key may be bytes; the others are PEM texts', () => {
  const [one, other] = [new AccessToken(), new AccessToken()]
  one.Sign('HS256', 'key')
  other.Sign('HS256', new TextEncoder().encode('key'))
  expect(String(one)).toBe(String(other))
  expect(() => other.Sign('HS256', new Uint8Array())).toThrow(/empty key/)
  expect(() => other.Sign('RS256', new Uint8Array([1]))).toThrow(/PEM private key/)
})

test('a LifeTime without a CreationTime is refused when the token is signed: it would never expire', () => {
  const token = new AccessToken()
  token.LifeTime = 600
  expect(() => token.Sign('HS256', 'key')).toThrow('set CreationTime')
  token.CreationTime = 100
  token.Sign('HS256', 'key')
  expect(token.Payload.get('exp')).toBe(700)
})

test.each<[given: unknown, said: string]>([
  [new Date(0), 'a Date'],
  [1_795_856_641_610, '1795856641610'],
  ['3600', 'a string'],
  [Number.NaN, 'NaN'],
])('a time of %s is no number of seconds, and is refused', (given, said) => {
  for (const property of ['CreationTime', 'LifeTime'] as const)
    expect(() => Object.assign(new AccessToken(), { [property]: given })).toThrow(
      new RegExp(`^${property} takes a number of seconds.* given ${said}$`),
    )
})

test('one name in place of an array of recipients is refused', () => {
  const token = new AccessToken()
  expect(() => {
    token.Recipients = 'ДО8'
  }).toThrow("Recipients takes an array of names, for example ['ДО8']")
})
