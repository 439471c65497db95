/** Columns of ТаблицаЗначений and ДеревоЗначений: names in any case, types, titles; each has a slot of its own in the rows' cells. */
import { isNumeric, whole } from '../../run/big-number.ts'
import { errors } from '../../run/error.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { primitiveTypes } from '../../run/values.ts'
import { namesOf } from '../collections/structure.ts'
import { TypeDescription } from '../values/type-description.ts'

export class Column extends BslObject {
  readonly type: ObjectType
  name: string
  title: string
  width: number
  readonly valueType: TypeDescription | null
  /** Where its values lie in the cells of each row; never given out twice. */
  readonly slot: number

  constructor(type: ObjectType, name: string, slot: number, valueType: TypeDescription | null, title: string, width: number) {
    super()
    this.type = type
    this.name = name
    this.slot = slot
    this.valueType = valueType
    this.title = title
    this.width = width
  }

  get initial(): unknown {
    return this.valueType?.initial ?? null
  }

  adjusted(value: unknown): unknown {
    return this.valueType ? this.valueType.adjust(value) : value
  }
}

/** Of a column without types: there is nothing that it asks of its values. */
const anyType = new TypeDescription({ named: () => primitiveTypes.Undefined, typeOf: () => primitiveTypes.Undefined }, [])

const columnParts = {
  properties: {
    'Имя|Name': {
      get: (self: Column) => self.name,
      set: (self: Column, name: string) => {
        self.name = name
      },
    },
    'Заголовок|Title': {
      get: (self: Column) => (self.title === '' ? self.name : self.title),
      set: (self: Column, title: string) => {
        self.title = title
      },
    },
    'Ширина|Width': {
      get: (self: Column) => self.width,
      set: (self: Column, width: number) => {
        self.width = width
      },
    },
    'ТипЗначения|ValueType': { get: (self: Column) => self.valueType ?? anyType },
  },
}

const tableColumn = new ObjectType('КолонкаТаблицыЗначений|ValueTableColumn', { presentation: 'Колонка таблицы значений', ...columnParts })
const treeColumn = new ObjectType('КолонкаДереваЗначений|ValueTreeColumn', { presentation: 'Колонка дерева значений', ...columnParts })

export class Columns extends BslObject {
  readonly type: ObjectType
  items: Column[] = []
  #slots = 0
  readonly #ofTree: boolean

  constructor(ofTree = false) {
    super()
    this.#ofTree = ofTree
    this.type = ofTree ? treeColumnsType : tableColumnsType
  }

  add(name: string, valueType?: TypeDescription | null, title = '', width = 0, at = this.items.length): Column {
    if (name !== '' && this.find(name)) throw errors.badValue(1)
    const column = new Column(this.#ofTree ? treeColumn : tableColumn, name, this.#slots++, valueType ?? null, title, width)
    this.items.splice(at, 0, column)
    return column
  }

  find(name: string): Column | undefined {
    const folded = name.toLowerCase()
    return this.items.find((one) => one.name.toLowerCase() === folded)
  }

  /** By the column itself, its name or its place. */
  need(key: unknown): Column {
    const found =
      key instanceof Column
        ? this.items.includes(key)
          ? key
          : undefined
        : typeof key === 'string'
          ? this.find(key)
          : isNumeric(key)
            ? this.items[Number(whole(key))]
            : undefined
    if (!found) throw typeof key === 'string' ? errors.noField(key) : errors.outOfBounds()
    return found
  }

  /** Those of a list of names; without one, all. */
  listed(list: string | undefined): Column[] {
    if (list === undefined || list.trim() === '') return [...this.items]
    return namesOf(list).map((name) => this.need(name))
  }

  override getField(folded: string): unknown {
    return this.items.find((one) => one.name.toLowerCase() === folded)
  }

  override getIndex(index: unknown): unknown {
    return this.need(index)
  }

  override iterate(): Iterable<unknown> {
    return [...this.items]
  }

  override isFilled(): boolean {
    return this.items.length > 0
  }

  /** The same columns in another table. */
  copyTo(other: Columns, of: readonly Column[] = this.items): void {
    for (const one of of) other.add(one.name, one.valueType, one.title, one.width)
  }
}

const typeGiven = (value: unknown): TypeDescription | null => (value instanceof TypeDescription ? value : null)

function remove(self: Columns, key: unknown): void {
  const found = self.need(key)
  self.items = self.items.filter((one) => one !== found)
}

function move(self: Columns, key: unknown, by: number): void {
  const found = self.need(key)
  const from = self.items.indexOf(found)
  if (from + by < 0 || from + by >= self.items.length) throw errors.outOfBounds()
  self.items.splice(from, 1)
  self.items.splice(from + by, 0, found)
}

const methods: Record<string, Implementation> = {
  'Вставить|Insert|is?a?s?i?': (self: Columns, at: number, name = '', type?: unknown, title?: string, width?: number) =>
    self.add(name, typeGiven(type), title, width, at),
  'Добавить|Add|s?a?s?i?': (self: Columns, name = '', type?: unknown, title?: string, width?: number) =>
    self.add(name, typeGiven(type), title, width),
  'Индекс|IndexOf|a': (self: Columns, column: unknown) => self.items.indexOf(column as Column),
  'Количество|Count': (self: Columns) => self.items.length,
  'Найти|Find|s': (self: Columns, name: string) => self.find(name) ?? null,
  'Очистить|Clear': (self: Columns) => {
    self.items = []
  },
  'Получить|Get|a': (self: Columns, index: unknown) => self.need(index),
  'Сдвинуть|Move|ai': move,
  'Удалить|Delete|a': remove,
}

const tableColumnsType: ObjectType = new ObjectType('КоллекцияКолонокТаблицыЗначений|ValueTableColumnCollection', {
  presentation: 'Коллекция колонок таблицы значений',
  methods,
})
const treeColumnsType: ObjectType = new ObjectType('КоллекцияКолонокДереваЗначений|ValueTreeColumnCollection', {
  presentation: 'Коллекция колонок дерева значений',
  methods,
})

export const columnTypes = [tableColumn, treeColumn, tableColumnsType, treeColumnsType]
