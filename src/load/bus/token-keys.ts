/** The keys by which a bus signs its tokens: made by the process, or kept beside its journal, so that tokens outlive a restart. */
import { generateKeyPair } from 'node:crypto'
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
