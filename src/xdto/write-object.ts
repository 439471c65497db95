/** Writing of an object type: attributes, then elements in the order of the properties; what is missing or surplus is a fault. */
import type { Name } from '../xml/name.ts'
import { additional, sequence } from './any-value.ts'
import type { Additional, SequenceItem } from './any-value.ts'
import { ChildrenInOrder, childrenOf, CountedChildren, fit } from './content-model.ts'
import { planOf } from './object-plan.ts'
import type { ObjectPlan, PlannedProperty } from './object-plan.ts'
import type { ObjectType } from './object-type.ts'
import { textCodec } from './text-codec.ts'
import { shown } from './text-place.ts'
import { typeName } from './type.ts'
import type { XDTOType } from './type.ts'
import { isValueType } from './value-type.ts'
import { writeAnyElement } from './write-any.ts'
import type { WriteSession } from './write-session.ts'

type ElementWriter = (session: WriteSession, name: Name, declared: XDTOType, value: unknown, settings?: { nillable?: boolean }) => void
type Source = Readonly<Record<string | symbol, unknown>>

const read = (source: Source, property: PlannedProperty): unknown =>
  property.inherited && !Object.hasOwn(source, property.name) ? undefined : source[property.name]

/** A property with what the writer needs at hand. */
interface Written {
  readonly property: PlannedProperty
  readonly name: Name
  readonly settings: { readonly nillable: boolean }
}

