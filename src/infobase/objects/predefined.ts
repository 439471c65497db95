/** Predefined items: which references they have, and their rows in a new table. */
import { Decimal } from '../../xdto/values/decimal.ts'
import type { PredefinedItem } from '../definition/parts/predefined.ts'
import { typeName } from '../definition/parts/type-description.ts'
import type { AnyModelObject, InfobaseModel } from '../model/model.ts'
import type { TableLayout } from '../store/layout.ts'
import { emptyValues } from '../store/row.ts'
import { versionText } from '../store/version.ts'
import { EnumMember, Reference } from '../values/reference.ts'
import { uuidOfText } from '../values/uuid-of-text.ts'
import type { Value } from '../values/value.ts'

/** The id that the dump gives it, or one that is made of the object's and the item's name: the same in every infobase. */
export function predefinedUUID(object: AnyModelObject, name: string): string | undefined {
  const item = object.predefined[name]
  if (item === undefined) return undefined
  return item.id === '' ? uuidOfText(`${object.FullName}.${name}`) : item.id.toLowerCase()
}

/** Rows that a table has from its start, each in the order of its columns. */
export function rowsFromStart(table: TableLayout, model: InfobaseModel): readonly (readonly Value[])[] {
  const { object, section } = table
  if (section !== undefined) return section.Name === 'ExtDimensionTypes' ? extDimensionRows(table, model) : []
  if (object.kind === 'Enum') return Object.keys(object.definition.EnumValues).map((name, at) => memberRow(table, name, at))
  if (object.kind === 'Constant') return [emptyValues(table)]
  if (object.kind === 'ExchangePlan') return [thisNodeRow(table, object.definition.ThisNode)]
  return Object.values(object.predefined).map((item) => predefinedRow(table, item, model))
}

/** The extra dimensions of predefined accounts. */
function extDimensionRows(table: TableLayout, model: InfobaseModel): readonly (readonly Value[])[] {
  const { object } = table
  const type = table.columns[0]!.codecs[0]!.type
  const kind = table.column('ExtDimensionType')?.codecs[0]?.type
  const chart = object.kind === 'ChartOfAccounts' ? model.byFullName(object.definition.ExtDimensionTypes) : undefined
  if (kind === undefined || chart === undefined) return []
  return Object.values(object.predefined).flatMap((item) =>
    item.ExtDimensionTypes.map(({ ExtDimensionType, TurnoversOnly, ExtDimensionAccountingFlags }, at) => {
      const uuid = predefinedUUID(chart, ExtDimensionType.split('.').at(-1)!)
      const values: Record<string, Value> = {
        Ref: new Reference(type, predefinedUUID(object, item.Name)!),
        LineNumber: Decimal.from(at + 1),
        ...(uuid !== undefined && { ExtDimensionType: new Reference(kind, uuid) }),
        Predefined: true,
        TurnoversOnly,
        ...Object.fromEntries(ExtDimensionAccountingFlags.map((name) => [name, true])),
      }
      return table.columns.map(({ field, empty }) => (field.Name in values ? values[field.Name] : empty))
    }),
  )
}

const memberRow = (table: TableLayout, name: string, at: number): readonly Value[] =>
  table.columns.map(({ field, codecs, empty }) =>
    field.Name === 'Ref' ? new EnumMember(codecs[0]!.type, name) : field.Name === 'Order' ? Decimal.from(at) : empty,
  )

/** The infobase itself is a node of each of its exchange plans. */
function thisNodeRow(table: TableLayout, id: string): readonly Value[] {
  const Ref = new Reference(
    table.columns[0]!.codecs[0]!.type,
    id === '' ? uuidOfText(`${table.object.FullName}.ThisNode`) : id.toLowerCase(),
  )
  const values: Record<string, Value> = { Ref, ThisNode: true, DataVersion: versionText(0) }
  return table.columns.map(({ field, empty }) => (field.Name in values ? values[field.Name] : empty))
}

function predefinedRow(table: TableLayout, item: PredefinedItem, model: InfobaseModel): readonly Value[] {
  const { object } = table
  const type = table.columns[0]!.codecs[0]!.type
  const parent = item.Parent === '' ? undefined : predefinedUUID(object, item.Parent)
  const values: Record<string, Value> = {
    Ref: new Reference(type, predefinedUUID(object, item.Name)!),
    Predefined: true,
    PredefinedDataName: item.Name,
    Description: item.Description,
    IsFolder: item.IsFolder,
    DataVersion: versionText(0),
    ...(parent !== undefined && { Parent: new Reference(type, parent) }),
    ...(item.Code !== '' && { Code: codeOf(table, item.Code) }),
    ...(item.AccountType !== undefined && { Type: item.AccountType }),
    OffBalance: item.OffBalance,
    Order: item.Order,
    ActionPeriodIsBasic: item.ActionPeriodIsBasic,
    ...Object.fromEntries(item.AccountingFlags.map((name) => [name, true])),
    ...(item.ValueType !== undefined && {
      ValueType: model.resolve(item.ValueType).map(typeName).join(', '),
    }),
  }
  // An attribute may have the name of a standard field that only other kinds of objects have, such as Order.
  return table.columns.map(({ field, empty }) => (field.role !== 'attribute' && field.Name in values ? values[field.Name] : empty))
}

const codeOf = (table: TableLayout, code: string): Value =>
  table.column('Code')?.codecs[0]?.type === 'Number' ? (Decimal.parse(code) ?? Decimal.from(0)) : code
