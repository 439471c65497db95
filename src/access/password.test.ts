/** Stored passwords and Basic credentials: what is accepted, and what is no more work than it may be. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, fromBase64URL, toBase64, toBase64URL } from '../exchange/base64.ts'
import { crypto } from '../host/machine/crypto.ts'
import { basicCredentials } from './basic.ts'
import { checkPassword, hashPassword, parseStoredPassword } from './password.ts'

const cheap = { N: 16, r: 1, p: 1 }

test('a password is checked against what was stored of it, and against nothing for who is not there', async () => {
  const stored = await hashPassword('Пароль1', new Uint8Array(16).fill(7), crypto, cheap)
  expect(stored).toMatch(/^scrypt\$16\$1\$1\$BwcHBwcHBwcHBwcHBwcHBw==\$[\w+/]{43}=$/)
  expect(
    await Promise.all([
      checkPassword('Пароль1', stored, crypto),
      checkPassword('пароль1', stored, crypto),
      checkPassword('', undefined, crypto),
    ]),
  ).toEqual([true, false, false])
})

test('who is not there is not let in by what his password is compared with', async () => {
  const zeros = { ...crypto, scrypt: async () => new Uint8Array(32) }
  expect([await checkPassword('x', undefined, zeros), await checkPassword('x', 'not stored', zeros)]).toEqual([false, false])
})

test('scrypt is that of RFC 7914, 12 (the first 32 bytes of its third vector)', async () => {
  const key = await crypto.scrypt(new TextEncoder().encode('pleaseletmein'), new TextEncoder().encode('SodiumChloride'), {
    N: 16_384,
    r: 8,
    p: 1,
  })
  expect(Buffer.from(key).toString('hex')).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2')
})

test.each([
  '',
  'plain',
  'scrypt$16$1$1$AA==$AA==',
  'scrypt$17$1$1$AAAA$AAAA',
  `scrypt$1048576$999$1$AAAA$${toBase64(new Uint8Array(32))}`,
  `scrypt$16$1$99$AAAA$${toBase64(new Uint8Array(32))}`,
  `scrypt$16$0$1$AAAA$${toBase64(new Uint8Array(32))}`,
])('%j is not a stored password', (text) => {
  expect(parseStoredPassword(text)).toBeUndefined()
})

const encoded = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

describe('Basic credentials (RFC 7617, in UTF-8: source 42)', () => {
  test.each<[title: string, header: string, credentials: ReturnType<typeof basicCredentials>]>([
    ['a Cyrillic name', encoded('Иванов:Пароль'), { name: 'Иванов', password: 'Пароль' }],
    ['a colon in the password', encoded('a:b:c'), { name: 'a', password: 'b:c' }],
    ['an empty password', encoded('a:'), { name: 'a', password: '' }],
    ['the scheme in another case', encoded('a:b').replace('Basic', 'bASIC'), { name: 'a', password: 'b' }],
    ['padding left out', encoded('a:bc').replace(/=+$/, ''), { name: 'a', password: 'bc' }],
    ['no colon', encoded('abc'), undefined],
    ['no base64', 'Basic ***', undefined],
    ['bytes of windows-1251', `Basic ${Buffer.from([0xc8, 0x3a, 0x31]).toString('base64')}`, undefined],
    ['another scheme', 'Negotiate YII=', undefined],
  ])('%s', (_title, header, credentials) => expect(basicCredentials(header)).toEqual(credentials))
})

test('base64 and base64url give back what they were made of, and take nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      expect(fromBase64URL(toBase64URL(bytes))).toEqual(bytes)
      expect(toBase64URL(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      const bytes = fromBase64URL(text)
      if (bytes !== undefined) expect(toBase64URL(bytes)).toBe(text)
    }),
  )
})
