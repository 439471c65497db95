/** Which Content-Types a message may come with (415 otherwise), and what they say of it. */
import { charsetOf } from '../../exchange/headers.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { parseContentType } from '../../soap/content-type.ts'
import { soap11, soap12, type SOAPVersion } from '../../soap/version.ts'

/** As lenient as 1C: clients without any Content-Type and curl's form type are met in production (source 51). */
const accepted: readonly string[] = [
  'text/xml',
  'application/xml',
  'application/soap+xml',
  'multipart/related',
  'application/x-www-form-urlencoded',
]

export interface MessageType {
  readonly multipart: boolean
  /** The version of a fault about a body that is not even an envelope. */
  readonly assumed: SOAPVersion
  readonly charset: string | undefined
}

/** Throws 415. */
export function messageTypeOf(contentType: string | undefined): MessageType {
  const type = (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (type !== '' && !accepted.includes(type)) {
    throw new Refusal('ws/media-type', 415, `Тип содержимого ${type} не поддерживается`, {
      hint: `a message comes as ${accepted.join(', ')}, or without Content-Type`,
    })
  }
  const multipart = type === 'multipart/related'
  const is12 = multipart ? /application\/soap\+xml/i.test(contentType ?? '') : type === soap12.mediaType
  return { multipart, assumed: is12 ? soap12 : soap11, charset: multipart ? undefined : charsetOf(contentType) }
}

/**
 * Whether an Accept header asks for an answer in parts: it names XOP, or multipart/related with XOP as its type, and wants it no less than
 * a plain envelope. `multipart/related` alone does not: Axis 1.x sends it always, means attachments, and cannot read an XOP answer.
 */
export function acceptsMTOM(accept: string | undefined): boolean {
  if (accept === undefined || !/xop\+xml/i.test(accept)) return false
  let asked = 0
  let plain = 0
  for (const range of accept.match(/(?:[^,"]|"(?:[^"\\]|\\[^])*"?)+/g) ?? []) {
    const found = parseContentType(range)
    if (found === undefined) continue
    const q = Number(found.parameters.get('q') ?? 1)
    const inParts = found.type === 'multipart/related' && found.parameters.get('type')?.toLowerCase() === XOP
    if (found.type === XOP || inParts) asked = Math.max(asked, q)
    if (found.type === soap11.mediaType || found.type === soap12.mediaType) plain = Math.max(plain, q)
  }
  return asked > 0 && asked >= plain
}

const XOP = 'application/xop+xml'
