/**
 * Which names of `$select` there are, to the last step of a path: `Поставщик/Нет` and `Ref/Code` of a catalog are refused as a plain
 * unknown name is, whether the navigation is expanded or not.
 */
import { joined, said } from '../../diagnostics/said.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityField, EntityType, PublishedModel } from '../model/entity.ts'
import { unknownProperty } from '../model/unknown.ts'
import type { Tree } from './tree.ts'

export const PRESENTATION = '____Presentation'

/** Whether there is an entity behind the field: one that is published, or any of several types. */
export const isNavigation = (model: PublishedModel, { form, target }: EntityField): boolean =>
  form === 'composite' || (target !== undefined && model.ofObject(target) !== undefined)

/** Refuses the first name that there is not, with code 6. */
export function requireKnown(model: PublishedModel, entity: EntityType, selected: Tree): void {
  for (const [name, more] of selected) {
    if (!isKnown(model, entity, name)) throw unknown(entity, name)
    if (more.size > 0) requireKnownBehind(model, entity, name, more)
  }
}

const unknown = (entity: EntityType, name: string) => odataRefusal('segment', [name], joined(['$select: ', unknownProperty(entity, name)]))

function isKnown(model: PublishedModel, entity: EntityType, name: string): boolean {
  if (isStar(name) || name === `*${PRESENTATION}` || name === 'Presentation') return true
  if (name === 'RecordSet') return entity.records !== undefined
  if (name === 'SurrogateKey') return entity.key.length === 0
  if (sectionNamed(entity, name) !== undefined) return true
  if (name.endsWith(PRESENTATION)) return isPresented(entity.field(name.slice(0, -PRESENTATION.length)))
  const field = entity.field(name)
  // A reference goes by its name without `_Key` only where it leads to an entity.
  return field !== undefined && (field.form !== 'reference' || name !== field.base || isNavigation(model, field))
}

/** Values in storage are not (chapter 17.4.3). */
const isPresented = (field: EntityField | undefined): boolean => field !== undefined && field.form !== 'storage'

const isStar = (name: string): boolean => name === '*' || name === '**'

/** Rows of a tabular section, or the records of a record set. */
const sectionNamed = (entity: EntityType, name: string): EntityType | undefined =>
  name === 'RecordSet' ? entity.records : entity.sections.find(({ section }) => section!.Name === name)

function requireKnownBehind(model: PublishedModel, entity: EntityType, name: string, more: Tree): void {
  const rows = sectionNamed(entity, name)
  if (rows !== undefined) return requireColumns(rows, more)
  const field = entity.field(name)
  const [next] = more.keys()
  if (field === undefined || name !== field.base || !isNavigation(model, field))
    throw odataRefusal('segment', [next!], said(`$select: ${name} has no properties`, `$select: у ${name} нет свойств`))
  if (field.form !== 'composite') return requireKnown(model, model.ofObject(field.target!)!, more)
  for (const [type, behind] of more) {
    const target = model.set(type)
    if (!isStar(type) && target?.shape !== 'object')
      throw odataRefusal(
        'segment',
        [type],
        said(
          `$select: behind ${name}, which has several types, comes the name of one: Document_X`,
          `$select: у ${name} несколько типов, после него пишется имя одного из них: Document_X`,
        ),
      )
    if (target !== undefined) requireKnown(model, target, behind)
  }
}

function requireColumns(rows: EntityType, columns: Tree): void {
  for (const [name, more] of columns) {
    if (!isStar(name) && rows.field(name) === undefined)
      throw odataRefusal('segment', [name], said(`$select: no column ${name}`, `$select: нет колонки ${name}`))
    const [next] = more.keys()
    if (next !== undefined)
      throw odataRefusal(
        'segment',
        [next],
        said(`$select: ${name} is a column; nothing comes behind it`, `$select: ${name} – колонка, после неё ничего не пишется`),
      )
  }
}
