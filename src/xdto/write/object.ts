/** Writing of an object type: attributes, then elements in the order of the properties; what is missing or surplus is a fault. */
import { said } from '../../diagnostics/said.ts'
import { additional, sequence, type Additional, type SequenceItem } from '../types/any-value.ts'
import { ChildrenInOrder, childrenOf, CountedChildren, fit } from '../types/content-model.ts'
import { planOf, type ObjectPlan, type PlannedProperty } from '../types/object-plan.ts'
import type { ObjectType } from '../types/object-type.ts'
import { shown } from '../types/text-place.ts'
import { typeName } from '../types/type.ts'
import { writeAnyElement } from './any.ts'
import {
  at,
  checkFixed,
  missing,
  read,
  valueText,
  writeAttributes,
  type ElementWriter,
  type Rows,
  type Source,
  type Written,
} from './attributes.ts'
import { present, surplus, writtenAs } from './keys.ts'
import { runText, segmentsOf, tagsOf, type LeafRun } from './leaves.ts'
import { rowWriter } from './rows.ts'
import { writeSequence } from './sequence.ts'
import type { WriteSession } from './session.ts'

export function objectWriter(type: ObjectType, writeElement: ElementWriter): (session: WriteSession, value: unknown) => void {
  let plan: ObjectPlan | undefined
  let parts: Parts | undefined
  return (session, value) => {
    plan ??= planOf(type)
    parts ??= partsOf(plan)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return session.fault(
        said(
          `${shown(value)} is not a value of ${typeName(type)}, which takes an object`,
          `${shown(value, 'ru')} – не значение ${typeName(type, 'ru')}: нужен объект`,
        ),
      )
    writeObject(session, plan, parts, value as Source, type, writeElement)
  }
}

/** The elements of a type, each and in runs. */
interface Parts {
  readonly elements: readonly Written[]
  readonly segments: readonly (LeafRun | Written)[]
}

function partsOf(plan: ObjectPlan): Parts {
  const elements = plan.elements.map(writtenAs)
  return { elements, segments: segmentsOf(elements) }
}

function writeObject(
  session: WriteSession,
  plan: ObjectPlan,
  { elements, segments }: Parts,
  source: Source,
  type: ObjectType,
  writeElement: ElementWriter,
): void {
  const extra = source[additional] as Additional | undefined
  if (extra && !plan.open)
    return session.fault(
      said(
        `${typeName(type)} is not open: nothing may be added to its properties`,
        `${typeName(type, 'ru')} не открытый: к его свойствам ничего нельзя добавить`,
      ),
    )
  let known = writeAttributes(session, plan, source)
  if (extra) for (const one of extra.attributes) session.attribute(session.attributeName(one.namespace, one.local), one.value)
  const items = itemsOf(session, plan, source, type)
  if (items) {
    known += writeSequence(session, plan, elements, source, items, writeElement)
  } else if (plan.text) {
    known += writeText(session, plan.text, source)
  } else {
    for (let at = 0; at < segments.length; at++) {
      const segment = segments[at]!
      known +=
        'leaves' in segment ? writeRun(session, segment, source, writeElement) : writeProperty(session, segment, source, writeElement)
    }
    if (extra) for (const one of extra.elements) writeAnyElement(session, one)
  }
  if (present(source) !== known) surplus(session, source, type)
}

/**
 * The order of the content, where the value must tell it; a value that does not is arranged as its type's schema allows. A value whose
 * parts cannot occur together is a fault.
 */
function itemsOf(session: WriteSession, plan: ObjectPlan, source: Source, type: ObjectType): readonly SequenceItem[] | undefined {
  const told = plan.sequenced ? (source[sequence] as readonly SequenceItem[] | undefined) : undefined
  const { content } = type.settings
  if (content === undefined) return told
  if (told) {
    const trouble = fit(content, new ChildrenInOrder(childrenOf(told)))
    if (trouble !== undefined) session.fault(trouble)
    return told
  }
  const given = new Map<string | undefined, readonly SequenceItem[]>()
  for (const property of plan.elements) {
    const value = read(source, property)
    const values: readonly unknown[] = value === undefined ? [] : property.list && Array.isArray(value) ? value : [value]
    if (values.length > 0)
      given.set(
        property.name,
        values.map((one) => ({ property: property.name, value: one })),
      )
  }
  const extra = (source[additional] as Additional | undefined)?.elements ?? []
  if (extra.length > 0) given.set(undefined, extra)
  const children = new CountedChildren(new Map([...given].map(([name, items]) => [name, items.length])))
  const trouble = fit(content, children)
  if (trouble !== undefined) session.fault(trouble)
  const left = new Map([...given].map(([name, items]) => [name, items.values()]))
  return plan.sequenced && trouble === undefined ? children.order.map((name) => left.get(name)!.next().value!) : undefined
}

/** How many of the value's keys were met. */
function writeRun(session: WriteSession, run: LeafRun, source: Source, writeElement: ElementWriter): number {
  const tags = tagsOf(session, run, session.writer.lead)
  if (tags !== undefined) {
    session.writer.children(runText(session, run, tags, source))
    return session.met
  }
  let known = 0
  for (const { written } of run.leaves) known += writeProperty(session, written, source, writeElement)
  return known
}

/** How many of the value's keys were met: 1 or 0. */
function writeProperty(session: WriteSession, written: Written, source: Source, writeElement: ElementWriter): 0 | 1 {
  const { property } = written
  const value = read(source, property)
  if (value === undefined) {
    if (property.least > 0) missing(session, property.name)
    return 0
  }
  if (property.list) {
    writeList(session, written, value, writeElement)
    return 1
  }
  session.trail.enter(property.name, -1)
  if (property.fixed) checkFixed(session, property, value)
  writeOne(session, written, value, writeElement)
  session.trail.leave()
  return 1
}

function writeList(session: WriteSession, written: Written, value: unknown, writeElement: ElementWriter): void {
  const { trail } = session
  const { property } = written
  if (!Array.isArray(value)) return at(session, property.name, said(`${shown(value)} is not an array`, `${shown(value, 'ru')} – не массив`))
  if (value.length < property.least)
    at(
      session,
      property.name,
      said(
        `there are ${value.length}, at least ${property.least} are required`,
        `элементов ${value.length}, нужно не меньше ${property.least}`,
      ),
    )
  if (value.length > property.most)
    at(
      session,
      property.name,
      said(
        `there are ${value.length}, at most ${property.most} are allowed`,
        `элементов ${value.length}, допустимо не больше ${property.most}`,
      ),
    )
  const bytes = value.length >= MANY && session.writer.takesBytes ? rowOf(written) : null
  for (let index = 0; index < value.length; index++) {
    if (bytes?.put(session, value[index]) === true) continue
    trail.enter(property.name, index)
    writeOne(session, written, value[index], writeElement)
    trail.leave()
  }
}

/** Rows from which on an answer is worth its own bytes: a short one goes out as one text with the head. */
const MANY = 32

const rowOf = (written: Written): Rows | null =>
  written.row === undefined ? (written.row = rowWriter(written.name, written.property.type) ?? null) : written.row

/** One value of the property. */
function writeOne(session: WriteSession, written: Written, value: unknown, writeElement: ElementWriter): void {
  if (rowOf(written)?.write(session, value) === true) return
  writeElement(session, written.name, written.property.type, value, written.settings)
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
