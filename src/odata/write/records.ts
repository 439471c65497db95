/** Writing of registers and constants: single records of independent information registers, sets of records by recorder, values. */
import { said } from '../../diagnostics/said.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import { tableFor } from '../../infobase/objects/base.ts'
import { DataRecord } from '../../infobase/objects/fields/record.ts'
import { ConstantManager } from '../../infobase/objects/manager/constant-manager.ts'
import { recordManager, RecordManager } from '../../infobase/objects/register/record-manager.ts'
import { RecordSet, writeRecords } from '../../infobase/objects/register/record-set.ts'
import { typeOf, typeOfObject } from '../../infobase/values/type-of.ts'
import { sameValue, type Value } from '../../infobase/values/value.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityType } from '../model/entity.ts'
import type { BoundKey } from '../plan/key.ts'
import type { Area } from '../read/area.ts'
import { emptyValue } from '../read/empty.ts'
import type { Assignments } from './assignments.ts'
import type { WriteOptions } from './objects.ts'

type Rows = readonly Readonly<Record<string, Value>>[]

/** Gives the key of the new record. */
export async function createRecord(
  infobase: Infobase,
  entity: EntityType,
  { values }: Assignments,
  { area, isLoading }: WriteOptions,
): Promise<readonly Value[]> {
  const record = recordManager(infobase.base, tableFor(infobase.base, entity.object.FullName))
  assign(record, values, area)
  const before = recordManager(infobase.base, tableFor(infobase.base, entity.object.FullName))
  for (const { column } of entity.key) DataRecord.put(before, column, record.get(column))
  await before.Read()
  if (before.Selected())
    throw odataRefusal(
      'record-exists',
      [],
      said(`${entity.name} has a record with this key`, `в ${entity.name} уже есть запись с таким ключом`),
    )
  await written(record, false, isLoading)
  return entity.key.map(({ column }) => record.get(column))
}

/** Gives the key that the record has now: a changed one moves it. `isWhole`: what is not given becomes empty, but for the key (PUT). */
export async function updateRecord(
  infobase: Infobase,
  entity: EntityType,
  key: BoundKey,
  { values }: Assignments,
  isWhole: boolean,
  { area, isLoading }: WriteOptions,
): Promise<readonly Value[]> {
  const record = await recordOf(infobase, entity, key)
  if (isWhole) {
    const others = entity.fields.filter((one) => !entity.key.includes(one) && one.field.role !== 'separator')
    for (const { column, field } of others) DataRecord.put(record, column, emptyValue(field))
  }
  assign(record, values, area)
  await written(record, true, isLoading)
  return entity.key.map(({ column }) => record.get(column))
}

const written = (record: RecordManager, replace: boolean, isLoading: boolean): Promise<void> =>
  isLoading ? RecordManager.load(record, replace) : record.Write(replace)

export async function deleteRecord(infobase: Infobase, entity: EntityType, key: BoundKey, { isLoading }: WriteOptions): Promise<void> {
  const record = await recordOf(infobase, entity, key)
  await (isLoading ? RecordManager.loadDeletion(record) : record.Delete())
}

async function recordOf(infobase: Infobase, entity: EntityType, key: BoundKey): Promise<RecordManager> {
  const record = recordManager(infobase.base, tableFor(infobase.base, entity.object.FullName))
  for (const [{ column }, value] of key.values) DataRecord.put(record, column, value)
  await record.Read()
  if (!record.Selected()) throw odataRefusal('entity', [entity.object.Name])
  return record
}

function assign(record: RecordManager, values: ReadonlyMap<string, Value>, area: Area): void {
  for (const [name, value] of values) if (!area.has(name)) record.set(name, value)
  for (const [name, value] of area) if (DataRecord.tableOf(record).column(name) !== undefined) DataRecord.put(record, name, value)
}

/** All records of a recorder anew; without rows they are gone. */
export async function writeRecordSet(
  infobase: Infobase,
  entity: EntityType,
  recorder: Value,
  rows: Rows,
  options: WriteOptions,
): Promise<void> {
  requireRecorder(entity, recorder)
  const set = new RecordSet(infobase.base, tableFor(infobase.base, entity.object.FullName))
  set.Filter['Recorder']!.Set(recorder)
  if (options.isLoading) set.DataExchange.Load = true
  for (const row of rows) {
    const { Active, RecordType, ...rest } = row
    const added = set.Add({ ...rest, ...(RecordType !== undefined && { RecordType }) })
    if (Active !== undefined) added.set('Active', Active)
    for (const [name, value] of options.area) if (DataRecord.tableOf(added).column(name) !== undefined) DataRecord.put(added, name, value)
  }
  await writeRecords(infobase.base, set, true)
}

/** A document of a kind that does not record in the register: what 1C says of a type that a composite field cannot have. */
function requireRecorder({ object, key: [field] }: EntityType, recorder: Value): void {
  const types = object.recorders.map(({ FullName }) => typeOfObject(FullName))
  if (types.includes(typeOf(recorder))) return
  const who = object.recorders.map(({ FullName }) => FullName).join(', ')
  const hint =
    who === ''
      ? said(
          `no document records in ${object.FullName}: see its RegisterRecords`,
          `ни один документ не регистрирует в ${object.FullName}: см. RegisterRecords документов`,
        )
      : said(`documents that record in ${object.FullName}: ${who}`, `документы-регистраторы ${object.FullName}: ${who}`)
  throw odataRefusal('composite-value', [field!.base], hint)
}

/** `isWhole`: without a value it becomes empty (PUT). Its key is the area that it is of. */
export async function writeConstant(
  infobase: Infobase,
  entity: EntityType,
  key: BoundKey,
  { values }: Assignments,
  isWhole: boolean,
  { isLoading, area }: WriteOptions,
): Promise<void> {
  const named = key.values.map(([{ column }, value]) => [column, value] as const)
  if (named.some(([column, value]) => area.has(column) && !sameValue(area.get(column), value)))
    throw odataRefusal(
      'entity',
      [entity.object.Name],
      said('the key is of another area than the address', 'ключ относится к другой области, чем адрес'),
    )
  if (!isWhole && !values.has('Value')) return
  await ConstantManager.setIn(infobase.Constants[entity.object.Name]!, new Map([...area, ...named]), values.get('Value'), isLoading)
}
