/** Writes an MTOM message (SOAP 1.1 and 1.2 alike): multipart/related with the envelope as its root, and the parts to which it points. */
import { inBoth } from '../diagnostics/said-error.ts'
import type { Part } from './multipart-read.ts'

export interface OutgoingMultipart {
  /** The Content-Type of the whole message. */
  readonly contentType: string
  /** Bytes in all. */
  readonly size: number
  /** The body in order; the parts' own bytes are among them, not copied. */
  readonly pieces: readonly Uint8Array[]
}

/** The media type of the envelope, as its SOAP version has it. */
export type EnvelopeType = 'text/xml' | 'application/soap+xml'

/** A boundary of random bytes, of which 16 are enough: that it occurs in a part is then not to be feared. */
export const multipartBoundary = (random: Uint8Array): string =>
  `uuid-${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`

const ROOT = 'root@onec-standin'
const utf8 = new TextEncoder()

/**
 * `parts`: by Content-ID without angle brackets, `cidURL` makes the URLs that point to them. The content types are those of XOP (section
 * 4.1) and source 75. A boundary or identifier that would break the message is a defect of the caller: Error.
 */
export function writeMultipart(
  envelopeType: EnvelopeType,
  envelope: Uint8Array,
  parts: ReadonlyMap<string, Part>,
  boundary: string,
): OutgoingMultipart {
  if (!/^[\w'()+,\-./:=?]{1,70}$/.test(boundary))
    throw inBoth(new Error(`"${boundary}" is not a boundary`), `«${boundary}» не может быть границей частей`)
  const pieces = [header(`--${boundary}`, `application/xop+xml; charset=UTF-8; type="${envelopeType}"`, ROOT), envelope]
  for (const [contentId, part] of parts) pieces.push(header(`\r\n--${boundary}`, part.contentType, contentId), part.bytes)
  pieces.push(utf8.encode(`\r\n--${boundary}--\r\n`))
  return {
    contentType: `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<${ROOT}>"; start-info="${envelopeType}"`,
    size: pieces.reduce((sum, piece) => sum + piece.length, 0),
    pieces,
  }
}

function header(boundaryLine: string, contentType: string, contentId: string): Uint8Array {
  if (!/^[!-;=?-~]+$/.test(contentId) || (contentId === ROOT && !boundaryLine.startsWith('--')))
    throw inBoth(new Error(`"${contentId}" can't be the Content-ID of a part`), `«${contentId}» не может быть Content-ID части`)
  if (!/^[\t -~]+$/.test(contentType))
    throw inBoth(new Error(`"${contentType}" can't be the Content-Type of a part`), `«${contentType}» не может быть Content-Type части`)
  return utf8.encode(
    `${boundaryLine}\r\nContent-Type: ${contentType}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${contentId}>\r\n\r\n`,
  )
}
