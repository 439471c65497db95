/** References to data: a type and a UUID, equal where both are; and members of enumerations, whose name is what they are. */
import { inBoth } from '../../diagnostics/said-error.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'

/** The UUID of an empty reference. */
export const emptyUUID = '00000000-0000-0000-0000-000000000000'

/** What a reference asks for its object; an infobase gives it. */
export interface Home {
  getObject(reference: Reference): Promise<unknown>
  presentation(reference: Reference): Promise<string>
}

/**
 * A reference to an item: `CatalogRef.Товары` and a UUID in small letters. Two are equal where both are equal, whatever the infobase.
 *
 * @example
 *   Reference.of('CatalogRef.Товары', '6aef4c4e-0000-11ee-8000-000000000001')
 */
export class Reference<out T extends string = string> {
  readonly type: T
  /** `УникальныйИдентификатор`. */
  readonly UUID: string
  readonly #home: Home | undefined

  constructor(type: T, uuid: string, home?: Home) {
    this.type = type
    this.UUID = uuid
    this.#home = home
  }

  /** @throws RangeError when the text is not a UUID. */
  static of<const T extends string>(type: T, uuid: string, home?: Home): Reference<T> {
    return new Reference(type, checkedUUID(uuid), home)
  }

  static empty<const T extends string>(type: T, home?: Home): Reference<T> {
    return new Reference(type, emptyUUID, home)
  }

  /** `Пустая`. */
  IsEmpty(): boolean {
    return this.UUID === emptyUUID
  }

  equals(other: unknown): boolean {
    return other instanceof Reference && other.UUID === this.UUID && other.type === this.type
  }

  /** `ПолучитьОбъект`. The object itself; `undefined` when the reference is empty or there is none. */
  GetObject(): Promise<unknown> {
    return this.#home === undefined ? Promise.resolve(undefined) : this.#home.getObject(this)
  }

  /** As 1C shows it to users; `''` of an empty one. */
  Presentation(): Promise<string> {
    return this.#home === undefined ? Promise.resolve('') : this.#home.presentation(this)
  }

  toString(): string {
    return this.UUID
  }

  toJSON(): string {
    return this.UUID
  }

  // The same by their Russian names.
  /** `IsEmpty`. */
  declare readonly Пустая: this['IsEmpty']
  /** `GetObject`. */
  declare readonly ПолучитьОбъект: this['GetObject']
  /** `UUID`. */
  declare readonly УникальныйИдентификатор: this['UUID']
}

inRussian(Reference, memberNames.Reference)

/** A member of an enumeration by its name; the empty reference has the name `''`. */
export class EnumMember<out T extends string = string> {
  /** `EnumRef.Статусы`. */
  readonly type: T
  readonly Name: string

  constructor(type: T, name: string) {
    this.type = type
    this.Name = name
  }

  /** `Пустая`. */
  IsEmpty(): boolean {
    return this.Name === ''
  }

  equals(other: unknown): boolean {
    return other instanceof EnumMember && other.Name === this.Name && other.type === this.type
  }

  toString(): string {
    return this.Name
  }

  toJSON(): string {
    return this.Name
  }

  // The same by their Russian names.
  /** `IsEmpty`. */
  declare readonly Пустая: this['IsEmpty']
}

inRussian(EnumMember, memberNames.EnumMember)

/** A unique identifier as a value of its own, not that of a reference. */
export class UniqueIdentifier {
  /** Small letters. */
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /** @throws RangeError when the text is not a UUID. */
  static of(text: string): UniqueIdentifier {
    return new UniqueIdentifier(checkedUUID(text))
  }

  static readonly empty: UniqueIdentifier = new UniqueIdentifier(emptyUUID)

  equals(other: unknown): boolean {
    return other instanceof UniqueIdentifier && other.text === this.text
  }

  toString(): string {
    return this.text
  }

  toJSON(): string {
    return this.text
  }
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** In small letters. @throws RangeError when the text is not a UUID. */
export function checkedUUID(text: string): string {
  const small = pattern.test(text) ? text : text.toLowerCase()
  if (!pattern.test(small))
    throw inBoth(
      new RangeError(`"${text}" is not a UUID such as 6aef4c4e-0000-11ee-8000-000000000001`),
      `«${text}» – не UUID вида 6aef4c4e-0000-11ee-8000-000000000001`,
    )
  return small
}

export const isUUID = (text: string): boolean => pattern.test(text.toLowerCase())
