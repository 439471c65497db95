/** `ОбъектXDTO`: values by the properties of its type, checked when they are set. */
import type { PlannedProperty } from '../../../xdto/types/object-plan.ts'
import type { XDTOType } from '../../../xdto/types/type.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { ArrayObject } from '../collections/array.ts'
import { XDTODataList } from './data-list.ts'
import { checked, defaultOf, TypedObject, XDTODataValue } from './fitting.ts'
import { propertiesOf, propertyCollection, typeObject, XDTOProperty } from './type-objects.ts'

/** A property that an open type does not name. */
export interface AddedProperty {
  readonly form: 'Element' | 'Attribute' | 'Text'
  readonly namespace: string
  readonly name: string
  value: unknown
}

export class XDTODataObject extends TypedObject {
  readonly type = dataObjectType
  readonly added: AddedProperty[] = []
  /** The order of content of a sequenced type as it was read; gone when a property is set. */
  sequence: unknown
  owner: XDTODataObject | undefined
  readonly #values = new Map<string, unknown>()

  constructor(of: XDTOType) {
    super(of)
  }

  planned(folded: string): PlannedProperty | undefined {
    return propertiesOf(this.of).find((one) => one.name.toLowerCase() === folded)
  }

  override getField(folded: string): unknown {
    const property = this.planned(folded)
    return property ? this.value(property) : this.#addedValue(folded)
  }

  #addedValue(folded: string): unknown {
    const found = this.added.filter((one) => one.name.toLowerCase() === folded).map((one) => one.value)
    if (found.length <= 1) return found[0]
    return new ArrayObject(found, true)
  }

  value(property: PlannedProperty): unknown {
    const found = this.#values.get(property.name)
    if (found !== undefined) return found
    if (property.list) {
      const list = new XDTODataList(this, property)
      this.#values.set(property.name, list)
      return list
    }
    return property.byDefault === undefined ? null : defaultOf(property, property.byDefault)
  }

  adopt(value: unknown): void {
    this.sequence = undefined
    if (value instanceof XDTODataObject) value.owner = this
  }

  /** As it is, unchecked: for values that were read. */
  put(property: PlannedProperty, value: unknown): void {
    if (value instanceof XDTODataObject) value.owner = this
    this.#values.set(property.name, value)
  }

  has(property: PlannedProperty): boolean {
    const found = this.#values.get(property.name)
    return found instanceof XDTODataList ? found.items.length > 0 : found !== undefined
  }

  override setField(folded: string, value: unknown): boolean {
    const property = this.planned(folded)
    if (!property) return this.#setAdded(folded, value)
    if (property.list) throw errors.readOnly(property.name)
    this.sequence = undefined
    this.put(property, checked(property, value))
    return true
  }

  #setAdded(folded: string, value: unknown): boolean {
    const found = this.added.find((one) => one.name.toLowerCase() === folded)
    if (found) found.value = value
    return found !== undefined
  }

  unset(property: PlannedProperty): void {
    this.#values.delete(property.name)
  }

  fieldNames(): Iterable<string> {
    return [...propertiesOf(this.of).map((one) => one.name), ...this.added.map((one) => one.name)]
  }

  /** By a name, a property, or a path of names. */
  at(key: unknown): unknown {
    if (typeof key !== 'string') return this.value(this.need(key))
    const [first = '', ...rest] = key.split('/')
    const found = this.getField(first.toLowerCase())
    if (found === undefined) throw errors.noField(first)
    if (rest.length === 0) return found
    if (!(found instanceof XDTODataObject)) throw errors.noField(rest[0]!)
    return found.at(rest.join('/'))
  }

  need(key: unknown): PlannedProperty {
    const name = key instanceof XDTOProperty ? key.of.name : key
    const found = typeof name === 'string' ? this.planned(name.toLowerCase()) : undefined
    if (!found) throw typeof name === 'string' ? errors.noField(name) : errors.mismatch(1)
    return found
  }

  override getIndex(index: unknown): unknown {
    return this.at(index)
  }
}

/** `Добавить(ФормаXML, URI, Имя, Значение)`: of open types. */
function add(self: XDTODataObject, form: unknown, namespace: string, name: string, value: unknown): void {
  const shown = form instanceof BslObject && form.text ? form.text() : ''
  self.added.push({ form: /атрибут|attribute/i.test(shown) ? 'Attribute' : 'Element', namespace, name, value })
}

const dataObjectType: ObjectType = new ObjectType('ОбъектXDTO|XDTODataObject', {
  presentation: 'Объект XDTO',
  methods: {
    'Тип|Type': (self: XDTODataObject) => typeObject(self.of),
    'Свойства|Properties': (self: XDTODataObject) => propertyCollection(self.of),
    'Получить|Get|a': (self: XDTODataObject, key: unknown) => self.at(key),
    'ПолучитьXDTO|GetXDTO|a': (self: XDTODataObject, key: unknown) => {
      const value = self.at(key)
      return value === null || value instanceof BslObject ? value : new XDTODataValue(self.need(key).type, value)
    },
    'ПолучитьСписок|GetList|a': (self: XDTODataObject, key: unknown) => {
      const found = self.value(self.need(key))
      if (!(found instanceof XDTODataList)) throw errors.badValue(1)
      return found
    },
    'Установить|Set|aa': (self: XDTODataObject, key: unknown, value: unknown) => {
      self.setField(self.need(key).name.toLowerCase(), value)
    },
    'Установлено|IsSet|a': (self: XDTODataObject, key: unknown) => self.has(self.need(key)),
    'Сбросить|Unset|a': (self: XDTODataObject, key: unknown) => self.unset(self.need(key)),
    'Добавить|Add|assa': add,
    'Владелец|Owner': (self: XDTODataObject) => self.owner ?? null,
  },
})

export const xdtoDataTypes = [dataObjectType]
