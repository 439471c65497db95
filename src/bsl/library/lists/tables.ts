/** A table of types: ТаблицаЗначений with its rows and columns. Written by scripts/bsl-library.mjs from the dictionary. */
import { platformType } from '../supply.ts'
import type { Массив } from './collections.ts'
import type { ОписаниеТипов } from './values.ts'

/** `ValueTable`. */
export interface ТаблицаЗначений extends Iterable<СтрокаТаблицыЗначений> {
  /** `Insert`. */
  Вставить(count: number): СтрокаТаблицыЗначений
  /** `Вставить`. */
  Insert(count: number): СтрокаТаблицыЗначений
  /** `Unload`. */
  Выгрузить(): unknown
  /** `Выгрузить`. */
  Unload(): unknown
  /** `UnloadColumn`. */
  ВыгрузитьКолонку(value: unknown): Массив
  /** `ВыгрузитьКолонку`. */
  UnloadColumn(value: unknown): Массив
  /** `Add`. */
  Добавить(): СтрокаТаблицыЗначений
  /** `Добавить`. */
  Add(): СтрокаТаблицыЗначений
  /** `LoadColumn`. */
  ЗагрузитьКолонку(value1: unknown, value2: unknown): void
  /** `ЗагрузитьКолонку`. */
  LoadColumn(value1: unknown, value2: unknown): void
  /** `FillValues`. */
  ЗаполнитьЗначения(value: unknown, text?: string): void
  /** `ЗаполнитьЗначения`. */
  FillValues(value: unknown, text?: string): void
  /** `IndexOf`. */
  Индекс(value: unknown): number
  /** `Индекс`. */
  IndexOf(value: unknown): number
  /** `Total`. */
  Итог(value: unknown): unknown
  /** `Итог`. */
  Total(value: unknown): unknown
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Find`. */
  Найти(value: unknown, text?: string): СтрокаТаблицыЗначений | undefined
  /** `Найти`. */
  Find(value: unknown, text?: string): СтрокаТаблицыЗначений | undefined
  /** `FindRows`. */
  НайтиСтроки(value: unknown): Массив<СтрокаТаблицыЗначений>
  /** `НайтиСтроки`. */
  FindRows(value: unknown): Массив<СтрокаТаблицыЗначений>
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `Get`. */
  Получить(value: unknown): СтрокаТаблицыЗначений
  /** `Получить`. */
  Get(value: unknown): СтрокаТаблицыЗначений
  /** `GroupBy`. */
  Свернуть(text1: string, text2?: string): void
  /** `Свернуть`. */
  GroupBy(text1: string, text2?: string): void
  /** `Move`. */
  Сдвинуть(value: unknown, count: number): void
  /** `Сдвинуть`. */
  Move(value: unknown, count: number): void
  /** `Copy`. */
  Скопировать(value?: unknown, text?: string): ТаблицаЗначений
  /** `Скопировать`. */
  Copy(value?: unknown, text?: string): ТаблицаЗначений
  /** `CopyColumns`. */
  СкопироватьКолонки(text?: string): ТаблицаЗначений
  /** `СкопироватьКолонки`. */
  CopyColumns(text?: string): ТаблицаЗначений
  /** `Sort`. */
  Сортировать(text: string, value?: unknown): void
  /** `Сортировать`. */
  Sort(text: string, value?: unknown): void
  /** `Delete`. */
  Удалить(value: unknown): void
  /** `Удалить`. */
  Delete(value: unknown): void
  /** `Columns`. */
  readonly Колонки: КоллекцияКолонокТаблицыЗначений
  /** `Колонки`. */
  readonly Columns: КоллекцияКолонокТаблицыЗначений
  /** `Indexes`. */
  readonly Индексы: ИндексыКоллекции
  /** `Индексы`. */
  readonly Indexes: ИндексыКоллекции
}
/** `ValueTable`. */
export const ТаблицаЗначений = platformType<new () => ТаблицаЗначений>('ТаблицаЗначений')
export { ТаблицаЗначений as ValueTable }

/** `ValueTableRow`. */
export interface СтрокаТаблицыЗначений extends Iterable<unknown> {
  /** `Get`. */
  Получить(count: number): unknown
  /** `Получить`. */
  Get(count: number): unknown
  /** `Set`. */
  Установить(count: number, value: unknown): void
  /** `Установить`. */
  Set(count: number, value: unknown): void
  /** `Owner`. */
  Владелец(): ТаблицаЗначений
  /** `Владелец`. */
  Owner(): ТаблицаЗначений
  /** By the names of columns. */
  [column: string]: unknown
}
export type { СтрокаТаблицыЗначений as ValueTableRow }

/** `CollectionIndexes`. */
export interface ИндексыКоллекции {
  /** `Add`. */
  Добавить(text: string): void
  /** `Добавить`. */
  Add(text: string): void
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `Delete`. */
  Удалить(value: unknown): void
  /** `Удалить`. */
  Delete(value: unknown): void
}
export type { ИндексыКоллекции as CollectionIndexes }

/** `ValueTableColumn`. */
export interface КолонкаТаблицыЗначений {
  /** `Name`. */
  Имя: string
  /** `Имя`. */
  Name: string
  /** `Title`. */
  Заголовок: string
  /** `Заголовок`. */
  Title: string
  /** `Width`. */
  Ширина: number
  /** `Ширина`. */
  Width: number
  /** `ValueType`. */
  readonly ТипЗначения: ОписаниеТипов
  /** `ТипЗначения`. */
  readonly ValueType: ОписаниеТипов
}
export type { КолонкаТаблицыЗначений as ValueTableColumn }

/** `ValueTreeColumn`. */
export interface КолонкаДереваЗначений {
  /** `Name`. */
  Имя: string
  /** `Имя`. */
  Name: string
  /** `Title`. */
  Заголовок: string
  /** `Заголовок`. */
  Title: string
  /** `Width`. */
  Ширина: number
  /** `Ширина`. */
  Width: number
  /** `ValueType`. */
  readonly ТипЗначения: ОписаниеТипов
  /** `ТипЗначения`. */
  readonly ValueType: ОписаниеТипов
}
export type { КолонкаДереваЗначений as ValueTreeColumn }

/** `ValueTableColumnCollection`. */
export interface КоллекцияКолонокТаблицыЗначений extends Iterable<КолонкаТаблицыЗначений> {
  /** `Insert`. */
  Вставить(count1: number, text2?: string, value?: unknown, text4?: string, count5?: number): КолонкаТаблицыЗначений
  /** `Вставить`. */
  Insert(count1: number, text2?: string, value?: unknown, text4?: string, count5?: number): КолонкаТаблицыЗначений
  /** `Add`. */
  Добавить(text1?: string, value?: unknown, text3?: string, count?: number): КолонкаТаблицыЗначений
  /** `Добавить`. */
  Add(text1?: string, value?: unknown, text3?: string, count?: number): КолонкаТаблицыЗначений
  /** `IndexOf`. */
  Индекс(value: unknown): number
  /** `Индекс`. */
  IndexOf(value: unknown): number
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Find`. */
  Найти(text: string): КолонкаТаблицыЗначений | undefined
  /** `Найти`. */
  Find(text: string): КолонкаТаблицыЗначений | undefined
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `Get`. */
  Получить(value: unknown): КолонкаТаблицыЗначений
  /** `Получить`. */
  Get(value: unknown): КолонкаТаблицыЗначений
  /** `Move`. */
  Сдвинуть(value: unknown, count: number): void
  /** `Сдвинуть`. */
  Move(value: unknown, count: number): void
  /** `Delete`. */
  Удалить(value: unknown): void
  /** `Удалить`. */
  Delete(value: unknown): void
}
export type { КоллекцияКолонокТаблицыЗначений as ValueTableColumnCollection }

