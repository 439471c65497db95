/** Rows of one object of an infobase, whatever its kind: found, listed, saved and deleted alike. */
import type { Infobase } from '../../../infobase/infobase.ts'
import type { AnyModelObject } from '../../../infobase/model/model.ts'
import type { StoredObject } from '../../../infobase/objects/item/stored-object.ts'
import { planFor } from '../../../infobase/objects/manager/selection.ts'
import type { RecordManager } from '../../../infobase/objects/register/record-manager.ts'
import type { Reference } from '../../../infobase/values/reference.ts'
import type { Value } from '../../../infobase/values/value.ts'
import { plainJSON } from './data-json.ts'

export type Row = Readonly<Record<string, Value>>

interface Page {
  readonly order: readonly string[]
  readonly top: number
  readonly skip: number
}

export interface Store {
  first(where: Row): Promise<Row | undefined>
  page(where: Row, page: Page): Promise<{ readonly rows: readonly Row[]; readonly total: number }>
  /** A new row where none was found. */
  save(found: Row | undefined, values: Readonly<Record<string, unknown>>): Promise<Row>
  delete(row: Row): Promise<void>
  /** Tabular sections by their names. */
  sections(row: Row): Promise<Readonly<Record<string, unknown>>>
  /** What has the text as its code, number or description. */
  byText(text: string): Promise<Reference | undefined>
}

interface Manager {
  Select(options: { where?: Row; order?: readonly string[]; top?: number; skip?: number }): Promise<readonly Row[]>
  GetObject?(reference: Reference): Promise<StoredObject | undefined>
  CreateItem?(): StoredObject
  CreateDocument?(): StoredObject
  CreateRecordManager?(values: Readonly<Record<string, unknown>>): RecordManager
}

export function storeOf(infobase: Infobase, object: AnyModelObject, folder: keyof Infobase): Store {
  const manager = (infobase[folder] as unknown as Readonly<Record<string, Manager>>)[object.Name]!
  const select = (where: Row, options: Partial<Page> = {}): Promise<readonly Row[]> => manager.Select({ where, ...options })
  const objectOf = (row: Row): Promise<StoredObject | undefined> => manager.GetObject!(row['Ref'] as Reference)
  const isRegister = manager.CreateRecordManager !== undefined
  return {
    first: async (where) => (await select(where, { top: 1 }))[0],
    async page(where, { order, top, skip }) {
      const table = infobase.base.layout.table(object.FullName)!
      const total = await infobase.count(planFor(infobase.base, table, { where, order }))
      return { rows: top === 0 ? [] : await select(where, { order: orderOf(object, order), top, skip }), total }
    },
    async save(found, values) {
      if (isRegister) return savedRecord(manager.CreateRecordManager!({ ...found, ...values }))
      const item = (found && (await objectOf(found))) ?? (manager.CreateItem ?? manager.CreateDocument)!.call(manager)
      for (const [name, value] of Object.entries(values))
        if (Array.isArray(value)) item.Section(name).Load(value as readonly Record<string, unknown>[])
        else item.set(name, value)
      await item.Write()
      return (await select({ Ref: item.Ref }, { top: 1 }))[0]!
    },
    async delete(row) {
      if (isRegister) await manager.CreateRecordManager!(row).Delete()
      else await (await objectOf(row))?.Delete()
    },
    async sections(row) {
      if (object.tables.length === 0) return {}
      const item = await objectOf(row)
      return Object.fromEntries(
        object.tables.map((table) => [
          table.Name,
          Array.from(item?.Section(table.Name) ?? [], (line) =>
            plainJSON(Object.fromEntries(table.fields.map(({ Name }) => [Name, line.get(Name)]))),
          ),
        ]),
      )
    },
    async byText(text) {
      for (const name of ['Code', 'Number', 'Description']) {
        if (object.field(name) === undefined) continue
        const [row] = await select({ [name]: text }, { top: 1 })
        if (row !== undefined) return row['Ref'] as Reference
      }
      return undefined
    },
  }
}

/** By code, number or date where the stub does not say. */
const orderOf = (object: AnyModelObject, order: readonly string[]): readonly string[] =>
  order.length > 0 ? order : ['Code', 'Date', 'Period'].filter((name) => object.field(name) !== undefined).slice(0, 1)

async function savedRecord(record: RecordManager): Promise<Row> {
  await record.Write()
  return record.toJSON() as Row
}
