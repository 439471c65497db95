/** What of a body an object does not take: fields of folders or of items, another reference, what only actions change. */
import { said, type Said } from '../../diagnostics/said.ts'
import { Reference } from '../../infobase/values/reference.ts'
import { sameValue, type Value } from '../../infobase/values/value.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityField, EntityType } from '../model/entity.ts'
import { FOLDER, isInapplicable, type Item } from '../model/selected.ts'
import { emptyValue } from '../read/empty.ts'
import type { Accept } from './accepted.ts'

interface Body {
  readonly values: ReadonlyMap<string, Value>
  readonly sections: ReadonlyMap<string, readonly unknown[]>
  readonly posted?: boolean
}

/** The object as it is: `folder` and `posted` are undefined where it has no such thing. */
export interface Present {
  readonly folder: boolean | undefined
  readonly posted: boolean | undefined
  /** Undefined of a new one, which may have a reference of its own. */
  readonly reference?: Reference
}

export const presentNew = (entity: EntityType, values: ReadonlyMap<string, Value>): Present => ({
  folder: entity.field(FOLDER) === undefined ? undefined : values.get(FOLDER) === true,
  posted: false,
})

const POSTED = 'Posted'
const ACTIONS = '/Post, /Unpost'

/** Names of what has to be read to tell what is left out of a change. */
export const presentFields = (entity: EntityType): readonly string[] =>
  ['Ref_Key', FOLDER, POSTED].filter((name) => entity.field(name) !== undefined)

export function presentObject(entity: EntityType, item: Item): Present {
  const value = (name: string): Value => {
    const field = entity.field(name)
    return field && item.value(field)
  }
  const [folder, posted, reference] = [value(FOLDER), value(POSTED), value('Ref_Key')]
  return {
    folder: typeof folder === 'boolean' ? folder : undefined,
    posted: typeof posted === 'boolean' ? posted : undefined,
    ...(reference instanceof Reference && { reference }),
  }
}

/** Says each thing that has no effect. A value that is empty says nothing. */
export function acceptLeftOut(
  entity: EntityType,
  { values, sections, posted }: Body,
  { folder, posted: isPosted, reference }: Present,
  accept: Accept,
): void {
  const tell = (name: string, what: Said): void => accept(what, (hint) => odataRefusal('property-value', [name], hint))
  if (posted !== undefined && isPosted !== undefined && posted !== isPosted)
    tell(POSTED, said(`${POSTED} is not written: ${ACTIONS} change it`, `${POSTED} не записывается, его меняют ${ACTIONS}`))
  const ref = values.get('Ref')
  if (reference !== undefined && ref instanceof Reference && ref.UUID !== reference.UUID)
    tell('Ref_Key', said(`Ref_Key stays ${reference.UUID}`, `Ref_Key остаётся прежним: ${reference.UUID}`))
  if (folder === undefined) return
  if (values.has(FOLDER) && values.get(FOLDER) !== folder)
    tell(FOLDER, said(`IsFolder stays ${folder}`, `IsFolder остаётся прежним: ${folder}`))
  const of = folder ? said('folders have no', 'у групп нет') : said('items have no', 'у элементов нет')
  const missing = (name: string): void => tell(name, said(`${of.en} ${name}`, `${of.ru} ${name}`))
  for (const field of inapplicable(entity, folder)) {
    const value = values.get(field.column)
    if (value !== undefined && value !== null && !sameValue(value, emptyValue(field.field))) missing(field.name)
  }
  for (const { section } of entity.sections)
    if (section!.definition?.Use === (folder ? 'ForItem' : 'ForFolder') && (sections.get(section!.Name)?.length ?? 0) > 0)
      missing(section!.Name)
}

const kept = new WeakMap<EntityType, Partial<Record<`${boolean}`, readonly EntityField[]>>>()

/** Made once of an entity: most have none for items. */
function inapplicable(entity: EntityType, folder: boolean): readonly EntityField[] {
  let found = kept.get(entity)
  if (found === undefined) kept.set(entity, (found = {}))
  return (found[`${folder}`] ??= entity.fields.filter((field) => isInapplicable(field, folder)))
}
