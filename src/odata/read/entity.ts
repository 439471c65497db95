/** One entity by its key, and what a path goes on to from it: a navigation, a property, the bytes of a value in storage. */
import { said } from '../../diagnostics/said.ts'
import { and, equal, field as planField } from '../../infobase/query/expression.ts'
import { column } from '../../infobase/query/plan.ts'
import { Reference } from '../../infobase/values/reference.ts'
import { objectOfType, typeOf } from '../../infobase/values/type-of.ts'
import type { Value } from '../../infobase/values/value.ts'
import { odataRefusal } from '../errors.ts'
import { storedBytes } from '../format/values.ts'
import type { EntityField, EntityType, PublishedModel } from '../model/entity.ts'
import { typeName } from '../model/property.ts'
import { neededFields, type Item, type Selection } from '../model/selected.ts'
import { unknownProperty } from '../model/unknown.ts'
import type { BoundKey } from '../plan/key.ts'
import type { Segment } from '../syntax/segments.ts'
import { requireSound, restrictionOn } from './allowed.ts'
import { restricted } from './area.ts'
import { selectionOf } from './cached.ts'
import { columnsOf, flatItems, isFlat, itemsOf } from './items.ts'
import { slicesOf } from './rows.ts'
import { select } from './selection.ts'
import type { Source } from './source.ts'
import type { Tree } from './tree.ts'

/** Refuses with code 9 where there is none. */
export async function readEntity(source: Source, entity: EntityType, key: BoundKey, selection: Selection): Promise<Item> {
  const { where } = restricted(source.area, entity, key.where)
  if (source.given === undefined && restrictionOn(source, entity) !== undefined) await requireSound(source, entity, where)
  const columns = neededFields(selection)
  if (entity.shape === 'object' && source.given === undefined) {
    // One row at most, by the key of its table: nothing to go through in parts.
    const rows = await source.reads.select({ source: entity.source, ...(where !== undefined && { where }), columns: columnsOf(columns) })
    const [found] = isFlat(selection) ? flatItems(selection, columns, rows) : await itemsOf(source, selection, columns, rows)
    if (found !== undefined) return found
    throw noEntity(entity)
  }
  const query = { entity, given: source.given, ...(where !== undefined && { where }), order: [], skip: 0, top: 1 }
  for await (const rows of slicesOf(query, columns, source)) {
    const [item] = await itemsOf(source, selection, columns, rows.slice(0, 1))
    if (item !== undefined) return item
  }
  throw noEntity(entity)
}

const noEntity = ({ object, name }: EntityType) =>
  odataRefusal('entity', [object.Name], said(`no ${name} has this key`, `в ${name} нет сущности с таким ключом`))

/** Where a path ends: an entity, or a property of one. */
export type PathEnd =
  | { readonly kind: 'entity'; readonly entity: EntityType; readonly item: Item; readonly selection: Selection }
  | { readonly kind: 'property'; readonly entity: EntityType; readonly field: EntityField; readonly value: Value; readonly isRaw: boolean }
  /** Of a tabular section or a record set. */
  | {
      readonly kind: 'rows'
      readonly entity: EntityType
      readonly name: string
      readonly section: EntityType
      readonly item: Item
      readonly selection: Selection
    }

/** Follows `segments` behind an entity; `$value` asks for the raw value. */
export async function followPath(
  source: Source,
  entity: EntityType,
  key: BoundKey,
  segments: readonly Segment[],
  selected: string | undefined,
  expand: string | undefined,
): Promise<PathEnd> {
  const [segment, ...rest] = segments
  if (segment === undefined) {
    const selection = selectionOf(source.model, entity, selected, expand)
    return { kind: 'entity', entity, selection, item: await readEntity(source, entity, key, selection) }
  }
  const name = segment.name
  const section = name === 'RecordSet' ? entity.records : entity.sections.find((one) => one.section!.Name === name)
  if (section !== undefined && segment.inner === undefined) {
    if (rest.length > 0)
      throw odataRefusal('segment', [rest[0]!.name], said(`nothing comes behind ${name}`, `после ${name} ничего не бывает`))
    const selection = select(source.model, entity, new Map([[name, new Map() as Tree]]))
    return { kind: 'rows', entity, name, section, selection, item: await readEntity(source, entity, key, selection) }
  }
  const action = entity.functions.find((one) => one.isAction && one.name === name)
  if (action !== undefined) throw odataRefusal('http-method', ['GET'], said(`${name} is called by POST`, `${name} вызывается методом POST`))
  const field = entity.field(name)
  if (field === undefined || segment.inner !== undefined) throw odataRefusal('segment', [name], unknownProperty(entity, name))
  const value = await fieldOf(source, entity, key, field)
  if (name === typeName(field) && rest.length === 0)
    return {
      kind: 'property',
      entity,
      field: { ...field, name, form: 'plain' },
      value: actualType(source.model, field, value),
      isRaw: false,
    }
  // The link of a value in storage leads to its bytes (chapter 17.4.3), as $value does on the wire.
  const isStream = field.form === 'storage' && name === field.base && rest.length === 0
  const isRaw = isStream || (rest.length === 1 && rest[0]!.name === '$value')
  const isPlain = !isNavigation(field, name) || isNoReference(field, value)
  if (isRaw || (rest.length === 0 && isPlain)) return { kind: 'property', entity, field, value, isRaw }
  const target = value instanceof Reference && !value.IsEmpty() ? source.model.ofObject(objectOfType(value.type) ?? '') : undefined
  if (!isNavigation(field, name)) throw odataRefusal('segment', [rest[0]!.name], said(`${name} has no properties`, `у ${name} нет свойств`))
  if (target === undefined)
    throw odataRefusal(
      'entity',
      [field.base],
      said(`${name} is empty, or leads to what is not published`, `${name} не заполнено или ведёт на неопубликованный объект`),
    )
  source.requires(target.object)
  const keyField = target.key[0]!
  const next: BoundKey = { values: [[keyField, value]], where: and(equal(planField(keyField.column), { kind: 'value', value })) }
  return followPath({ ...source, given: undefined }, target, next, rest, selected, expand)
}

/** What `X_Type` has: the type of a value of several types, the content type of a value in storage. */
function actualType(model: PublishedModel, { form }: EntityField, value: Value): Value {
  if (form === 'storage') return storedBytes(value)?.contentType ?? null
  return value === null ? null : model.typeOnWire(typeOf(value))
}

/** A value of several types may be a text, a number or a date: that is a property, and leads nowhere. */
const isNoReference = ({ form }: EntityField, value: Value): boolean =>
  form === 'composite' && value !== null && value !== undefined && !(value instanceof Reference)

const isNavigation = ({ form, base }: EntityField, name: string): boolean => (form === 'reference' || form === 'composite') && name === base

async function fieldOf(source: Source, entity: EntityType, key: BoundKey, field: EntityField): Promise<Value> {
  if (source.given === undefined) await requireSound(source, entity, key.where)
  const rows = await source.reads.select({
    source: source.given ?? entity.source,
    ...restricted(source.area, entity, key.where),
    columns: [column(field.column)],
    top: 1,
  })
  if (rows.length === 0) throw noEntity(entity)
  return rows[0]![0]
}
