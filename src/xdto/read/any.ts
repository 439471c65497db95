/** Reading of content that no type describes: by xsi:type where it names a known one, else the bare XML. */
import { said } from '../../diagnostics/said.ts'
import type { Name } from '../../xml/name.ts'
import { END, TEXT } from '../../xml/pull.ts'
import { AnyContent, Typed, type AnyElement } from '../types/any-value.ts'
import { isNatural } from '../types/natural.ts'
import { primitives } from '../types/primitives.ts'
import { XSI, type XDTOType } from '../types/type.ts'
import { isBlank, type ReadSession } from './session.ts'

/** The reader of xs:anyType; `readerOf` compiles the reader of whatever xsi:type names. */
export function anyReader(readerOf: (type: XDTOType) => (session: ReadSession) => unknown): (session: ReadSession) => unknown {
  return (session) => {
    const nil = session.xsi('nil')?.trim()
    if (nil === 'true' || nil === '1') {
      session.empty(said('an element with xsi:nil="true" is empty', 'элемент с xsi:nil="true" должен быть пустым'))
      return null
    }
    const qname = session.xsi('type')
    if (qname === undefined) return anyContent(session)
    const name = primitives.QName.parse(qname.trim(), session)
    if (!name)
      session.fault(
        said(`xsi:type="${qname}" is not a name with a declared prefix`, `xsi:type="${qname}" – не имя с объявленным префиксом`),
      )
    const type = name && session.types.Type(name.namespace, name.local)
    if (!type || type.kind === 'any') return anyContent(session, name)
    const value = readerOf(type)(session)
    return value === undefined || isNatural(type) ? value : new Typed(type, value)
  }
}

/** Element, attributes and text as they are; blanks between elements are dropped. */
function anyContent(session: ReadSession, type?: Name): AnyContent {
  const reader = session.reader
  const attributes = reader.attributes
    .filter((one) => one.namespace !== XSI)
    .map(({ namespace, local, value }) => ({ namespace, local, value }))
  const content: (string | AnyElement)[] = []
  let elements = 0
  for (let event = reader.next(); event !== END; event = reader.next()) {
    if (event === TEXT) {
      content.push(reader.text)
    } else {
      elements++
      content.push(anyElement(session))
    }
  }
  return new AnyContent(elements === 0 ? content : content.filter((one) => typeof one !== 'string' || !isBlank(one)), attributes, type)
}

/** The element that was just met. */
export function anyElement(session: ReadSession): AnyElement {
  const { namespace, local } = session.reader
  const qname = session.xsi('type')
  if (session.tooDeep()) return { namespace, local, content: new AnyContent([]) }
  const content = anyContent(session, qname === undefined ? undefined : primitives.QName.parse(qname.trim(), session))
  return { namespace, local, content }
}
