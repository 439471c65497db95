/** Texts of errors, Символы, hashes and comparison of values. Written by scripts/bsl-library.mjs from the dictionary. */
import type { PlatformValue } from '../arguments.ts'
import { platformFunction, platformType, platformValue } from '../supply.ts'

/** `ErrorInfo`. */
export interface ИнформацияОбОшибке {
  /** `IsErrorOfCategory`. */
  ЭтоОшибкаКатегории(value: unknown, flag?: boolean): boolean
  /** `ЭтоОшибкаКатегории`. */
  IsErrorOfCategory(value: unknown, flag?: boolean): boolean
  /** `Description`. */
  readonly Описание: string
  /** `Описание`. */
  readonly Description: string
  /** `ModuleName`. */
  readonly ИмяМодуля: string
  /** `ИмяМодуля`. */
  readonly ModuleName: string
  /** `LineNumber`. */
  readonly НомерСтроки: number
  /** `НомерСтроки`. */
  readonly LineNumber: number
  /** `SourceLine`. */
  readonly ИсходнаяСтрока: string
  /** `ИсходнаяСтрока`. */
  readonly SourceLine: string
  /** `Cause`. */
  readonly Причина: ИнформацияОбОшибке
  /** `Причина`. */
  readonly Cause: ИнформацияОбОшибке
  /** `Category`. */
  readonly Категория: unknown
  /** `Категория`. */
  readonly Category: unknown
  /** `Code`. */
  readonly Код: string
  /** `Код`. */
  readonly Code: string
  /** `AdditionalInfo`. */
  readonly ДополнительнаяИнформация: unknown
  /** `ДополнительнаяИнформация`. */
  readonly AdditionalInfo: unknown
}
/** `ErrorInfo`. */
export const ИнформацияОбОшибке = platformType<new (text?: string, value?: unknown) => ИнформацияОбОшибке>('ИнформацияОбОшибке')
export { ИнформацияОбОшибке as ErrorInfo }

/** `ErrorProcessingManager`. */
export interface МенеджерОбработкиОшибок {
  /** `BriefErrorDescription`. */
  КраткоеПредставлениеОшибки(value: unknown): string
  /** `КраткоеПредставлениеОшибки`. */
  BriefErrorDescription(value: unknown): string
  /** `DetailErrorDescription`. */
  ПодробноеПредставлениеОшибки(value: unknown): string
  /** `ПодробноеПредставлениеОшибки`. */
  DetailErrorDescription(value: unknown): string
  /** `ErrorMessageForUser`. */
  СообщениеОбОшибкеДляПользователя(value1: unknown, value2?: unknown): string
  /** `СообщениеОбОшибкеДляПользователя`. */
  ErrorMessageForUser(value1: unknown, value2?: unknown): string
  /** `ErrorCategoryForUser`. */
  КатегорияОшибкиДляПользователя(value: unknown): unknown
  /** `КатегорияОшибкиДляПользователя`. */
  ErrorCategoryForUser(value: unknown): unknown
}
export type { МенеджерОбработкиОшибок as ErrorProcessingManager }

/** `Chars`. */
export interface СимволыMembers {
  /** `LF`. */
  readonly ПС: string
  /** `ПС`. */
  readonly LF: string
  /** `CR`. */
  readonly ВК: string
  /** `ВК`. */
  readonly CR: string
  /** `VTab`. */
  readonly ВТаб: string
  /** `ВТаб`. */
  readonly VTab: string
  /** `NBSp`. */
  readonly НПП: string
  /** `НПП`. */
  readonly NBSp: string
  /** `FF`. */
  readonly ПФ: string
  /** `ПФ`. */
  readonly FF: string
  /** `Tab`. */
  readonly Таб: string
  /** `Таб`. */
  readonly Tab: string
}

/** `Deflation`. */
export interface СжатиеДанных {}
/** `Deflation`. */
export const СжатиеДанных = platformType<new (count?: number) => СжатиеДанных>('СжатиеДанных')
export { СжатиеДанных as Deflation }

/** `CompareValues`. */
export interface СравнениеЗначений {
  /** `Compare`. */
  Сравнить(value1: unknown, value2: unknown): boolean
  /** `Сравнить`. */
  Compare(value1: unknown, value2: unknown): boolean
}
/** `CompareValues`. */
export const СравнениеЗначений = platformType<new (value?: unknown) => СравнениеЗначений>('СравнениеЗначений')
export { СравнениеЗначений as CompareValues }

/** `DataHashing`. */
export interface ХешированиеДанных {
  /** `Append`. */
  Добавить(value: unknown, count?: number): void
  /** `Добавить`. */
  Append(value: unknown, count?: number): void
  /** `AppendFile`. */
  ДобавитьФайл(text: string): void
  /** `ДобавитьФайл`. */
  AppendFile(text: string): void
  /** `Clear`. */
  Очистить(): void
  /** `Очистить`. */
  Clear(): void
  /** `HashSum`. */
  readonly ХешСумма: unknown
  /** `ХешСумма`. */
  readonly HashSum: unknown
  /** `HashFunction`. */
  readonly ХешФункция: unknown
  /** `ХешФункция`. */
  readonly HashFunction: unknown
}
/** `DataHashing`. */
export const ХешированиеДанных = platformType<new (value: unknown) => ХешированиеДанных>('ХешированиеДанных')
export { ХешированиеДанных as DataHashing }

