/** What is said of a property that an entity does not have: a standard attribute by its Russian name is answered with its English one. */
import type { EntityType } from './entity.ts'

/** `'Catalog_Товары has no property Код; it is called Code'`. */
export function unknownProperty(entity: EntityType, name: string): string {
  const base = name.replace(/_Key$|____Presentation$/, '')
  const standard = entity.fields.find(({ field }) => field.role === 'standard' && field.Name !== base && field.russianName === base)
  return `${entity.name} has no property ${name}${standard === undefined ? '' : `; it is called ${standard.name}`}`
}
