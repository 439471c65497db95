/** The answer of an analytic server: its session, what its root holds, and its errors, which may come within a 200. */
import { said, type Said } from '../diagnostics/said.ts'
import { EnvelopeReader } from '../soap/envelope.ts'
import { SOAPFault } from '../soap/fault.ts'
import { soap11 } from '../soap/version.ts'
import { XMLError } from '../xml/error.ts'
import { clark } from '../xml/name.ts'
import { END, EOF, START, XMLPullReader } from '../xml/pull.ts'
import { xmlaError, type XMLAError } from './error.ts'
import { attributeIn, readPiece, skipPiece, type Piece } from './piece.ts'
import { XMLA } from './request.ts'

/** Reads children of the root. */
export interface RootReader<T> {
  /** At the START of a child, which is to be read up to its END. */
  child(reader: XMLPullReader): void
  finish(): T
}

export interface XMLAAnswer<T> {
  /** Of the header; `undefined` where the server keeps none. */
  readonly session: string | undefined
  readonly result: T
}

/**
 * `address`: for messages.
 *
 * @throws XMLAError for an error of the server, and for what is no answer of XML for Analysis
 */
export function readXMLAAnswer<T>(text: string, address: string, root: RootReader<T>): XMLAAnswer<T> {
  try {
    return read(text, address, root)
  } catch (error) {
    if (!(error instanceof XMLError) && !(error instanceof SOAPFault)) throw error
    const why = said('it is not an envelope of SOAP', 'это не конверт SOAP')
    throw xmlaError('answer', { address, why }, error)
  }
}

function read<T>(text: string, address: string, root: RootReader<T>): XMLAAnswer<T> {
  const reader = new XMLPullReader(text)
  let session: string | undefined
  const envelope = new EnvelopeReader(reader, soap11, ({ namespace, local }) => {
    if (namespace !== XMLA || local !== 'Session') return false
    session = attributeIn(readPiece(reader), 'SessionId')
    return true
  })
  const element = envelope.openAny()
  if (element?.local === 'Fault' && element.namespace === envelope.version.namespace)
    throw serverError(address, faultMessages(readPiece(reader)))
  if (element?.namespace !== XMLA || !element.local.endsWith('Response'))
    throw misread(address, element === undefined ? said('its Body is empty', 'его Body пуст') : unexpected(clark(element)))
  readResponse(reader, address, root)
  envelope.close()
  return { session, result: root.finish() }
}

/** `<return>` and in it `<root>`: what the root holds is the caller's, but for messages of errors. */
function readResponse<T>(reader: XMLPullReader, address: string, root: RootReader<T>): void {
  const errors: string[] = []
  each(reader, () => {
    if (reader.local !== 'return') return skipPiece(reader)
    each(reader, () => {
      if (reader.local !== 'root') return skipPiece(reader)
      each(reader, () => {
        if (reader.local === 'Messages') errors.push(...messagesIn(readPiece(reader)))
        else if (reader.local === 'Exception') skipPiece(reader)
        else root.child(reader)
      })
    })
  })
  if (errors.length > 0) throw serverError(address, errors)
}

function each(reader: XMLPullReader, take: () => void): void {
  for (let event = reader.next(); event !== END; event = reader.next()) {
    if (event === EOF) return
    if (event === START) take()
  }
}

/** Warnings are passed over. */
const messagesIn = (messages: Piece): string[] => messages.children.filter(({ local }) => local === 'Error').map(errorText)

/** `Error` of a fault's detail and of Messages has its text in an attribute, that of a cell in an element. */
export function errorText(error: Piece): string {
  const field = (name: string): string => attributeIn(error, name) ?? error.children.find(({ local }) => local === name)?.text ?? ''
  const [code, description] = [field('ErrorCode').trim(), (field('Description') || field('desc')).trim()]
  return [description, code === '' ? '' : `(${code})`].filter((one) => one !== '').join(' ')
}

function faultMessages(fault: Piece): string[] {
  const within = (piece: Piece, local: string): Piece[] => [
    ...(piece.local.toLowerCase() === local ? [piece] : []),
    ...piece.children.flatMap((child) => within(child, local)),
  ]
  const detailed = within(fault, 'error')
    .map(errorText)
    .filter((one) => one !== '')
  if (detailed.length > 0) return detailed
  const texts = [...within(fault, 'faultstring'), ...within(fault, 'text'), ...within(fault, 'desc')].map(({ text }) => text.trim())
  return texts.filter((one) => one !== '').slice(0, 1)
}

const serverError = (address: string, messages: readonly string[]): XMLAError =>
  xmlaError('server', {
    address,
    message: messages.length > 0 ? messages.join('; ') : said('without a text', 'без пояснения'),
  })

export const misread = (address: string, why: Said): XMLAError => xmlaError('answer', { address, why })

const unexpected = (name: string): Said => said(`${name} is not expected in it`, `в нём не ожидается ${name}`)
