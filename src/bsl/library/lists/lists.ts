/** СписокЗначений with its elements. Written by scripts/bsl-library.mjs from the dictionary. */
import type { PlatformValue } from '../arguments.ts'
import { platformType, platformValue } from '../supply.ts'
import type { Массив } from './collections.ts'
import type { ОписаниеТипов } from './values.ts'

/** `ValueList`. */
export interface СписокЗначений extends Iterable<ЭлементСпискаЗначений> {
  /** `Insert`. */
  Вставить(count: number, value2?: unknown, text?: string, flag?: boolean, value5?: unknown): ЭлементСпискаЗначений
  /** `Вставить`. */
  Insert(count: number, value2?: unknown, text?: string, flag?: boolean, value5?: unknown): ЭлементСпискаЗначений
  /** `UnloadValues`. */
  ВыгрузитьЗначения(): Массив
  /** `ВыгрузитьЗначения`. */
  UnloadValues(): Массив
  /** `Add`. */
  Добавить(value1?: unknown, text?: string, flag?: boolean, value4?: unknown): ЭлементСпискаЗначений
  /** `Добавить`. */
  Add(value1?: unknown, text?: string, flag?: boolean, value4?: unknown): ЭлементСпискаЗначений
  /** `LoadValues`. */
  ЗагрузитьЗначения(value: unknown): void
  /** `ЗагрузитьЗначения`. */
  LoadValues(value: unknown): void
  /** `FillChecks`. */
  ЗаполнитьПометки(flag: boolean): void
  /** `ЗаполнитьПометки`. */
  FillChecks(flag: boolean): void
  /** `IndexOf`. */
  Индекс(value: unknown): number
  /** `Индекс`. */
  IndexOf(value: unknown): number
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `FindByValue`. */
  НайтиПоЗначению(value: unknown): ЭлементСпискаЗначений | undefined
  /** `НайтиПоЗначению`. */
  FindByValue(value: unknown): ЭлементСпискаЗначений | undefined
  /** `FindByID`. */
  НайтиПоИдентификатору(count: number): ЭлементСпискаЗначений | undefined
  /** `НайтиПоИдентификатору`. */
  FindByID(count: number): ЭлементСпискаЗначений | undefined
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `Get`. */
  Получить(value: unknown): ЭлементСпискаЗначений
  /** `Получить`. */
  Get(value: unknown): ЭлементСпискаЗначений
  /** `Move`. */
  Сдвинуть(value: unknown, count: number): void
  /** `Сдвинуть`. */
  Move(value: unknown, count: number): void
  /** `Copy`. */
  Скопировать(): СписокЗначений
  /** `Скопировать`. */
  Copy(): СписокЗначений
  /** `SortByValue`. */
  СортироватьПоЗначению(value?: unknown): void
  /** `СортироватьПоЗначению`. */
  SortByValue(value?: unknown): void
  /** `SortByPresentation`. */
  СортироватьПоПредставлению(value?: unknown): void
  /** `СортироватьПоПредставлению`. */
  SortByPresentation(value?: unknown): void
  /** `Delete`. */
  Удалить(value: unknown): void
  /** `Удалить`. */
  Delete(value: unknown): void
  /** `ValueType`. */
  ТипЗначения: ОписаниеТипов
  /** `ТипЗначения`. */
  ValueType: ОписаниеТипов
}
/** `ValueList`. */
export const СписокЗначений = platformType<new () => СписокЗначений>('СписокЗначений')
export { СписокЗначений as ValueList }

/** `ValueListItem`. */
export interface ЭлементСпискаЗначений {
  /** `GetID`. */
  ПолучитьИдентификатор(): number
  /** `ПолучитьИдентификатор`. */
  GetID(): number
  /** `Value`. */
  Значение: unknown
  /** `Значение`. */
  Value: unknown
  /** `Presentation`. */
  Представление: string
  /** `Представление`. */
  Presentation: string
  /** `Check`. */
  Пометка: boolean
  /** `Пометка`. */
  Check: boolean
  /** `Picture`. */
  Картинка: unknown
  /** `Картинка`. */
  Picture: unknown
}
export type { ЭлементСпискаЗначений as ValueListItem }

/** `SortDirection`. */
export const НаправлениеСортировки = platformValue<{
  /** `Asc`. */
  readonly Возр: PlatformValue
  /** `Возр`. */
  readonly Asc: PlatformValue
  /** `Desc`. */
  readonly Убыв: PlatformValue
  /** `Убыв`. */
  readonly Desc: PlatformValue
}>('НаправлениеСортировки')
export { НаправлениеСортировки as SortDirection }
