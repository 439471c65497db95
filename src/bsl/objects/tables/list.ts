/** `СписокЗначений` and its elements. */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { compareTexts, compareValues } from '../../run/collation.ts'
import { errors } from '../../run/error.ts'
import { sameKey } from '../../run/key.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'
import { ArrayObject } from '../collections/array.ts'
import { placeOf } from './row.ts'

const sortDirection = new Enumeration('НаправлениеСортировки|SortDirection', ['Возр|Asc', 'Убыв|Desc'])

class ListItem extends BslObject {
  readonly type = listItemType
  value: unknown
  presentation: string
  check: boolean
  picture: unknown
  readonly id: number

  constructor(value: unknown, presentation: string, check: boolean, picture: unknown, id: number) {
    super()
    this.value = value
    this.presentation = presentation
    this.check = check
    this.picture = picture
    this.id = id
  }

  override text(): string {
    return this.presentation === '' ? text(this.value) : this.presentation
  }
}

export class ListObject extends BslObject {
  readonly type = listType
  items: ListItem[] = []
  valueType: unknown = null
  #ids = 0

  add(value: unknown, presentation = '', check = false, picture: unknown = null, at = this.items.length): ListItem {
    const item = new ListItem(value, presentation, check, picture, this.#ids++)
    this.items.splice(at, 0, item)
    return item
  }

  need(key: unknown): ListItem {
    const found = key instanceof BslObject ? this.items.find((one) => one === key) : this.items[placeOf(key)]
    if (!found) throw key instanceof BslObject ? errors.badValue(1) : errors.outOfBounds()
    return found
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
}

const listItemType: ObjectType = new ObjectType('ЭлементСпискаЗначений|ValueListItem', {
  presentation: 'Элемент списка значений',
  methods: { 'ПолучитьИдентификатор|GetID': (self: ListItem) => self.id },
  properties: {
    'Значение|Value': {
      get: (self: ListItem) => self.value,
      set: (self: ListItem, value: unknown) => {
        self.value = value
      },
    },
    'Представление|Presentation': {
      get: (self: ListItem) => self.presentation,
      set: (self: ListItem, value: unknown) => {
        self.presentation = text(value)
      },
    },
    'Пометка|Check': {
      get: (self: ListItem) => self.check,
      set: (self: ListItem, value: boolean) => {
        self.check = value
      },
    },
    'Картинка|Picture': {
      get: (self: ListItem) => self.picture,
      set: (self: ListItem, value: unknown) => {
        self.picture = value
      },
    },
  },
})

const sign = (direction: unknown): number =>
  direction === sortDirection.of('Desc') || (typeof direction === 'string' && /^(убыв|desc)$/i.test(direction)) ? -1 : 1

function move(self: ListObject, key: unknown, by: number): void {
  const item = self.need(key)
  const from = self.items.indexOf(item)
  if (from + by < 0 || from + by >= self.items.length) throw errors.outOfBounds()
  self.items.splice(from, 1)
  self.items.splice(from + by, 0, item)
}

function copied(self: ListObject): ListObject {
  const copy = new ListObject()
  for (const one of self.items) copy.add(one.value, one.presentation, one.check, one.picture)
  return copy
}

const listType: ObjectType = new ObjectType('СписокЗначений|ValueList', {
  presentation: 'Список значений',
  create: { kinds: '', make: () => new ListObject() },
  properties: {
    'ТипЗначения|ValueType': {
      get: (self: ListObject) => self.valueType,
      set: (self: ListObject, value: unknown) => {
        self.valueType = value
      },
    },
  },
  methods: {
    'Вставить|Insert|ia?s?b?a?': (
      self: ListObject,
      at: number,
      value: unknown = null,
      presentation?: string,
      check?: boolean,
      picture?: unknown,
    ) => self.add(value, presentation, check, picture, at),
    'ВыгрузитьЗначения|UnloadValues': (self: ListObject) => new ArrayObject(self.items.map((one) => one.value)),
    'Добавить|Add|a?s?b?a?': (self: ListObject, value: unknown = null, presentation?: string, check?: boolean, picture?: unknown) =>
      self.add(value, presentation, check, picture),
    'ЗагрузитьЗначения|LoadValues|a': (self: ListObject, values: unknown) => {
      if (!(values instanceof ArrayObject)) throw errors.mismatch(1)
      self.items = []
      for (const one of values.items) self.add(one)
    },
    'ЗаполнитьПометки|FillChecks|b': (self: ListObject, check: boolean) => {
      for (const one of self.items) one.check = check
    },
    'Индекс|IndexOf|a': (self: ListObject, item: unknown) => self.items.indexOf(item as ListItem),
    'Количество|Count': (self: ListObject) => self.items.length,
    'НайтиПоЗначению|FindByValue|a': (self: ListObject, value: unknown) => self.items.find((one) => sameKey(one.value, value)) ?? null,
    'НайтиПоИдентификатору|FindByID|i': (self: ListObject, id: number) => self.items.find((one) => one.id === id) ?? null,
    'Очистить|Clear': (self: ListObject) => {
      self.items = []
    },
    'Получить|Get|a': (self: ListObject, index: unknown) => self.need(index),
    'Сдвинуть|Move|ai': move,
    'Скопировать|Copy': copied,
    'СортироватьПоЗначению|SortByValue|a?': (self: ListObject, direction?: unknown) => {
      self.items = self.items.toSorted((one, other) => compareValues(one.value, other.value, text) * sign(direction))
    },
    'СортироватьПоПредставлению|SortByPresentation|a?': (self: ListObject, direction?: unknown) => {
      self.items = self.items.toSorted((one, other) => compareTexts(one.text(), other.text()) * sign(direction))
    },
    'Удалить|Delete|a': (self: ListObject, key: unknown) => {
      const item = self.need(key)
      self.items = self.items.filter((one) => one !== item)
    },
  },
})

export const lists: Library = { types: [listType, listItemType], enumerations: [sortDirection] }
