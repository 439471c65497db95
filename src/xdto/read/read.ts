/**
 * Typed reading straight from the pull reader: a reader is compiled once a type, and everything that does not fit is reported with its
 * path.
 */
import { inBoth } from '../../diagnostics/said-error.ts'
import { said } from '../../diagnostics/said.ts'
import type { XMLLimits } from '../../xml/limits.ts'
import { clark } from '../../xml/name.ts'
import { EOF, START, XMLPullReader } from '../../xml/pull.ts'
import type { XMLTextParts } from '../../xml/source/text-parts.ts'
import { isObjectType, type ObjectType } from '../types/object-type.ts'
import type { PlatformType } from '../types/platform-type.ts'
import { primitives } from '../types/primitives.ts'
import { isDerivedFrom, xsiType } from '../types/substitution.ts'
import { textCodec } from '../types/text-codec.ts'
import { shown } from '../types/text-place.ts'
import { typeName, type XDTOType } from '../types/type.ts'
import { isValueType, type ValueType } from '../types/value-type.ts'
import { anyReader } from './any.ts'
import { objectReader } from './object.ts'
import { ReadSession, type ReadSettings, type TypeSource } from './session.ts'

/** Reads the content of the element that was just met, its END included; `undefined` after a fault. */
type ContentReader = (session: ReadSession) => unknown

const readers = new WeakMap<XDTOType, ContentReader>()

/** The reader of a type's content; xsi:nil and xsi:type are {@link readElement}'s affair. */
function readerOf(type: XDTOType): ContentReader {
  let found = readers.get(type)
  if (found === undefined) readers.set(type, (found = compile(type)))
  return found
}

function compile(type: XDTOType): ContentReader {
  if (isValueType(type)) return valueReader(type)
  if (isObjectType(type)) return objectReader(type, readElement)
  if (type.kind === 'any') return anyReader(readerOf)
  const { read } = type as PlatformType
  return (session) => read(session)
}

function valueReader(type: ValueType): ContentReader {
  const codec = textCodec(type)
  if (codec.primitive !== primitives.base64Binary) {
    return (session) => {
      if (session.reader.attributes.length > 0) session.refuseAttributes()
      return session.value(codec)
    }
  }
  return (session) => {
    session.refuseAttributes()
    const content = session.binary()
    return typeof content === 'string' ? codec.read(content, session) : content
  }
}

/**
 * Reads an element of the declared type, just met: `null` for xsi:nil, the value of a derived type where xsi:type names one. `whenEmpty` is
 * the lexical default of an empty element. `undefined` after a fault; the END is passed in any case.
 */
export function readElement(session: ReadSession, declared: XDTOType, nillable = false, whenEmpty?: string): unknown {
  if (session.tooDeep()) return undefined
  if (session.reader.attributes.length === 0 && whenEmpty === undefined) return concrete(session, declared)
  const nil = session.xsi('nil')?.trim()
  if (nil === 'true' || nil === '1') return readNil(session, declared, nillable)
  if (nil !== undefined && nil !== 'false' && nil !== '0')
    session.fault(said(`xsi:nil=${shown(nil)} is not an xs:boolean`, `xsi:nil=${shown(nil)} – не xs:boolean`))
  const named = declared.kind === 'any' ? undefined : session.xsi('type')
  if (named !== undefined) return readSubstitute(session, declared, named)
  if (whenEmpty === undefined || !isValueType(declared)) return concrete(session, declared)
  session.refuseAttributes()
  return session.value(textCodec(declared), whenEmpty)
}

function concrete(session: ReadSession, type: XDTOType): unknown {
  if (isObjectType(type) && type.settings.abstract === true) {
    session.fault(
      said(
        `${typeName(type)} is abstract: xsi:type must name a type derived from it`,
        `${typeName(type, 'ru')} – абстрактный тип: в xsi:type нужен производный от него`,
      ),
    )
    return void session.skip()
  }
  return readerOf(type)(session)
}

function readNil(session: ReadSession, declared: XDTOType, nillable: boolean): null | undefined {
  if (!nillable && declared.kind !== 'any')
    session.fault(said('xsi:nil="true", but the value may not be empty', 'xsi:nil="true", но значение не может быть пустым'))
  session.empty(said('an element with xsi:nil="true" is empty', 'элемент с xsi:nil="true" должен быть пустым'))
  return nillable || declared.kind === 'any' ? null : undefined
}

function readSubstitute(session: ReadSession, declared: XDTOType, qname: string): unknown {
  const name = primitives.QName.parse(qname.trim(), session)
  const type = name && session.types.Type(name.namespace, name.local)
  if (!name || !type || !isDerivedFrom(type, declared)) {
    session.fault(
      !name
        ? said(`xsi:type=${shown(qname)} is not a name with a declared prefix`, `xsi:type=${shown(qname)} – не имя с объявленным префиксом`)
        : !type
          ? said(`xsi:type names ${clark(name)}, a type that is not known`, `в xsi:type назван неизвестный тип ${clark(name)}`)
          : said(
              `xsi:type names ${typeName(type)}, which is not derived from ${typeName(declared)}`,
              `в xsi:type назван ${typeName(type, 'ru')}, не производный от ${typeName(declared, 'ru')}`,
            ),
    )
    return void session.skip()
  }
  if (isValueType(type)) return readBoth(session, type, declared as ValueType)
  const value = concrete(session, type)
  return type === declared || value === undefined
    ? value
    : Object.defineProperty(value as object, xsiType, { value: type as ObjectType, enumerable: true })
}

/** The text must fit the derived type, the value is the declared one's; of a union it is the member's own. */
function readBoth(session: ReadSession, type: ValueType, declared: ValueType): unknown {
  if (type === declared || declared.memberTypes) return readerOf(type)(session)
  session.refuseAttributes()
  const [narrow, wide] = [textCodec(type), textCodec(declared)]
  return session.value({ ...wide, read: (text, place) => (narrow.read(text, place) === undefined ? undefined : wide.read(text, place)) })
}

export interface DocumentSettings extends ReadSettings {
  readonly limits?: Partial<XMLLimits>
}

/**
 * Reads a whole document whose element is of the type; the element's name is the caller's affair (a session's `reader` tells it).
 *
 * @throws XDTOError with all faults, XMLError when it is not XML.
 */
export function readDocument<T>(
  source: string | Uint8Array | XMLTextParts,
  type: XDTOType<T>,
  types: TypeSource,
  settings: DocumentSettings = {},
): T {
  const reader = new XMLPullReader(source, settings.limits)
  const session = new ReadSession(reader, types, settings)
  if (reader.next() !== START) throw inBoth(new Error('a document begins with an element'), 'документ начинается с элемента')
  session.trail.enter(reader.local, -1)
  const value = readElement(session, type)
  session.trail.settle()
  while (reader.next() !== EOF);
  return value as T
}
