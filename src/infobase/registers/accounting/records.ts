/** Entries with their extra dimensions: as records, and each extra dimension of an entry as a row. */
import type { DateTime } from '../../../xdto/values/date-time.ts'
import { and, compare, field, value, type Expression } from '../../query/expression.ts'
import { column, type OrderItem, type Row } from '../../query/plan.ts'
import type { Reader } from '../../query/reader.ts'
import { objectSource } from '../../query/source.ts'
import type { TableLayout } from '../../store/layout.ts'
import { refuseTable, type VirtualTable } from '../virtual.ts'

export interface EntriesParameters {
  /** Both are included. */
  readonly StartPeriod?: DateTime | undefined
  readonly EndPeriod?: DateTime | undefined
  readonly Condition?: Expression | undefined
  /** By period, recorder and line when absent. */
  readonly Order?: readonly OrderItem[] | undefined
  /** So many records at most, in the midst of a recorder's too. */
  readonly Top?: number | undefined
}

/** All fields of the records. */
export function entriesWithExtDimensions(reader: Reader, register: TableLayout, parameters: EntriesParameters): VirtualTable {
  requireEntries(register, 'RecordsWithExtDimensions')
  const { StartPeriod, EndPeriod, Condition, Order, Top } = parameters
  const conditions = [
    ...(StartPeriod === undefined ? [] : [compare(field('Period'), '>=', value(StartPeriod))]),
    ...(EndPeriod === undefined ? [] : [compare(field('Period'), '<=', value(EndPeriod))]),
    ...(Condition === undefined ? [] : [Condition]),
  ]
  const fields = register.columns.map((one) => one.field.Name)
  const rows = reader.select({
    source: objectSource(register.object.FullName),
    ...(conditions.length > 0 && { where: and(...conditions) }),
    order: Order ?? [{ expression: field('Period') }],
    columns: fields.map((name) => column(name)),
    ...(Top !== undefined && { top: Top }),
  })
  return { fields, rows }
}

const own = ['Period', 'Recorder', 'LineNumber', 'RecordType', 'Type', 'Value']

/** `Period`, `Recorder`, `LineNumber`, `RecordType` (`Debit`, `Credit`), `Type`, `Value`: a row for each that an entry has. */
export function extDimensions(reader: Reader, register: TableLayout, condition?: Expression): VirtualTable {
  requireEntries(register, 'ExtDimensions')
  const { fields, rows } = entriesWithExtDimensions(reader, register, { Condition: condition })
  const at = (name: string): number => fields.indexOf(name)
  const slots = fields.flatMap((name, valueAt) => {
    const [, word, number] = /^ExtDimension(Dr|Cr|)(\d+)$/.exec(name) ?? []
    return number === undefined ? [] : [{ word, valueAt, typeAt: at(`ExtDimensionType${word}${number}`) }]
  })
  const [period, recorder, line, type] = [at('Period'), at('Recorder'), at('LineNumber'), at('RecordType')]
  const made = rows.slice().flatMap((row) =>
    slots.flatMap(({ word, valueAt, typeAt }): readonly Row[] => {
      const [kind, held] = [row[typeAt], row[valueAt]]
      if (kind === null || kind === undefined || held === null || held === undefined) return []
      return [[row[period], row[recorder], row[line], word === '' ? row[type] : word === 'Dr' ? 'Debit' : 'Credit', kind, held]]
    }),
  )
  return { fields: own, rows: made }
}

function requireEntries(register: TableLayout, table: string): void {
  if (register.object.kind !== 'AccountingRegister') refuseTable(register, table)
}
