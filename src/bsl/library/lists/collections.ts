/** Массив, Структура, Соответствие and their fixed forms. Written by scripts/bsl-library.mjs from the dictionary. */
import type { Variable } from '../arguments.ts'
import { platformType } from '../supply.ts'

/** `Array`. */
export interface Массив<T = unknown> extends Iterable<T> {
  /** `UBound`. */
  ВГраница(): number
  /** `ВГраница`. */
  UBound(): number
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Find`. */
  Найти(value: unknown): number | undefined
  /** `Найти`. */
  Find(value: unknown): number | undefined
  /** `Get`. */
  Получить(value: unknown): T
  /** `Получить`. */
  Get(value: unknown): T
  /** `Insert`. */
  Вставить(value1: unknown, value2?: unknown): void
  /** `Вставить`. */
  Insert(value1: unknown, value2?: unknown): void
  /** `Add`. */
  Добавить(value?: T): void
  /** `Добавить`. */
  Add(value?: T): void
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `Delete`. */
  Удалить(value: unknown): void
  /** `Удалить`. */
  Delete(value: unknown): void
  /** `Set`. */
  Установить(value1: unknown, value: T): void
  /** `Установить`. */
  Set(value1: unknown, value: T): void
  [index: number]: T
}
/** `Array`. */
export const Массив = platformType<new <T = unknown>(...value: readonly unknown[]) => Массив<T>>('Массив')
export { Массив as Array }

/** `FixedArray`. */
export interface ФиксированныйМассив<T = unknown> extends Iterable<T> {
  /** `UBound`. */
  ВГраница(): number
  /** `ВГраница`. */
  UBound(): number
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Find`. */
  Найти(value: unknown): number | undefined
  /** `Найти`. */
  Find(value: unknown): number | undefined
  /** `Get`. */
  Получить(value: unknown): T
  /** `Получить`. */
  Get(value: unknown): T
  [index: number]: T
}
/** `FixedArray`. */
export const ФиксированныйМассив = platformType<new <T = unknown>(value: unknown) => ФиксированныйМассив<T>>('ФиксированныйМассив')
export { ФиксированныйМассив as FixedArray }

interface СтруктураMembers extends Iterable<КлючИЗначение> {
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Property`. */
  Свойство(text: string, variable?: Variable): boolean
  /** `Свойство`. */
  Property(text: string, variable?: Variable): boolean
  /** `Insert`. */
  Вставить(text: string, value?: unknown): void
  /** `Вставить`. */
  Insert(text: string, value?: unknown): void
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `Delete`. */
  Удалить(text: string): void
  /** `Удалить`. */
  Delete(text: string): void
}
/** `Structure`; its keys are its fields. */
export type Структура<F extends object = Readonly<Record<string, unknown>>> = СтруктураMembers & F
/** `Structure`. */
export const Структура =
  platformType<new <F extends object = Record<string, unknown>>(value1?: unknown, ...value2: readonly unknown[]) => Структура<F>>(
    'Структура',
  )
export { Структура as Structure }

interface ФиксированнаяСтруктураMembers extends Iterable<КлючИЗначение> {
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Property`. */
  Свойство(text: string, variable?: Variable): boolean
  /** `Свойство`. */
  Property(text: string, variable?: Variable): boolean
}
/** `FixedStructure`; its keys are its fields. */
export type ФиксированнаяСтруктура<F extends object = Readonly<Record<string, unknown>>> = ФиксированнаяСтруктураMembers & F
/** `FixedStructure`. */
export const ФиксированнаяСтруктура =
  platformType<
    new <F extends object = Record<string, unknown>>(value1?: unknown, ...value2: readonly unknown[]) => ФиксированнаяСтруктура<F>
  >('ФиксированнаяСтруктура')
export { ФиксированнаяСтруктура as FixedStructure }

/** `Map`. */
export interface Соответствие extends Iterable<КлючИЗначение> {
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Get`. */
  Получить(value: unknown): unknown
  /** `Получить`. */
  Get(value: unknown): unknown
  /** `Insert`. */
  Вставить(value1: unknown, value2?: unknown): void
  /** `Вставить`. */
  Insert(value1: unknown, value2?: unknown): void
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `Delete`. */
  Удалить(value: unknown): void
  /** `Удалить`. */
  Delete(value: unknown): void
}
/** `Map`. */
export const Соответствие = platformType<new (value?: unknown) => Соответствие>('Соответствие')
export { Соответствие as Map }

/** `FixedMap`. */
export interface ФиксированноеСоответствие extends Iterable<КлючИЗначение> {
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Get`. */
  Получить(value: unknown): unknown
  /** `Получить`. */
  Get(value: unknown): unknown
}
/** `FixedMap`. */
export const ФиксированноеСоответствие = platformType<new (value?: unknown) => ФиксированноеСоответствие>('ФиксированноеСоответствие')
export { ФиксированноеСоответствие as FixedMap }

/** `KeyAndValue`. */
export interface КлючИЗначение extends Iterable<unknown> {
  /** `Key`. */
  readonly Ключ: unknown
  /** `Ключ`. */
  readonly Key: unknown
  /** `Value`. */
  readonly Значение: unknown
  /** `Значение`. */
  readonly Value: unknown
}
export type { КлючИЗначение as KeyAndValue }
