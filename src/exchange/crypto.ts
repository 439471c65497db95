/** The cryptography that the core needs; given to it, like the clock (node's is in host/crypto.ts). */

/** The algorithms of `AccessTokenSignAlgorithm` (АлгоритмПодписиТокенаДоступа) but for `none`. */
export type SignatureAlgorithm = `${'HS' | 'RS' | 'PS' | 'ES'}${256 | 384 | 512}`

/** What a PEM text holds, as far as the choice of an algorithm depends on it; `curve` as OpenSSL names it. */
type KeyKind =
  | { readonly type: 'rsa'; readonly bits: number }
  | { readonly type: 'ec'; readonly curve: string }
  | { readonly type: 'other' }

/** Parameters of scrypt (RFC 7914). */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

export interface Crypto {
  /** 32 bytes derived from a password. */
  scrypt(password: Uint8Array, salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array>
  /** In a time that says nothing of where they differ. */
  equal(one: Uint8Array, other: Uint8Array): boolean
  /** A text that represents a secret and can't be turned back or computed in another process. */
  fingerprint(secret: string): string
  /**
   * `key`: bytes of a symmetric key, or a PEM private key. Throws when the key is not one for the algorithm. Signatures as RFC 7518 has
   * them.
   */
  sign(algorithm: SignatureAlgorithm, key: Uint8Array | string, data: Uint8Array): Uint8Array
  /** `key`: bytes of a symmetric key, or a PEM public key. `false` for whatever is wrong. */
  verify(algorithm: SignatureAlgorithm, key: Uint8Array | string, data: Uint8Array, signature: Uint8Array): boolean
  /** Of a PEM public key or certificate; `undefined` when it can't be read, or is a private key. */
  publicKeyKind(pem: string): KeyKind | undefined
}
