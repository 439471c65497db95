/** `СписокXDTO`: the values of a property that may occur more than once. */
import type { PlannedProperty } from '../../../xdto/types/object-plan.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { checked, XDTODataValue } from './fitting.ts'
import { XDTOProperty } from './type-objects.ts'

/** The object whose property it is. */
interface ListOwner extends BslObject {
  sequence: unknown
  /** Takes note of a value that is about to become part of it. */
  adopt(value: unknown): void
}

export class XDTODataList extends BslObject {
  readonly type = dataListType
  readonly owner: ListOwner
  readonly property: PlannedProperty
  items: unknown[] = []

  constructor(owner: ListOwner, property: PlannedProperty) {
    super()
    this.owner = owner
    this.property = property
  }

  insert(at: number, value: unknown): void {
    if (at < 0 || at > this.items.length) throw errors.outOfBounds()
    this.items.splice(at, 0, this.#taken(value))
  }

  #taken(value: unknown): unknown {
    this.owner.adopt(value)
    return checked(this.property, value)
  }

  place(index: unknown): number {
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= this.items.length) throw errors.outOfBounds()
    return index
  }

  override getIndex(index: unknown): unknown {
    return this.items[this.place(index)]
  }

  override setIndex(index: unknown, value: unknown): void {
    this.items[this.place(index)] = this.#taken(value)
  }

  remove(index: unknown): void {
    this.owner.sequence = undefined
    this.items.splice(this.place(index), 1)
  }

  override *iterate(): Iterable<unknown> {
    for (let at = 0; at < this.items.length; at++) yield this.items[at]
  }

  override isFilled(): boolean {
    return this.items.length > 0
  }
}

export const dataListType: ObjectType = new ObjectType('СписокXDTO|XDTOList', {
  presentation: 'Список XDTO',
  properties: {
    'Владелец|Owner': { get: (self: XDTODataList) => self.owner },
    'ВладеющееСвойство|OwningProperty': { get: (self: XDTODataList) => new XDTOProperty(self.property) },
  },
  methods: {
    'Количество|Count': (self: XDTODataList) => self.items.length,
    'Добавить|Add|a': (self: XDTODataList, value: unknown) => self.insert(self.items.length, value),
    'Вставить|Insert|ia': (self: XDTODataList, at: number, value: unknown) => self.insert(at, value),
    'Получить|Get|i': (self: XDTODataList, at: number) => self.getIndex(at),
    'ПолучитьXDTO|GetXDTO|i': (self: XDTODataList, at: number) => {
      const value = self.getIndex(at)
      return value === null || value instanceof BslObject ? value : new XDTODataValue(self.property.type, value)
    },
    'Установить|Set|ia': (self: XDTODataList, at: number, value: unknown) => self.setIndex(at, value),
    'Удалить|Delete|i': (self: XDTODataList, at: number) => self.remove(at),
    'Очистить|Clear': (self: XDTODataList) => {
      self.owner.sequence = undefined
      self.items = []
    },
  },
})