export function objectWriter(type: ObjectType, writeElement: ElementWriter): (session: WriteSession, value: unknown) => void {
  let plan: ObjectPlan | undefined
  let elements: Written[] = []
  return (session, value) => {
    if (plan === undefined) {
      plan = planOf(type)
      elements = plan.elements.map((property) => ({ property, name: { namespace: property.namespace, local: property.local }, settings: { nillable: property.nillable } }))
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return session.fault(`${shown(value)} is no value of ${typeName(type)}, which takes an object`)
    writeObject(session, plan, elements, value as Source, type, writeElement)
  }
}

function writeObject(session: WriteSession, plan: ObjectPlan, elements: readonly Written[], source: Source, type: ObjectType, writeElement: ElementWriter): void {
  const extra = source[additional] as Additional | undefined
  if (extra && !plan.open) return session.fault(`${typeName(type)} is not open: nothing may be added to its properties`)
  let known = writeAttributes(session, plan, source)
  if (extra) for (const one of extra.attributes) session.attribute(session.attributeName(one.namespace, one.local), one.value)
  const items = itemsOf(session, plan, source, type)
  if (items) {
    known += writeSequence(session, plan, elements, source, items, writeElement)
  } else if (plan.text) {
    known += writeText(session, plan.text, source)
  } else {
    for (let at = 0; at < elements.length; at++) known += writeProperty(session, elements[at]!, source, writeElement)
    if (extra) for (const one of extra.elements) writeAnyElement(session, one)
  }
  let present = 0
  for (const key in source) if (source[key] !== undefined) present++
  if (present !== known) surplus(session, plan, source, type)
}

/**
 * The order of the content, where the value must tell it; a value that does not is arranged as its type's schema allows.
 * A value whose parts cannot stand together is a fault.
 */
function itemsOf(session: WriteSession, plan: ObjectPlan, source: Source, type: ObjectType): readonly SequenceItem[] | undefined {
  const told = plan.sequenced ? source[sequence] as readonly SequenceItem[] | undefined : undefined
  const { content } = type.settings
  if (content === undefined) return told
  if (told) {
    const trouble = fit(content, new ChildrenInOrder(childrenOf(told)))
    if (trouble !== undefined) session.fault(trouble)
    return told
  }
  const present = new Map<string | undefined, readonly SequenceItem[]>()
  for (const property of plan.elements) {
    const value = read(source, property)
    const values: readonly unknown[] = value === undefined ? [] : property.list && Array.isArray(value) ? value : [value]
    if (values.length > 0) present.set(property.name, values.map((one) => ({ property: property.name, value: one })))
  }
  const extra = (source[additional] as Additional | undefined)?.elements ?? []
  if (extra.length > 0) present.set(undefined, extra)
  const children = new CountedChildren(new Map([...present].map(([name, items]) => [name, items.length])))
  const trouble = fit(content, children)
  if (trouble !== undefined) session.fault(trouble)
  const left = new Map([...present].map(([name, items]) => [name, items.values()]))
  return plan.sequenced && trouble === undefined ? children.order.map((name) => left.get(name)!.next().value!) : undefined
}

/** How many of the value's keys were met: 1 or 0. */
function writeProperty(session: WriteSession, { property, name, settings }: Written, source: Source, writeElement: ElementWriter): 0 | 1 {
  const value = read(source, property)
  if (value === undefined) {
    if (property.least > 0) missing(session, property.name)
    return 0
  }
  if (property.list) {
    writeList(session, property, name, settings, value, writeElement)
    return 1
  }
  session.trail.enter(property.name, -1)
  if (property.fixed) checkFixed(session, property, value)
  writeElement(session, name, property.type, value, settings)
  session.trail.leave()
  return 1
}

function writeList(session: WriteSession, property: PlannedProperty, name: Name, settings: Written['settings'], value: unknown, writeElement: ElementWriter): void {
  const { trail } = session
  if (!Array.isArray(value)) return at(session, property.name, `${shown(value)} is no array`)
  if (value.length < property.least) at(session, property.name, `there are ${value.length}, at least ${property.least} are required`)
  if (value.length > property.most) at(session, property.name, `there are ${value.length}, at most ${property.most} are allowed`)
  for (let index = 0; index < value.length; index++) {
    trail.enter(property.name, index)
    writeElement(session, name, property.type, value[index], settings)
    trail.leave()
  }
}

const at = (session: WriteSession, step: string, message: string): void => {
  session.trail.enter(step, -1)
  session.fault(message)
  session.trail.leave()
}

const missing = (session: WriteSession, step: string): void => at(session, step, 'the property is missing')

function writeAttributes(session: WriteSession, { attributes }: ObjectPlan, source: Source): number {
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

function valueText(session: WriteSession, { type }: PlannedProperty, value: unknown): string | undefined {
  if (isValueType(type)) return textCodec(type).write(value, session)
  return void session.fault(`a value of ${typeName(type)} cannot be written as text`)
}

function writeText(session: WriteSession, property: PlannedProperty, source: Source): number {
  const value = read(source, property)
  if (value === undefined) {
    if (property.least > 0) missing(session, property.name)
    return 0
  }
  const text = valueText(session, property, value)
  if (text !== undefined) session.text(text)
  return 1
}

function checkFixed(session: WriteSession, { type, byDefault }: PlannedProperty, value: unknown): void {
  if (byDefault === undefined || !isValueType(type)) return
  const always = textCodec(type).read(byDefault, { resolve: () => '', fault: () => {} })
  const print = (one: unknown): string | undefined => textCodec(type).write(one, { qname: (name) => name.local, fault: () => {} })
  if (print(value) !== print(always)) session.fault(`the value is fixed: ${shown(byDefault)}`)
}

/** In the order that the value gives; every property must have as many values as its key says. */
function writeSequence(
  session: WriteSession, plan: ObjectPlan, elements: readonly Written[], source: Source, items: readonly SequenceItem[], writeElement: ElementWriter,
): number {
  const met = new Map<string, unknown[]>(elements.map(({ property }) => [property.name, []]))
  if (plan.mixed && items.some((one) => typeof one === 'string')) session.writer.mixed()
  for (const item of items) {
    if (typeof item === 'string') {
      if (plan.mixed) session.text(item)
      else session.fault(`text ${shown(item)} may stand in a mixed type only`)
    } else if ('local' in item) {
      if (plan.open) writeAnyElement(session, item)
      else session.fault(`element ${item.local} may stand in an open type only`)
    } else {
      const written = elements.find(({ property }) => property.name === item.property)
      if (written) sequenceItem(session, written, item.value, met.get(item.property)!, writeElement)
      else session.fault(`the sequence names ${shown(item.property)}, which is no property written as an element`)
    }
  }
  for (const { property } of elements) compareSequence(session, property, read(source, property), met.get(property.name)!)
  return elements.filter(({ property }) => read(source, property) !== undefined).length
}

function sequenceItem(session: WriteSession, { property, name, settings }: Written, value: unknown, met: unknown[], writeElement: ElementWriter): void {
  session.trail.enter(property.name, property.list ? met.length : -1)
  met.push(value)
  writeElement(session, name, property.type, value, settings)
  session.trail.leave()
}

function compareSequence(session: WriteSession, property: PlannedProperty, value: unknown, met: readonly unknown[]): void {
  const values = value === undefined ? [] : property.list && Array.isArray(value) ? value : [value]
  if (values.length !== met.length || values.some((one, index) => !Object.is(one, met[index]))) at(session, property.name, 'the sequence and the property hold different values')
  else if (met.length < property.least || met.length > property.most) at(session, property.name, `there are ${met.length}, allowed are ${property.least} to ${property.most}`)
}

function surplus(session: WriteSession, plan: ObjectPlan, source: Source, type: ObjectType): void {
  const names = new Set([...plan.elements, ...plan.attributes, ...(plan.text ? [plan.text] : [])].map((one) => one.name))
  for (const key of Object.keys(source)) if (!names.has(key) && source[key] !== undefined) at(session, key, `${typeName(type)} has no such property`)
}
