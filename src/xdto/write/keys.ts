/** The keys of a value that is written: how many it has, and which are none of its type's. */
import { said } from '../../diagnostics/said.ts'
import { planOf, type PlannedProperty } from '../types/object-plan.ts'
import type { ObjectType } from '../types/object-type.ts'
import { typeName } from '../types/type.ts'
import { at, type Source, type Written } from './attributes.ts'
import type { WriteSession } from './session.ts'

/** What the writer keeps of a property that is an element. */
export const writtenAs = (property: PlannedProperty): Written => ({
  property,
  name: { namespace: property.namespace, local: property.local },
  settings: { nillable: property.nillable },
  row: undefined,
})

/** How many keys have a value. */
export function present(source: Source): number {
  let count = 0
  for (const key in source) if (source[key] !== undefined) count++
  return count
}

/** A fault for each key with a value that the type does not have. */
export function surplus(session: WriteSession, source: Source, type: ObjectType): void {
  const plan = planOf(type)
  const names = new Set([...plan.elements, ...plan.attributes, ...(plan.text ? [plan.text] : [])].map((one) => one.name))
  for (const key of Object.keys(source))
    if (!names.has(key) && source[key] !== undefined)
      at(session, key, said(`${typeName(type)} has no such property`, `у ${typeName(type, 'ru')} нет такого свойства`))
}
