/** Node's cryptography behind the Crypto port. */
import {
  constants,
  createHmac,
  createPublicKey,
  randomBytes,
  scrypt,
  sign,
  timingSafeEqual,
  verify,
  type KeyObject,
  type SignPrivateKeyInput,
} from 'node:crypto'
import type { Crypto, SignatureAlgorithm } from '../../exchange/crypto.ts'

const hashOf = (algorithm: SignatureAlgorithm): string => `sha${algorithm.slice(2)}`

const hmac = (algorithm: SignatureAlgorithm, key: Uint8Array, data: Uint8Array): Buffer =>
  createHmac(hashOf(algorithm), key).update(data).digest()

/** RFC 7518, 3.3-3.5: ECDSA as two numbers side by side, PSS with a salt as long as the hash. */
const options = (algorithm: SignatureAlgorithm): Omit<SignPrivateKeyInput, 'key'> => {
  if (algorithm.startsWith('ES')) return { dsaEncoding: 'ieee-p1363' }
  return algorithm.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(algorithm.slice(2)) / 8 }
    : { padding: constants.RSA_PKCS1_PADDING }
}

/** What represents secrets in this process only. */
const pepper = randomBytes(32)

const publicKeys = new Map<string, KeyObject>()

/** Reading a PEM takes longer than checking a signature with it. Keys come from publications, so there are few. */
function publicKey(pem: string): KeyObject {
  const known = publicKeys.get(pem)
  if (known !== undefined) return known
  const key = createPublicKey(pem)
  if (publicKeys.size >= 1000) publicKeys.clear()
  publicKeys.set(pem, key)
  return key
}

export const crypto: Crypto = {
  scrypt: (password, salt, { N, r, p }) =>
    new Promise((resolve, reject) => {
      scrypt(password, salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(new Uint8Array(key))))
    }),
  equal: (one, other) => one.length === other.length && timingSafeEqual(one, other),
  fingerprint: (secret) => createHmac('sha256', pepper).update(secret).digest('base64'),
  sign(algorithm, key, data) {
    if (typeof key !== 'string') return new Uint8Array(hmac(algorithm, key, data))
    return new Uint8Array(sign(hashOf(algorithm), data, { key, ...options(algorithm) }))
  },
  verify(algorithm, key, data, signature) {
    try {
      if (typeof key !== 'string') return crypto.equal(hmac(algorithm, key, data), signature)
      return verify(hashOf(algorithm), data, { key: publicKey(key), ...options(algorithm) }, signature)
    } catch {
      return false
    }
  },
  publicKeyKind(pem) {
    // createPublicKey would derive one from a private key.
    if (pem.includes('PRIVATE KEY')) return undefined
    try {
      const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey(pem)
      if (type === 'rsa' || type === 'rsa-pss') return { type: 'rsa', bits: details?.modulusLength ?? 0 }
      return type === 'ec' ? { type: 'ec', curve: details?.namedCurve ?? '' } : { type: 'other' }
    } catch {
      return undefined
    }
  },
}
