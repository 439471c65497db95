/**
 * A call as it is read: the message out of the body, the operation by the Body's element, its parameters against their types; all before
 * any handler runs.
 */
import { takeUnpacked, unpackedBody } from '../../channel/unpack.ts'
import { withEnglish } from '../../diagnostics/said-error.ts'
import { joined, said } from '../../diagnostics/said.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { shortened } from '../../exchange/refusal.ts'
import type { System } from '../../exchange/system.ts'
import { partOf } from '../../soap/content-id.ts'
import type { ContentType } from '../../soap/content-type.ts'
import { emptyBodyRefused, EnvelopeReader } from '../../soap/envelope.ts'
import { cut, SOAPFault } from '../../soap/fault.ts'
import { MultipartError, readMultipart, type Part } from '../../soap/multipart-read.ts'
import type { SOAPVersion } from '../../soap/version.ts'
import { ReadSession } from '../../xdto/read/session.ts'
import { XDTOError } from '../../xdto/types/fault.ts'
import { XMLError } from '../../xml/error.ts'
import { clark, type Name } from '../../xml/name.ts'
import { XMLPullReader } from '../../xml/pull.ts'
import { decodeXML } from '../../xml/source/decode.ts'
import { DocumentBytes, type XMLTextParts } from '../../xml/source/text-parts.ts'
import { messageHead, type MessageHead } from '../message/head.ts'
import type { Values } from '../message/shape.ts'
import type { ServedOperation, ServedService } from '../service/serve.ts'
import { FaultRefusal } from './fault-reply.ts'
import { HeaderReading } from './header-reading.ts'
import type { WSInvocation } from './settings.ts'

export interface ReadCall {
  readonly operation: ServedOperation
  readonly values: Values
  /** Of the headers that the operation's description has, by part. */
  readonly headers: Values
  /** Whether it came as MTOM. */
  readonly mtom: boolean
}

/** Receives the version to answer in as soon as it is known. */
export type VersionKnown = (version: SOAPVersion) => void

/** Throws Refusals: 413, 415, 400, and FaultRefusal for everything that is wrong with the message. */
export async function readCall(
  arrival: Arrival,
  service: ServedService,
  { system, settings }: WSInvocation,
  versionKnown: VersionKnown,
): Promise<ReadCall> {
  const head = messageHead(arrival.headers)
  versionKnown(head.assumed)
  try {
    if (head.multipart !== undefined)
      return readMessage(await multipart(head.multipart, unpackedBody(arrival, system, settings.maxBody)), service, head, versionKnown)
    const document = new DocumentBytes()
    await takeUnpacked(arrival, system, settings.maxBody, (piece) => document.add(piece))
    return readMessage({ text: textOf(document, head, system), parts: undefined }, service, head, versionKnown)
  } catch (error) {
    // What is not even XML is answered as the Content-Type says, whatever its first line looked like.
    if (error instanceof XMLError || error instanceof MultipartError) versionKnown(head.assumed)
    throw refusalOf(error) ?? error
  }
}

async function multipart(type: ContentType | string, pieces: AsyncIterable<Uint8Array>): Promise<ArrivedMessage> {
  const { root, parts } = await readMultipart(type, pieces, { total: Infinity })
  return { text: root, parts }
}

/** A long message is decoded while it is read. */
const textOf = (document: DocumentBytes, { charset }: MessageHead, system: System): string | XMLTextParts =>
  document.parts(charset, system) ?? decodeXML(document.whole(), charset, system.decodeUTF8)

interface ArrivedMessage {
  readonly text: string | XMLTextParts
  readonly parts: ReadonlyMap<string, Part> | undefined
}

