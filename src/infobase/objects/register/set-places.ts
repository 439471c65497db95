/** Where the columns of a set of records are: those that its filter has, and those that each record has from the start. */
import type { Column } from '../../store/column.ts'
import type { TableLayout } from '../../store/layout.ts'

/** Where the columns of a filter are, and what a new record has. */
interface SetPlaces {
  readonly filtered: readonly { readonly column: Column; readonly at: number }[]
  /** -1 where there is none. */
  readonly active: number
  /** Of receipts and expenses. */
  readonly type: number
  readonly line: number
}

const places = new WeakMap<TableLayout, SetPlaces>()

export function placesOf(table: TableLayout): SetPlaces {
  let found = places.get(table)
  if (found === undefined) {
    const placeOf = (name: string): number => table.columns.findIndex(({ field }) => field.Name === name)
    const isTyped = table.column('RecordType')?.codecs[0]?.type === 'AccumulationRecordType'
    found = {
      filtered: filterColumns(table).map((column) => ({ column, at: table.columns.indexOf(column) })),
      active: placeOf('Active'),
      type: isTyped ? placeOf('RecordType') : -1,
      line: placeOf('LineNumber'),
    }
    places.set(table, found)
  }
  return found
}

export const isByRecorder = (table: TableLayout): boolean => table.column('Recorder') !== undefined

/** The recorder of what has one; else period and dimensions. */
export const filterColumns = (table: TableLayout): readonly Column[] =>
  table.columns.filter(({ field }) =>
    isByRecorder(table) ? field.Name === 'Recorder' : field.Name === 'Period' || field.role === 'dimension' || field.role === 'separator',
  )
