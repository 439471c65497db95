/** ДеревоЗначений with its rows. Written by scripts/bsl-library.mjs from the dictionary. */
import { platformType } from '../supply.ts'
import type { Массив } from './collections.ts'
import type { КоллекцияКолонокДереваЗначений } from './tables.ts'

/** `ValueTree`. */
export interface ДеревоЗначений {
  /** `Copy`. */
  Скопировать(value?: unknown, text?: string): ДеревоЗначений
  /** `Скопировать`. */
  Copy(value?: unknown, text?: string): ДеревоЗначений
  /** `CopyColumns`. */
  СкопироватьКолонки(text?: string): ДеревоЗначений
  /** `СкопироватьКолонки`. */
  CopyColumns(text?: string): ДеревоЗначений
  /** `Columns`. */
  readonly Колонки: КоллекцияКолонокДереваЗначений
  /** `Колонки`. */
  readonly Columns: КоллекцияКолонокДереваЗначений
  /** `Rows`. */
  readonly Строки: КоллекцияСтрокДереваЗначений
  /** `Строки`. */
  readonly Rows: КоллекцияСтрокДереваЗначений
}
/** `ValueTree`. */
export const ДеревоЗначений = platformType<new () => ДеревоЗначений>('ДеревоЗначений')
export { ДеревоЗначений as ValueTree }

/** `ValueTreeRow`. */
export interface СтрокаДереваЗначений extends Iterable<unknown> {
  /** `Get`. */
  Получить(count: number): unknown
  /** `Получить`. */
  Get(count: number): unknown
  /** `Set`. */
  Установить(count: number, value: unknown): void
  /** `Установить`. */
  Set(count: number, value: unknown): void
  /** `Owner`. */
  Владелец(): ДеревоЗначений
  /** `Владелец`. */
  Owner(): ДеревоЗначений
  /** `Level`. */
  Уровень(): number
  /** `Уровень`. */
  Level(): number
  /** `Parent`. */
  readonly Родитель: СтрокаДереваЗначений | undefined
  /** `Родитель`. */
  readonly Parent: СтрокаДереваЗначений | undefined
  /** `Rows`. */
  readonly Строки: КоллекцияСтрокДереваЗначений
  /** `Строки`. */
  readonly Rows: КоллекцияСтрокДереваЗначений
  /** By the names of columns. */
  [column: string]: unknown
}
export type { СтрокаДереваЗначений as ValueTreeRow }

/** `ValueTreeRowCollection`. */
export interface КоллекцияСтрокДереваЗначений extends Iterable<СтрокаДереваЗначений> {
  /** `Insert`. */
  Вставить(count: number): СтрокаДереваЗначений
  /** `Вставить`. */
  Insert(count: number): СтрокаДереваЗначений
  /** `UnloadColumn`. */
  ВыгрузитьКолонку(value: unknown): Массив
  /** `ВыгрузитьКолонку`. */
  UnloadColumn(value: unknown): Массив
  /** `Add`. */
  Добавить(): СтрокаДереваЗначений
  /** `Добавить`. */
  Add(): СтрокаДереваЗначений
  /** `LoadColumn`. */
  ЗагрузитьКолонку(value1: unknown, value2: unknown): void
  /** `ЗагрузитьКолонку`. */
  LoadColumn(value1: unknown, value2: unknown): void
  /** `IndexOf`. */
  Индекс(value: unknown): number
  /** `Индекс`. */
  IndexOf(value: unknown): number
  /** `Total`. */
  Итог(value: unknown, flag?: boolean): unknown
  /** `Итог`. */
  Total(value: unknown, flag?: boolean): unknown
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Find`. */
  Найти(value: unknown, text?: string, flag?: boolean): СтрокаДереваЗначений | undefined
  /** `Найти`. */
  Find(value: unknown, text?: string, flag?: boolean): СтрокаДереваЗначений | undefined
  /** `FindRows`. */
  НайтиСтроки(value: unknown, flag?: boolean): Массив<СтрокаДереваЗначений>
  /** `НайтиСтроки`. */
  FindRows(value: unknown, flag?: boolean): Массив<СтрокаДереваЗначений>
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `Get`. */
  Получить(value: unknown): СтрокаДереваЗначений
  /** `Получить`. */
  Get(value: unknown): СтрокаДереваЗначений
  /** `Move`. */
  Сдвинуть(value: unknown, count: number): void
  /** `Сдвинуть`. */
  Move(value: unknown, count: number): void
  /** `Sort`. */
  Сортировать(text: string, value?: unknown, flag?: boolean): void
  /** `Сортировать`. */
  Sort(text: string, value?: unknown, flag?: boolean): void
  /** `Delete`. */
  Удалить(value: unknown): void
  /** `Удалить`. */
  Delete(value: unknown): void
  /** `Parent`. */
  readonly Родитель: СтрокаДереваЗначений | undefined
  /** `Родитель`. */
  readonly Parent: СтрокаДереваЗначений | undefined
}
export type { КоллекцияСтрокДереваЗначений as ValueTreeRowCollection }
