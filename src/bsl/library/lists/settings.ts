/** Settings of JSON. Written by scripts/bsl-library.mjs from the dictionary. */
import type { PlatformValue } from '../arguments.ts'
import { platformType, platformValue } from '../supply.ts'

/** `JSONWriterSettings`. */
export interface ПараметрыЗаписиJSON {
  /** `NewLines`. */
  readonly ПереносСтрок: unknown
  /** `ПереносСтрок`. */
  readonly NewLines: unknown
  /** `PaddingSymbols`. */
  readonly СимволыОтступа: string
  /** `СимволыОтступа`. */
  readonly PaddingSymbols: string
  /** `UseDoubleQuotes`. */
  readonly ИспользоватьДвойныеКавычки: unknown
  /** `ИспользоватьДвойныеКавычки`. */
  readonly UseDoubleQuotes: unknown
  /** `EscapeCharacters`. */
  readonly ЭкранированиеСимволов: unknown
  /** `ЭкранированиеСимволов`. */
  readonly EscapeCharacters: unknown
}
/** `JSONWriterSettings`. */
export const ПараметрыЗаписиJSON =
  platformType<
    new (
      value1?: unknown,
      text?: string,
      flag3?: boolean,
      value4?: unknown,
      flag5?: boolean,
      flag6?: boolean,
      flag7?: boolean,
      flag8?: boolean,
      flag9?: boolean,
    ) => ПараметрыЗаписиJSON
  >('ПараметрыЗаписиJSON')
export { ПараметрыЗаписиJSON as JSONWriterSettings }

/** `JSONSerializerSettings`. */
export interface НастройкиСериализацииJSON {
  /** `DateSerializationFormat`. */
  ФорматСериализацииДаты: unknown
  /** `ФорматСериализацииДаты`. */
  DateSerializationFormat: unknown
  /** `DateWritingVariant`. */
  ВариантЗаписиДаты: unknown
  /** `ВариантЗаписиДаты`. */
  DateWritingVariant: unknown
  /** `SerializeArraysAsObjects`. */
  СериализовыватьМассивыКакОбъекты: unknown
  /** `СериализовыватьМассивыКакОбъекты`. */
  SerializeArraysAsObjects: unknown
}
/** `JSONSerializerSettings`. */
export const НастройкиСериализацииJSON = platformType<new () => НастройкиСериализацииJSON>('НастройкиСериализацииJSON')
export { НастройкиСериализацииJSON as JSONSerializerSettings }

/** `JSONValueType`. */
export const ТипЗначенияJSON = platformValue<{
  /** `Null`. */
  readonly Null: PlatformValue
  /** `Boolean`. */
  readonly Булево: PlatformValue
  /** `Булево`. */
  readonly Boolean: PlatformValue
  /** `PropertyName`. */
  readonly ИмяСвойства: PlatformValue
  /** `ИмяСвойства`. */
  readonly PropertyName: PlatformValue
  /** `Comment`. */
  readonly Комментарий: PlatformValue
  /** `Комментарий`. */
  readonly Comment: PlatformValue
  /** `ArrayEnd`. */
  readonly КонецМассива: PlatformValue
  /** `КонецМассива`. */
  readonly ArrayEnd: PlatformValue
  /** `ObjectEnd`. */
  readonly КонецОбъекта: PlatformValue
  /** `КонецОбъекта`. */
  readonly ObjectEnd: PlatformValue
  /** `ArrayStart`. */
  readonly НачалоМассива: PlatformValue
  /** `НачалоМассива`. */
  readonly ArrayStart: PlatformValue
  /** `ObjectStart`. */
  readonly НачалоОбъекта: PlatformValue
  /** `НачалоОбъекта`. */
  readonly ObjectStart: PlatformValue
  /** `None`. */
  readonly Ничего: PlatformValue
  /** `Ничего`. */
  readonly None: PlatformValue
  /** `String`. */
  readonly Строка: PlatformValue
  /** `Строка`. */
  readonly String: PlatformValue
  /** `Number`. */
  readonly Число: PlatformValue
  /** `Число`. */
  readonly Number: PlatformValue
}>('ТипЗначенияJSON')
export { ТипЗначенияJSON as JSONValueType }

/** `JSONLineBreak`. */
export const ПереносСтрокJSON = platformValue<{
  /** `Auto`. */
  readonly Авто: PlatformValue
  /** `Авто`. */
  readonly Auto: PlatformValue
  /** `Windows`. */
  readonly Windows: PlatformValue
  /** `Unix`. */
  readonly Unix: PlatformValue
  /** `None`. */
  readonly Нет: PlatformValue
  /** `Нет`. */
  readonly None: PlatformValue
}>('ПереносСтрокJSON')
export { ПереносСтрокJSON as JSONLineBreak }

/** `JSONDateFormat`. */
export const ФорматДатыJSON = platformValue<{
  /** `ISO`. */
  readonly ISO: PlatformValue
  /** `JavaScript`. */
  readonly JavaScript: PlatformValue
  /** `Microsoft`. */
  readonly Microsoft: PlatformValue
}>('ФорматДатыJSON')
export { ФорматДатыJSON as JSONDateFormat }

/** `JSONDateWritingVariant`. */
export const ВариантЗаписиДатыJSON = platformValue<{
  /** `LocalDate`. */
  readonly ЛокальнаяДата: PlatformValue
  /** `ЛокальнаяДата`. */
  readonly LocalDate: PlatformValue
  /** `LocalDateWithOffset`. */
  readonly ЛокальнаяДатаСоСмещением: PlatformValue
  /** `ЛокальнаяДатаСоСмещением`. */
  readonly LocalDateWithOffset: PlatformValue
  /** `UniversalDate`. */
  readonly УниверсальнаяДата: PlatformValue
  /** `УниверсальнаяДата`. */
  readonly UniversalDate: PlatformValue
}>('ВариантЗаписиДатыJSON')
export { ВариантЗаписиДатыJSON as JSONDateWritingVariant }

/** `JSONCharactersEscapeMode`. */
export const ЭкранированиеСимволовJSON = platformValue<{
  /** `None`. */
  readonly Нет: PlatformValue
  /** `Нет`. */
  readonly None: PlatformValue
  /** `NotASCIISymbols`. */
  readonly СимволыВнеASCII: PlatformValue
  /** `СимволыВнеASCII`. */
  readonly NotASCIISymbols: PlatformValue
  /** `SymbolsNotInBMP`. */
  readonly СимволыВнеBMP: PlatformValue
  /** `СимволыВнеBMP`. */
  readonly SymbolsNotInBMP: PlatformValue
}>('ЭкранированиеСимволовJSON')
export { ЭкранированиеСимволовJSON as JSONCharactersEscapeMode }
