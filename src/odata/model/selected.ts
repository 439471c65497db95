/** What of an entity is read and written for a request, and one entity that was read so: what readers give to writers. */
import type { Row } from '../../infobase/query/plan.ts'
import type { Value } from '../../infobase/values/value.ts'
import type { EntityField, EntityType } from './entity.ts'

export interface SelectedSection {
  readonly entity: EntityType
  readonly fields: readonly EntityField[]
}

export interface Presented {
  readonly name: string
  readonly field: EntityField
}

export interface Expanded {
  readonly field: EntityField
  /** What is read of an object that the reference leads to; `undefined` where that is not published. */
  readonly of: (fullName: string) => Selection | undefined
}

export interface Selection {
  readonly entity: EntityType
  readonly head: readonly EntityField[]
  readonly tail: readonly EntityField[]
  readonly sections: readonly SelectedSection[]
  /** Fields of the records of a record set. */
  readonly records: readonly EntityField[] | undefined
  readonly presentations: readonly Presented[]
  /** Whether the presentation of the entity itself is asked for. */
  readonly isPresented: boolean
  /** Whether `SurrogateKey` is asked for and there. */
  readonly isSurrogate: boolean
  readonly expanded: readonly Expanded[]
}

/** One entity, ready to be written. */
export interface Item {
  value(field: EntityField): Value
  /** Its own values in the order of `neededFields`, where they were read so: writers take them by their places. */
  readonly row?: Row | undefined
  /** Whether it is a folder, where it has a row. */
  readonly folder?: boolean | undefined
  /** Rows of the sections of the selection, or the records, in their order. */
  readonly sections: readonly (readonly Row[])[]
  readonly presentations: readonly string[]
  readonly presentation: string
  /** `null`: the reference is empty or leads nowhere that is published. */
  readonly expanded: readonly (ExpandedItem | null)[]
}

export interface ExpandedItem {
  readonly selection: Selection
  readonly item: Item
}

/** The field that tells a folder from an item. */
export const FOLDER = 'IsFolder'

/** A folder has no attributes of items, an item none of folders: null on the wire. `folder` is undefined where there are no folders. */
export function isInapplicable({ field: { definition } }: EntityField, folder: boolean | undefined): boolean {
  if (folder === undefined || definition === undefined || !('Use' in definition)) return false
  return definition.Use === (folder ? 'ForItem' : 'ForFolder')
}

const needed = new WeakMap<Selection, readonly string[]>()

/** The fields of the entity's own rows that a selection needs, each once; the same list for the same selection. */
export function neededFields(selection: Selection): readonly string[] {
  let found = needed.get(selection)
  if (found === undefined) needed.set(selection, (found = fieldsOf(selection)))
  return found
}

function fieldsOf({ entity, head, tail, presentations, expanded }: Selection): readonly string[] {
  const all = [...entity.key, ...head, ...tail, ...presentations.map((one) => one.field), ...expanded.map((one) => one.field)]
  const folder = entity.field(FOLDER) === undefined ? [] : [FOLDER]
  return [...new Set([...all.map((one) => one.column), ...folder])]
}
