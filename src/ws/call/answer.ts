/** The answer of an operation as it goes out: 1C's envelope around the values (source 49), as one document or as MTOM. */
import { GrowingText } from '../../exchange/growing-text.ts'
import { bytesReply, textReply, type Reply } from '../../exchange/reply.ts'
import type { System } from '../../exchange/system.ts'
import { cidURL } from '../../soap/content-id.ts'
import type { Part } from '../../soap/multipart-read.ts'
import { multipartBoundary, writeMultipart } from '../../soap/multipart-write.ts'
import { soap11, soap12, type SOAPVersion } from '../../soap/version.ts'
import type { XDTOFactory } from '../../xdto/factory.ts'
import { WriteSession } from '../../xdto/write/session.ts'
import { XMLWriter } from '../../xml/write.ts'
import { writeHeaders } from '../message/header-write.ts'
import type { Values } from '../message/shape.ts'
import type { ServedOperation } from '../service/serve.ts'
import { contentTypeOf } from './fault-reply.ts'

/** Elements around the values, by which 1C numbers the prefixes that it makes up. */
const DEPTH = 3

/** What the last long answer of an operation needed: the next is likely to be as long. */
const rooms = new WeakMap<ServedOperation, number>()
/** A piece may need three times as many bytes as it has characters. */
const SPARE = 65_536
const MOST_ROOM = 4 * 1024 * 1024

export interface Answer {
  readonly values: Values
  /** By part. */
  readonly headers: Values
}

/** Throws XDTOError when the values do not fit the operation's description. */
export function answerReply(
  version: SOAPVersion,
  operation: ServedOperation,
  { values, headers }: Answer,
  types: XDTOFactory,
  inParts: boolean,
  system: Pick<System, 'unfilled' | 'randomBytes'>,
): Reply {
  if (operation.response === undefined) return { status: 202, headers: ['Content-Length', '0'] }
  const parts = inParts ? new Map<string, Part>() : undefined
  const long = new GrowingText(rooms.get(operation), system.unfilled)
  const take = (piece: string): void => {
    long.add(piece)
  }
  const writer = new XMLWriter('1c', take, long).start('soap:Envelope').attribute('xmlns:soap', version.namespace)
  const session = new WriteSession(writer, {
    types,
    prefixes: version === soap11 ? prefixes11 : prefixes12,
    depth: DEPTH,
    attach: parts && ((bytes) => attached(bytes, parts)),
  })
  writeHeaders(session, operation.headers?.response ?? [], headers)
  writer.start('soap:Body')
  operation.response.write(session, values)
  session.trail.settle()
  const last = writer.end().end().finish()
  // Node sends a short text together with the head; only what is longer than a piece is better made bytes here.
  if (long.length === 0 && parts === undefined) return textReply(200, contentTypeOf(version), last)
  long.add(last)
  rooms.set(operation, Math.min(long.bytes.length + SPARE, MOST_ROOM))
  return parts === undefined ? bytesReply(200, contentTypeOf(version), long.bytes) : multipartReply(version, long.bytes, parts, system)
}

const prefixes11 = new Map([[soap11.namespace, 'soap']])
const prefixes12 = new Map([[soap12.namespace, 'soap']])

function attached(bytes: Uint8Array, parts: Map<string, Part>): string {
  const id = `part${parts.size + 1}@onec-standin`
  parts.set(id, { contentType: 'application/octet-stream', bytes })
  return cidURL(id)
}

function multipartReply(
  version: SOAPVersion,
  document: Uint8Array,
  parts: ReadonlyMap<string, Part>,
  system: Pick<System, 'randomBytes'>,
): Reply {
  const { contentType, size, pieces } = writeMultipart(version.mediaType, document, parts, multipartBoundary(system.randomBytes(16)))
  return {
    status: 200,
    headers: ['Content-Type', contentType, 'MIME-Version', '1.0', 'Content-Length', String(size)],
    body: {
      size,
      async *stream() {
        yield* pieces
      },
    },
  }
}
