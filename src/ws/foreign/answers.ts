/** The answer of an operation without a handler: the values of a given document, else a sample made from the schema. */
import { inBoth, withEnglish } from '../../diagnostics/said-error.ts'
import { EnvelopeReader } from '../../soap/envelope.ts'
import { SOAPFault } from '../../soap/fault.ts'
import { soap11, versionOf } from '../../soap/version.ts'
import type { XDTOFactory } from '../../xdto/factory.ts'
import { ReadSession } from '../../xdto/read/session.ts'
import { XDTOError } from '../../xdto/types/fault.ts'
import { clark, sameName, type Name } from '../../xml/name.ts'
import { START, XMLPullReader } from '../../xml/pull.ts'
import type { WSOperation } from '../message/described-operation.ts'
import { sampleValues } from '../message/element.ts'
import type { MessageShape, Values } from '../message/shape.ts'
import { faultOf } from './fault-file.ts'

/** The shape of an operation's answer; `undefined` where it answers nothing. */
export interface AnsweredOperation {
  readonly Name: string
  readonly shape: MessageShape | undefined
}

/** The same, or the fault that the file holds in place of an answer. */
export function readAnswerOrFault(text: string | Uint8Array, operation: AnsweredOperation, types: XDTOFactory): Values | SOAPFault {
  return faultOf(text) ?? readAnswerFile(text, operation, types)
}

/** A handler that answers the same sample each time. */
export function sampleAnswer({ Name, response }: WSOperation, types: XDTOFactory): () => Values {
  let values: Values | undefined
  return () => {
    values ??= response ? sampleValues(response, types.Packages) : {}
    if (values === undefined)
      throw withEnglish(
        new SOAPFault('Receiver', `Для операции ${Name} не удалось составить пример ответа по схеме: напишите обработчик или файл ответа`),
        `no sample of an answer of ${Name} could be made by the schema: write a handler or a file with the answer`,
      )
    return values
  }
}

/**
 * The values of an answer that a file holds: the Body's element, or a whole envelope.
 *
 * @throws XDTOError, XMLError, SOAPFault when it is not an answer of that operation
 */
export function readAnswerFile(text: string | Uint8Array, { Name, shape }: AnsweredOperation, types: XDTOFactory): Values {
  const reader = new XMLPullReader(text)
  const session = new ReadSession(reader, types)
  if (shape === undefined)
    throw new XDTOError([{ path: `/${Name}`, message: 'the operation answers nothing', messageRu: 'операция ничего не возвращает' }])
  const envelope = isEnvelope(text) ? new EnvelopeReader(reader, soap11) : undefined
  if (envelope) envelope.open()
  else if (reader.next() !== START) throw inBoth(new Error('a document begins with an element'), 'документ начинается с элемента')
  if (!sameName(reader, shape.element)) throw otherElement(reader, shape.element)
  const values = shape.read(session)
  session.trail.settle()
  return values ?? {}
}

function isEnvelope(text: string | Uint8Array): boolean {
  const reader = new XMLPullReader(text)
  reader.next()
  return reader.local === 'Envelope' && versionOf(reader.namespace) !== undefined
}

const otherElement = (found: Name, expected: Name): XDTOError =>
  new XDTOError([
    {
      path: `/${found.local}`,
      message: `the element is ${clark(found)}, expected ${clark(expected)}`,
      messageRu: `элемент ${clark(found)}, ожидается ${clark(expected)}`,
    },
  ])
