/** Methods of managers of registers: sets, single records, slices, balances, turnovers. */
import type {
  AccumulationRegisterManager,
  InformationRegisterManager,
  RegisterManager,
} from '../../../../infobase/objects/manager/register-managers.ts'
import type { SelectedRow } from '../../../../infobase/objects/manager/selection.ts'
import { and, compare, type Expression, field, value } from '../../../../infobase/query/expression.ts'
import type { DateTime } from '../../../../xdto/values/date-time.ts'
import { errors } from '../../../run/error.ts'
import type { Implementation } from '../../../run/object-type.ts'
import { StructureObject } from '../../collections/structure.ts'
import { tableType } from '../../tables/table-methods.ts'
import { TableObject } from '../../tables/table.ts'
import { recordManagerValue } from '../objects/record-manager.ts'
import { recordSetValue } from '../objects/record-set.ts'
import { conditionsOf, orderOf, selectionOf } from '../objects/selection.ts'
import { adjusted } from '../values/assign.ts'
import { fieldsOf } from '../values/fields.ts'
import { type PointUse, secondOf } from '../values/moments.ts'
import { RefValue } from '../values/reference.ts'
import { toData } from '../values/values.ts'
import type { ManagerValue } from './manager.ts'
import { accountingTables, accumulationTables } from './virtual-tables.ts'

const dateOf = (self: ManagerValue, given: unknown, use: PointUse = 'end'): DateTime | undefined => {
  const found = given === undefined || given === null ? undefined : (toData(self.data, secondOf(given, use)) as DateTime)
  return found === undefined || found.isEmpty ? undefined : found
}

/** A structure of fields as values of data. */
function filterOf(self: ManagerValue, filter: unknown): Record<string, unknown> | undefined {
  if (filter === undefined || filter === null) return undefined
  if (!(filter instanceof StructureObject)) throw errors.mismatch(2)
  return Object.fromEntries(
    [...filter.entries()].map(([name, one]) => {
      const column = fieldsOf(self.table).byName.get(name.toLowerCase())
      if (column === undefined) throw errors.noField(name)
      return [column.field.Name, adjusted(self.data, column, one, self.object.FullName)]
    }),
  )
}

/** Fields of a role in their order. */
const ofRole = (self: ManagerValue, ...roles: readonly string[]) => self.table.columns.filter(({ field: one }) => roles.includes(one.role))

/** Rows as a table; `suffix` is what the resources of the rows have behind their names. */
function tableOf(self: ManagerValue, rows: readonly SelectedRow[], names: readonly string[], suffix = ''): TableObject {
  const table = new TableObject(tableType)
  const columns = names.flatMap((name) => fieldsOf(self.table).byName.get(name.toLowerCase()) ?? [])
  for (const { field: one } of columns) table.columns.add(one.russianName)
  for (const row of rows) {
    const made = table.add()
    for (const column of columns) {
      const { Name, russianName } = column.field
      const found = Name in row ? row[Name] : row[`${Name}${suffix}`]
      made.setCell(table.columns.need(russianName), self.data.value(found, column))
    }
  }
  return table
}

function resourcesOf(self: ManagerValue, row: SelectedRow | undefined, empty: boolean): StructureObject {
  const columns = ofRole(self, 'resource', 'attribute')
  return new StructureObject(
    columns.map((one) => [
      one.field.russianName,
      row === undefined && !empty ? null : self.data.value(row === undefined ? one.empty : row[one.field.Name], one),
    ]),
  )
}

const slice =
  (which: 'SliceLast' | 'SliceFirst'): Implementation =>
  async (self: ManagerValue, period?: unknown, filter?: unknown) => {
    const manager = self.manager<InformationRegisterManager>()
    const rows = await self.data.within(() => manager[which](dateOf(self, period), filterOf(self, filter)))
    return tableOf(self, rows, fieldsOf(self.table).names)
  }

const edge =
  (which: 'GetLast' | 'GetFirst'): Implementation =>
  async (self: ManagerValue, period?: unknown, filter?: unknown) => {
    const manager = self.manager<InformationRegisterManager>()
    const row = await self.data.within(() => manager[which](dateOf(self, period), filterOf(self, filter) ?? {}))
    return resourcesOf(self, row, true)
  }

const periods = (self: ManagerValue, from: unknown, to: unknown): Expression[] => {
  const at = (operator: '>=' | '<=', given: unknown): Expression[] => {
    const one = dateOf(self, given, operator === '>=' ? 'start' : 'end')
    return one === undefined ? [] : [compare(field('Period'), operator, value(one))]
  }
  return [...at('>=', from), ...at('<=', to)]
}

