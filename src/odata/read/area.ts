/** The area of data that a request sees: the values of separators in its address, which every row that it reads must have. */
import { and, equal, field, type Expression } from '../../infobase/query/expression.ts'
import type { Value } from '../../infobase/values/value.ts'
import type { EntityType } from '../model/entity.ts'

/** Values by the name of the separator. */
export type Area = ReadonlyMap<string, Value>

export const wholeArea: Area = new Map()

/** The condition with the area's, as a part of a plan; rows of objects without the separator are shared. */
export function restricted(area: Area, entity: EntityType, where?: Expression): { readonly where?: Expression } {
  const own = area.size === 0 ? [] : entity.object.fields.filter(({ role, Name }) => role === 'separator' && area.has(Name))
  if (own.length === 0) return where === undefined ? {} : { where }
  const path = entity.section === undefined ? [] : ['Ref']
  const parts = own.map(({ Name }) => equal(field(...path, Name), { kind: 'value', value: area.get(Name) }))
  return { where: and(...parts, ...(where === undefined ? [] : [where])) }
}
