/** Typed writing straight to the XML writer: a content writer is compiled once a type; misfits are reported with their path. */
import { said } from '../../diagnostics/said.ts'
import type { Name } from '../../xml/name.ts'
import { XMLWriter, type XMLLayout } from '../../xml/write.ts'
import type { TypeSource } from '../read/session.ts'
import { isObjectType, type ObjectType } from '../types/object-type.ts'
import type { PlatformType } from '../types/platform-type.ts'
import { primitives } from '../types/primitives.ts'
import { isDerivedFrom, xsiType } from '../types/substitution.ts'
import { textCodec } from '../types/text-codec.ts'
import { shown } from '../types/text-place.ts'
import { typeName, XS, XSI, type XDTOType } from '../types/type.ts'
import { isValueType, type ValueType } from '../types/value-type.ts'
import { writeAny } from './any.ts'
import { objectWriter } from './object.ts'
import { nullRefused, WriteSession } from './session.ts'

/** Writes attributes and content of an element whose tag is open. */
export type ContentWriter = (session: WriteSession, value: unknown) => void

const writers = new WeakMap<XDTOType, ContentWriter>()

export function writerOf(type: XDTOType): ContentWriter {
  let found = writers.get(type)
  if (found === undefined) writers.set(type, (found = compile(type)))
  return found
}

function compile(type: XDTOType): ContentWriter {
  if (isValueType(type)) return valueWriter(type)
  if (isObjectType(type)) return objectWriter(type, writeElement)
  if (type.kind === 'any') return (session, value) => writeAny(session, value, writerOf)
  return (session, value) => (type as PlatformType).write(session, value)
}

function valueWriter(type: ValueType): ContentWriter {
  const codec = textCodec(type)
  const binary = codec.primitive === primitives.base64Binary
  return (session, value) => {
    const href = binary && session.attach && value instanceof Uint8Array ? session.attach(value) : undefined
    if (href !== undefined) return writeInclude(session, href)
    const text = codec.write(value, session)
    if (text !== undefined) session.text(text)
  }
}

function writeInclude(session: WriteSession, href: string): void {
  session.writer.start('xop:Include').attribute('xmlns:xop', 'http://www.w3.org/2004/08/xop/include').attribute('href', href).end()
}

export interface ElementSettings {
  /** `null` is written as xsi:nil="true". */
  readonly nillable?: boolean
  /** Prefix and namespace pairs declared on this element, for it and what is inside: 1C's `m:return` has `xs` and `xsi`. */
  readonly declarations?: readonly (readonly [prefix: string, namespace: string])[]
}

const none: ElementSettings = {}

/** Writes an element of the declared type; what does not fit goes to `session.trail`. */
export function writeElement(
  session: WriteSession,
  name: Name,
  declared: XDTOType,
  value: unknown,
  settings: ElementSettings = none,
): void {
  if (settings.declarations === undefined && value !== null && isValueType(declared)) {
    const codec = textCodec(declared)
    if (codec.writes !== 'qname' && !(session.attach && codec.primitive === primitives.base64Binary)) {
      const text = codec.write(value, session)
      return text === undefined ? undefined : session.leaf(name.namespace, name.local, text, codec.writes === 'plain')
    }
  }
  const before = session.open(name.namespace, name.local)
  if (settings.declarations) session.declaring(settings.declarations, () => inside(session, declared, value, settings.nillable === true))
  else inside(session, declared, value, settings.nillable === true)
  session.close(before)
}

function inside(session: WriteSession, declared: XDTOType, value: unknown, nillable: boolean): void {
  if (declared.kind === 'any') return writerOf(declared)(session, value)
  if (value === null) return nillable ? session.nil() : session.fault(nullRefused(declared))
  if (!isObjectType(declared)) return writerOf(declared)(session, value)
  const type = concreteType(session, declared, value)
  if (type === undefined) return
  if (type !== declared) session.xsiType({ namespace: type.namespace, local: type.name })
  writerOf(type)(session, value)
}

/** The declared type, or the derived one that the value says it has. */
function concreteType(session: WriteSession, declared: ObjectType, value: unknown): ObjectType | undefined {
  const named = typeof value === 'object' && value !== null ? (value as { readonly [xsiType]?: ObjectType })[xsiType] : undefined
  if (named !== undefined && (named.name === '' || !isDerivedFrom(named, declared))) {
    return void session.fault(
      said(
        `a value of ${typeName(named)} cannot be written as ${typeName(declared)}`,
        `значение ${typeName(named, 'ru')} нельзя записать как ${typeName(declared, 'ru')}`,
      ),
    )
  }
  const type = named ?? declared
  return type.settings.abstract === true
    ? void session.fault(
        said(
          `${shown(value)}: ${typeName(type)} is abstract; give a derived type: as(Type, value)`,
          `${shown(value, 'ru')}: ${typeName(type, 'ru')} – абстрактный тип; укажите производный: as(тип, значение)`,
        ),
      )
    : type
}

/**
 * A document with one element, which declares `xs` and `xsi` as 1C's serializer does.
 *
 * @throws XDTOError with all faults.
 */
export function writeDocument<T>(name: Name, type: XDTOType<T>, value: T, types: TypeSource, layout: XMLLayout = '1c'): string {
  const writer = new XMLWriter(layout)
  const session = new WriteSession(writer, { types })
  session.trail.enter(name.local, -1)
  writeElement(session, name, type, value, {
    declarations: [
      ['xs', XS],
      ['xsi', XSI],
    ],
  })
  session.trail.settle()
  return writer.finish()
}
