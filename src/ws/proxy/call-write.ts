/** A call as it goes out: the envelope with its headers and values, as one document or as MTOM, and the HTTP headers of its version. */
import type { RawHeaders } from '../../exchange/headers.ts'
import type { System } from '../../exchange/system.ts'
import { cidURL } from '../../soap/content-id.ts'
import type { Part } from '../../soap/multipart-read.ts'
import { multipartBoundary, writeMultipart } from '../../soap/multipart-write.ts'
import type { SOAPVersion } from '../../soap/version.ts'
import type { TypeSource } from '../../xdto/read/session.ts'
import { WriteSession } from '../../xdto/write/session.ts'
import { XMLWriter } from '../../xml/write.ts'
import { byteString } from '../foreign/transport.ts'
import type { WSOperation } from '../message/described-operation.ts'
import { writeHeaders } from '../message/header-write.ts'
import type { Values } from '../message/shape.ts'

export interface OutgoingCall {
  readonly headers: RawHeaders
  readonly body: readonly Uint8Array[]
}

/** Elements around the values. */
const DEPTH = 3

const utf8 = new TextEncoder()

/** `headers`: values by the name of their part. `mtom`: send binary values as parts. Throws XDTOError when the values do not fit. */
export function writeCall(
  version: SOAPVersion,
  operation: WSOperation,
  values: Values,
  headers: Values,
  types: TypeSource,
  mtom: Pick<System, 'randomBytes'> | undefined,
): OutgoingCall {
  const parts = new Map<string, Part>()
  const attach = (bytes: Uint8Array): string => {
    const id = `part${parts.size + 1}@onec-standin`
    parts.set(id, { contentType: 'application/octet-stream', bytes })
    return cidURL(id)
  }
  const writer = new XMLWriter('compact').start('soap:Envelope').attribute('xmlns:soap', version.namespace)
  const session = new WriteSession(writer, {
    types,
    prefixes: new Map([[version.namespace, 'soap']]),
    depth: DEPTH,
    ...(mtom && { attach }),
  })
  writeHeaders(session, operation.request.headers, headers)
  writer.start('soap:Body')
  operation.request.shape?.write(session, values)
  session.trail.settle()
  const envelope = utf8.encode(writer.end().end().finish())
  if (mtom === undefined)
    return { headers: headersOf(version, operation.soapAction, `${version.mediaType}; charset=utf-8`), body: [envelope] }
  const { contentType, pieces } = writeMultipart(version.mediaType, envelope, parts, multipartBoundary(mtom.randomBytes(16)))
  return { headers: ['MIME-Version', '1.0', ...headersOf(version, operation.soapAction, contentType)], body: pieces }
}

/** SOAPAction is quoted, and `""` where there is none (R2744, R2745); SOAP 1.2 has it as a parameter of the media type. */
function headersOf({ name }: SOAPVersion, action: string, contentType: string): RawHeaders {
  const quoted = `"${byteString(action).replace(/["\\]/g, '\\$&')}"`
  const accept = ['Accept', 'application/soap+xml, text/xml, multipart/related']
  if (name === '1.1') return ['Content-Type', contentType, 'SOAPAction', quoted, ...accept]
  return ['Content-Type', action === '' ? contentType : `${contentType}; action=${quoted}`, ...accept]
}
