/** Stored passwords: scrypt with its parameters and salt in one text, `scrypt$N$r$p$salt$hash`, both base64. */
import { fromBase64, toBase64 } from '../exchange/base64.ts'
import type { Crypto, ScryptCost } from '../exchange/crypto.ts'

/** OWASP's least for interactive use; 16 MiB and some 30 ms a password. */
const COST: ScryptCost = { N: 16_384, r: 8, p: 1 }

const utf8 = new TextEncoder()

/** `salt`: 16 random bytes. */
export async function hashPassword(password: string, salt: Uint8Array, crypto: Crypto, cost: ScryptCost = COST): Promise<string> {
  const key = await crypto.scrypt(utf8.encode(password), salt, cost)
  return `scrypt$${cost.N}$${cost.r}$${cost.p}$${toBase64(salt)}$${toBase64(key)}`
}

export interface StoredPassword {
  readonly cost: ScryptCost
  readonly salt: Uint8Array
  readonly key: Uint8Array
}

/** `undefined` when it is not a stored password, or asks for more work than a request may cost (N·r up to 2^20, p up to 16). */
export function parseStoredPassword(text: string): StoredPassword | undefined {
  const [, N, r, p, salt, key] = /^scrypt\$(\d{1,7})\$(\d{1,3})\$(\d{1,2})\$([\w+/=]+)\$([\w+/=]+)$/.exec(text) ?? []
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const sound = cost.N > 1 && Number.isInteger(Math.log2(cost.N)) && cost.r > 0 && cost.p > 0 && cost.p <= 16 && cost.N * cost.r <= 2 ** 20
  const saltBytes = fromBase64(salt ?? '')
  const keyBytes = fromBase64(key ?? '')
  return sound && saltBytes !== undefined && keyBytes?.length === 32 ? { cost, salt: saltBytes, key: keyBytes } : undefined
}

/** The hash with which an unknown user's password is compared, so that the answer takes as long as for a known user. */
const nobodys: StoredPassword = { cost: COST, salt: new Uint8Array(16), key: new Uint8Array(32) }

/** `stored`: `undefined` for a user who is not there, or has no password; the answer is then `false`, after the same work. */
export async function checkPassword(password: string, stored: string | undefined, crypto: Crypto): Promise<boolean> {
  const known = stored === undefined ? undefined : parseStoredPassword(stored)
  const { cost, salt, key } = known ?? nobodys
  const equal = crypto.equal(await crypto.scrypt(utf8.encode(password), salt, cost), key)
  return equal && known !== undefined
}