/** `ValueTreeColumnCollection`. */
export interface КоллекцияКолонокДереваЗначений extends Iterable<КолонкаДереваЗначений> {
  /** `Insert`. */
  Вставить(count1: number, text2?: string, value?: unknown, text4?: string, count5?: number): КолонкаДереваЗначений
  /** `Вставить`. */
  Insert(count1: number, text2?: string, value?: unknown, text4?: string, count5?: number): КолонкаДереваЗначений
  /** `Add`. */
  Добавить(text1?: string, value?: unknown, text3?: string, count?: number): КолонкаДереваЗначений
  /** `Добавить`. */
  Add(text1?: string, value?: unknown, text3?: string, count?: number): КолонкаДереваЗначений
  /** `IndexOf`. */
  Индекс(value: unknown): number
  /** `Индекс`. */
  IndexOf(value: unknown): number
  /** `Count`. */
  Количество(): number
  /** `Количество`. */
  Count(): number
  /** `Find`. */
  Найти(text: string): КолонкаДереваЗначений | undefined
  /** `Найти`. */
  Find(text: string): КолонкаДереваЗначений | undefined
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `Get`. */
  Получить(value: unknown): КолонкаДереваЗначений
  /** `Получить`. */
  Get(value: unknown): КолонкаДереваЗначений
  /** `Move`. */
  Сдвинуть(value: unknown, count: number): void
  /** `Сдвинуть`. */
  Move(value: unknown, count: number): void
  /** `Delete`. */
  Удалить(value: unknown): void
  /** `Удалить`. */
  Delete(value: unknown): void
}
export type { КоллекцияКолонокДереваЗначений as ValueTreeColumnCollection }
