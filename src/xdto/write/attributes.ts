/** Writing of an object's attributes, and what all of an object's properties share when they are written. */
import { said, type Said } from '../../diagnostics/said.ts'
import type { Name } from '../../xml/name.ts'
import type { ObjectPlan, PlannedProperty } from '../types/object-plan.ts'
import { textCodec } from '../types/text-codec.ts'
import { shown } from '../types/text-place.ts'
import { typeName, type XDTOType } from '../types/type.ts'
import { isValueType } from '../types/value-type.ts'
import type { WriteSession } from './session.ts'

export type ElementWriter = (
  session: WriteSession,
  name: Name,
  declared: XDTOType,
  value: unknown,
  settings?: { nillable?: boolean },
) => void

/** A value being written. */
export type Source = Readonly<Record<string | symbol, unknown>>

/** A property of the value; nothing that it inherits from the prototype of all objects. */
export const read = (source: Source, property: PlannedProperty): unknown =>
  property.inherited && !Object.hasOwn(source, property.name) ? undefined : source[property.name]

/** The rows of one property. */
export interface Rows {
  /** Writes the value's element; `false`, with nothing done, for a value that needs the general writer. */
  write(session: WriteSession, value: unknown): boolean
  /** The same straight to bytes, where the writer takes them; `false` as well for a value with a fault. */
  put(session: WriteSession, value: unknown): boolean
}

/** A property with what the writer needs. */
export interface Written {
  readonly property: PlannedProperty
  readonly name: Name
  readonly settings: { readonly nillable: boolean }
  /** Of one value's element, where the type is simple enough; `null` where it is not, `undefined` until it is known. */
  row: Rows | null | undefined
}

/** A fault one step further. */
export const at = (session: WriteSession, step: string, message: Said): void => {
  session.trail.enter(step, -1)
  session.fault(message)
  session.trail.leave()
}

export const missing = (session: WriteSession, step: string): void =>
  at(session, step, said('the property is missing', 'свойство отсутствует'))

/** How many of the value's keys were met. */
export function writeAttributes(session: WriteSession, { attributes }: ObjectPlan, source: Source): number {
  let known = 0
  for (const property of attributes) {
    const value = read(source, property)
    const step = `@${property.name}`
    if (value === undefined) {
      if (property.least > 0 && property.byDefault === undefined) missing(session, step)
      continue
    }
    known++
    session.trail.enter(step, -1)
    if (property.fixed) checkFixed(session, property, value)
    const text = valueText(session, property, value)
    if (text !== undefined) session.attribute(session.attributeName(property.namespace, property.local), text)
    session.trail.leave()
  }
  return known
}

export function valueText(session: WriteSession, { type }: PlannedProperty, value: unknown): string | undefined {
  if (isValueType(type)) return textCodec(type).write(value, session)
  return void session.fault(
    said(`a value of ${typeName(type)} cannot be written as text`, `значение ${typeName(type, 'ru')} нельзя записать текстом`),
  )
}

export function checkFixed(session: WriteSession, { type, byDefault }: PlannedProperty, value: unknown): void {
  if (byDefault === undefined || !isValueType(type)) return
  const always = textCodec(type).read(byDefault, { resolve: () => '', fault: () => {} })
  const print = (one: unknown): string | undefined => textCodec(type).write(one, { qname: (name) => name.local, fault: () => {} })
  if (print(value) !== print(always))
    session.fault(said(`the value is fixed: ${shown(byDefault)}`, `значение задано жёстко: ${shown(byDefault)}`))
}
