/** A received fault of either SOAP version, its detail typed by what the operation declares. */
import type { SOAPVersion, FaultCode } from '../../soap/version.ts'
import { readElement } from '../../xdto/read/read.ts'
import type { ReadSession } from '../../xdto/read/session.ts'
import { primitives } from '../../xdto/types/primitives.ts'
import { xs } from '../../xdto/types/xs.ts'
import { sameName, type Name } from '../../xml/name.ts'
import { END, START } from '../../xml/pull.ts'
import type { WSFaultDescription } from '../message/described-operation.ts'
import type { ReceivedDetail, ReceivedFault } from './call-error.ts'

/** From the START of soap:Fault to its END. A detail that does not fit its type is a fault of the session's trail. */
export function readFault(session: ReadSession, version: SOAPVersion, declared: readonly WSFaultDescription[]): ReceivedFault {
  const read: Partial<{ -readonly [K in keyof ReceivedFault]: ReceivedFault[K] }> = {}
  children(session, (local) => {
    // The children of a 1.1 fault have no namespace; servers that qualify them are understood all the same.
    switch (local) {
      case 'faultcode':
        read.faultcode = codeName(session)
        break
      case 'faultstring':
        read.reason = session.text().trim()
        break
      case 'faultactor':
      case 'Role':
        read.role = session.text().trim()
        break
      case 'detail':
      case 'Detail':
        read.detail = readDetail(session, declared)
        break
      case 'Reason':
        read.reason = readReason(session)
        break
      case 'Code': {
        const [first, ...more] = readCode(session)
        if (first) read.faultcode = first
        read.Subcodes = more
        break
      }
      default:
        session.skip()
    }
  })
  const faultcode = read.faultcode ?? { namespace: version.namespace, local: 'Receiver' }
  return {
    faultcode,
    code: codeOf(version, faultcode),
    Subcodes: read.Subcodes ?? [],
    role: read.role,
    detail: read.detail ?? [],
    reason: read.reason ?? `сервис ответил ошибкой ${faultcode.local} без текста`,
  }
}

/** Calls `take` at the START of each child, which it reads to its END. */
function children(session: ReadSession, take: (local: string) => void): void {
  const { reader } = session
  for (let event = reader.next(); event !== END; event = reader.next()) if (event === START) take(reader.local)
}

function readDetail(session: ReadSession, declared: readonly WSFaultDescription[]): ReceivedDetail[] {
  const found: ReceivedDetail[] = []
  children(session, () => {
    const { namespace, local } = session.reader
    const known = declared.find((one) => sameName(one.element, { namespace, local }))
    session.trail.enter(local, -1)
    const value = readElement(session, known?.type ?? xs.anyType, known?.nillable ?? true)
    session.trail.leave()
    found.push({ namespace, local, value, fault: known?.Name })
  })
  return found
}

/** The text in Russian where there is one, else the first. */
function readReason(session: ReadSession): string {
  const texts: { readonly language: string; readonly text: string }[] = []
  children(session, () => {
    const language = session.reader.attributes.find((one) => one.local === 'lang')?.value ?? ''
    texts.push({ language, text: session.text().trim() })
  })
  return (texts.find((one) => one.language.startsWith('ru')) ?? texts[0])?.text ?? ''
}

/** The Value, then those of the Subcodes within. */
function readCode(session: ReadSession): Name[] {
  const found: Name[] = []
  children(session, (local) => {
    if (local === 'Value') found.push(codeName(session))
    else if (local === 'Subcode') found.push(...readCode(session))
    else session.skip()
  })
  return found
}

/** The QName in the element that was just met; a prefix that is not declared is met in the wild: the name has no namespace then. */
function codeName(session: ReadSession): Name {
  const own = new Map(session.reader.declarations.map((one) => [one.prefix, one.namespace]))
  const text = session.text().trim()
  return (
    primitives.QName.parse(text, { resolve: (prefix) => own.get(prefix) ?? session.resolve(prefix) }) ?? {
      namespace: '',
      local: text.replace(/^.*:/, ''),
    }
  )
}

/** Dots refine a code of SOAP 1.1 (`Client.Authentication`); some servers leave the namespace out. */
function codeOf(version: SOAPVersion, { namespace, local }: Name): FaultCode | undefined {
  if (namespace !== '' && namespace !== version.namespace) return undefined
  const first = local.split('.', 1)[0]!
  const codes: readonly FaultCode[] = ['Sender', 'Receiver', 'VersionMismatch', 'MustUnderstand', 'DataEncodingUnknown']
  return codes.find((one) => version.codes[one] === first)
}
