/** What is said of a property that an entity does not have: a standard attribute by its Russian name is answered with its English one. */
import { joined, said, type Said } from '../../diagnostics/said.ts'
import type { EntityType } from './entity.ts'

/** `'Catalog_Товары has no property Код; it is called Code'`. */
export function unknownProperty(entity: EntityType, name: string): Said {
  const base = name.replace(/_Key$|____Presentation$/, '')
  const standard = entity.fields.find(({ field }) => field.role === 'standard' && field.Name !== base && field.russianName === base)
  const unknown = said(`${entity.name} has no property ${name}`, `у ${entity.name} нет свойства ${name}`)
  if (standard === undefined) return unknown
  return joined([unknown, said(`; it is called ${standard.name}`, `; оно называется ${standard.name}`)])
}
