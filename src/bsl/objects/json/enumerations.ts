/** Enumerations of JSON; two of their texts end in a blank, as the platform prints them. */
import { Enumeration } from '../../dictionary/library.ts'

export const valueType = new Enumeration('ТипЗначенияJSON|JSONValueType', [
  'Null|Null|Значение Null',
  'Булево|Boolean',
  'ИмяСвойства|PropertyName|Имя свойства ',
  'Комментарий|Comment',
  'КонецМассива|ArrayEnd|Конец массива ',
  'КонецОбъекта|ObjectEnd|Конец объекта',
  'НачалоМассива|ArrayStart|Начало массива',
  'НачалоОбъекта|ObjectStart|Начало объекта',
  'Ничего|None|Нет',
  'Строка|String',
  'Число|Number',
])

export const lineBreak = new Enumeration('ПереносСтрокJSON|JSONLineBreak', [
  'Авто|Auto|Автоматически',
  'Windows|Windows|Windows',
  'Unix|Unix|Unix',
  'Нет|None',
])

export const dateFormat = new Enumeration('ФорматДатыJSON|JSONDateFormat', [
  'ISO|ISO|ISO',
  'JavaScript|JavaScript|JavaScript',
  'Microsoft|Microsoft|Microsoft',
])

export const dateVariant = new Enumeration('ВариантЗаписиДатыJSON|JSONDateWritingVariant', [
  'ЛокальнаяДата|LocalDate',
  'ЛокальнаяДатаСоСмещением|LocalDateWithOffset|Локальная дата со смещением',
  'УниверсальнаяДата|UniversalDate',
])

export const escaping = new Enumeration('ЭкранированиеСимволовJSON|JSONCharactersEscapeMode', [
  'Нет|None',
  'СимволыВнеASCII|NotASCIISymbols|Символы вне ASCII',
  'СимволыВнеBMP|SymbolsNotInBMP|Символы вне BMP',
])