const common: Record<string, Implementation> = {
  'СоздатьНаборЗаписей|CreateRecordSet': (self: ManagerValue) =>
    recordSetValue(self.data, self.manager<RegisterManager>().CreateRecordSet()),
  'ВыбратьПоРегистратору|SelectByRecorder|a': (self: ManagerValue, recorder: unknown) => {
    if (!(recorder instanceof RefValue)) throw errors.mismatch(1)
    return selectionOf(
      self,
      compare(field('Recorder'), '=', value(recorder.reference)),
      orderOf(self, self.table.column('LineNumber') === undefined ? '' : 'НомерСтроки'),
    )
  },
  'Выбрать|Select|a?a?a?s?': select,
}

/** With dates where the register has periods, else with a filter first. */
function select(self: ManagerValue, one?: unknown, other?: unknown, filter?: unknown, order = ''): unknown {
  if (self.table.column('Period') !== undefined)
    return selectionOf(self, and(...periods(self, one, other), ...conditionsOf(self, filter)), orderOf(self, order))
  return selectionOf(self, and(...conditionsOf(self, one)), orderOf(self, typeof other === 'string' ? other : order))
}

const information: Record<string, Implementation> = {
  ...common,
  'СоздатьМенеджерЗаписи|CreateRecordManager': (self: ManagerValue) =>
    recordManagerValue(self.data, self.manager<InformationRegisterManager>().CreateRecordManager()),
  'СоздатьКлючЗаписи|CreateRecordKey|a': (_self: ManagerValue, key: unknown) => key,
  'СрезПоследних|SliceLast|a?a?': slice('SliceLast'),
  'СрезПервых|SliceFirst|a?a?': slice('SliceFirst'),
  'ПолучитьПоследнее|GetLast|a?a?': edge('GetLast'),
  'ПолучитьПервое|GetFirst|a?a?': edge('GetFirst'),
  'Получить|Get|a?a?': async (self: ManagerValue, one?: unknown, other?: unknown) => {
    const period = self.table.column('Period') === undefined ? undefined : dateOf(self, one)
    const key = { ...(period !== undefined && { Period: period }), ...filterOf(self, one instanceof StructureObject ? one : other) }
    const row = await self.data.within(() => self.manager<InformationRegisterManager>().Get(key))
    return resourcesOf(self, row, false)
  },
}

/** Names of a list such as `"Товар, Склад"`. */
const listed = (names: string | undefined): string[] | undefined =>
  names === undefined || names.trim() === '' ? undefined : names.split(',').map((one) => one.trim())

const chosen = (self: ManagerValue, dimensions: string | undefined, resources: string | undefined): string[] => [
  ...(listed(dimensions) ?? ofRole(self, 'dimension').map((one) => one.field.Name)),
  ...(listed(resources) ?? ofRole(self, 'resource').map((one) => one.field.Name)),
]

const accumulation: Record<string, Implementation> = {
  ...common,
  'Остатки|Balance|a?a?s?s?': async (self: ManagerValue, period?: unknown, filter?: unknown, dimensions?: string, resources?: string) => {
    const [Period, Condition, Dimensions] = [dateOf(self, period, 'balance'), filterOf(self, filter), listed(dimensions)]
    const options = { ...(Period && { Period }), ...(Condition && { Condition }), ...(Dimensions && { Dimensions }) }
    const rows = await self.data.within(() => self.manager<AccumulationRegisterManager>().Balance(options))
    return tableOf(self, rows, chosen(self, dimensions, resources), 'Balance')
  },
  'Обороты|Turnovers|a?a?a?s?s?': async (
    self: ManagerValue,
    from?: unknown,
    to?: unknown,
    filter?: unknown,
    dimensions?: string,
    resources?: string,
  ) => {
    const [StartPeriod, EndPeriod] = [dateOf(self, from, 'start'), dateOf(self, to)]
    const [Condition, Dimensions] = [filterOf(self, filter), listed(dimensions)]
    const options = {
      ...(StartPeriod && { StartPeriod }),
      ...(EndPeriod && { EndPeriod }),
      ...(Condition && { Condition }),
      ...(Dimensions && { Dimensions }),
    }
    const rows = await self.data.within(() => self.manager<AccumulationRegisterManager>().Turnovers(options))
    return tableOf(self, rows, chosen(self, dimensions, resources), 'Turnover')
  },
}

const byKind: Readonly<Record<string, Record<string, Implementation>>> = {
  InformationRegister: information,
  AccumulationRegister: { ...accumulation, ...accumulationTables },
  AccountingRegister: { ...common, ...accountingTables },
}

export const registerMethods = (kind: string): Record<string, Implementation> => byKind[kind] ?? common
