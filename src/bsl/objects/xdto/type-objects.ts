/** `ТипОбъектаXDTO`, ТипЗначенияXDTO, their properties and packages: what ФабрикаXDTO knows of types, as the language sees it. */
import { plannedProperty, type PlannedProperty } from '../../../xdto/types/object-plan.ts'
import { allProperties, isObjectType, type ObjectType as XDTOObjectType } from '../../../xdto/types/object-type.ts'
import type { PlatformType } from '../../../xdto/types/platform-type.ts'
import { isDerivedFrom } from '../../../xdto/types/substitution.ts'
import { resolved, typeName, type XDTOType } from '../../../xdto/types/type.ts'
import { isValueType } from '../../../xdto/types/value-type.ts'
import { isNumeric } from '../../run/big-number.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'

export class XDTOTypeObject extends BslObject {
  readonly type: ObjectType
  readonly of: XDTOType

  constructor(of: XDTOType) {
    super()
    this.of = of
    this.type = isValueType(of) ? valueTypeType : objectTypeType
  }

  override text(): string {
    return typeName(this.of)
  }
}

const made = new WeakMap<XDTOType, XDTOTypeObject>()

/** Equal types are one object. */
export function typeObject(of: XDTOType): XDTOTypeObject {
  const found = made.get(of) ?? new XDTOTypeObject(of)
  made.set(of, found)
  return found
}

/** The object type whose properties a value of the type has; `undefined` for any value. */
export function shapeOf(type: XDTOType): XDTOObjectType | undefined {
  if (isObjectType(type)) return type
  return type.kind === 'platform' ? (type as PlatformType).shape : undefined
}

const planned = new WeakMap<XDTOType, readonly PlannedProperty[]>()

export function propertiesOf(type: XDTOType): readonly PlannedProperty[] {
  let found = planned.get(type)
  if (!found) {
    const shape = shapeOf(type)
    found = shape ? allProperties(shape).map(plannedProperty) : []
    planned.set(type, found)
  }
  return found
}

export class XDTOProperty extends BslObject {
  readonly type = propertyType
  readonly of: PlannedProperty

  constructor(of: PlannedProperty) {
    super()
    this.of = of
  }

  override equals(other: BslObject): boolean {
    return other instanceof XDTOProperty && other.of.name === this.of.name && other.of.type === this.of.type
  }

  override text(): string {
    return this.of.name
  }
}

class PropertyCollection extends BslObject {
  readonly type = collectionType
  readonly items: readonly XDTOProperty[]

  constructor(of: readonly PlannedProperty[]) {
    super()
    this.items = of.map((one) => new XDTOProperty(one))
  }

  find(key: unknown): XDTOProperty | undefined {
    if (isNumeric(key)) return this.items[Number(key)]
    const folded = text(key).toLowerCase()
    return this.items.find((one) => one.of.name.toLowerCase() === folded)
  }

  override getField(folded: string): unknown {
    return this.find(folded)
  }

  override getIndex(index: unknown): unknown {
    const found = this.find(index)
    if (!found) throw isNumeric(index) ? errors.outOfBounds() : errors.noField(text(index))
    return found
  }

  override iterate(): Iterable<unknown> {
    return this.items
  }
}

const most = (of: PlannedProperty): number => (of.most === Infinity ? -1 : of.most)

const propertyType: ObjectType = new ObjectType('СвойствоXDTO|XDTOProperty', {
  presentation: 'Свойство XDTO',
  properties: {
    'Имя|Name': { get: (self: XDTOProperty) => self.of.name },
    'ЛокальноеИмя|LocalName': { get: (self: XDTOProperty) => self.of.local },
    'URIПространстваИмен|NamespaceURI': { get: (self: XDTOProperty) => self.of.namespace },
    'Тип|Type': { get: (self: XDTOProperty) => typeObject(self.of.type) },
    'НижняяГраница|LowerBound': { get: (self: XDTOProperty) => self.of.least },
    'ВерхняяГраница|UpperBound': { get: (self: XDTOProperty) => most(self.of) },
    'ВозможноПустое|Nillable': { get: (self: XDTOProperty) => self.of.nillable },
    'Фиксированное|Fixed': { get: (self: XDTOProperty) => self.of.fixed },
  },
})

const collectionType: ObjectType = new ObjectType('КоллекцияСвойствXDTO|XDTOPropertyCollection', {
  presentation: 'Коллекция свойств XDTO',
  methods: {
    'Количество|Count': (self: PropertyCollection) => self.items.length,
    'Получить|Get|a': (self: PropertyCollection, key: unknown) => self.find(key) ?? null,
  },
})

/** Свойства of an object or of its type. */
export const propertyCollection = (type: XDTOType): BslObject => new PropertyCollection(propertiesOf(type))

const baseOf = ({ of }: XDTOTypeObject): unknown => {
  if (isValueType(of)) return of.base ? typeObject(resolved(of.base)) : null
  const base = isObjectType(of) ? of.settings.base : undefined
  return base ? typeObject(resolved(base)) : null
}

const named = {
  'Имя|Name': { get: (self: XDTOTypeObject) => self.of.name },
  'URIПространстваИмен|NamespaceURI': { get: (self: XDTOTypeObject) => self.of.namespace },
  'БазовыйТип|BaseType': { get: baseOf },
}

const methods = {
  'ЭтоПотомок|IsDescendant|a': (self: XDTOTypeObject, other: unknown) =>
    other instanceof XDTOTypeObject && isDerivedFrom(self.of, other.of),
}

const setting = (key: 'open' | 'abstract' | 'mixed' | 'ordered' | 'sequenced', otherwise = false) => ({
  get: (self: XDTOTypeObject) => shapeOf(self.of)?.settings[key] ?? otherwise,
})

const objectTypeType: ObjectType = new ObjectType('ТипОбъектаXDTO|XDTOObjectType', {
  presentation: 'Тип объекта XDTO',
  methods,
  properties: {
    ...named,
    'Свойства|Properties': { get: (self: XDTOTypeObject) => propertyCollection(self.of) },
    'Открытый|Open': setting('open'),
    'Абстрактный|Abstract': setting('abstract'),
    'Смешанный|Mixed': setting('mixed'),
    'Упорядоченный|Ordered': setting('ordered', true),
    'Последовательный|Sequenced': setting('sequenced'),
  },
})

const valueTypeType: ObjectType = new ObjectType('ТипЗначенияXDTO|XDTOValueType', {
  presentation: 'Тип значения XDTO',
  methods,
  properties: named,
})

export const xdtoTypeTypes = [propertyType, collectionType, objectTypeType, valueTypeType]
