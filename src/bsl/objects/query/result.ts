/** `РезультатЗапроса` and `ВыборкаИзРезультатаЗапроса`: the rows of a query, one after another, group by group, or as a table. */
import type { QueryResultIteration, Wanted } from '../../../query/selected.ts'
import { Enumeration } from '../../dictionary/library.ts'
import { errors } from '../../run/error.ts'
import { sameKey } from '../../run/key.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { StructureObject } from '../collections/structure.ts'
import { tableType } from '../tables/table-methods.ts'
import { TableObject } from '../tables/table.ts'
import { TreeObject, type TreeRows } from '../tables/tree.ts'
import type { TypeDescription } from '../values/type-description.ts'

/** A row with the rows of its group; `kind` is a value of ТипЗаписиЗапроса in English. */
export interface ResultLine {
  readonly values: readonly unknown[]
  readonly kind: string
  /** The control point, `''` of a row of details. */
  readonly group: string
  readonly level: number
  readonly children: readonly ResultLine[]
}

/** What a query gave. */
export interface ResultRows {
  readonly names: readonly string[]
  /** Of the columns, Null among them; `undefined`: any. */
  readonly types?: readonly (TypeDescription | undefined)[]
  /** All rows one after another where nothing is wanted. */
  lines(wanted?: Wanted): readonly ResultLine[]
  /** The rows below a line, as the iteration has them. */
  below(line: ResultLine, wanted: Wanted): readonly ResultLine[]
}

export const recordTypes = new Enumeration('ТипЗаписиЗапроса|QueryRecordType', [
  'ДетальнаяЗапись|DetailRecord',
  'ИтогПоГруппировке|GroupTotal',
  'ИтогПоИерархии|HierarchyTotal',
  'ОбщийИтог|Overall',
])

/** Rows without groups, such as a seam gives. */
export function plainRows(names: readonly string[], rows: readonly (readonly unknown[])[]): ResultRows {
  const lines = rows.map((values): ResultLine => ({ values, kind: 'DetailRecord', group: '', level: 0, children: [] }))
  return { names, lines: () => lines, below: () => [] }
}

export class QueryResult extends BslObject {
  readonly type = resultType
  readonly rows: ResultRows

  constructor(rows: ResultRows) {
    super()
    this.rows = rows
  }

  table(): TableObject {
    const table = new TableObject(tableType)
    const columns = this.rows.names.map((name, at) => table.columns.add(name, this.rows.types?.[at]))
    for (const { values } of this.rows.lines()) {
      const made = table.add()
      for (const [at, column] of columns.entries()) made.cells[column.slot] = asTable(values[at])
    }
    return table
  }

  /** Each group with its totals, its rows below it. */
  tree(iteration: QueryResultIteration): TreeObject {
    const tree = new TreeObject()
    const columns = this.rows.names.map((name, at) => tree.columns.add(name, this.rows.types?.[at]))
    const wanted = { iteration, groups: '', forValues: '' }
    const fill = (rows: TreeRows, lines: readonly ResultLine[]): void => {
      for (const line of lines) {
        const made = rows.add()
        for (const [at, column] of columns.entries()) made.cells[column.slot] = asTable(line.values[at])
        fill(made.rows, this.rows.below(line, wanted))
      }
    }
    fill(tree.rows, this.rows.lines(wanted))
    return tree
  }
}

/** A tabular section in a row is a result in a selection, and a table in a table. */
const asTable = (value: unknown): unknown => (value instanceof QueryResult ? value.table() : value)

class Selection extends BslObject {
  readonly type = selectionType
  readonly rows: ResultRows
  readonly lines: readonly ResultLine[]
  readonly iteration: QueryResultIteration
  at = -1

  constructor(rows: ResultRows, lines: readonly ResultLine[], iteration: QueryResultIteration) {
    super()
    this.rows = rows
    this.lines = lines
    this.iteration = iteration
  }

