/** `РезультатЗапроса` and `ВыборкаИзРезультатаЗапроса`: rows that were given, one after another or as a table. */
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { StructureObject } from '../collections/structure.ts'
import { tableType } from '../tables/table-methods.ts'
import { TableObject } from '../tables/table.ts'

export class QueryResult extends BslObject {
  readonly type = resultType
  readonly rows: readonly StructureObject[]

  constructor(rows: readonly StructureObject[]) {
    super()
    this.rows = rows
  }

  table(): TableObject {
    const table = new TableObject(tableType)
    for (const row of this.rows) for (const [name] of row.entries()) if (!table.columns.find(name)) table.columns.add(name)
    for (const row of this.rows) {
      const made = table.add()
      for (const [name, value] of row.entries()) made.setCell(table.columns.need(name), value)
    }
    return table
  }
}

class Selection extends BslObject {
  readonly type = selectionType
  readonly rows: readonly StructureObject[]
  at = -1

  constructor(rows: readonly StructureObject[]) {
    super()
    this.rows = rows
  }

  override getField(folded: string): unknown {
    return this.rows[this.at]?.getField(folded)
  }

  override getIndex(index: unknown): unknown {
    const row = this.rows[this.at]
    if (!row) throw errors.outOfBounds()
    return typeof index === 'number' ? ([...row.entries()][index]?.[1] ?? null) : row.getIndex(index)
  }

  fieldNames(): Iterable<string> {
    const row = this.rows[this.at]
    return row ? [...row.entries()].map(([name]) => name) : []
  }

  next(): boolean {
    this.at = Math.min(this.at + 1, this.rows.length)
    return this.at < this.rows.length
  }
}

const resultType: ObjectType = new ObjectType('РезультатЗапроса|QueryResult', {
  presentation: 'Результат запроса',
  methods: {
    'Пустой|IsEmpty': (self: QueryResult) => self.rows.length === 0,
    'Выбрать|Select|a?a?a?': (self: QueryResult) => new Selection(self.rows),
    'Выгрузить|Unload|a?': (self: QueryResult) => self.table(),
  },
  properties: { 'Колонки|Columns': { get: (self: QueryResult) => self.table().columns } },
})

const selectionType: ObjectType = new ObjectType('ВыборкаИзРезультатаЗапроса|QueryResultSelection', {
  presentation: 'Выборка из результата запроса',
  methods: {
    'Следующий|Next': (self: Selection) => self.next(),
    'Количество|Count': (self: Selection) => self.rows.length,
    'Сбросить|Reset': (self: Selection) => {
      self.at = -1
    },
    'НайтиСледующий|FindNext|as?': (self: Selection, value: unknown, name = '') => {
      while (self.next()) if (self.getField(name.toLowerCase()) === value) return true
      return false
    },
  },
})

export const queryResultTypes = [resultType, selectionType]
