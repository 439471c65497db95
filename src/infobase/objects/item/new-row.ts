/**
 * New items as rows: their cells are written by one statement, without an object between, where an item is nothing but its row. Handlers of
 * events, exchange plans, tabular sections with rows, parents and codes that are given need the object (write-item.ts), which does the
 * same.
 */
import { cellsOf, encodeInto, type Column } from '../../store/column.ts'
import type { Bound } from '../../store/engine.ts'
import type { TableLayout } from '../../store/layout.ts'
import { versionText } from '../../store/version.ts'
import { referenceCell } from '../../values/reference-cell.ts'
import { observed, requireRight, type Base } from '../base.ts'
import { lastOfForm, nextText } from './numbering.ts'
import { seriesOf, type Series } from './series.ts'
import { canWriteAtOnce } from './write-item.ts'

export interface NewRows {
  /** The cells of an item, not of a folder, to which nothing was assigned; where those of a column begin, by its place. */
  readonly empty: readonly Bound[]
  readonly places: readonly number[]
  /** Where the code has its cell; -1: new items get none. */
  readonly codePlace: number
  /** Whether it can be done now; with `false` the object is needed. */
  isReady(): boolean
  /** Writes the cells with a reference, a code and a version of their own, which are put into them; gives the UUID. @throws DataError */
  write(cells: Bound[]): string
}

/** `undefined`: items of this table are more than their row. */
export function newRows(base: Base, table: TableLayout): NewRows | undefined {
  const { columns, object } = table
  const placeOf = (name: string): number => columns.findIndex(({ field }) => field.Name === name)
  const series = seriesOf(base, table)
  const isCounted = series?.isAutomatic === true
  if (base.registration.has(table) || placeOf('Ref') !== 0 || placeOf('DataVersion') < 0) return undefined
  if (isCounted && !isPlain(series, table)) return undefined
  const empty: Bound[] = []
  const places = columns.map((one) => {
    const place = empty.length
    encodeInto(empty, one, isOfFolders(table, one) ? null : one.empty)
    return place
  })
  const codePlace = isCounted ? places[placeOf('Code')]! : -1
  const versionPlace = places[placeOf('DataVersion')]!
  const version = versionText(0)
  const codes = isCounted ? new Codes(base, table, series) : undefined
  return {
    empty,
    places,
    codePlace,
    isReady: () => base.tables.has(table.name) && canWriteAtOnce(base, table) && (codes === undefined || codes.isKnown()),
    write(cells) {
      requireRight(base, object, 'Insert')
      const uuid = base.newUUID()
      cells[0] = referenceCell(uuid)
      cells[versionPlace] = version
      // Digits are folded already.
      if (codes !== undefined) cells[codePlace] = cells[codePlace + 1] = codes.next()
      base.transactions.runSingle(() => base.writer.insertCells(table, cells))
      codes?.given()
      observed(base, 'write', object, uuid)
      return uuid
    },
  }
}

/** Attributes of folders are Null in an item. */
const isOfFolders = ({ column }: TableLayout, { field: { definition } }: Column): boolean =>
  column('IsFolder') !== undefined && definition !== undefined && 'Use' in definition && definition.Use === 'ForFolder'

/** Texts of digits, of one series for the whole table. */
const isPlain = ({ field, type, within, tables, periodicity }: Series, table: TableLayout): boolean =>
  field === 'Code'
  && type === 'String'
  && within.length === 0
  && periodicity === 'Nonperiodical'
  && tables.length === 1
  && table.column('Code')?.twin !== undefined
  && cellsOf(table.column('Code')!).length === 2

/** The last code is known as long as nobody but these rows is written to the table: it need not be asked for each time. */
class Codes {
  readonly #base: Base
  readonly #table: TableLayout
  readonly #series: Series
  #last: bigint | undefined
  /** How many times the table had been written to when it was. */
  #writes = -1

  constructor(base: Base, table: TableLayout, series: Series) {
    this.#base = base
    this.#table = table
    this.#series = series
  }

  /** `false`: the greatest is no text of digits of the whole length. */
  isKnown(): boolean {
    const { writer } = this.#base
    if (this.#writes !== writer.writesOf(this.#table)) {
      this.#last = lastOfForm(this.#base, this.#table, this.#table.column('Code')!.twin!, this.#series.length, '')
      this.#writes = writer.writesOf(this.#table)
    }
    return this.#last !== undefined
  }

  /** Where it `isKnown`. @throws DataError */
  next(): string {
    return nextText(this.#table, this.#series, '', this.#last!)
  }

  /** The last `next` was written. */
  given(): void {
    this.#last! += 1n
    this.#writes = this.#base.writer.writesOf(this.#table)
  }
}
