/** The methods of ТаблицаЗначений. */
import type { Library } from '../../dictionary/library.ts'
import { isNumeric, plus } from '../../run/big-number.ts'
import { errors } from '../../run/error.ts'
import { keyOf } from '../../run/key.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { ArrayObject } from '../collections/array.ts'
import { StructureObject } from '../collections/structure.ts'
import { columnTypes, Columns } from './columns.ts'
import { findRow, matching, sorted, total } from './search.ts'
import { tableIndexesType, TableObject, TableRow, tableRowType } from './table.ts'

function copied(self: TableObject, rows: unknown, list?: string): TableObject {
  const columns = self.columns.listed(list)
  const copy = new TableObject(tableType)
  self.columns.copyTo(copy.columns, columns)
  const from =
    rows instanceof StructureObject
      ? matching(self.rows, self.columns, rows)
      : rows instanceof ArrayObject
        ? rows.items.map((one) => self.need(one))
        : self.rows
  for (const row of from) copy.add().copyFrom(row, columns)
  return copy
}

/** Rows with the same values of some columns become one, others are summed; groups come in the order of their first row. */
function collapse(self: TableObject, groups: string, sums = ''): void {
  const byColumns = groups.trim() === '' ? [] : self.columns.listed(groups)
  const sumColumns = sums.trim() === '' ? [] : self.columns.listed(sums)
  const found = new Map<string, TableRow>()
  const identities = new Map<unknown, number>()
  const identity = (value: unknown): number => {
    const key = keyOf(value)
    const known = identities.get(key) ?? identities.size
    identities.set(key, known)
    return known
  }
  for (const row of self.rows) {
    const key = byColumns.map((column) => identity(row.cell(column))).join(' ')
    const group = found.get(key)
    if (!group) {
      for (const column of sumColumns) if (!isNumeric(row.cell(column))) row.cells[column.slot] = null
      found.set(key, row)
      continue
    }
    for (const column of sumColumns) {
      const [sum, value] = [group.cell(column), row.cell(column)]
      if (isNumeric(value)) group.cells[column.slot] = isNumeric(sum) ? plus(sum, value) : value
    }
  }
  self.rows = [...found.values()]
  self.columns.items = [...byColumns, ...sumColumns]
}

function move(self: TableObject, key: unknown, by: number): void {
  const row = self.need(key)
  const from = self.rows.indexOf(row)
  if (from + by < 0 || from + by >= self.rows.length) throw errors.outOfBounds()
  self.rows.splice(from, 1)
  self.rows.splice(from + by, 0, row)
}

function load(self: TableObject, values: unknown, key: unknown): void {
  if (!(values instanceof ArrayObject)) throw errors.mismatch(1)
  const column = self.columns.need(key)
  self.rows.slice(0, values.items.length).forEach((row, at) => row.setCell(column, values.items[at]))
}

const methods: Record<string, Implementation> = {
  'Вставить|Insert|i': (self: TableObject, at: number) => self.add(at),
  'Выгрузить|Unload': (self: TableObject) => copied(self, undefined),
  'ВыгрузитьКолонку|UnloadColumn|a': (self: TableObject, key: unknown) => {
    const column = self.columns.need(key)
    return new ArrayObject(self.rows.map((row) => row.cell(column)))
  },
  'Добавить|Add': (self: TableObject) => self.add(),
  'ЗагрузитьКолонку|LoadColumn|aa': load,
  'ЗаполнитьЗначения|FillValues|as?': (self: TableObject, value: unknown, list?: string) => {
    for (const column of self.columns.listed(list)) for (const row of self.rows) row.setCell(column, value)
  },
  'Индекс|IndexOf|a': (self: TableObject, row: unknown) => self.rows.indexOf(row as TableRow),
  'Итог|Total|a': (self: TableObject, key: unknown) => total(self.rows, self.columns.need(key)),
  'Количество|Count': (self: TableObject) => self.rows.length,
  'Найти|Find|as?': (self: TableObject, value: unknown, list?: string) => findRow(self.rows, value, self.columns.listed(list)) ?? null,
  'НайтиСтроки|FindRows|a': (self: TableObject, filter: unknown) => new ArrayObject(matching(self.rows, self.columns, filter)),
  'Очистить|Clear': (self: TableObject) => {
    self.rows = []
  },
  'Получить|Get|a': (self: TableObject, index: unknown) => self.need(index),
  'Свернуть|GroupBy|ss?': collapse,
  'Сдвинуть|Move|ai': move,
  'Скопировать|Copy|a?s?': (self: TableObject, rows?: unknown, list?: string) => copied(self, rows, list),
  'СкопироватьКолонки|CopyColumns|s?': (self: TableObject, list?: string) => {
    const copy = new TableObject(tableType)
    self.columns.copyTo(copy.columns, self.columns.listed(list))
    return copy
  },
  'Сортировать|Sort|sa?': (self: TableObject, order: string) => {
    self.rows = sorted(self.rows, self.columns, order)
  },
  'Удалить|Delete|a': (self: TableObject, key: unknown) => {
    const row = self.need(key)
    self.rows.splice(self.rows.indexOf(row), 1)
  },
}

export const tableType: ObjectType = new ObjectType('ТаблицаЗначений|ValueTable', {
  presentation: 'Таблица значений',
  create: { kinds: '', make: () => new TableObject(tableType) },
  methods,
  properties: {
    'Колонки|Columns': { get: (self: TableObject): Columns => self.columns },
    'Индексы|Indexes': { get: (self: TableObject) => self.indexes },
  },
})

export const tables: Library = { types: [tableType, tableRowType, tableIndexesType, ...columnTypes] }
