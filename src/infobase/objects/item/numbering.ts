/** Codes and numbers: the next one of a series, and whether one is unique in it, as the metadata says. */
import { said } from '../../../diagnostics/said.ts'
import type { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { dataError } from '../../data-error.ts'
import type { NumberPeriodicity } from '../../definition/parts/numbering.ts'
import { beginOfPeriod, endOfPeriod, type DateUnit } from '../../query/functions/dates.ts'
import type { Column } from '../../store/column.ts'
import type { Bound, Cell } from '../../store/engine.ts'
import type { TableLayout } from '../../store/layout.ts'
import { fold } from '../../values/fold.ts'
import { referenceCell } from '../../values/reference-cell.ts'
import type { Value } from '../../values/value.ts'
import { hears, raised, type Base } from '../base.ts'
import { DataRecord } from '../fields/record.ts'
import type { Item } from './item.ts'
import { lastCode, rememberCode, type CodeSeries } from './last-code.ts'
import { seriesOf, type Series } from './series.ts'

/**
 * Gives a new item its code, unless it has one; the handler of SetNewCode or SetNewNumber may set a prefix or the code itself. `true`: no
 * other one can have that code, since it follows the last of all.
 */
export function numberNew(base: Base, item: Item): boolean | Promise<boolean> {
  const table = DataRecord.tableOf(item)
  const series = seriesOf(base, table)
  if (series === undefined || !series.isAutomatic || !item.IsNew() || !isEmpty(item.get(series.field))) return false
  const event = series.field === 'Code' ? 'SetNewCode' : 'SetNewNumber'
  if (hears(base, table.object, event)) return numberedBy(base, item, series, event)
  putNext(base, item, series, '', true)
  return series.type !== 'Number'
}

async function numberedBy(base: Base, item: Item, series: Series, event: string): Promise<boolean> {
  const table = DataRecord.tableOf(item)
  const { Prefix, StandardProcessing } = await raised(base, table.object, event, item, { StandardProcessing: true, Prefix: '' })
  if (StandardProcessing) putNext(base, item, series, Prefix, true)
  return false
}

/** The next code or number, whatever the item has now. */
export function renumber(base: Base, item: Item, prefix: string): void {
  const series = seriesOf(base, DataRecord.tableOf(item))
  if (series !== undefined) putNext(base, item, series, prefix)
}

/** `isWritten`: the item is written with it, and nothing comes between. */
function putNext(base: Base, item: Item, series: Series, prefix: string, isWritten = false): void {
  const table = DataRecord.tableOf(item)
  const ofSeries = codeSeries(item, series, prefix)
  const last = lastCode(base, ofSeries) ?? lastInTables(base, item, series, prefix)
  if (isWritten) rememberCode(base, ofSeries, item, last + 1n)
  DataRecord.put(item, series.field, series.type === 'Number' ? nextNumber(item, series, last) : nextText(table, series, prefix, last))
}

function codeSeries(item: Item, series: Series, prefix: string): CodeSeries {
  const { where, cells } = condition(series.tables[0]!, item, series)
  return { name: [prefix, where, ...cells.map(String)].join('\n'), tables: series.tables }
}

const whole = (cell: Cell | undefined): bigint => BigInt((cell ?? 0) as number | bigint)
const isEmpty = (value: Value): boolean =>
  typeof value === 'string' ? value.trim() === '' : value instanceof Decimal && value.text === '0'

/** @throws DataError */
export function checkUnique(base: Base, item: Item): void {
  const table = DataRecord.tableOf(item)
  const series = seriesOf(base, table)
  if (series === undefined || !series.isUnique) return
  const value = item.get(series.field)
  if (value === null || isEmpty(value)) return
  const other = series.tables.some((one) => {
    const { where, cells } = condition(one, item, series)
    const column = one.column(series.field)!
    const same = column.twin ?? column.name
    const cell = column.twin === undefined ? column.codecs[0]!.encode(value) : fold(String(value))
    const text = (): string => `SELECT 1 FROM ${one.name} WHERE ${same} = ? AND c0 <> ?${where} LIMIT 1`
    return base.writer.ofTable(one, 'other', text).all([cell, referenceCell(item.Ref.UUID), ...cells]).length > 0
  })
  if (!other) return
  const field = said(series.field, series.field === 'Code' ? 'Код' : 'Номер')
  throw dataError('not-unique', { object: table.object.FullName, field, value: String(value) })
}

const lastInTables = (base: Base, item: Item, series: Series, prefix: string): bigint =>
  series.tables
    .map((one) =>
      series.type === 'Number' ? lastNumber(base, item, series, one) : lastText(base, item, series, { table: one, start: fold(prefix) }),
    )
    .reduce((most, one) => (one > most ? one : most), 0n)

function lastNumber(base: Base, item: Item, series: Series, table: TableLayout): bigint {
  const { where, cells } = condition(table, item, series)
  const { name } = table.column(series.field)!
  base.tables.ensure([table])
  const [row] = base.writer.statement(`SELECT max(${name}) AS last FROM ${table.name} WHERE true${where}`).all([...cells])
  return whole(row?.['last'])
}

/** Digits behind the prefix up to the whole length; texts of another form are left out of account. */
function lastText(
  base: Base,
  item: Item,
  series: Series,
  { table, start }: { readonly table: TableLayout; readonly start: string },
): bigint {
  const { where, cells } = condition(table, item, series)
  const twin = table.column(series.field)!.twin!
  const top = where === '' ? lastOfForm(base, table, twin, series.length, start) : undefined
  if (top !== undefined) return top
  const text = (): string =>
    `SELECT ${twin} AS last FROM ${table.name} WHERE ${twin} >= ? AND ${twin} < ? AND length(${twin}) = ?`
    + ` AND ltrim(substr(${twin}, ?), '0123456789') = ''${where} ORDER BY ${twin} DESC NULLS LAST LIMIT 1`
  const values: Bound[] = [start, `${start}:`, BigInt(series.length), BigInt(start.length + 1), ...cells]
  const found = String(base.writer.ofTable(table, 'last', text).all(values)[0]?.['last'] ?? '').slice(start.length)
  return BigInt(found === '' ? 0 : found)
}

function nextNumber(item: Item, series: Series, last: bigint): Decimal {
  const next = Decimal.of(last + 1n)
  if (next.text.length > series.length)
    throw dataError('number-overflow', { object: DataRecord.tableOf(item).object.FullName, last: String(last) })
  return next
}

/** @throws DataError where there is no code left */
export function nextText({ object }: TableLayout, series: Pick<Series, 'length'>, prefix: string, last: bigint): string {
  const digits = series.length - prefix.length
  const next = String(last + 1n)
  if (next.length > digits) throw dataError('number-overflow', { object: object.FullName, last: `${prefix}${last}` })
  return `${prefix}${next.padStart(digits, '0')}`
}

/**
 * The number of the last text, where it has the form: by the index alone, which planners do not see of a question that asks for the form as
 * well. `undefined`: others have to be looked at.
 */
export function lastOfForm(base: Base, table: TableLayout, twin: string, length: number, start: string): bigint | undefined {
  const text = (): string =>
    `SELECT ${twin} AS last FROM ${table.name} WHERE ${twin} >= ? AND ${twin} < ? ORDER BY ${twin} DESC NULLS LAST LIMIT 1`
  const last = base.writer.ofTable(table, 'top', text).all([start, `${start}:`])[0]?.['last']
  if (last === undefined) return 0n
  const found = String(last)
  return found.length === length && /^\d*$/.test(found.slice(start.length)) ? BigInt(found.slice(start.length) || 0) : undefined
}

const units: Partial<Record<NumberPeriodicity, DateUnit>> = { Year: 'year', Quarter: 'quarter', Month: 'month', Day: 'day' }

/** The rest of a WHERE: rows of the item's series. */
function condition(table: TableLayout, item: Item, series: Series): { readonly where: string; readonly cells: readonly Bound[] } {
  const cells: Bound[] = []
  const parts = series.within.flatMap((name) => {
    const column = table.column(name)
    if (column === undefined) return []
    encode(cells, column, item.get(name))
    return [` AND ${column.name} = ?`]
  })
  const unit = units[series.periodicity]
  const date = table.column('Date')
  if (unit !== undefined && date !== undefined) {
    const at = item.get('Date') as DateTime
    cells.push(beginOfPeriod(at, unit).toString(), endOfPeriod(at, unit).toString())
    parts.push(` AND ${date.name} BETWEEN ? AND ?`)
  }
  return { where: parts.join(''), cells }
}

function encode(cells: Bound[], column: Column, value: Value): void {
  cells.push(
    (column.codecs.length === 1 ? column.codecs[0] : column.byTag.get(column.tags.of((value as { readonly type: string }).type)))?.encode(
      value,
    ) ?? '',
  )
}
