/**
 * Types of the platform as tables: names in both languages, kinds of parameters, and functions.
 *
 * `new ObjectType('Массив|Array', { methods: { 'Добавить|Add|a?': (self: ArrayObject, value) => … } })`.
 */
import { compileMember } from './member.ts'
import type { Call, Member, TypeOfObject } from './object.ts'
import type { Run } from './run.ts'

/** `self` and the arguments are those that the kinds say; their types are the table's promise. */
export type Implementation = (self: never, ...args: never[]) => unknown

interface Property {
  get?(self: never, run: Run): unknown
  set?(self: never, value: never, run: Run): void
}

export interface ObjectTypeParts {
  /** `Имя|Name|kinds`. */
  readonly methods?: Readonly<Record<string, Implementation>>
  /** `Имя|Name`. */
  readonly properties?: Readonly<Record<string, Property>>
  /** `Новый Имя(…)`. */
  readonly create?: { readonly kinds: string; make(run: Run, ...args: never[]): unknown }
  /** The text of the type, where it is not its name: `Двоичные данные`. */
  readonly presentation?: string
  /** Other names that `Новый` and `Тип` take. */
  readonly aliases?: readonly string[]
}

export class ObjectType implements TypeOfObject {
  readonly russian: string
  readonly english: string
  readonly presentation: string
  readonly aliases: readonly string[]
  readonly create: Call | undefined
  readonly createKinds: string | undefined
  readonly #parts: ObjectTypeParts
  #members: Map<string, Member> | undefined

  constructor(names: string, parts: ObjectTypeParts = {}) {
    const [russian = '', english = russian] = names.split('|')
    const { create } = parts
    this.russian = russian
    this.english = english
    this.presentation = parts.presentation ?? russian
    this.aliases = parts.aliases ?? []
    this.#parts = parts
    this.createKinds = create?.kinds
    this.create = create && compileMember(create.kinds, (run: never, ...args: never[]) => create.make(run, ...args), true)
  }

  get members(): ReadonlyMap<string, Member> {
    this.#members ??= membersOf(this.#parts)
    return this.#members
  }
}

function membersOf(parts: ObjectTypeParts): Map<string, Member> {
  const members = new Map<string, Member>()
  // Some names are a property and a method, such as ИнтернетПрокси.Пользователь. A later method takes the place of an earlier one.
  const put = (member: Member): void => {
    const earlier = members.get(member.russian.toLowerCase())
    const joined = earlier === undefined || member.call !== undefined ? member : { ...earlier, property: member.property }
    members.set(member.russian.toLowerCase(), joined)
    members.set(member.english.toLowerCase(), joined)
  }
  for (const [key, run] of Object.entries(parts.methods ?? {})) {
    const [russian = '', english = russian, kinds = ''] = key.split('|')
    put({ russian, english, kinds, call: compileMember(kinds, run), property: undefined })
  }
  for (const [key, property] of Object.entries(parts.properties ?? {})) {
    const [russian = '', english = russian] = key.split('|')
    put({ russian, english, kinds: '', call: undefined, property: property as Member['property'] })
  }
  return members
}
