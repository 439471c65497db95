/** TLS of calls that go out: authorities, the client's certificate and lists of revoked ones, read once for each secure connection. */
import { readFileSync } from 'node:fs'
import { isIP, type Socket } from 'node:net'
import { connect, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls'
import { saidBy } from '../../../diagnostics/said-by.ts'
import { outgoingError } from '../../../exchange/outgoing/error.ts'
import type { OutgoingFile, OutgoingTLS, OutgoingURL, RevocationCheck } from '../../../exchange/outgoing/request.ts'
import { failureOf } from './failure.ts'
import { systemAuthorities } from './system-authorities.ts'

export interface TLSSettings {
  readonly context: SecureContext
  /** Whether the server's certificate is checked at all. */
  readonly checks: boolean
  readonly revocation: RevocationCheck
  readonly revoked: readonly Uint8Array[]
}

const known = new WeakMap<OutgoingTLS, TLSSettings>()

const unchecked: OutgoingTLS = { authorities: 'unchecked', revocation: 'DontCheck' }

/** @throws OutgoingError for a file that cannot be read, and for what it holds */
export function tlsSettings(tls: OutgoingTLS = unchecked): TLSSettings {
  const found = known.get(tls)
  if (found !== undefined) return found
  const made: TLSSettings = {
    context: contextOf(tls),
    checks: tls.authorities !== 'unchecked',
    revocation: tls.revocation,
    revoked: (tls.revoked ?? []).map(contentOf),
  }
  known.set(tls, made)
  return made
}

function contextOf({ authorities, certificate }: OutgoingTLS): SecureContext {
  const ca =
    authorities === 'unchecked' ? undefined : authorities === 'system' ? systemAuthorities() : [Buffer.from(contentOf(authorities))]
  const own = certificate && Buffer.from(contentOf(certificate.file))
  const passphrase = certificate?.password
  try {
    return createSecureContext({
      ...(ca && { ca }),
      // DER begins with a sequence: that is PKCS #12, and PEM is text.
      ...(own && (own[0] === 0x30 ? { pfx: own } : { cert: own, key: own })),
      ...(passphrase !== undefined && { passphrase }),
    })
  } catch (error) {
    throw outgoingError('file', { path: pathOf(certificate?.file ?? authorities), why: saidBy(error) }, error)
  }
}

const pathOf = (file: OutgoingTLS['authorities']): string => (typeof file === 'object' && 'path' in file ? file.path : '')

function contentOf(file: OutgoingFile): Uint8Array {
  if (file instanceof Uint8Array) return file
  try {
    return readFileSync(file.path)
  } catch (error) {
    throw outgoingError('file', { path: file.path, why: saidBy(error) }, error)
  }
}

/** Over a tunnel where there is one. Rejects with an OutgoingError. */
export function connectSecurely(
  { context, checks }: TLSSettings,
  { host, port }: Pick<OutgoingURL, 'host' | 'port'>,
  under: Socket | undefined,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...(under ? { socket: under } : { host, port }),
      ...(isIP(host) === 0 && { servername: host }),
      host,
      secureContext: context,
      rejectUnauthorized: checks,
      ALPNProtocols: ['http/1.1'],
    })
    const failed = (error: Error): void => reject(failureOf(error, { scheme: 'https', host, port, path: '' }))
    socket.once('error', failed)
    socket.once('secureConnect', () => {
      socket.off('error', failed)
      resolve(socket)
    })
  })
}
