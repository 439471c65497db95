/** The fields of virtual tables, with their names in both languages. */
import { changeTable } from '../../../infobase/exchange/change-table.ts'
import type { AnyModelObject } from '../../../infobase/model/model.ts'
import type { Base } from '../../../infobase/objects/base.ts'
import { entryTotals } from '../../../infobase/registers/accounting/entries.ts'
import type { TotalsLayout } from '../../../infobase/registers/totals-layout.ts'
import { typeOfObject } from '../../../infobase/values/type-of.ts'
import type { ShapeColumn } from '../bound.ts'
import { amounts, amountsOf, entryAmounts, periodFields, type VirtualName } from '../kinds.ts'
import { columnOfField, objectColumns } from '../shapes.ts'
import { calculationColumns } from './calculation-columns.ts'

/** `undefined` where the object has no such table; `period`: the field that `Период` means. */
export function virtualColumns(
  base: Base,
  object: AnyModelObject,
  table: VirtualName,
  period: string | undefined,
  of: AnyModelObject | undefined,
): readonly ShapeColumn[] | undefined {
  switch (object.kind) {
    case 'InformationRegister':
      if (table === 'SliceLast' || table === 'SliceFirst') return object.field('Period') && objectColumns(object as AnyModelObject)
      break
    case 'AccumulationRegister':
      if (
        table === 'Turnovers'
        || (object.definition.RegisterType === 'Balance' && (table === 'Balance' || table === 'BalanceAndTurnovers'))
      )
        return accumulated(object as AnyModelObject, table, period)
      break
    case 'AccountingRegister':
      if (table !== 'Changes') return entryColumns(base, object as AnyModelObject, table, period)
      break
    case 'CalculationRegister':
      if (table !== 'Changes') return calculationColumns(object as AnyModelObject, table, of)
      break
    case 'Sequence':
      if (table === 'Boundaries') return objectColumns(object as AnyModelObject)
      break
    case 'Task':
      if (table === 'TasksByPerformer') return objectColumns(object as AnyModelObject)
      break
    case 'BusinessProcess':
      if (table === 'Points') return pointColumns(object.Name)
      break
  }
  return table === 'Changes' ? changeColumns(base, object) : undefined
}

const isKey = ({ role }: { readonly role: string }): boolean => role === 'dimension' || role === 'separator'

function accumulated(register: AnyModelObject, table: VirtualName, period: string | undefined): readonly ShapeColumn[] {
  const isBalance = 'RegisterType' in register.definition && register.definition.RegisterType === 'Balance'
  const own = amountsOf[table as keyof typeof amountsOf].filter((one) => isBalance || one === 'Turnover')
  return [
    ...register.fields.filter(isKey).map(columnOfField),
    ...(table === 'Balance' ? [] : detailColumns(register, period)),
    ...register.fields
      .filter(({ role }) => role === 'resource')
      .flatMap(({ Name }) => own.map((one) => amountColumn(Name, Name, one, amounts[one]!))),
  ]
}

const amountColumn = (name: string, russian: string, english: string, word: string): ShapeColumn => ({
  name: russian + word,
  english: name + english,
  key: name + english,
  types: ['Number'],
})

function detailColumns(register: AnyModelObject, period: string | undefined): readonly ShapeColumn[] {
  const isHidden = true
  const [recorder, line] = [register.field('Recorder'), register.field('LineNumber')]
  return [
    { name: 'Период', english: 'Period', key: period ?? 'Period', types: ['Date'], ...(period === undefined && { isHidden }) },
    ...[recorder, line].flatMap((one) => (one === undefined ? [] : [{ ...columnOfField(one), isHidden }])),
    ...Object.entries(periodFields).map(([english, name]): ShapeColumn => ({ name, english, key: english, types: ['Date'], isHidden })),
  ]
}

/** Totals of entries, by which their virtual table is told; `undefined` where there is no correspondence. */
export function totalsOfEntries(base: Base, object: AnyModelObject, table: VirtualName): TotalsLayout | undefined {
  const totals = entryTotals(base.layout.table(object.FullName)!)
  if (table === 'DrCrTurnovers') return totals?.byPair
  return table === 'Turnovers' ? (totals?.balanced ?? totals?.byAccount) : totals?.byAccount
}

const entryTables: ReadonlySet<VirtualName> = new Set(['Balance', 'Turnovers', 'BalanceAndTurnovers', 'DrCrTurnovers'])

function entryColumns(
  base: Base,
  register: AnyModelObject,
  table: VirtualName,
  period: string | undefined,
): readonly ShapeColumn[] | undefined {
  if (table === 'RecordsWithExtDimensions') return objectColumns(register)
  if (table === 'ExtDimensions') return extDimensionColumns(register)
  const totals = entryTables.has(table) ? totalsOfEntries(base, register, table) : undefined
  if (totals === undefined) return undefined
  return [
    ...totals.dimensions.map(({ field }) => columnOfField(field)),
    ...(table === 'Balance' ? [] : detailColumns(register, period)),
    ...totals.resources.flatMap(({ field: { Name, russianName, side } }) => {
      if (table !== 'DrCrTurnovers')
        return entryAmounts[table as keyof typeof entryAmounts].map(([english, word]) => amountColumn(Name, russianName, english, word))
      const own = side === undefined ? Name : Name.slice(0, -2)
      return [amountColumn(own, own, `Turnover${side ?? ''}`, side === undefined ? 'Оборот' : side === 'Dr' ? 'ОборотДт' : 'ОборотКт')]
    }),
  ]
}

function extDimensionColumns(register: AnyModelObject): readonly ShapeColumn[] {
  const own = ['Period', 'Recorder', 'LineNumber'].map((name) => columnOfField(register.field(name)!))
  const typesOf = (pattern: RegExp): readonly string[] => [
    ...new Set(register.fields.filter(({ Name }) => pattern.test(Name)).flatMap((one) => columnOfField(one).types ?? [])),
  ]
  return [
    ...own,
    { name: 'ВидДвижения', english: 'RecordType', key: 'RecordType', types: ['AccountingRecordType'] },
    { name: 'Вид', english: 'Type', key: 'Type', types: typesOf(/^ExtDimensionType/) },
    { name: 'Значение', english: 'Value', key: 'Value', types: typesOf(/^ExtDimension(?:Dr|Cr)?\d/) },
  ]
}

const pointColumns = (name: string): readonly ShapeColumn[] => [
  { name: 'Ссылка', english: 'Ref', key: 'Ref', types: [`BusinessProcessRoutePointRef.${name}`] },
  { name: 'Порядок', english: 'Order', key: 'Order', types: ['Number'] },
]

/** Objects of which no exchange plan registers changes have no such table. */
function changeColumns({ model, layout }: Base, object: AnyModelObject): readonly ShapeColumn[] | undefined {
  const plans = model.of('ExchangePlan').filter(({ definition }) => definition.Content.some((one) => one.Metadata === object.FullName))
  const table = layout.table(object.FullName)
  if (plans.length === 0 || table === undefined) return undefined
  return [
    { name: 'Узел', english: 'Node', key: 'Node', types: plans.map((one) => typeOfObject(one.FullName)) },
    { name: 'НомерСообщения', english: 'MessageNo', key: 'MessageNo', types: ['Number'] },
    ...changeTable(table).key.map(({ field }) => columnOfField(field)),
  ]
}
