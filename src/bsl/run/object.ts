/** Objects of the language: `BslObject` has a type; its members, fields and indexes are what a dot and `[]` reach. */
import type { Run } from './run.ts'

/** A call of a member; `args` has `undefined` for what was skipped. */
export type Call = (run: Run, self: unknown, args: readonly unknown[]) => unknown

/** A variable handed over by reference. */
export interface Ref {
  v: unknown
}

/** A member as the dictionary has it. */
export interface Member {
  readonly russian: string
  readonly english: string
  /** Kinds of the parameters (`member.ts`). */
  readonly kinds: string
  readonly call: Call | undefined
  readonly property: { get?(self: unknown, run: Run): unknown; set?(self: unknown, value: unknown, run: Run): void } | undefined
}

/** What an object's type gives to the operators. */
export interface TypeOfObject {
  readonly russian: string
  readonly english: string
  /** `Двоичные данные` for ДвоичныеДанные. */
  readonly presentation: string
  /** By folded name, Russian and English alike. */
  readonly members: ReadonlyMap<string, Member>
}

export abstract class BslObject {
  abstract readonly type: TypeOfObject
  /** A property that is data of this object, as a key of Структура; `undefined` where there is none. */
  getField?(folded: string, run: Run): unknown
  /** Sets such a property; `false` where there is none. */
  setField?(folded: string, value: unknown, run: Run): boolean
  /** A method of this object alone, as of a common module. */
  getMethod?(folded: string, run: Run): Call | undefined
  getIndex?(index: unknown, run: Run): unknown
  setIndex?(index: unknown, value: unknown, run: Run): void
  /** For Для Каждого. */
  iterate?(): Iterable<unknown>
  /** Its text; the type's presentation by default. */
  text?(): string
  /** For ЗначениеЗаполнено; filled by default. */
  isFilled?(): boolean
  /** Equality of two objects that are not the same one, as of two УникальныйИдентификатор. */
  equals?(other: BslObject): boolean
  /** By what it is found among keys, where that is not itself. */
  key?(): string
}
