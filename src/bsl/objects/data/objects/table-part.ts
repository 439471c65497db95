/** `Объект.Товары`: the rows of a tabular section, or of a record set, as a table of the language. */
import { DataRecord } from '../../../../infobase/objects/fields/record.ts'
import { RowList } from '../../../../infobase/objects/fields/table-part.ts'
import { isNumeric, plus, type Numeric } from '../../../run/big-number.ts'
import { compareValues } from '../../../run/collation.ts'
import { errors } from '../../../run/error.ts'
import { sameKey } from '../../../run/key.ts'
import { type Implementation, ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'
import { text } from '../../../run/text.ts'
import { ArrayObject } from '../../collections/array.ts'
import { StructureObject } from '../../collections/structure.ts'
import { tableType } from '../../tables/table-methods.ts'
import { TableObject } from '../../tables/table.ts'
import { fieldsOf } from '../values/fields.ts'
import type { RunData } from '../values/run-data.ts'
import { RowValue } from './row.ts'

export class TablePart extends BslObject {
  readonly data: RunData
  readonly list: RowList
  readonly #rows = new WeakMap<DataRecord, RowValue>()

  constructor(data: RunData, list: RowList) {
    super()
    this.data = data
    this.list = list
  }

  get type(): ObjectType {
    return tablePartType
  }

  row(record: DataRecord): RowValue {
    let found = this.#rows.get(record)
    if (found === undefined) this.#rows.set(record, (found = new RowValue(this.data, record)))
    return found
  }

  get rows(): RowValue[] {
    return Array.from(this.list, (one) => this.row(one))
  }

  /** By the row itself or its place. */
  need(key: unknown): RowValue {
    if (key instanceof RowValue) return key
    const found = isNumeric(key) ? this.list.Get(Number(key)) : undefined
    if (found === undefined) throw errors.outOfBounds()
    return this.row(found)
  }

  /** Folded names of a list such as `"Товар, Количество"`; without it all of them. */
  columns(list?: string): string[] {
    const { names, byName } = fieldsOf(RowList.tableOf(this.list))
    if (list === undefined || list.trim() === '') return [...names]
    return list.split(',').map((one) => {
      const name = one.trim()
      if (!byName.has(name.toLowerCase())) throw errors.noField(name)
      return names.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name
    })
  }

  override getIndex(index: unknown): unknown {
    return this.need(index)
  }

  override *iterate(): Iterable<unknown> {
    for (let at = 0; at < this.list.Count(); at++) yield this.row(this.list.Get(at)!)
  }

  override isFilled(): boolean {
    return this.list.Count() > 0
  }
}

const value = (row: RowValue, name: string): unknown => row.getField(name.toLowerCase())

const same = (one: unknown, other: unknown): boolean =>
  sameKey(one, other) || (one instanceof BslObject && other instanceof BslObject && one.equals?.(other) === true)

function find(self: TablePart, wanted: unknown, list?: string): unknown {
  const columns = self.columns(list)
  return self.rows.find((row) => columns.some((name) => same(value(row, name), wanted))) ?? null
}

function findRows(self: TablePart, filter: unknown): RowValue[] {
  if (!(filter instanceof StructureObject)) throw errors.mismatch(1)
  const wanted = [...filter.entries()]
  for (const [name] of wanted) self.columns(name)
  return self.rows.filter((row) => wanted.every(([name, one]) => same(value(row, name), one)))
}

function unloaded(self: TablePart, rows?: unknown, list?: string): TableObject {
  const columns = self.columns(list)
  const table = new TableObject(tableType)
  for (const name of columns) table.columns.add(name)
  const from =
    rows instanceof StructureObject
      ? findRows(self, rows)
      : rows instanceof ArrayObject
        ? rows.items.map((one) => self.need(one))
        : self.rows
  for (const row of from) {
    const made = table.add()
    for (const name of columns) made.setCell(table.columns.need(name), value(row, name) ?? null)
  }
  return table
}

/** Rows anew, with what a table has under the names of the fields. */
function load(self: TablePart, given: unknown): void {
  if (!(given instanceof TableObject || given instanceof TablePart)) throw errors.mismatch(1)
  const rows = given instanceof TableObject ? given.rows : given.rows
  const names = given instanceof TableObject ? given.columns.items.map((one) => one.name) : given.columns()
  const values = rows.map((row) => names.map((name) => [name, row.getField(name.toLowerCase()) ?? null] as const))
  self.list.Clear()
  for (const one of values) {
    const row = self.row(self.list.Add())
    for (const [name, cell] of one) if (name.toLowerCase() !== 'номерстроки') row.setField(name.toLowerCase(), cell)
  }
}

function total(self: TablePart, name: string): unknown {
  const [column = ''] = self.columns(name)
  return self.rows.reduce<Numeric>((sum, row) => {
    const one = value(row, column)
    return isNumeric(one) ? plus(sum, one) : sum
  }, 0)
}

function sort(self: TablePart, order: string): void {
  const keys = order.split(',').map((one) => {
    const [name = '', direction = ''] = one.trim().split(/\s+/)
    return { name: self.columns(name)[0]!, sign: /^(убыв|desc)$/i.test(direction) ? -1 : 1 }
  })
  const sorted = self.rows.toSorted((one, other) => {
    for (const { name, sign } of keys) {
      const found = compareValues(value(one, name), value(other, name), text)
      if (found !== 0) return found * sign
    }
    return 0
  })
  RowList.order(
    self.list,
    sorted.map((one) => one.record),
  )
}

function collapse(self: TablePart, groups: string, sums = ''): void {
  const table = unloaded(self)
  tableType.members.get('свернуть')!.call!(self.data.run, table, [groups, sums])
  load(self, table)
}

function move(self: TablePart, key: unknown, by: number): void {
  const rows = self.rows
  const from = rows.indexOf(self.need(key))
  if (from + by < 0 || from + by >= rows.length) throw errors.outOfBounds()
  const [row] = rows.splice(from, 1)
  rows.splice(from + by, 0, row!)
  RowList.order(
    self.list,
    rows.map((one) => one.record),
  )
}

export const tablePartMethods: Record<string, Implementation> = {
  'Добавить|Add': (self: TablePart) => self.row(self.list.Add()),
  'Вставить|Insert|i': (self: TablePart, at: number) => self.row(self.list.Insert(at)),
  'Удалить|Delete|a': (self: TablePart, key: unknown) => self.list.Delete(self.need(key).record),
  'Очистить|Clear': (self: TablePart) => self.list.Clear(),
  'Количество|Count': (self: TablePart) => self.list.Count(),
  'Получить|Get|i': (self: TablePart, at: number) => self.need(at),
  'Индекс|IndexOf|a': (self: TablePart, row: unknown) => self.rows.indexOf(row as RowValue),
  'Найти|Find|as?': find,
  'НайтиСтроки|FindRows|a': (self: TablePart, filter: unknown) => new ArrayObject(findRows(self, filter)),
  'Выгрузить|Unload|a?s?': unloaded,
  'ВыгрузитьКолонку|UnloadColumn|s': (self: TablePart, name: string) => {
    const [column = ''] = self.columns(name)
    return new ArrayObject(self.rows.map((row) => value(row, column)))
  },
  'ВыгрузитьКолонки|UnloadColumns|s?': (self: TablePart, list?: string) => unloaded(self, new ArrayObject([]), list),
  'Загрузить|Load|a': load,
  'ЗагрузитьКолонку|LoadColumn|as': (self: TablePart, values: unknown, name: string) => {
    if (!(values instanceof ArrayObject)) throw errors.mismatch(1)
    const [column = ''] = self.columns(name)
    for (const [at, row] of self.rows.slice(0, values.items.length).entries()) row.setField(column.toLowerCase(), values.items[at])
  },
  'ЗаполнитьЗначения|FillValues|as?': (self: TablePart, one: unknown, list?: string) => {
    for (const name of self.columns(list)) for (const row of self.rows) row.setField(name.toLowerCase(), one)
  },
  'Итог|Total|s': total,
  'Свернуть|GroupBy|ss?': collapse,
  'Сдвинуть|Move|ai': move,
  'Сортировать|Sort|sa?': sort,
}

export const tablePartType: ObjectType = new ObjectType('ТабличнаяЧасть|TabularSection', {
  presentation: 'Табличная часть',
  methods: tablePartMethods,
})
