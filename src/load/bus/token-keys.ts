/** The keys by which a bus signs its tokens: made by the process, or kept beside its journal, so that tokens outlive a restart. */
import { createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { TokenKeys } from '../../bus/http/tokens.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { inBoth } from '../../diagnostics/said-error.ts'
import { BusError } from '../../integration/bus/bus-error.ts'
import { busFault } from '../../integration/bus/diagnostics.ts'

const BITS = 2048

let own: Promise<TokenKeys> | undefined

/** Of this process: making them takes longer than the rest of a test. */
export const newTokenKeys = (): Promise<TokenKeys> =>
  (own ??= promisify(generateKeyPair)('rsa', {
    modulusLength: BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }))

/** Those of a file; undefined where it is not there. @throws BusError where it cannot be read, or is no key of RSA */
export function foundTokenKeys(file: string): TokenKeys | undefined {
  try {
    const privateKey = readFileSync(file, 'utf8')
    const key = createPrivateKey(privateKey)
    if (key.asymmetricKeyType !== 'rsa') throw notRSA()
    return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new BusError(
      busFault('key-broken', { file, why: saidBy(error instanceof Error && 'syscall' in error ? error : notRSA()) }),
      error,
    )
  }
}

const notRSA = (): Error => inBoth(new Error('it is not a private key of RSA in PEM'), 'это не закрытый ключ RSA в PEM')

/** `file`: the private key, for its owner alone; made where it is missing. @throws Error where it cannot be read or written */
export async function keptTokenKeys(file: string): Promise<TokenKeys> {
  const found = foundTokenKeys(file)
  if (found !== undefined) return found
  const keys = await newTokenKeys()
  writeFileSync(file, keys.privateKey, { mode: 0o600, flag: 'wx' })
  return keys
}
