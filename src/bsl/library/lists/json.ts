/** JSON as ЗаписатьJSON and ПрочитатьJSON have it. Written by scripts/bsl-library.mjs from the dictionary. */
import type { DateTime } from '../../../xdto/values/date-time.ts'
import type { AnyDate } from '../arguments.ts'
import { platformFunction, platformType } from '../supply.ts'

/** `JSONReader`. */
export interface ЧтениеJSON {
  /** `SetString`. */
  УстановитьСтроку(text: string): void
  /** `УстановитьСтроку`. */
  SetString(text: string): void
  /** `OpenFile`. */
  ОткрытьФайл(text: string, value?: unknown): void
  /** `ОткрытьФайл`. */
  OpenFile(text: string, value?: unknown): void
  /** `OpenStream`. */
  ОткрытьПоток(value1: unknown, value2?: unknown): void
  /** `ОткрытьПоток`. */
  OpenStream(value1: unknown, value2?: unknown): void
  /** `Read`. */
  Прочитать(): boolean
  /** `Прочитать`. */
  Read(): boolean
  /** `Skip`. */
  Пропустить(): boolean
  /** `Пропустить`. */
  Skip(): boolean
  /** `Close`. */
  Закрыть(): void
  /** `Закрыть`. */
  Close(): void
  /** `CurrentValueType`. */
  readonly ТипТекущегоЗначения: unknown
  /** `ТипТекущегоЗначения`. */
  readonly CurrentValueType: unknown
  /** `CurrentValue`. */
  readonly ТекущееЗначение: unknown
  /** `ТекущееЗначение`. */
  readonly CurrentValue: unknown
}
/** `JSONReader`. */
export const ЧтениеJSON = platformType<new () => ЧтениеJSON>('ЧтениеJSON')
export { ЧтениеJSON as JSONReader }

/** `JSONWriter`. */
export interface ЗаписьJSON {
  /** `SetString`. */
  УстановитьСтроку(value?: unknown): void
  /** `УстановитьСтроку`. */
  SetString(value?: unknown): void
  /** `OpenFile`. */
  ОткрытьФайл(text: string, value2?: unknown, flag?: boolean, value4?: unknown): void
  /** `ОткрытьФайл`. */
  OpenFile(text: string, value2?: unknown, flag?: boolean, value4?: unknown): void
  /** `OpenStream`. */
  ОткрытьПоток(value1: unknown, value2?: unknown, flag?: boolean, value4?: unknown): void
  /** `ОткрытьПоток`. */
  OpenStream(value1: unknown, value2?: unknown, flag?: boolean, value4?: unknown): void
  /** `WriteStartObject`. */
  ЗаписатьНачалоОбъекта(): void
  /** `ЗаписатьНачалоОбъекта`. */
  WriteStartObject(): void
  /** `WriteEndObject`. */
  ЗаписатьКонецОбъекта(): void
  /** `ЗаписатьКонецОбъекта`. */
  WriteEndObject(): void
  /** `WriteStartArray`. */
  ЗаписатьНачалоМассива(): void
  /** `ЗаписатьНачалоМассива`. */
  WriteStartArray(): void
  /** `WriteEndArray`. */
  ЗаписатьКонецМассива(): void
  /** `ЗаписатьКонецМассива`. */
  WriteEndArray(): void
  /** `WritePropertyName`. */
  ЗаписатьИмяСвойства(text: string): void
  /** `ЗаписатьИмяСвойства`. */
  WritePropertyName(text: string): void
  /** `WriteValue`. */
  ЗаписатьЗначение(value: unknown, flag?: boolean): void
  /** `ЗаписатьЗначение`. */
  WriteValue(value: unknown, flag?: boolean): void
  /** `WriteRaw`. */
  ЗаписатьБезОбработки(text: string): void
  /** `ЗаписатьБезОбработки`. */
  WriteRaw(text: string): void
  /** `Close`. */
  Закрыть(): string
  /** `Закрыть`. */
  Close(): string
  /** `ValidateStructure`. */
  ПроверятьСтруктуру: unknown
  /** `ПроверятьСтруктуру`. */
  ValidateStructure: unknown
  /** `Settings`. */
  readonly Параметры: unknown
  /** `Параметры`. */
  readonly Settings: unknown
}
/** `JSONWriter`. */
export const ЗаписьJSON = platformType<new () => ЗаписьJSON>('ЗаписьJSON')
export { ЗаписьJSON as JSONWriter }

/** `ReadJSON`. */
export const ПрочитатьJSON =
  platformFunction<
    (
      reader: unknown,
      flag?: boolean,
      value3?: unknown,
      value4?: unknown,
      text?: string,
      value6?: unknown,
      value7?: unknown,
      value8?: unknown,
      count?: number,
    ) => unknown
  >('ПрочитатьJSON')
export { ПрочитатьJSON as ReadJSON }

/** `WriteJSON`. */
export const ЗаписатьJSON =
  platformFunction<(writer: unknown, value2: unknown, value3?: unknown, text?: string, value5?: unknown, value6?: unknown) => void>(
    'ЗаписатьJSON',
  )
export { ЗаписатьJSON as WriteJSON }

/** `ReadJSONDate`. */
export const ПрочитатьДатуJSON = platformFunction<(text: string, format: unknown) => DateTime>('ПрочитатьДатуJSON')
export { ПрочитатьДатуJSON as ReadJSONDate }

/** `WriteJSONDate`. */
export const ЗаписатьДатуJSON = platformFunction<(date: AnyDate, format: unknown, variant?: unknown) => string>('ЗаписатьДатуJSON')
export { ЗаписатьДатуJSON as WriteJSONDate }

/** `ReadJSONValue`. */
export const ПрочитатьЗначениеJSON = platformFunction<(text: string) => unknown>('ПрочитатьЗначениеJSON')
export { ПрочитатьЗначениеJSON as ReadJSONValue }

/** `WriteJSONValue`. */
export const ЗаписатьЗначениеJSON = platformFunction<(value: unknown) => string>('ЗаписатьЗначениеJSON')
export { ЗаписатьЗначениеJSON as WriteJSONValue }
