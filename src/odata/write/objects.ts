/** Writing of catalogs, documents and their like: what is created, changed, deleted and posted by an address and a body. */
import { said } from '../../diagnostics/said.ts'
import { dataKinds } from '../../infobase/definition/data-kinds.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import { DataRecord } from '../../infobase/objects/fields/record.ts'
import type { StoredObject } from '../../infobase/objects/item/stored-object.ts'
import type { CatalogManager, DocumentManager } from '../../infobase/objects/manager/managers.ts'
import { Reference } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityType } from '../model/entity.ts'
import type { Area } from '../read/area.ts'
import { emptyValue } from '../read/empty.ts'
import type { Assignments } from './assignments.ts'

export interface WriteOptions {
  /** The header `1C_OData-DataLoadMode`: handlers of events see `DataExchange.Load`. */
  readonly isLoading: boolean
  readonly area: Area
}

type Manager = CatalogManager | DocumentManager | undefined

export const managerOf = (infobase: Infobase, { object }: EntityType): Manager =>
  (infobase[dataKinds[object.kind] as keyof Infobase] as unknown as Readonly<Record<string, Manager>>)[object.Name]

/** Gives the new object, which is written. */
export async function createObject(
  infobase: Infobase,
  entity: EntityType,
  { values, sections }: Assignments,
  options: WriteOptions,
): Promise<StoredObject> {
  const manager = managerOf(infobase, entity)
  if (manager === undefined)
    throw odataRefusal('http-method', ['POST'], said(`${entity.name} is not written`, `${entity.name} не записывается`))
  const object = newObject(manager, values.get('IsFolder') === true)
  const wanted = values.get('Ref')
  if (wanted instanceof Reference && !wanted.IsEmpty()) {
    if ((await manager.GetObject(wanted)) !== undefined)
      throw odataRefusal('exists', [entity.object.Name], said('there is an object with this Ref_Key', 'объект с таким Ref_Key уже есть'))
    object.SetNewObjectRef(wanted)
  }
  assign(object, values, options.area)
  await written(object, sections, options)
  return object
}

export function newObject(manager: CatalogManager | DocumentManager, isFolder: boolean): StoredObject {
  if ('CreateDocument' in manager) return manager.CreateDocument()
  return isFolder ? manager.CreateFolder() : manager.CreateItem()
}

/** Gives the object as it was written. `isWhole`: what is not given becomes empty (PUT). */
export async function updateObject(
  infobase: Infobase,
  entity: EntityType,
  reference: Reference,
  { values, sections }: Assignments,
  isWhole: boolean,
  options: WriteOptions,
): Promise<StoredObject> {
  const object = await objectOf(infobase, entity, reference)
  if (isWhole) {
    const missing = entity.head.filter(({ column, field }) => !values.has(column) && !isKept(field) && field.role !== 'separator')
    assign(object, new Map(missing.map(({ column, field }) => [column, emptyValue(field)])), options.area)
    for (const { section } of entity.sections) if (!sections.has(section!.Name)) object.Section(section!.Name).Clear()
  }
  assign(object, values, options.area)
  await written(object, sections, options)
  return object
}

/** An attribute may have the name of another kind's standard property. */
const isKept = ({ Name, role }: EntityType['fields'][number]['field']): boolean => role === 'standard' && kept.has(Name)

/** Kept by a PUT that does not name them. */
const kept = new Set(['Ref', 'DataVersion', 'IsFolder', 'Posted', 'Code', 'Number', 'Date', 'Predefined', 'PredefinedDataName', 'ThisNode'])
/** Fields that no body assigns. */
export const notSet: ReadonlySet<string> = new Set([
  'Ref',
  'IsFolder',
  'DataVersion',
  'LineNumber',
  'Posted',
  'Predefined',
  'PredefinedDataName',
  'ThisNode',
])

export function assign(object: StoredObject, values: ReadonlyMap<string, Value>, area: Area): void {
  const table = DataRecord.tableOf(object)
  for (const [name, value] of values) {
    const isSet = !notSet.has(name) || table.column(name)?.field.role !== 'standard'
    if (isSet && !area.has(name)) DataRecord.prototype.set.call(object, name, value)
  }
  for (const [name, value] of area) if (table.column(name) !== undefined) DataRecord.put(object, name, value)
}

async function written(object: StoredObject, sections: Assignments['sections'], options: WriteOptions): Promise<void> {
  for (const [name, rows] of sections) object.Section(name).Load(rows)
  if (options.isLoading) object.DataExchange.Load = true
  await object.Write()
}

export async function objectOf(infobase: Infobase, entity: EntityType, reference: Reference): Promise<StoredObject> {
  const object = await managerOf(infobase, entity)?.GetObject(reference)
  if (object === undefined) throw odataRefusal('entity', [entity.object.Name])
  return object
}

export async function deleteObject(
  infobase: Infobase,
  entity: EntityType,
  reference: Reference,
  { isLoading }: WriteOptions,
): Promise<void> {
  const object = await objectOf(infobase, entity, reference)
  if (isLoading) object.DataExchange.Load = true
  await object.Delete()
}
