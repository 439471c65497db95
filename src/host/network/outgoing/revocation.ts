/** Whether a server's certificates are revoked, by lists that are given: node by itself checks none (chapter 17.3.1.3). */
import { verify, X509Certificate } from 'node:crypto'
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'
import { said, type Said } from '../../../diagnostics/said.ts'
import { addressOf, outgoingError } from '../../../exchange/outgoing/error.ts'
import type { OutgoingURL } from '../../../exchange/outgoing/request.ts'
import { readCertificate, readRevocationLists, type RevocationList } from './revocation-list.ts'
import type { TLSSettings } from './tls.ts'

/**
 * Ends the connection, and throws, for a certificate that a valid list names, and with `Strict` for one that no valid list covers. Lists
 * cover the certificates that their issuer signed; the authority itself has none.
 */
export function refuseRevoked(socket: TLSSocket, settings: TLSSettings, server: Pick<OutgoingURL, 'host' | 'port'>): void {
  const { revocation, checks, revoked } = settings
  if (!checks || revocation === 'DontCheck' || (revocation !== 'Strict' && revoked.length === 0)) return
  try {
    const lists = revoked.flatMap(readRevocationLists)
    for (const { certificate, issuer } of chainOf(socket)) {
      const state = stateOf(certificate, issuer, lists)
      if (state === 'revoked') throw outgoingError('certificate', {}, undefined, `${addressOf(server)}: certificate revoked`)
      if (state !== 'good' && revocation === 'Strict') throw outgoingError('revocation', { address: addressOf(server), why: state })
    }
  } catch (error) {
    socket.destroy()
    throw error
  }
}

interface Link {
  readonly certificate: Uint8Array
  readonly issuer: Uint8Array
}

/** From the server's up to that below the authority. */
function chainOf(socket: TLSSocket): readonly Link[] {
  const links: Link[] = []
  let at: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  while (at?.issuerCertificate !== undefined && at.issuerCertificate !== at && at.fingerprint256 !== at.issuerCertificate.fingerprint256) {
    links.push({ certificate: at.raw, issuer: at.issuerCertificate.raw })
    at = at.issuerCertificate
  }
  return links
}

function stateOf(raw: Uint8Array, issuerRaw: Uint8Array, lists: readonly RevocationList[]): 'good' | 'revoked' | Said {
  const { issuer, serial } = readCertificate(raw)
  const own = lists.filter((one) => one.issuer === issuer)
  if (own.length === 0) return said('there is no list of its issuer', 'нет списка отозванных сертификатов её издателя')
  const { publicKey } = new X509Certificate(issuerRaw)
  const genuine = own.filter(({ digest, signed, signature }) => digest !== undefined && verify(digest, signed, publicKey, signature))
  if (genuine.length === 0) return said('the list is not signed by its issuer', 'список подписан не издателем сертификата')
  if (genuine.some((one) => one.serials.has(serial))) return 'revoked'
  const now = Date.now()
  const current = genuine.some(({ from, until }) => from <= now && (until === undefined || now <= until))
  return current ? 'good' : said('the list is out of date', 'срок действия списка истёк')
}
