/** Functions of strings, and Формат, as modules have them. Written by scripts/bsl-library.mjs from the dictionary. */
import type { PlatformValue } from '../arguments.ts'
import { platformFunction, platformValue } from '../supply.ts'
import type { Массив } from './collections.ts'

/** `StrLen`. */
export const СтрДлина = platformFunction<(value: string) => number>('СтрДлина')
export { СтрДлина as StrLen }

/** `TrimL`. */
export const СокрЛ = platformFunction<(value: string) => string>('СокрЛ')
export { СокрЛ as TrimL }

/** `TrimR`. */
export const СокрП = platformFunction<(value: string) => string>('СокрП')
export { СокрП as TrimR }

/** `TrimAll`. */
export const СокрЛП = platformFunction<(value: string) => string>('СокрЛП')
export { СокрЛП as TrimAll }

/** `Left`. */
export const Лев = platformFunction<(value: string, count: number) => string>('Лев')
export { Лев as Left }

/** `Right`. */
export const Прав = platformFunction<(value: string, count: number) => string>('Прав')
export { Прав as Right }

/** `Mid`. */
export const Сред = platformFunction<(value: string, from: number, count?: number) => string>('Сред')
export { Сред as Mid }

/** `Find`. */
export const Найти = platformFunction<(value: string, part: string) => number>('Найти')
export { Найти as Find }

/** `StrFind`. */
export const СтрНайти =
  platformFunction<(value: string, part: string, direction?: unknown, start?: number, occurrence?: number) => number>('СтрНайти')
export { СтрНайти as StrFind }

/** `Upper`. */
export const ВРег = platformFunction<(value: string) => string>('ВРег')
export { ВРег as Upper }

/** `Lower`. */
export const НРег = platformFunction<(value: string) => string>('НРег')
export { НРег as Lower }

/** `Title`. */
export const ТРег = platformFunction<(value: string) => string>('ТРег')
export { ТРег as Title }

/** `Char`. */
export const Символ = platformFunction<(code: number) => string>('Символ')
export { Символ as Char }

/** `CharCode`. */
export const КодСимвола = platformFunction<(value: string, place?: number) => number>('КодСимвола')
export { КодСимвола as CharCode }

/** `IsBlankString`. */
export const ПустаяСтрока = platformFunction<(value: string) => boolean>('ПустаяСтрока')
export { ПустаяСтрока as IsBlankString }

/** `StrReplace`. */
export const СтрЗаменить = platformFunction<(value: string, what: string, by: string) => string>('СтрЗаменить')
export { СтрЗаменить as StrReplace }

/** `StrLineCount`. */
export const СтрЧислоСтрок = platformFunction<(value: string) => number>('СтрЧислоСтрок')
export { СтрЧислоСтрок as StrLineCount }

/** `StrGetLine`. */
export const СтрПолучитьСтроку = platformFunction<(value: string, line: number) => string>('СтрПолучитьСтроку')
export { СтрПолучитьСтроку as StrGetLine }

/** `StrOccurrenceCount`. */
export const СтрЧислоВхождений = platformFunction<(value: string, part: string) => number>('СтрЧислоВхождений')
export { СтрЧислоВхождений as StrOccurrenceCount }

/** `StrCompare`. */
export const СтрСравнить = platformFunction<(one: string, other: string) => number>('СтрСравнить')
export { СтрСравнить as StrCompare }

/** `StrStartsWith`. */
export const СтрНачинаетсяС = platformFunction<(value: string, part: string) => boolean>('СтрНачинаетсяС')
export { СтрНачинаетсяС as StrStartsWith }

/** `StrEndsWith`. */
export const СтрЗаканчиваетсяНа = platformFunction<(value: string, part: string) => boolean>('СтрЗаканчиваетсяНа')
export { СтрЗаканчиваетсяНа as StrEndsWith }

/** `StrSplit`. */
export const СтрРазделить = platformFunction<(value: string, separators: string, withEmpty?: boolean) => Массив<string>>('СтрРазделить')
export { СтрРазделить as StrSplit }

/** `StrConcat`. */
export const СтрСоединить = platformFunction<(list: unknown, separator?: string) => string>('СтрСоединить')
export { СтрСоединить as StrConcat }

/** `StrTemplate`. */
export const СтрШаблон = platformFunction<(template: string, ...value: readonly unknown[]) => string>('СтрШаблон')
export { СтрШаблон as StrTemplate }

/** `NStr`. */
export const НСтр = platformFunction<(value: string, language?: string) => string>('НСтр')
export { НСтр as NStr }

/** `String`. */
export const Строка = platformFunction<(value: unknown) => string>('Строка')
export { Строка as String }

/** `Format`. */
export const Формат = platformFunction<(value: unknown, source?: string) => string>('Формат')
export { Формат as Format }

/** `SearchDirection`. */
export const НаправлениеПоиска = platformValue<{
  /** `FromBegin`. */
  readonly СНачала: PlatformValue
  /** `СНачала`. */
  readonly FromBegin: PlatformValue
  /** `FromEnd`. */
  readonly СКонца: PlatformValue
  /** `СКонца`. */
  readonly FromEnd: PlatformValue
}>('НаправлениеПоиска')
export { НаправлениеПоиска as SearchDirection }
