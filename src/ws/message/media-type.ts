/** Which Content-Types a message may come with (415 otherwise), and what they say of it. */
import { charsetOf } from '../../exchange/headers.ts'
import { Refusal } from '../../exchange/refusal.ts'
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

const asksMTOM = /\b(?:multipart\/related|application\/xop\+xml)\b/i

/** Whether an Accept header asks for an answer in parts. */
export const acceptsMTOM = (accept: string | undefined): boolean => accept !== undefined && asksMTOM.test(accept)
