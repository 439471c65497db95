/** Writing of a sequenced or mixed type in the order that the value gives under `sequence`. */
import { said } from '../../diagnostics/said.ts'
import type { SequenceItem } from '../types/any-value.ts'
import type { ObjectPlan, PlannedProperty } from '../types/object-plan.ts'
import { shown } from '../types/text-place.ts'
import { writeAnyElement } from './any.ts'
import { at, read, type ElementWriter, type Source, type Written } from './attributes.ts'
import type { WriteSession } from './session.ts'

/** Every property must have as many values there as its own key says; gives back how many keys were met. */
export function writeSequence(
  session: WriteSession,
  plan: ObjectPlan,
  elements: readonly Written[],
  source: Source,
  items: readonly SequenceItem[],
  writeElement: ElementWriter,
): number {
  const met = new Map<string, unknown[]>(elements.map(({ property }) => [property.name, []]))
  if (plan.mixed && items.some((one) => typeof one === 'string')) session.writer.mixed()
  for (const item of items) {
    if (typeof item === 'string') {
      if (plan.mixed) session.text(item)
      else
        session.fault(said(`text ${shown(item)} is allowed in a mixed type only`, `текст ${shown(item)} допустим только в смешанном типе`))
    } else if ('local' in item) {
      if (plan.open) writeAnyElement(session, item)
      else
        session.fault(
          said(`element ${item.local} is allowed in an open type only`, `элемент ${item.local} допустим только в открытом типе`),
        )
    } else {
      const written = elements.find(({ property }) => property.name === item.property)
      if (written) sequenceItem(session, written, item.value, met.get(item.property)!, writeElement)
      else
        session.fault(
          said(
            `the sequence names ${shown(item.property)}, which is not a property written as an element`,
            `в последовательности названо ${shown(item.property)}, это не свойство, записываемое элементом`,
          ),
        )
    }
  }
  for (const { property } of elements) compareSequence(session, property, read(source, property), met.get(property.name)!)
  return elements.filter(({ property }) => read(source, property) !== undefined).length
}

function sequenceItem(
  session: WriteSession,
  { property, name, settings }: Written,
  value: unknown,
  met: unknown[],
  writeElement: ElementWriter,
): void {
  session.trail.enter(property.name, property.list ? met.length : -1)
  met.push(value)
  writeElement(session, name, property.type, value, settings)
  session.trail.leave()
}

function compareSequence(session: WriteSession, property: PlannedProperty, value: unknown, met: readonly unknown[]): void {
  const values = value === undefined ? [] : property.list && Array.isArray(value) ? value : [value]
  if (values.length !== met.length || values.some((one, index) => !Object.is(one, met[index])))
    at(
      session,
      property.name,
      said('the sequence and the property have different values', 'значения в последовательности и в свойстве различаются'),
    )
  else if (met.length < property.least || met.length > property.most)
    at(
      session,
      property.name,
      said(
        `there are ${met.length}, allowed are ${property.least} to ${property.most}`,
        `элементов ${met.length}, допустимо от ${property.least} до ${property.most}`,
      ),
    )
}
