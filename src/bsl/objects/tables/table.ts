/** `ТаблицаЗначений` and its rows. */
import { isNumeric, whole } from '../../run/big-number.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { type Column, Columns } from './columns.ts'
import { placeOf, RowObject, rowMethods } from './row.ts'

export class TableObject extends BslObject {
  readonly type: ObjectType
  readonly columns = new Columns()
  rows: TableRow[] = []
  readonly indexes: TableIndexes

  constructor(type: ObjectType) {
    super()
    this.type = type
    this.indexes = new TableIndexes(this)
  }

  add(at = this.rows.length): TableRow {
    const row = new TableRow(this)
    this.rows.splice(at, 0, row)
    return row
  }

  /** By the row itself or its place. */
  need(key: unknown): TableRow {
    const found = key instanceof TableRow ? key : this.rows[placeOf(key)]
    if (!found || (key instanceof TableRow && key.owner !== this)) throw key instanceof TableRow ? errors.badValue(1) : errors.outOfBounds()
    return found
  }

  override getIndex(index: unknown): unknown {
    return this.need(index)
  }

  override *iterate(): Iterable<unknown> {
    for (let at = 0; at < this.rows.length; at++) yield this.rows[at]
  }

  override isFilled(): boolean {
    return this.rows.length > 0
  }
}

export class TableRow extends RowObject {
  readonly type = tableRowType
  readonly owner: TableObject

  constructor(owner: TableObject) {
    super()
    this.owner = owner
  }

  get columns(): Columns {
    return this.owner.columns
  }
}

export const tableRowType: ObjectType = new ObjectType('СтрокаТаблицыЗначений|ValueTableRow', {
  presentation: 'Строка таблицы значений',
  methods: { ...rowMethods, 'Владелец|Owner': (self: TableRow) => self.owner },
})

/** Индексы: kept as lists of names; searching needs none. */
export class TableIndexes extends BslObject {
  readonly type = tableIndexesType
  readonly owner: TableObject
  lists: TableIndex[] = []

  constructor(owner: TableObject) {
    super()
    this.owner = owner
  }

  override getIndex(index: unknown): unknown {
    const found = isNumeric(index) ? this.lists[Number(whole(index))] : undefined
    if (!found) throw errors.outOfBounds()
    return found
  }

  override iterate(): Iterable<unknown> {
    return [...this.lists]
  }
}

/** The names of its columns, as they are called now; those that were removed are gone. */
class TableIndex extends BslObject {
  readonly type = tableIndexType
  readonly #owner: TableObject
  readonly #columns: readonly Column[]

  constructor(owner: TableObject, columns: readonly Column[]) {
    super()
    this.#owner = owner
    this.#columns = columns
  }

  get names(): string[] {
    return this.#columns.filter((one) => this.#owner.columns.items.includes(one)).map((one) => one.name)
  }

  override getIndex(index: unknown): unknown {
    const found = isNumeric(index) ? this.names[Number(whole(index))] : undefined
    if (found === undefined) throw errors.outOfBounds()
    return found
  }

  override iterate(): Iterable<unknown> {
    return this.names
  }

  override text(): string {
    return this.names.join(', ')
  }
}

const tableIndexType: ObjectType = new ObjectType('ИндексКоллекции|CollectionIndex', {
  methods: { 'Количество|Count': (self: TableIndex) => self.names.length },
})

export const tableIndexesType: ObjectType = new ObjectType('ИндексыКоллекции|CollectionIndexes', {
  methods: {
    'Добавить|Add|s': (self: TableIndexes, names: string) => {
      const index = new TableIndex(self.owner, self.owner.columns.listed(names))
      self.lists.push(index)
      return index
    },
    'Количество|Count': (self: TableIndexes) => self.lists.length,
    'Очистить|Clear': (self: TableIndexes) => {
      self.lists = []
    },
    'Удалить|Delete|a': (self: TableIndexes, key: unknown) => {
      const found = isNumeric(key) ? self.getIndex(key) : key
      if (!self.lists.includes(found as TableIndex)) throw errors.badValue(1)
      self.lists = self.lists.filter((one) => one !== found)
    },
  },
})
