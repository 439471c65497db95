/** The head of a SOAP request, read once: its media type (415 for one that a message cannot have), encoding, boundary and action. */
import { said } from '../../diagnostics/said.ts'
import { charsetOf, headerValue, type RawHeaders } from '../../exchange/headers.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { parseContentType, type ContentType } from '../../soap/content-type.ts'
import { soap11, soap12, type SOAPVersion } from '../../soap/version.ts'

/** As lenient as 1C: clients without any Content-Type and curl's form type are met in production (source 51). */
const accepted: readonly string[] = [
  'text/xml',
  'application/xml',
  'application/soap+xml',
  'multipart/related',
  'application/x-www-form-urlencoded',
]

export interface MessageHead {
  /** Of a message in parts: its Content-Type, taken apart where it can be. */
  readonly multipart: ContentType | string | undefined
  /** Whether its parts are MTOM's, and not attachments (SOAP with Attachments). */
  readonly mtom: boolean
  /** The version of a fault about a body that is not even an envelope. */
  readonly assumed: SOAPVersion
  /** Of a message that is one document. */
  readonly charset: string | undefined
  /** SOAPAction of 1.1, or the action of 1.2's media type; without quotes. */
  readonly action: string | undefined
}

/** What was read last: a client writes the same head for each of its calls. */
let last: { readonly written: string | undefined; readonly soapAction: string | undefined; readonly head: MessageHead } | undefined

/** Throws 415. */
export function messageHead(headers: RawHeaders): MessageHead {
  const written = headerValue(headers, 'content-type')
  const soapAction = headerValue(headers, 'soapaction')
  if (last === undefined || last.written !== written || last.soapAction !== soapAction)
    last = { written, soapAction, head: readHead(written, soapAction) }
  return last.head
}

function readHead(written: string | undefined, soapAction: string | undefined): MessageHead {
  const type = (written ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (type !== '' && !accepted.includes(type)) {
    throw new Refusal('ws/media-type', 415, `Тип содержимого ${type} не поддерживается`, {
      hint: said(
        `a message comes as ${accepted.join(', ')}, or without Content-Type`,
        `сообщение приходит как ${accepted.join(', ')} или без Content-Type`,
      ),
    })
  }
  const inParts = type === 'multipart/related'
  // The parameters of most messages need not be taken apart: SOAPAction has the action.
  const parsed = written !== undefined && (inParts || soapAction === undefined) ? parseContentType(written) : undefined
  const is12 = inParts ? /application\/soap\+xml/i.test(written ?? '') : type === soap12.mediaType
  return {
    multipart: inParts ? (parsed ?? written) : undefined,
    mtom: inParts && /application\/xop\+xml/i.test(written ?? ''),
    assumed: is12 ? soap12 : soap11,
    charset: inParts ? undefined : charsetOf(written),
    action: (soapAction ?? parsed?.parameters.get('action'))?.trim().replace(/^"(.*)"$/, '$1'),
  }
}
