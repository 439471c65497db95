/** A part of the platform's library: its types, functions, enumerations and values, each named in both languages. */
import { errors } from '../run/error.ts'
import { type Implementation, ObjectType } from '../run/object-type.ts'
import { BslObject, type TypeOfObject } from '../run/object.ts'
import type { Run } from '../run/run.ts'

export interface Library {
  readonly types?: readonly ObjectType[]
  /** `Имя|Name|kinds`; the function's first argument is unused, the run is handed on by `$`. */
  readonly functions?: Readonly<Record<string, Implementation>>
  readonly enumerations?: readonly Enumeration[]
  /** `Имя|Name`: values of the global context. */
  readonly values?: Readonly<Record<string, (run: Run) => unknown>>
}

/** One value of an enumeration of the platform. */
export class EnumerationValue extends BslObject {
  readonly type: TypeOfObject
  readonly russian: string
  readonly english: string
  readonly #presentation: string

  constructor(type: TypeOfObject, russian: string, english: string, presentation: string) {
    super()
    this.type = type
    this.russian = russian
    this.english = english
    this.#presentation = presentation
  }

  override text(): string {
    return this.#presentation
  }
}

/** `КодировкаТекста`: its values are its fields. */
export class Enumeration extends BslObject {
  readonly type: ObjectType
  readonly valueType: ObjectType
  readonly values: readonly EnumerationValue[]
  readonly #byName = new Map<string, EnumerationValue>()

  /** Values as `Имя|Name` or `Имя|Name|presentation`; `aliases`: other names of the whole. */
  constructor(names: string, values: readonly string[], aliases: readonly string[] = []) {
    super()
    const [russian = '', english = russian] = names.split('|')
    this.type = new ObjectType(`Перечисление${russian}|Enumeration${english}`)
    this.valueType = new ObjectType(names, { aliases })
    this.values = values.map((one) => {
      const [ru = '', en = ru, presentation = spaced(ru)] = one.split('|')
      return new EnumerationValue(this.valueType, ru, en, presentation)
    })
    for (const one of this.values) {
      this.#byName.set(one.russian.toLowerCase(), one)
      this.#byName.set(one.english.toLowerCase(), one)
    }
  }

  override getField(folded: string): unknown {
    return this.#byName.get(folded)
  }

  /** `КодировкаТекста["UTF8"]`. */
  override getIndex(index: unknown): unknown {
    const found = this.#byName.get(String(index).toLowerCase())
    if (found === undefined) throw errors.noField(String(index))
    return found
  }

  /** The value of a Russian or English name, for code of the library; it must exist. */
  of(name: string): EnumerationValue {
    return this.#byName.get(name.toLowerCase())!
  }

  override iterate(): Iterable<unknown> {
    return this.values
  }
}

/** `НачалоОбъекта` → `Начало объекта`. */
const spaced = (name: string): string => name.replace(/(?<=[\p{Ll}\d])\p{Lu}(?=\p{Ll})/gu, (letter) => ' ' + letter.toLowerCase())
