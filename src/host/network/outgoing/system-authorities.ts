/** The authorities that the machine trusts: those of its own store where that is known, else node's. */
import { existsSync, readFileSync } from 'node:fs'
import { env } from 'node:process'
import * as tls from 'node:tls'

/** Where distributions of Linux keep them. */
const bundles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem', '/etc/ssl/cert.pem']

/** PEM texts; `undefined`: those that node has. `SSL_CERT_FILE` goes before the machine's, as for OpenSSL itself. */
export function systemAuthorities(environment: NodeJS.ProcessEnv = env): string[] | undefined {
  const named = environment['SSL_CERT_FILE']
  if (named !== undefined && named !== '' && existsSync(named)) return [readFileSync(named, 'utf8')]
  if ('getCACertificates' in tls && typeof tls.getCACertificates === 'function') {
    const own = (tls.getCACertificates as (type: string) => string[])('system')
    if (own.length > 0) return own
  }
  const bundle = bundles.find((one) => existsSync(one))
  return bundle === undefined ? undefined : [readFileSync(bundle, 'utf8')]
}
