/** What node says of a call without an answer, as one of the causes of `exchange/outgoing/error.ts`. */
import { saidBy } from '../../../diagnostics/said-by.ts'
import { addressOf, OutgoingError, outgoingError } from '../../../exchange/outgoing/error.ts'
import type { OutgoingURL } from '../../../exchange/outgoing/request.ts'

/** Codes of OpenSSL for a certificate that is not accepted, as node names them. */
const ofCertificate = /^(?:CERT_|CRL_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH)/

export function failureOf(error: unknown, url: OutgoingURL): OutgoingError {
  if (error instanceof OutgoingError) return error
  const address = addressOf(url)
  const code = codeOf(error)
  const why = saidBy(error)
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return outgoingError('unknown-host', { address }, error)
  if (code === 'ECONNREFUSED') return outgoingError('refused', { address }, error)
  if (ofCertificate.test(code)) return outgoingError('certificate', {}, error, `${address}: ${why.en}`)
  if (/^(?:ERR_SSL|ERR_TLS|ERR_OSSL|EPROTO)/.test(code) || /before secure TLS connection/.test(why.en))
    return outgoingError('tls', { address, why }, error)
  if (code === 'ECONNRESET' || code === 'EPIPE') return outgoingError('reset', { address }, error)
  if (code.startsWith('HPE_')) return outgoingError('not-http', { address, why }, error)
  if (code === 'ERR_INVALID_HTTP_TOKEN' || code === 'ERR_INVALID_CHAR') return outgoingError('bad-header', { name: address, why }, error)
  return outgoingError('unreachable', { address, why }, error)
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