/** `BriefErrorDescription`. */
export const КраткоеПредставлениеОшибки = platformFunction<(info: unknown) => string>('КраткоеПредставлениеОшибки')
export { КраткоеПредставлениеОшибки as BriefErrorDescription }

/** `DetailErrorDescription`. */
export const ПодробноеПредставлениеОшибки = platformFunction<(info: unknown) => string>('ПодробноеПредставлениеОшибки')
export { ПодробноеПредставлениеОшибки as DetailErrorDescription }

/** `ErrorCategory`. */
export const КатегорияОшибки = platformValue<{
  /** `AllErrors`. */
  readonly ВсеОшибки: PlatformValue
  /** `ВсеОшибки`. */
  readonly AllErrors: PlatformValue
  /** `ExceptionRaisedFromScript`. */
  readonly ИсключениеВызванноеИзВстроенногоЯзыка: PlatformValue
  /** `ИсключениеВызванноеИзВстроенногоЯзыка`. */
  readonly ExceptionRaisedFromScript: PlatformValue
  /** `LocalFile`. */
  readonly ЛокальныйФайл: PlatformValue
  /** `ЛокальныйФайл`. */
  readonly LocalFile: PlatformValue
  /** `AccessViolation`. */
  readonly НарушениеПравДоступа: PlatformValue
  /** `НарушениеПравДоступа`. */
  readonly AccessViolation: PlatformValue
  /** `ExternalDataSourceError`. */
  readonly ОшибкаВнешнегоИсточникаДанных: PlatformValue
  /** `ОшибкаВнешнегоИсточникаДанных`. */
  readonly ExternalDataSourceError: PlatformValue
  /** `ScriptRuntimeError`. */
  readonly ОшибкаВоВремяВыполненияВстроенногоЯзыка: PlatformValue
  /** `ОшибкаВоВремяВыполненияВстроенногоЯзыка`. */
  readonly ScriptRuntimeError: PlatformValue
  /** `AddInError`. */
  readonly ОшибкаИспользованияКомпоненты: PlatformValue
  /** `ОшибкаИспользованияКомпоненты`. */
  readonly AddInError: PlatformValue
  /** `ScriptCompileError`. */
  readonly ОшибкаКомпиляцииВстроенногоЯзыка: PlatformValue
  /** `ОшибкаКомпиляцииВстроенногоЯзыка`. */
  readonly ScriptCompileError: PlatformValue
  /** `ConfigurationError`. */
  readonly ОшибкаКонфигурации: PlatformValue
  /** `ОшибкаКонфигурации`. */
  readonly ConfigurationError: PlatformValue
  /** `SessionError`. */
  readonly ОшибкаСеанса: PlatformValue
  /** `ОшибкаСеанса`. */
  readonly SessionError: PlatformValue
  /** `NetworkError`. */
  readonly ОшибкаСети: PlatformValue
  /** `ОшибкаСети`. */
  readonly NetworkError: PlatformValue
  /** `StoredDataError`. */
  readonly ОшибкаХранимыхДанных: PlatformValue
  /** `ОшибкаХранимыхДанных`. */
  readonly StoredDataError: PlatformValue
  /** `OtherError`. */
  readonly ПрочаяОшибка: PlatformValue
  /** `ПрочаяОшибка`. */
  readonly OtherError: PlatformValue
}>('КатегорияОшибки')
export { КатегорияОшибки as ErrorCategory }

/** `ErrorPresentationKind`. */
export const ВидПредставленияОшибки = platformValue<{
  /** `Brief`. */
  readonly Краткое: PlatformValue
  /** `Краткое`. */
  readonly Brief: PlatformValue
  /** `Detail`. */
  readonly Подробное: PlatformValue
  /** `Подробное`. */
  readonly Detail: PlatformValue
}>('ВидПредставленияОшибки')
export { ВидПредставленияОшибки as ErrorPresentationKind }

/** `HashFunction`. */
export const ХешФункция = platformValue<{
  /** `CRC32`. */
  readonly CRC32: PlatformValue
  /** `MD5`. */
  readonly MD5: PlatformValue
  /** `SHA1`. */
  readonly SHA1: PlatformValue
  /** `SHA256`. */
  readonly SHA256: PlatformValue
  /** `SHA384`. */
  readonly SHA384: PlatformValue
  /** `SHA512`. */
  readonly SHA512: PlatformValue
}>('ХешФункция')
export { ХешФункция as HashFunction }

/** `ErrorProcessing`. */
export const ОбработкаОшибок = platformValue<МенеджерОбработкиОшибок>('ОбработкаОшибок')
export { ОбработкаОшибок as ErrorProcessing }

/** `Chars`. */
export const Символы = platformValue<СимволыMembers>('Символы')
export { Символы as Chars }
