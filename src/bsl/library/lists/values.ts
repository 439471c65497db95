/** Types, descriptions of types, UUIDs and texts of values. Written by scripts/bsl-library.mjs from the dictionary. */
import type { PlatformValue } from '../arguments.ts'
import { platformFunction, platformType, platformValue } from '../supply.ts'
import type { Массив } from './collections.ts'

/** `TypeDescription`. */
export interface ОписаниеТипов {
  /** `Types`. */
  Типы(): Массив
  /** `Типы`. */
  Types(): Массив
  /** `ContainsType`. */
  СодержитТип(value: unknown): boolean
  /** `СодержитТип`. */
  ContainsType(value: unknown): boolean
  /** `AdjustValue`. */
  ПривестиЗначение(value?: unknown): unknown
  /** `ПривестиЗначение`. */
  AdjustValue(value?: unknown): unknown
  /** `NumberQualifiers`. */
  readonly КвалификаторыЧисла: КвалификаторыЧисла
  /** `КвалификаторыЧисла`. */
  readonly NumberQualifiers: КвалификаторыЧисла
  /** `StringQualifiers`. */
  readonly КвалификаторыСтроки: КвалификаторыСтроки
  /** `КвалификаторыСтроки`. */
  readonly StringQualifiers: КвалификаторыСтроки
  /** `DateQualifiers`. */
  readonly КвалификаторыДаты: unknown
  /** `КвалификаторыДаты`. */
  readonly DateQualifiers: unknown
  /** `BinaryDataQualifiers`. */
  readonly КвалификаторыДвоичныхДанных: unknown
  /** `КвалификаторыДвоичныхДанных`. */
  readonly BinaryDataQualifiers: unknown
}
/** `TypeDescription`. */
export const ОписаниеТипов =
  platformType<
    new (
      value1?: unknown,
      value2?: unknown,
      value3?: unknown,
      value4?: unknown,
      value5?: unknown,
      value6?: unknown,
      value7?: unknown,
    ) => ОписаниеТипов
  >('ОписаниеТипов')
export { ОписаниеТипов as TypeDescription }

/** `NumberQualifiers`. */
export interface КвалификаторыЧисла {
  /** `Digits`. */
  readonly Разрядность: number
  /** `Разрядность`. */
  readonly Digits: number
  /** `FractionDigits`. */
  readonly РазрядностьДробнойЧасти: number
  /** `РазрядностьДробнойЧасти`. */
  readonly FractionDigits: number
  /** `AllowedSign`. */
  readonly ДопустимыйЗнак: unknown
  /** `ДопустимыйЗнак`. */
  readonly AllowedSign: unknown
}
/** `NumberQualifiers`. */
export const КвалификаторыЧисла =
  platformType<new (count1?: number, count2?: number, value?: unknown) => КвалификаторыЧисла>('КвалификаторыЧисла')
export { КвалификаторыЧисла as NumberQualifiers }

/** `StringQualifiers`. */
export interface КвалификаторыСтроки {
  /** `Length`. */
  readonly Длина: number
  /** `Длина`. */
  readonly Length: number
  /** `AllowedLength`. */
  readonly ДопустимаяДлина: unknown
  /** `ДопустимаяДлина`. */
  readonly AllowedLength: unknown
}
/** `StringQualifiers`. */
export const КвалификаторыСтроки = platformType<new (count?: number, value?: unknown) => КвалификаторыСтроки>('КвалификаторыСтроки')
export { КвалификаторыСтроки as StringQualifiers }

/** `DateQualifiers`. */
export interface КвалификаторыДаты {
  /** `DateFractions`. */
  readonly ЧастиДаты: unknown
  /** `ЧастиДаты`. */
  readonly DateFractions: unknown
}
/** `DateQualifiers`. */
export const КвалификаторыДаты = platformType<new (value?: unknown) => КвалификаторыДаты>('КвалификаторыДаты')
export { КвалификаторыДаты as DateQualifiers }

/** `BinaryDataQualifiers`. */
export interface КвалификаторыДвоичныхДанных {
  /** `Length`. */
  readonly Длина: number
  /** `Длина`. */
  readonly Length: number
  /** `AllowedLength`. */
  readonly ДопустимаяДлина: unknown
  /** `ДопустимаяДлина`. */
  readonly AllowedLength: unknown
}
/** `BinaryDataQualifiers`. */
export const КвалификаторыДвоичныхДанных =
  platformType<new (count?: number, value?: unknown) => КвалификаторыДвоичныхДанных>('КвалификаторыДвоичныхДанных')
export { КвалификаторыДвоичныхДанных as BinaryDataQualifiers }

/** `UUID`. */
export interface УникальныйИдентификатор {}
/** `UUID`. */
export const УникальныйИдентификатор = platformType<new (text?: string) => УникальныйИдентификатор>('УникальныйИдентификатор')
export { УникальныйИдентификатор as UUID }

/** `Type`. */
export const Тип = platformFunction<(name: string) => unknown>('Тип')
export { Тип as Type }

/** `TypeOf`. */
export const ТипЗнч = platformFunction<(value: unknown) => unknown>('ТипЗнч')
export { ТипЗнч as TypeOf }

/** `Boolean`. */
export const Булево = platformFunction<(value: unknown) => boolean>('Булево')
export { Булево as Boolean }

/** `ValueIsFilled`. */
export const ЗначениеЗаполнено = platformFunction<(value: unknown) => boolean>('ЗначениеЗаполнено')
export { ЗначениеЗаполнено as ValueIsFilled }

/** `FillPropertyValues`. */
export const ЗаполнитьЗначенияСвойств =
  platformFunction<(target: unknown, source: unknown, list?: unknown, excluded?: unknown) => void>('ЗаполнитьЗначенияСвойств')
export { ЗаполнитьЗначенияСвойств as FillPropertyValues }

/** `XMLString`. */
export const XMLСтрока = platformFunction<(value: unknown) => string>('XMLСтрока')
export { XMLСтрока as XMLString }

/** `AllowedSign`. */
export const ДопустимыйЗнак = platformValue<{
  /** `Any`. */
  readonly Любой: PlatformValue
  /** `Любой`. */
  readonly Any: PlatformValue
  /** `Nonnegative`. */
  readonly Неотрицательный: PlatformValue
  /** `Неотрицательный`. */
  readonly Nonnegative: PlatformValue
}>('ДопустимыйЗнак')
export { ДопустимыйЗнак as AllowedSign }

/** `AllowedLength`. */
export const ДопустимаяДлина = platformValue<{
  /** `Variable`. */
  readonly Переменная: PlatformValue
  /** `Переменная`. */
  readonly Variable: PlatformValue
  /** `Fixed`. */
  readonly Фиксированная: PlatformValue
  /** `Фиксированная`. */
  readonly Fixed: PlatformValue
}>('ДопустимаяДлина')
export { ДопустимаяДлина as AllowedLength }

/** `DateFractions`. */
export const ЧастиДаты = platformValue<{
  /** `Time`. */
  readonly Время: PlatformValue
  /** `Время`. */
  readonly Time: PlatformValue
  /** `Date`. */
  readonly Дата: PlatformValue
  /** `Дата`. */
  readonly Date: PlatformValue
  /** `DateTime`. */
  readonly ДатаВремя: PlatformValue
  /** `ДатаВремя`. */
  readonly DateTime: PlatformValue
}>('ЧастиДаты')
export { ЧастиДаты as DateFractions }
