/** `ДеревоЗначений`, its rows and their collections. */
import type { Library } from '../../dictionary/library.ts'
import { errors } from '../../run/error.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { ArrayObject } from '../collections/array.ts'
import { Columns } from './columns.ts'
import { placeOf, RowObject, rowMethods } from './row.ts'
import { findRow, matching, sorted, total } from './search.ts'

export class TreeObject extends BslObject {
  readonly type = treeType
  readonly columns = new Columns(true)
  readonly rows = new TreeRows(this, null)
}

class TreeRow extends RowObject {
  readonly type = treeRowType
  readonly tree: TreeObject
  readonly parent: TreeRow | null
  readonly rows: TreeRows

  constructor(tree: TreeObject, parent: TreeRow | null) {
    super()
    this.tree = tree
    this.parent = parent
    this.rows = new TreeRows(tree, this)
  }

  get columns(): Columns {
    return this.tree.columns
  }

  /** Родитель and Строки are the row's own, whatever a column is called. */
  override setField(folded: string, value: unknown): boolean {
    return !this.type.members.has(folded) && super.setField(folded, value)
  }

  override getField(folded: string): unknown {
    return this.type.members.has(folded) ? undefined : super.getField(folded)
  }

  get level(): number {
    return this.parent ? this.parent.level + 1 : 0
  }
}

export class TreeRows extends BslObject {
  readonly type = treeRowsType
  readonly tree: TreeObject
  readonly parent: TreeRow | null
  items: TreeRow[] = []

  constructor(tree: TreeObject, parent: TreeRow | null) {
    super()
    this.tree = tree
    this.parent = parent
  }

  add(at = this.items.length): TreeRow {
    const row = new TreeRow(this.tree, this.parent)
    this.items.splice(at, 0, row)
    return row
  }

  need(key: unknown): TreeRow {
    const found = key instanceof BslObject ? this.items.find((one) => one === key) : this.items[placeOf(key)]
    if (!found) throw key instanceof BslObject ? errors.badValue(1) : errors.outOfBounds()
    return found
  }

  /** With `deep`, each row before its own rows. */
  *all(deep: boolean): Iterable<TreeRow> {
    for (const row of this.items) {
      yield row
      if (deep) yield* row.rows.all(true)
    }
  }

  override getIndex(index: unknown): unknown {
    return this.need(index)
  }

  override *iterate(): Iterable<unknown> {
    for (let at = 0; at < this.items.length; at++) yield this.items[at]
  }

  override isFilled(): boolean {
    return this.items.length > 0
  }

  sort(order: string, deep: boolean): void {
    this.items = sorted(this.items, this.tree.columns, order)
    if (deep) for (const row of this.items) row.rows.sort(order, true)
  }
}

function move(self: TreeRows, key: unknown, by: number): void {
  const row = self.need(key)
  const from = self.items.indexOf(row)
  if (from + by < 0 || from + by >= self.items.length) throw errors.outOfBounds()
  self.items.splice(from, 1)
  self.items.splice(from + by, 0, row)
}

const rowsMethods: Record<string, Implementation> = {
  'Вставить|Insert|i': (self: TreeRows, at: number) => self.add(at),
  'ВыгрузитьКолонку|UnloadColumn|a': (self: TreeRows, key: unknown) =>
    new ArrayObject(self.items.map((row) => row.cell(self.tree.columns.need(key)))),
  'Добавить|Add': (self: TreeRows) => self.add(),
  'ЗагрузитьКолонку|LoadColumn|aa': (self: TreeRows, values: unknown, key: unknown) => {
    if (!(values instanceof ArrayObject)) throw errors.mismatch(1)
    const column = self.tree.columns.need(key)
    self.items.slice(0, values.items.length).forEach((row, at) => row.setCell(column, values.items[at]))
  },
  'Индекс|IndexOf|a': (self: TreeRows, row: unknown) => self.items.indexOf(row as TreeRow),
  'Итог|Total|ab?': (self: TreeRows, key: unknown, deep = false) => total(self.all(deep), self.tree.columns.need(key)),
  'Количество|Count': (self: TreeRows) => self.items.length,
  'Найти|Find|as?b?': (self: TreeRows, value: unknown, list?: string, deep = false) =>
    findRow(self.all(deep), value, self.tree.columns.listed(list)) ?? null,
  'НайтиСтроки|FindRows|ab?': (self: TreeRows, filter: unknown, deep = false) =>
    new ArrayObject(matching(self.all(deep), self.tree.columns, filter)),
  'Очистить|Clear': (self: TreeRows) => {
    self.items = []
  },
  'Получить|Get|a': (self: TreeRows, index: unknown) => self.need(index),
  'Сдвинуть|Move|ai': move,
  'Сортировать|Sort|sa?b?': (self: TreeRows, order: string, second?: unknown, third?: boolean) =>
    self.sort(order, third ?? second === true),
  'Удалить|Delete|a': (self: TreeRows, key: unknown) => {
    const row = self.need(key)
    self.items = self.items.filter((one) => one !== row)
  },
}

const treeRowsType: ObjectType = new ObjectType('КоллекцияСтрокДереваЗначений|ValueTreeRowCollection', {
  presentation: 'Коллекция строк дерева значений',
  methods: rowsMethods,
  properties: { 'Родитель|Parent': { get: (self: TreeRows) => self.parent ?? self.tree } },
})

const treeRowType: ObjectType = new ObjectType('СтрокаДереваЗначений|ValueTreeRow', {
  presentation: 'Строка дерева значений',
  methods: {
    ...rowMethods,
    'Владелец|Owner': (self: TreeRow) => self.tree,
    'Уровень|Level': (self: TreeRow) => self.level,
  },
  properties: {
    'Родитель|Parent': { get: (self: TreeRow) => self.parent },
    'Строки|Rows': { get: (self: TreeRow) => self.rows },
  },
})

function copyRows(from: Iterable<TreeRow>, to: TreeRows, columns: TreeRow['columns']['items']): void {
  for (const row of from) {
    const copy = to.add()
    copy.copyFrom(row, columns)
    copyRows(row.rows.items, copy.rows, columns)
  }
}

function copied(self: TreeObject, rows: unknown, list: string | undefined, withRows: boolean): TreeObject {
  const columns = self.columns.listed(list)
  const copy = new TreeObject()
  self.columns.copyTo(copy.columns, columns)
  if (withRows) copyRows(rows instanceof ArrayObject ? (rows.items as TreeRow[]) : self.rows.items, copy.rows, columns)
  return copy
}

const treeType: ObjectType = new ObjectType('ДеревоЗначений|ValueTree', {
  presentation: 'Дерево значений',
  create: { kinds: '', make: () => new TreeObject() },
  methods: {
    'Скопировать|Copy|a?s?': (self: TreeObject, rows?: unknown, list?: string) => copied(self, rows, list, true),
    'СкопироватьКолонки|CopyColumns|s?': (self: TreeObject, list?: string) => copied(self, undefined, list, false),
  },
  properties: {
    'Колонки|Columns': { get: (self: TreeObject) => self.columns },
    'Строки|Rows': { get: (self: TreeObject) => self.rows },
  },
})

export const trees: Library = { types: [treeType, treeRowType, treeRowsType] }
