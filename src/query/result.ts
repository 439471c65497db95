/** What a query gave: its rows, one after another or all at once, and the groups of its totals. */
import { inBoth } from '../diagnostics/said-error.ts'
import { inRussian } from '../names/bilingual.ts'
import { memberNames } from '../names/members.ts'
import type { Executed } from './execute.ts'
import type { RecordKind, ResultNode } from './run/totals.ts'
import { nodesOf, selected, type QueryResultIteration, type Wanted } from './selected.ts'
import { groupKey, type QueryRow, type QueryValue, type TableColumn } from './values.ts'

/** A row by the names of its columns. */
export type ResultRow = Readonly<Record<string, QueryValue>>

/** A row with the rows of its group. */
export interface ResultTreeRow {
  /** By the names of the columns. */
  readonly Row: ResultRow
  /** What is below it. */
  readonly Rows: readonly ResultTreeRow[]
}

/**
 * The result of one query.
 */
export class QueryResult implements Iterable<ResultRow> {
  /** `Колонки`. Their names, and the names of the types that they may have. */
  readonly Columns: readonly TableColumn[]
  readonly #executed: Executed

  constructor(executed: Executed) {
    this.Columns = executed.table.columns
    this.#executed = executed
  }

  /** `Пустой`. Whether there is no row. */
  IsEmpty(): boolean {
    return this.#executed.table.rows.length === 0
  }

  /**
   * `Выбрать`. The rows with totals among them, or the groups of the first control point, whose own rows are selected from there. `groups`:
   * the name of a control point to go to; `forValues` `'ALL'`: with the values and periods that are found elsewhere in the result only.
   */
  Select(iteration: QueryResultIteration = 'Linear', groups = '', forValues = ''): QuerySelection {
    return new QuerySelection(this.#executed, undefined, { iteration, groups, forValues })
  }

  /** `Выгрузить`. All rows, totals left out; by groups the totals as a tree, with the rows below them. */
  Unload(iteration?: 'Linear'): ResultRow[]
  Unload(iteration: Exclude<QueryResultIteration, 'Linear'>): ResultTreeRow[]
  Unload(iteration: QueryResultIteration = 'Linear'): ResultRow[] | ResultTreeRow[] {
    if (iteration === 'Linear') return [...this]
    return nodesOf(this.#executed, 'ByGroupsWithHierarchy').map((one) => treeOf(this.Columns, one))
  }

  /** `ВыгрузитьКолонку`. The values of one column. */
  UnloadColumn(name: string): QueryValue[] {
    const at = placeOf(this.Columns, name)
    return this.#executed.table.rows.map((row) => row[at])
  }

  /** The rows by the names of their columns, totals left out. */
  *[Symbol.iterator](): Iterator<ResultRow> {
    for (const row of this.#executed.table.rows) yield rowOf(this.Columns, row)
  }

  // The same by their Russian names.
  /** `Columns`. */
  declare readonly Колонки: this['Columns']
  /** `IsEmpty`. */
  declare readonly Пустой: this['IsEmpty']
  /** `Select`. */
  declare readonly Выбрать: this['Select']
  /** `Unload`. */
  declare readonly Выгрузить: this['Unload']
  /** `UnloadColumn`. */
  declare readonly ВыгрузитьКолонку: this['UnloadColumn']
}

inRussian(QueryResult, memberNames.QueryResult)

const rowOf = (columns: readonly TableColumn[], row: QueryRow): ResultRow =>
  Object.fromEntries(columns.map(({ name }, at) => [name, row[at]]))

function placeOf(columns: readonly TableColumn[], name: string): number {
  const folded = name.toLowerCase()
  const at = columns.findIndex((one) => one.name.toLowerCase() === folded)
  if (at < 0) throw inBoth(new RangeError(`the result has no column ${name}`), `в результате запроса нет колонки ${name}`)
  return at
}

const treeOf = (columns: readonly TableColumn[], { values, children }: ResultNode): ResultTreeRow => ({
  Row: rowOf(columns, values),
  Rows: children.map((one) => treeOf(columns, one)),
})

/** Before the first row and behind the last one. */
const nothing: ResultNode = { values: [], kind: 'DetailRecord', group: '', level: 0, children: [] }

/** A place among the rows of a result; before the first one at the start. */
export class QuerySelection {
  readonly #columns: readonly TableColumn[]
  readonly #nodes: readonly ResultNode[]
  readonly #executed: Executed
  readonly #iteration: QueryResultIteration
  #at = -1

  constructor(executed: Executed, below: ResultNode | undefined, wanted: Wanted) {
    this.#executed = executed
    this.#columns = executed.table.columns
    this.#nodes = selected(executed, below, wanted)
    this.#iteration = wanted.iteration
  }

  /** `Следующий`. Goes to the next row; `false` behind the last one. */
  Next(): boolean {
    this.#at = Math.min(this.#at + 1, this.#nodes.length)
    return this.#at < this.#nodes.length
  }

  /** `НайтиСледующий`. Goes to the next row that has these values. */
  FindNext(values: Readonly<Record<string, QueryValue>>): boolean {
    const wanted = Object.entries(values).map(([name, value]) => [placeOf(this.#columns, name), groupKey(value)] as const)
    while (this.Next()) if (wanted.every(([at, key]) => groupKey(this.#nodes[this.#at]!.values[at]) === key)) return true
    return false
  }

  /** `Количество`. How many rows there are, whichever it is at. */
  Count(): number {
    return this.#nodes.length
  }

  /** `Сбросить`. Back before the first row. */
  Reset(): void {
    this.#at = -1
  }

  /** `Выбрать`. The rows of the group that it is at; the arguments are those of the result's own `Select`. */
  Select(iteration: QueryResultIteration = this.#iteration, groups = '', forValues = ''): QuerySelection {
    return new QuerySelection(this.#executed, this.#nodes[this.#at] ?? nothing, { iteration, groups, forValues })
  }

  /** `Получить`. A value of the row, by the name of its column or by its place from 0. */
  Get(column: string | number): QueryValue {
    return this.#nodes[this.#at]?.values[typeof column === 'number' ? column : placeOf(this.#columns, column)]
  }

  /** The row by the names of its columns. */
  get Row(): ResultRow {
    return rowOf(this.#columns, this.#nodes[this.#at]?.values ?? [])
  }

  /** `ТипЗаписи`. A row of details, or which total it is. */
  RecordType(): RecordKind {
    return this.#nodes[this.#at]?.kind ?? 'DetailRecord'
  }

  /** `Группировка`. The control point of the group, `''` of a row of details. */
  Group(): string {
    return this.#nodes[this.#at]?.group ?? ''
  }

  /** `Уровень`. 0 for the outermost. */
  Level(): number {
    return this.#nodes[this.#at]?.level ?? 0
  }

  // The same by their Russian names.
  /** `Next`. */
  declare readonly Следующий: this['Next']
  /** `FindNext`. */
  declare readonly НайтиСледующий: this['FindNext']
  /** `Count`. */
  declare readonly Количество: this['Count']
  /** `Reset`. */
  declare readonly Сбросить: this['Reset']
  /** `Select`. */
  declare readonly Выбрать: this['Select']
  /** `Get`. */
  declare readonly Получить: this['Get']
  /** `RecordType`. */
  declare readonly ТипЗаписи: this['RecordType']
  /** `Group`. */
  declare readonly Группировка: this['Group']
  /** `Level`. */
  declare readonly Уровень: this['Level']
}

inRussian(QuerySelection, memberNames.QuerySelection)
