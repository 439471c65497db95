/** The entity that rows of a virtual table are written as, and what `$select` asks of it. */
import type { GivenSource } from '../../infobase/query/source.ts'
import type { EntityField, EntityType, VirtualField, VirtualTable } from '../model/entity.ts'
import { typeName } from '../model/property.ts'
import type { Tree } from './tree.ts'

/** The rows of a function with the entity that they are written as. */
export interface VirtualRows {
  readonly entity: EntityType
  readonly given: GivenSource
  /** What `$select` still asks for: the dimensions are chosen already. */
  readonly selected: Tree | undefined
  /** Rows have an order of their own, and `$orderby` is not looked at. */
  readonly isOrdered?: boolean
}

/** Names that `$select` lists; `undefined`: all of them. */
export const namesOf = (selected: Tree | undefined): readonly string[] | undefined =>
  selected === undefined || selected.has('*') || selected.has('**') ? undefined : [...selected.keys()]

export function withNames(fields: readonly VirtualField[], wanted: readonly string[]): readonly VirtualField[] {
  const bases = new Set(wanted.map((one) => one.split('____')[0]!))
  return fields.filter(({ base, name: property }) => bases.has(base) || bases.has(property) || bases.has(`${base}_Type`))
}

/** Resources are written before the dimensions that were asked for, as on the wire. */
export function virtualEntity(records: EntityType, table: VirtualTable, fields: readonly VirtualField[]): EntityType {
  const byName = new Map<string, EntityField>()
  for (const one of table.fields) for (const name of [typeName(one), one.base, one.name]) if (name !== undefined) byName.set(name, one)
  const shown = new Set<EntityField>(fields)
  return {
    name: table.name,
    shape: 'virtual',
    object: records.object,
    section: undefined,
    source: records.source,
    fields,
    head: fields,
    tail: [],
    sections: [],
    key: [],
    records: undefined,
    functions: [],
    field(name) {
      const found = byName.get(name)
      return found !== undefined && shown.has(found) ? found : undefined
    },
  }
}

/** A dimension that `Dimensions` leaves out is not asked for a second time. */
export const onlyKnown = (selected: Tree, entity: EntityType): Tree =>
  new Map([...selected].filter(([name]) => !(/_Key$|_Type$/.test(name) && entity.field(name) === undefined)))