  get line(): ResultLine | undefined {
    return this.lines[this.at]
  }

  /** The place of a column by its folded name, below 0 where there is none. */
  placeOf(folded: string): number {
    return this.rows.names.findIndex((one) => one.toLowerCase() === folded)
  }

  override getField(folded: string): unknown {
    const at = this.placeOf(folded)
    return at < 0 ? undefined : (this.line?.values[at] ?? null)
  }

  override getIndex(index: unknown): unknown {
    const at = typeof index === 'number' ? index : this.placeOf(String(index).toLowerCase())
    if (this.line === undefined || at < 0 || at >= this.rows.names.length) throw errors.outOfBounds()
    return this.line.values[at]
  }

  fieldNames(): Iterable<string> {
    return this.rows.names
  }

  next(): boolean {
    this.at = Math.min(this.at + 1, this.lines.length)
    return this.at < this.lines.length
  }

  /** `what`: a value with the name of its column, or Структура with several. */
  findNext(what: unknown, name: string): boolean {
    const wanted = what instanceof StructureObject ? [...what.entries()] : [[name, what] as const]
    while (this.next()) if (wanted.every(([one, value]) => sameKey(this.getField(one.toLowerCase()), value))) return true
    return false
  }
}

const iterationOf = (given: unknown, otherwise: QueryResultIteration): QueryResultIteration =>
  typeof given === 'object' && given !== null && 'english' in given ? (given.english as QueryResultIteration) : otherwise

const wantedOf = (iteration: QueryResultIteration, groups: unknown, forValues: unknown): Wanted => ({
  iteration,
  groups: typeof groups === 'string' ? groups : '',
  forValues: typeof forValues === 'string' ? forValues : '',
})

const resultType: ObjectType = new ObjectType('РезультатЗапроса|QueryResult', {
  presentation: 'Результат запроса',
  methods: {
    'Пустой|IsEmpty': (self: QueryResult) => self.rows.lines().length === 0,
    'Выбрать|Select|a?a?a?': (self: QueryResult, given: unknown, groups: unknown, forValues: unknown) => {
      const wanted = wantedOf(iterationOf(given, 'Linear'), groups, forValues)
      return new Selection(self.rows, self.rows.lines(wanted), wanted.iteration)
    },
    'Выгрузить|Unload|a?': (self: QueryResult, given: unknown) => {
      const iteration = iterationOf(given, 'Linear')
      return iteration === 'Linear' ? self.table() : self.tree(iteration)
    },
  },
  properties: { 'Колонки|Columns': { get: (self: QueryResult) => self.table().columns } },
})

const selectionType: ObjectType = new ObjectType('ВыборкаИзРезультатаЗапроса|QueryResultSelection', {
  presentation: 'Выборка из результата запроса',
  methods: {
    'Следующий|Next': (self: Selection) => self.next(),
    'Количество|Count': (self: Selection) => self.lines.length,
    'Сбросить|Reset': (self: Selection) => {
      self.at = -1
    },
    'НайтиСледующий|FindNext|as?': (self: Selection, value: unknown, name = '') => self.findNext(value, name),
    'Выбрать|Select|a?a?a?': (self: Selection, given: unknown, groups: unknown, forValues: unknown) => {
      const wanted = wantedOf(iterationOf(given, self.iteration), groups, forValues)
      return new Selection(self.rows, self.line === undefined ? [] : self.rows.below(self.line, wanted), wanted.iteration)
    },
    'Получить|Get|n': (self: Selection, index: unknown) => self.getIndex(index),
    'ТипЗаписи|RecordType|$': (self: Selection, _run: Run) => recordTypes.of(self.line?.kind ?? 'DetailRecord'),
    'Группировка|Group': (self: Selection) => self.line?.group ?? '',
    'Уровень|Level': (self: Selection) => self.line?.level ?? 0,
  },
})

export const queryResultTypes = [resultType, selectionType]
