/** The answer to a call: result and headers, or a thrown fault. */
import { saidBy } from '../../diagnostics/said-by.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { headerValue, charsetOf } from '../../exchange/headers.ts'
import { partOf } from '../../soap/content-id.ts'
import { EnvelopeReader } from '../../soap/envelope.ts'
import { SOAPFault } from '../../soap/fault.ts'
import { MultipartError, readMultipart, type Part } from '../../soap/multipart-read.ts'
import type { SOAPVersion } from '../../soap/version.ts'
import { readElement } from '../../xdto/read/read.ts'
import { ReadSession, type TypeSource } from '../../xdto/read/session.ts'
import { XDTOError } from '../../xdto/types/fault.ts'
import { XMLError } from '../../xml/error.ts'
import { clark, sameName } from '../../xml/name.ts'
import { END, EOF, START, TEXT, XMLPullReader } from '../../xml/pull.ts'
import { decodeXML } from '../../xml/source/decode.ts'
import type { TransportAnswer } from '../foreign/transport.ts'
import type { WSOperation } from '../message/described-operation.ts'
import type { Values } from '../message/shape.ts'
import { WSCallError, WSFault } from './call-error.ts'
import { readFault } from './fault-read.ts'

export interface CallAnswer {
  readonly values: Values
  /** Values of the declared headers, by the name of their part. */
  readonly headers: Values
}

/** The namespace of 1C's `exception` document (source 16). */
const VRS = 'http://v8.1c.ru/8.2/virtual-resource-system'

const nothing: CallAnswer = { values: Object.freeze({}), headers: Object.freeze({}) }

/** Throws WSFault and WSCallError. `version`: that of the port; the answer may be of the other, for it is read as it says. */
export async function readAnswer(
  answer: TransportAnswer,
  operation: WSOperation,
  version: SOAPVersion,
  types: TypeSource,
): Promise<CallAnswer> {
  const { status, body } = answer
  if (body.length === 0 && status >= 200 && status < 300 && operation.response?.shape === undefined) return nothing
  try {
    const message = await textOf(answer)
    if (message === undefined) throw notAMessage(answer, operation)
    if ((status < 200 || status >= 300) && !isEnvelope(message.text)) throw notAMessage(answer, operation, descriptions(message.text))
    return readMessage(message.text, message.parts, status, operation, version, types)
  } catch (error) {
    throw told(error, answer, operation)
  }
}

interface MessageText {
  readonly text: string
  readonly parts: ReadonlyMap<string, Part> | undefined
}

async function textOf({ headers, body }: TransportAnswer): Promise<MessageText | undefined> {
  const contentType = headerValue(headers, 'content-type') ?? ''
  if (/^\s*multipart\/related\b/i.test(contentType)) {
    const { root, parts } = await readMultipart(contentType, once(body), { total: Infinity })
    return { text: root, parts }
  }
  const mayBe = contentType === '' || /\b(?:xml|soap)\b/i.test(contentType)
  return mayBe && body.length > 0 ? { text: decodeXML(body, charsetOf(contentType)), parts: undefined } : undefined
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function readMessage(
  text: string,
  parts: MessageText['parts'],
  status: number,
  operation: WSOperation,
  assumed: SOAPVersion,
  types: TypeSource,
): CallAnswer {
  const reader = new XMLPullReader(text)
  const session = new ReadSession(reader, types, parts === undefined ? {} : { attachment: (href) => partOf(parts, href)?.bytes })
  const headers = Object.create(null) as Record<string, unknown>
  const envelope = new EnvelopeReader(reader, assumed, (block) => {
    const declared = operation.response?.headers.find((one) => sameName(one.element, block))
    if (declared) headers[declared.part] = readElement(session, declared.type, declared.nillable)
    return declared !== undefined
  })
  const element = envelope.openAny()
  if (element?.local === 'Fault' && element.namespace === envelope.version.namespace) {
    const fault = readFault(session, envelope.version, operation.faults)
    envelope.close()
    throw new WSFault(operation.Name, status, fault)
  }
  const shape = operation.response?.shape
  if ((element && !shape) || (shape && (!element || !sameName(element, shape.element)))) {
    throw new WSCallError(
      'answer',
      operation.Name,
      said(
        `the answer's Body contains ${element ? clark(element) : 'nothing'}, expected ${shape ? clark(shape.element) : 'nothing'}`,
        `в Body ответа ${element ? clark(element) : 'ничего нет'}, а ожидается ${shape ? clark(shape.element) : 'пустой Body'}`,
      ),
      status,
    )
  }
  const values = shape ? shape.read(session) : {}
  envelope.close()
  session.trail.settle()
  return { values: values ?? {}, headers }
}

function isEnvelope(text: string): boolean {
  const reader = new XMLPullReader(text)
  reader.next()
  return reader.local === 'Envelope'
}

/** What 1C's `exception` document says, outermost first; `undefined` for another document. */
function descriptions(text: string): string | undefined {
  const reader = new XMLPullReader(text)
  const texts: string[] = []
  reader.next()
  if (clark(reader) !== clark({ namespace: VRS, local: 'exception' })) return undefined
  for (let event = reader.next(), within = false; event !== EOF; event = reader.next()) {
    if (event === START) within = reader.local === 'descr'
    else if (event === TEXT && within) texts.push(reader.text)
    else if (event === END) within = false
  }
  return texts.join(': ')
}

function notAMessage({ status, headers, body }: TransportAnswer, operation: WSOperation, description?: string): WSCallError {
  const type = headerValue(headers, 'content-type')
  const told = description ?? new TextDecoder().decode(body.subarray(0, 200)).trim()
  const behind = told === '' ? '' : `: ${told}`
  return new WSCallError(
    'status',
    operation.Name,
    said(
      `the server answered ${status}${type === undefined ? '' : ` with ${type}`}, no SOAP message${behind}`,
      `сервер ответил ${status}${type === undefined ? '' : ` (${type})`}, это не сообщение SOAP${behind}`,
    ),
    status,
  )
}

function told(error: unknown, answer: TransportAnswer, operation: WSOperation): unknown {
  const { status } = answer
  if ((status < 200 || status >= 300) && status !== 500 && error instanceof XMLError) return notAMessage(answer, operation)
  const say = (message: Said): WSCallError => new WSCallError('answer', operation.Name, message, status, error)
  if (error instanceof XMLError)
    return say(
      said(
        `the answer is not XML (line ${error.line}, column ${error.column}): ${error.message}`,
        `ответ – не XML (строка ${error.line}, колонка ${error.column}): ${error.messageRu}`,
      ),
    )
  if (error instanceof MultipartError)
    return say(said(`the answer is not a multipart message: ${error.message}`, `ответ – не составное сообщение: ${error.messageRu}`))
  if (error instanceof XDTOError)
    return say(
      said(`the answer does not fit its description\n${error.message}`, `ответ не соответствует своему описанию\n${error.messageRu}`),
    )
  return error instanceof SOAPFault
    ? say(said(`the answer is not a SOAP message: ${saidBy(error).en}`, `ответ – не сообщение SOAP: ${error.message}`))
    : error
}
