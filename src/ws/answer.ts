/** The answer of an operation as it goes out: 1C's envelope around the values (facts/onec-wire.md 2.1), as one document or as MTOM. */
import { textReply } from '../exchange/reply.ts'
import type { Reply } from '../exchange/reply.ts'
import { cidURL } from '../soap/content-id.ts'
import { multipartBoundary, writeMultipart } from '../soap/multipart-write.ts'
import type { Part } from '../soap/multipart-read.ts'
import type { SOAPVersion } from '../soap/version.ts'
import type { XDTOFactory } from '../xdto/factory.ts'
import { WriteSession } from '../xdto/write-session.ts'
import { XMLWriter } from '../xml/write.ts'
import type { System } from '../exchange/system.ts'
import { contentTypeOf } from './fault-reply.ts'
import type { Values } from './message-shape.ts'
import type { ServedOperation } from './served.ts'

/** Elements around the values, by which 1C numbers the prefixes that it makes up. */
const DEPTH = 3

/** Throws XDTOError when the values do not fit the operation's description. */
export function answerReply(version: SOAPVersion, operation: ServedOperation, values: Values, types: XDTOFactory, mtom: System | undefined): Reply {
  if (operation.response === undefined) return { status: 202, headers: ['Content-Length', '0'] }
  const parts = new Map<string, Part>()
  const attach = (bytes: Uint8Array): string => {
    const id = `part${parts.size + 1}@onec-standin`
    parts.set(id, { contentType: 'application/octet-stream', bytes })
    return cidURL(id)
  }
  const writer = new XMLWriter('1c').start('soap:Envelope').attribute('xmlns:soap', version.namespace).start('soap:Body')
  const session = new WriteSession(writer, { types, prefixes: new Map([[version.namespace, 'soap']]), depth: DEPTH, ...(mtom && { attach }) })
  operation.response.write(session, values)
  session.trail.settle()
  const text = writer.end().end().finish()
  return mtom === undefined ? textReply(200, contentTypeOf(version), text) : multipartReply(version, text, parts, mtom)
}

const utf8 = new TextEncoder()

function multipartReply(version: SOAPVersion, text: string, parts: ReadonlyMap<string, Part>, system: System): Reply {
  const { contentType, size, pieces } = writeMultipart(version.mediaType, utf8.encode(text), parts, multipartBoundary(system.randomBytes(16)))
  return {
    status: 200,
    headers: ['Content-Type', contentType, 'MIME-Version', '1.0', 'Content-Length', String(size)],
    body: { size, async *stream() { yield* pieces } },
  }
}
