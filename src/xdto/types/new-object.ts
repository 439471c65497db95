/** An empty object of a type, to be filled as 1C's code fills one: by assignment, and by `Добавить` of its lists. */
import { XDTOError } from './fault.ts'
import { plannedProperty } from './object-plan.ts'
import { allProperties, isObjectType } from './object-type.ts'
import { typeName, type XDTOType } from './type.ts'

/** The properties of `T`, each to be set; lists are there from the start. */
export type NewObject<T> = {
  -readonly [Name in keyof T as T[Name] extends readonly unknown[] ? Name : never]: T[Name] extends readonly (infer Item)[]
    ? XDTOList<Item>
    : never
} & { -readonly [Name in keyof T as T[Name] extends readonly unknown[] ? never : Name]?: T[Name] }

/** 1C's СписокXDTO: an array with 1C's words. */
class XDTOList<T> extends Array<T> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  /** Добавить. */
  Add(value: T): void {
    this.push(value)
  }

  /** Получить. */
  Get(index: number): T | undefined {
    return this[index]
  }

  /** Количество. */
  Count(): number {
    return this.length
  }

  /** Удалить, by index. */
  Delete(index: number): void {
    this.splice(index, 1)
  }

  /** Очистить. */
  Clear(): void {
    this.length = 0
  }
}

/** @throws XDTOError for a type that is not an object type, or is abstract. */
export function newObject<T>(type: XDTOType<T>): NewObject<T> {
  const path = typeName(type)
  if (!isObjectType(type))
    throw new XDTOError([
      {
        path,
        message: 'a value of this type is made of a value: Create(type, value)',
        messageRu: 'значение этого типа создаётся из значения: Create(тип, значение)',
      },
    ])
  if (type.settings.abstract === true)
    throw new XDTOError([
      {
        path,
        message: 'the type is abstract: no object is of it alone',
        messageRu: 'тип абстрактный: объекта только этого типа не бывает',
      },
    ])
  const object = Object.create(null) as Record<string, unknown>
  for (const one of allProperties(type)) if (plannedProperty(one).list) object[plannedProperty(one).name] = new XDTOList()
  return object as NewObject<T>
}
