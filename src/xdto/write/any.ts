/** Writing of values that no type describes: their own type is said by xsi:type. */
import { said } from '../../diagnostics/said.ts'
import { AnyContent, Typed, type AnyElement } from '../types/any-value.ts'
import { isNCName } from '../types/names.ts'
import { naturalTypeOf } from '../types/natural.ts'
import { shown } from '../types/text-place.ts'
import { typeName, type XDTOType } from '../types/type.ts'
import type { WriteSession } from './session.ts'

/** Attributes and content of an open element of xs:anyType. */
export function writeAny(
  session: WriteSession,
  value: unknown,
  writerOf: (type: XDTOType) => (session: WriteSession, value: unknown) => void,
): void {
  if (value === null) return session.nil()
  if (value instanceof AnyContent) return writeContent(session, value)
  if (value instanceof Typed) return writeTyped(session, value, writerOf)
  const name = naturalTypeOf(value)
  const type = name && session.types.Type(name.namespace, name.local)
  if (!name || !type)
    return session.fault(
      said(
        `the type of ${shown(value)} is not clear: give new Typed(type, value)`,
        `тип значения ${shown(value, 'ru')} неясен: укажите new Typed(тип, значение)`,
      ),
    )
  session.xsiType(name)
  writerOf(type)(session, value)
}

function writeTyped(
  session: WriteSession,
  { type, value }: Typed,
  writerOf: (type: XDTOType) => (session: WriteSession, value: unknown) => void,
): void {
  if (type.kind === 'any') return writeAny(session, value, writerOf)
  if (type.name === '')
    return session.fault(said(`${typeName(type)} has no name for xsi:type`, `у ${typeName(type, 'ru')} нет имени для xsi:type`))
  session.xsiType({ namespace: type.namespace, local: type.name })
  writerOf(type)(session, value)
}

/** As it was read; text among elements switches the layout off. */
function writeContent(session: WriteSession, { type, attributes, content }: AnyContent): void {
  if (type) session.xsiType(type)
  for (const one of attributes) {
    if (isNCName(one.local)) session.attribute(session.attributeName(one.namespace, one.local), one.value)
    else session.fault(said(`${shown(one.local)} is not a name of an attribute`, `${shown(one.local)} – не имя атрибута`))
  }
  if (content.some((one) => typeof one === 'string') && content.length > 1) session.writer.mixed()
  for (const one of content) {
    if (typeof one === 'string') session.text(one)
    else writeAnyElement(session, one)
  }
}

export function writeAnyElement(session: WriteSession, element: AnyElement): void {
  if (!isNCName(element.local))
    return session.fault(said(`${shown(element.local)} is not a name of an element`, `${shown(element.local)} – не имя элемента`))
  const before = session.open(element.namespace, element.local)
  writeContent(session, element.content)
  session.close(before)
}
