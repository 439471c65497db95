/** Reading of an object's attributes into its value, and what a property's value must be when it is fixed. */
import { said } from '../../diagnostics/said.ts'
import { clark } from '../../xml/name.ts'
import type { XMLAttribute } from '../../xml/pull.ts'
import { additional } from '../types/any-value.ts'
import type { ObjectPlan, PlannedProperty } from '../types/object-plan.ts'
import { textCodec } from '../types/text-codec.ts'
import { shown } from '../types/text-place.ts'
import { typeName, XSI } from '../types/type.ts'
import { isValueType } from '../types/value-type.ts'
import type { ReadSession } from './session.ts'

/** A value being made. */
export type Target = Record<string | symbol, unknown>

/** Every key of a value is an own, plain property, whatever its name. */
export const put = (target: Target, property: PlannedProperty, value: unknown): void => {
  if (property.inherited) Object.defineProperty(target, property.name, { value, enumerable: true, writable: true, configurable: true })
  else target[property.name] = value
}

export function readAttributes(session: ReadSession, plan: ObjectPlan, target: Target): void {
  const present = session.reader.attributes
  const { attributes } = plan
  if (present.length === 0 && attributes.length === 0) return
  let known = 0
  for (const property of attributes) {
    const found = present.find((one) => one.local === property.local && one.namespace === property.namespace)
    if (found) known++
    readAttribute(session, property, found?.value ?? property.byDefault, target)
  }
  if (known < present.length) surplusAttributes(session, plan, present, target)
}

function readAttribute(session: ReadSession, property: PlannedProperty, text: string | undefined, target: Target): void {
  if (text === undefined && property.least === 0) return
  session.trail.enter(`@${property.name}`, -1)
  if (text === undefined) {
    session.fault(said('the attribute is missing', 'атрибут отсутствует'))
  } else if (!isValueType(property.type)) {
    session.fault(
      said(
        `an attribute cannot have a value of ${typeName(property.type)}`,
        `атрибут не может иметь значение ${typeName(property.type, 'ru')}`,
      ),
    )
  } else {
    const value = textCodec(property.type).read(text, session)
    if (property.fixed) checkFixed(session, property, value)
    if (value !== undefined) put(target, property, value)
  }
  session.trail.leave()
}

function surplusAttributes(session: ReadSession, plan: ObjectPlan, present: readonly XMLAttribute[], target: Target): void {
  const surplus = present.filter(
    (one) =>
      one.namespace !== XSI && !plan.attributes.some((property) => property.local === one.local && property.namespace === one.namespace),
  )
  if (surplus.length === 0) return
  if (!plan.open) return session.refuseAttributes(surplus)
  target[additional] = { attributes: surplus.map(({ namespace, local, value }) => ({ namespace, local, value })), elements: [] }
}

export function checkFixed(session: ReadSession, { type, byDefault }: PlannedProperty, value: unknown): void {
  if (value === undefined || byDefault === undefined || !isValueType(type)) return
  const names = { qname: clark, fault: () => {} }
  const always = textCodec(type).read(byDefault, { resolve: () => '', fault: () => {} })
  if (textCodec(type).write(value, names) !== textCodec(type).write(always, names))
    session.fault(said(`the value is fixed: ${shown(byDefault)}`, `значение задано жёстко: ${shown(byDefault)}`))
}
