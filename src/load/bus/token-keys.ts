/** The keys by which a bus signs its tokens: made by the process, or kept beside its journal, so that tokens outlive a restart. */
import { createPublicKey, generateKeyPair } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { TokenKeys } from '../../bus/http/tokens.ts'

const BITS = 2048

let own: Promise<TokenKeys> | undefined

/** Of this process: making them takes longer than the rest of a test. */
export const newTokenKeys = (): Promise<TokenKeys> =>
  (own ??= promisify(generateKeyPair)('rsa', {
    modulusLength: BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }))

/** `file`: the private key, for its owner alone; made where it is missing. @throws Error where it cannot be read or written */
export async function keptTokenKeys(file: string): Promise<TokenKeys> {
  try {
    const privateKey = readFileSync(file, 'utf8')
    return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const keys = await newTokenKeys()
  writeFileSync(file, keys.privateKey, { mode: 0o600, flag: 'wx' })
  return keys
}