function readMessage(
  { text, parts }: ArrivedMessage,
  service: ServedService,
  { assumed, action, mtom }: MessageHead,
  versionKnown: VersionKnown,
): ReadCall {
  const reader = new XMLPullReader(text)
  const session = new ReadSession(reader, service.types, parts && { attachment: (href) => partOf(parts, href)?.bytes })
  const headers = new HeaderReading(session, service.operations)
  const envelope = new EnvelopeReader(reader, assumed, (block) => headers.take(block))
  try {
    const element = envelope.openAny()
    if (service.versions?.has(envelope.version.name) === false)
      throw withEnglish(
        new SOAPFault('VersionMismatch', `Web-сервис ${service.Name} не отвечает по SOAP ${envelope.version.name}`),
        `Web service ${service.Name} does not answer SOAP ${envelope.version.name}`,
      )
    const operation = service.operationOf(element, action)
    if (operation === undefined) throw unknownOperation(service, element, action)
    const values = operation.request.read(session)
    envelope.close()
    if (session.trail.faults.length > 0 || values === undefined) throw new XDTOError(session.trail.faults)
    return { operation, values, headers: headers.of(operation), mtom }
  } finally {
    versionKnown(envelope.version)
  }
}

function unknownOperation(service: ServedService, element: Name | undefined, action: string | undefined): FaultRefusal {
  const elements = service.operations.map((one) => clark(one.request.element))
  if (element === undefined && !elements.includes('')) throw emptyBodyRefused()
  const found = element === undefined ? '' : clark({ namespace: cut(element.namespace), local: cut(element.local) })
  const same = service.operations.filter((_, at) => elements[at] === found)
  const actions = same.map((one) => `"${one.soapAction ?? ''}" (${one.Name})`).join(', ')
  if (same.length > 0)
    return new FaultRefusal(
      'ws/unknown-action',
      new SOAPFault('Sender', `Web-сервис ${service.Name} не содержит операции с SOAPAction "${action ?? ''}"`),
      said(
        `operations with that request are distinguished by SOAPAction: ${actions}`,
        `операции с таким запросом различаются по SOAPAction: ${actions}`,
      ),
    )
  return new FaultRefusal(
    'ws/unknown-operation',
    new SOAPFault('Sender', `Web-сервис ${service.Name} не содержит операции, запрос к которой начинается с элемента ${found}`),
    said(
      `the Body contains ${found}; the operations of ${service.Name} are called by ${elements.join(', ')}`,
      `в Body – ${found}; операции ${service.Name} вызываются элементами ${elements.join(', ')}`,
    ),
  )
}

/** So many faults are reported to the client. */
const TOLD = 10

function refusalOf(error: unknown): FaultRefusal | undefined {
  if (error instanceof SOAPFault) return new FaultRefusal('ws/not-a-message', error)
  if (error instanceof XMLError)
    return new FaultRefusal(
      'ws/not-xml',
      new SOAPFault('Sender', `Ошибка чтения XML (строка ${error.line}, позиция ${error.column}): ${error.messageRu}`),
      said(
        `the message is not XML (line ${error.line}, column ${error.column}): ${error.message}`,
        `сообщение – не XML (строка ${error.line}, позиция ${error.column}): ${error.messageRu}`,
      ),
    )
  if (error instanceof MultipartError)
    return new FaultRefusal(
      'ws/not-multipart',
      new SOAPFault('Sender', `Ошибка чтения составного сообщения: ${error.messageRu}`),
      said(`the multipart message cannot be read: ${error.message}`, `составное сообщение не читается: ${error.messageRu}`),
    )
  if (!(error instanceof XDTOError)) return undefined
  const told = error.faults.slice(0, TOLD).map((one) => shortened(`${one.path}: ${one.messageRu}`))
  if (error.faults.length > TOLD) told.push(`… и ещё ${error.faults.length - TOLD}`)
  return new FaultRefusal(
    'ws/not-valid',
    new SOAPFault('Sender', ['Сообщение не соответствует описанию операции', ...told].join('\n')),
    joined(
      error.faults.slice(0, TOLD).map((one) => said(shortened(`${one.path}: ${one.message}`), shortened(`${one.path}: ${one.messageRu}`))),
      '; ',
    ),
  )
}
