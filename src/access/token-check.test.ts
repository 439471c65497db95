/** Access tokens: what is accepted, and each attack of RFC 8725 refused; tokens made by OpenSSL's command, by node, and by hand. */
import { execFileSync } from 'node:child_process'
import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignatureAlgorithm } from '../exchange/crypto.ts'
import { crypto } from '../host/machine/crypto.ts'
import type { AccessTokenIssuer, AccessTokenSettings } from '../publication/publication.ts'
import { DEFAULT_TOKEN_RULES, checkToken, type CheckedToken, type TokenRules } from './token-check.ts'

const NOW = 1_700_000_000
const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=='
const pair = (bits = 2048) =>
  generateKeyPairSync('rsa', {
    modulusLength: bits,
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
const curves = { ES256: curve('P-256'), ES384: curve('P-384'), ES512: curve('P-521') }

const settings = (key: string, issuer: Partial<AccessTokenIssuer> = {}): AccessTokenSettings => ({
  recipient: 'Exchange',
  issuers: [{ name: 'ssl', claim: 'sub', userProperty: 'name', key, ...issuer }],
})
const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const claims = { iss: 'ssl', aud: ['Exchange'], sub: 'Иванов', iat: NOW, nbf: NOW, exp: NOW + 600 }

function made(
  algorithm: string,
  key: string | Buffer,
  payload: unknown = claims,
  header: Record<string, unknown> = { typ: 'JWT' },
): string {
  const content = `${encode({ alg: algorithm, ...header })}.${encode(payload)}`
  const signature = algorithm.startsWith('HS')
    ? createHmac(`sha${algorithm.slice(2)}`, key)
        .update(content)
        .digest()
    : Buffer.from(crypto.sign(algorithm as SignatureAlgorithm, String(key), Buffer.from(content)))
  return `${content}.${signature.toString('base64url')}`
}

const check = (token: string, key: string = secret, rules: Partial<TokenRules> = {}, now = NOW): CheckedToken =>
  checkToken(token, settings(key), { ...DEFAULT_TOKEN_RULES, ...rules }, now, crypto)
const verdict = (checked: CheckedToken): string =>
  checked.kind === 'refused' ? checked.why.en : checked.kind === 'sound' ? `sound ${checked.subject}` : checked.kind

describe('tokens made by the openssl command', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tokens-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const openssl = (content: string, ...options: string[]): Buffer =>
    execFileSync('openssl', ['dgst', ...options, '-binary'], { input: content })
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  test.each(['256', '384', '512'])('HS%s: the key is the text of keyInformation, as it is (source 33)', (size) => {
    const content = `${encode({ alg: `HS${size}`, typ: 'JWT' })}.${encode(claims)}`
    const token = `${content}.${openssl(content, `-sha${size}`, '-hmac', secret).toString('base64url')}`
    expect(verdict(check(token))).toBe('sound Иванов')
    expect(verdict(check(token, `${secret.slice(0, -2)}X=`))).toBe('the signature is wrong')
  })

  test('HS256 with the secret that the text is the base64 of, by setting (source 33)', () => {
    const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
    const token = `${content}.${openssl(content, '-sha256', '-hmac', 'secret-secret-secret-secret-secret').toString('base64url')}`
    expect(verdict(check(token, secret, { hmacKey: 'base64' }))).toBe('sound Иванов')
    expect(verdict(check(token))).toBe('the signature is wrong')
    expect(verdict(check(token, 'не base64', { hmacKey: 'base64' }))).toBe('keyInformation is not base64, as which it is to be read')
  })

  test.each(['256', '384', '512'])('RS%s and PS%s, the key in PEM', (size) => {
    const key = file('rsa.pem', rsa.privateKey)
    for (const [family, options] of [
      ['RS', []],
      ['PS', ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:digest']],
    ] as const) {
      const content = `${encode({ alg: `${family}${size}`, typ: 'JWS' })}.${encode(claims)}`
      const token = `${content}.${openssl(content, `-sha${size}`, '-sign', key, ...options).toString('base64url')}`
      expect(verdict(check(token, rsa.publicKey))).toBe('sound Иванов')
    }
  })

  test.each(['ES256', 'ES384', 'ES512'] as const)('%s, its two numbers taken out of the DER that openssl writes', (algorithm) => {
    const content = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode(claims)}`
    const der = openssl(content, `-sha${algorithm.slice(2)}`, '-sign', file('ec.pem', curves[algorithm].privateKey))
    const token = `${content}.${joined(der, { ES256: 32, ES384: 48, ES512: 66 }[algorithm]).toString('base64url')}`
    expect(verdict(check(token, curves[algorithm].publicKey))).toBe('sound Иванов')
    expect(verdict(check(`${content}.${der.toString('base64url')}`, curves[algorithm].publicKey))).toBe('the signature is wrong')
  })
})

/** Of a DER sequence of two integers. */
function joined(der: Buffer, size: number): Buffer {
  let at = der[1]! > 0x80 ? 3 : 2
  const numbers = [0, 1].map(() => {
    const length = der[at + 1]!
    const number = der.subarray(at + 2, at + 2 + length)
    at += 2 + length
    return Buffer.concat([Buffer.alloc(size), number]).subarray(-size)
  })
  return Buffer.concat(numbers)
}

describe('what is accepted', () => {
  test.each<[title: string, token: string, verdict: string]>([
    ['aud as a text (RFC 7519, 4.1.3)', made('HS256', secret, { ...claims, aud: 'Exchange' }), 'sound Иванов'],
    ['aud that names others, too', made('HS256', secret, { ...claims, aud: ['ERP', 'Exchange'] }), 'sound Иванов'],
    ['typ JWS (17.3.1.4.2)', made('HS256', secret, claims, { typ: 'JWS' }), 'sound Иванов'],
    ['no exp, no nbf, no iat (ours)', made('HS256', secret, { iss: 'ssl', aud: 'Exchange', sub: 'a' }), 'sound a'],
    ['claims that nobody knows', made('HS256', secret, { ...claims, role: 'administrator', __proto__x: 1 }), 'sound Иванов'],
    ['exp just within the leeway', made('HS256', secret, { ...claims, exp: NOW - 59 }), 'sound Иванов'],
    ['nbf and iat just within the leeway', made('HS256', secret, { ...claims, nbf: NOW + 60, iat: NOW + 60 }), 'sound Иванов'],
  ])('%s', (_title, token, expected) => expect(verdict(check(token))).toBe(expected))

  test('a PEM key whose line ends an XML attribute has lost (source 33)', () => {
    expect(verdict(check(made('RS256', rsa.privateKey), rsa.publicKey.replaceAll('\n', ' ').trim()))).toBe('sound Иванов')
    expect(verdict(check(made('RS256', rsa.privateKey), rsa.publicKey.replaceAll('\n', '')))).toBe('sound Иванов')
  })

  test('a public key without its PEM lines is that public key, in both readings of HS keys', () => {
    const key = rsa.publicKey.replace(/-----[^-]+-----|\s/g, '')
    expect(verdict(check(made('RS256', rsa.privateKey), key))).toBe('sound Иванов')
    expect(verdict(check(made('RS256', rsa.privateKey), key, { hmacKey: 'base64' }))).toBe('sound Иванов')
  })

  test("the claim that the issuer's entry names", () => {
    const token = made('HS256', secret, { ...claims, email: 'i@example.org' })
    expect(verdict(checkToken(token, settings(secret, { claim: 'email' }), DEFAULT_TOKEN_RULES, NOW, crypto))).toBe('sound i@example.org')
  })
})

describe('what is not meant for us is as if it were not there (17.3.1.4.2)', () => {
  test.each<[title: string, payload: unknown]>([
    ['another audience', { ...claims, aud: ['ERP'] }],
    ['no audience', { ...claims, aud: undefined }],
    ['an audience that is not text', { ...claims, aud: { Exchange: 1 } }],
    ['a name that only begins alike', { ...claims, aud: 'Exchange2' }],
  ])('%s', (_title, payload) => expect(verdict(check(made('HS256', secret, payload)))).toBe('foreign'))
})

const tampered = (token: string, part: number, change: (text: string) => string): string =>
  token
    .split('.')
    .map((text, at) => (at === part ? change(text) : text))
    .join('.')
const good = made('HS256', secret)

const bare = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '')
const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

describe('the attacks of RFC 8725', () => {
  const none = (alg: unknown): string => `${encode({ alg, typ: 'JWT' })}.${encode(claims)}.`
  test.each<[title: string, token: string, key: string, why: RegExp]>([
    ['2.1 alg none', none('none'), secret, /alg is "none"/],
    ['2.1 alg None, NONE, nOnE', none('nOnE'), secret, /alg is "nOnE"/],
    ['2.1 no alg', none(undefined), secret, /alg is undefined/],
    ['2.1 a list of algorithms', none(['HS256']), secret, /alg is \["HS256"\]/],
    ['2.1 the public key as an HMAC secret', made('HS256', rsa.publicKey), rsa.publicKey, /alg is "HS256"; the issuer's key is for RS256/],
    [
      '2.1 the same key without its PEM lines',
      made('HS256', bare(rsa.publicKey)),
      bare(rsa.publicKey),
      /alg is "HS256"; the issuer's key is for RS256/,
    ],
    [
      '2.1 the same key in base64url',
      made('HS256', urlSafe(bare(rsa.publicKey))),
      urlSafe(bare(rsa.publicKey)),
      /alg is "HS256"; the issuer's key is for RS256/,
    ],
    [
      '2.1 a PEM that was encoded once more',
      made('HS256', btoa(rsa.publicKey)),
      btoa(rsa.publicKey),
      /alg is "HS256"; the issuer's key is for RS256/,
    ],
    [
      '2.1 the public key of a curve without its PEM lines',
      made('HS256', bare(curves.ES256.publicKey)),
      bare(curves.ES256.publicKey),
      /alg is "HS256"; the issuer's key is for ES256/,
    ],
    ['2.1 a private key without its PEM lines', made('HS256', bare(rsa.privateKey)), bare(rsa.privateKey), /not a PEM public key/],
    ['2.1 a symmetric key taken for a PEM', made('RS256', rsa.privateKey), secret, /alg is "RS256"; the issuer's key is for HS256/],
    ['2.1 a name of the prototype', none('__proto__'), secret, /alg is "__proto__"/],
    [
      '2.2 a signature cut short',
      tampered(good, 2, (text) => Buffer.from(text, 'base64url').subarray(0, 16).toString('base64url')),
      secret,
      /signature is wrong/,
    ],
    ['2.2 no signature', `${good.split('.').slice(0, 2).join('.')}.`, secret, /signature is wrong/],
    ['2.3 an RSA key of 1024 bits', made('RS256', pair(1024).privateKey), pair(1024).publicKey, /2048 bits or more/],
    [
      '2.4 an ECDSA signature of zeros',
      `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode(claims)}.${Buffer.alloc(64).toString('base64url')}`,
      curves.ES256.publicKey,
      /signature is wrong/,
    ],
    [
      '2.4 ES256 with a key of another curve',
      made('ES384', curves.ES384.privateKey),
      curves.ES256.publicKey,
      /alg is "ES384"; the issuer's key is for ES256/,
    ],
    ['2.5 an encrypted token (five parts)', `${good}.${encode('x')}.${encode('y')}`, secret, /not a signed JWT/],
    [
      '2.6 another encoding than UTF-8',
      tampered(good, 1, () => Buffer.from('{"iss":"ssl","aud":"Exchange","sub":"\u00E9"}', 'latin1').toString('base64url')),
      secret,
      /not a signed JWT/,
    ],
    ['2.7 a token of another issuer', made('HS256', secret, { ...claims, iss: 'other' }), secret, /no issuer of that name/],
    ['2.7 an issuer that is not text', made('HS256', secret, { ...claims, iss: ['ssl'] }), secret, /no issuer of that name/],
    ['2.8 another kind of token (3.11: typ)', made('HS256', secret, claims, { typ: 'at+jwt' }), secret, /typ must be JWT or JWS/],
    ['2.8 no typ (17.3.1.4.2)', made('HS256', secret, claims, {}), secret, /typ must be JWT or JWS/],
    ['2.9 a private key published by mistake', made('RS256', rsa.privateKey), rsa.privateKey, /not a PEM public key/],
    [
      '3.10 a key brought along (jwk)',
      made('RS256', pair().privateKey, claims, {
        typ: 'JWT',
        jwk: { kty: 'RSA' },
        jku: 'https://evil.example/keys',
        kid: '../../dev/null',
      }),
      rsa.publicKey,
      /signature is wrong/,
    ],
    ['3.10 crit, which must be understood', made('HS256', secret, claims, { typ: 'JWT', crit: ['exp'] }), secret, /crit/],
    ['3.10 b64: false (RFC 7797)', made('HS256', secret, claims, { typ: 'JWT', b64: false, crit: ['b64'] }), secret, /crit/],
    ['a payload changed', tampered(good, 1, () => encode({ ...claims, sub: 'Администратор' })), secret, /signature is wrong/],
    ['a header changed', tampered(good, 0, () => encode({ alg: 'HS256', typ: 'JWT', x: 1 })), secret, /signature is wrong/],
    ['a signature in plain base64', tampered(good, 2, (text) => `${text}=`), secret, /not a signed JWT/],
    [
      'a signature with bits to spare',
      tampered(good, 2, (text) => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1)),
      secret,
      /not a signed JWT|signature is wrong/,
    ],
    ['an issuer without a key', good, '', /no keyInformation/],
    ['the curve of bitcoin', made('ES256', curve('secp256k1').privateKey), curve('secp256k1').publicKey, /curves P-256/],
    [
      'a key for something else',
      good,
      generateKeyPairSync('ed25519', {
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      }).publicKey,
      /curves P-256/,
    ],
  ])('%s', (_title, token, key, why) => {
    const checked = check(token, key)
    expect(checked.kind).toBe('refused')
    expect(verdict(checked)).toMatch(why)
  })
})

describe('times (RFC 7519, 4.1.4-4.1.6), with a leeway of a minute', () => {
  test.each<[title: string, claims: Record<string, unknown>, why: RegExp]>([
    ['expired', { exp: NOW - 60 }, /expired/],
    ['not valid yet', { nbf: NOW + 61 }, /not valid yet \(nbf\)/],
    ['made in the future', { iat: NOW + 61 }, /not valid yet \(iat\)/],
    ['exp as a text', { exp: String(NOW + 600) }, /exp is not a number/],
    ['nbf null', { nbf: null }, /nbf is not a number/],
  ])('%s', (_title, changed, why) => expect(verdict(check(made('HS256', secret, { ...claims, ...changed })))).toMatch(why))

  test('a leeway of its own', () => {
    expect(verdict(check(made('HS256', secret, { ...claims, exp: NOW }), secret, { leeway: 0 }))).toMatch(/expired/)
    expect(verdict(check(made('HS256', secret, { ...claims, exp: NOW + 1 }), secret, { leeway: 0 }))).toBe('sound Иванов')
  })
})

describe('what is not a token at all', () => {
  test.each([
    '',
    '.',
    '..',
    '...',
    'a.b',
    'null.null.',
    'of-my-own',
    '2YotnFZFEjr1zCsicMWpAA',
    `${encode('[]')}.${encode(claims)}.`,
    'x'.repeat(20_000),
  ])('%j is opaque: as if it were not there', (text) => {
    expect(verdict(check(text))).toBe('foreign')
  })

  test.each([`${encode({ alg: 'HS256', typ: 'JWT' })}.${encode('"x"')}.`, `${encode({})}.${encode(claims)}`, `${good} `])('%j', (text) => {
    expect(verdict(check(text))).toBe('the access token is not a signed JWT')
  })

  test.each<[claim: unknown]>([[undefined], [''], [5], [null], [['Иванов']]])('sub %j names nobody', (sub) => {
    expect(verdict(check(made('HS256', secret, { ...claims, sub })))).toMatch(/claim sub/)
  })

  test('a claim of the prototype is not there', () => {
    expect(verdict(checkToken(good, settings(secret, { claim: 'constructor' }), DEFAULT_TOKEN_RULES, NOW, crypto))).toMatch(
      /claim constructor/,
    )
  })
})

test("PS tokens of node's own making are accepted, with any private key of the pair only", () => {
  const content = `${encode({ alg: 'PS256', typ: 'JWT' })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(content), { key: pair().privateKey, padding: 6, saltLength: 32 })
  expect(verdict(check(`${content}.${signature.toString('base64url')}`, rsa.publicKey))).toBe('the signature is wrong')
})
