/** Numbers with their noun, in both languages. */
import { russianForm } from '../../diagnostics/counted.ts'
import type { Language } from '../../diagnostics/print.ts'

/** The plural in English; in Russian the forms for one, for two to four, and for five. */
const nouns = {
  'error': ['errors', 'ошибка', 'ошибки', 'ошибок'],
  'warning': ['warnings', 'предупреждение', 'предупреждения', 'предупреждений'],
  'note': ['notes', 'замечание', 'замечания', 'замечаний'],
  'HTTP service': ['HTTP services', 'HTTP-сервис', 'HTTP-сервиса', 'HTTP-сервисов'],
  'Web service': ['Web services', 'Web-сервис', 'Web-сервиса', 'Web-сервисов'],
  'integration service': ['integration services', 'сервис интеграции', 'сервиса интеграции', 'сервисов интеграции'],
  'external data source': ['external data sources', 'внешний источник данных', 'внешних источника данных', 'внешних источников данных'],
  'WSDL document': ['WSDL documents', 'описание WSDL', 'описания WSDL', 'описаний WSDL'],
  'stub': ['stubs', 'заглушка', 'заглушки', 'заглушек'],
  'mode': ['modes', 'режим', 'режима', 'режимов'],
  'user': ['users', 'пользователь', 'пользователя', 'пользователей'],
  'method': ['methods', 'метод', 'метода', 'методов'],
  'operation': ['operations', 'операция', 'операции', 'операций'],
  'call': ['calls', 'вызов', 'вызова', 'вызовов'],
  'message': ['messages', 'сообщение', 'сообщения', 'сообщений'],
  'module': ['modules', 'модуль', 'модуля', 'модулей'],
  'difference': ['differences', 'отличие', 'отличия', 'отличий'],
  'item': ['items', 'объект', 'объекта', 'объектов'],
  'record': ['records', 'запись', 'записи', 'записей'],
  'constant': ['constants', 'константа', 'константы', 'констант'],
  'catalog': ['catalogs', 'справочник', 'справочника', 'справочников'],
  'document': ['documents', 'документ', 'документа', 'документов'],
  'information register': ['information registers', 'регистр сведений', 'регистра сведений', 'регистров сведений'],
  'accumulation register': ['accumulation registers', 'регистр накопления', 'регистра накопления', 'регистров накопления'],
  'accounting register': ['accounting registers', 'регистр бухгалтерии', 'регистра бухгалтерии', 'регистров бухгалтерии'],
  'calculation register': ['calculation registers', 'регистр расчета', 'регистра расчета', 'регистров расчета'],
  'enum': ['enums', 'перечисление', 'перечисления', 'перечислений'],
  'chart of characteristic types': [
    'charts of characteristic types',
    'план видов характеристик',
    'плана видов характеристик',
    'планов видов характеристик',
  ],
  'chart of accounts': ['charts of accounts', 'план счетов', 'плана счетов', 'планов счетов'],
  'chart of calculation types': ['charts of calculation types', 'план видов расчета', 'плана видов расчета', 'планов видов расчета'],
  'document journal': ['document journals', 'журнал документов', 'журнала документов', 'журналов документов'],
  'exchange plan': ['exchange plans', 'план обмена', 'плана обмена', 'планов обмена'],
  'business process': ['business processes', 'бизнес-процесс', 'бизнес-процесса', 'бизнес-процессов'],
  'task': ['tasks', 'задача', 'задачи', 'задач'],
  'sequence': ['sequences', 'последовательность', 'последовательности', 'последовательностей'],
  'document numerator': ['document numerators', 'нумератор документов', 'нумератора документов', 'нумераторов документов'],
  'common attribute': ['common attributes', 'общий реквизит', 'общих реквизита', 'общих реквизитов'],
  'defined type': ['defined types', 'определяемый тип', 'определяемых типа', 'определяемых типов'],
} as const satisfies Readonly<Record<string, readonly [plural: string, one: string, few: string, many: string]>>

export type Noun = keyof typeof nouns

/** `1 template`, `2 templates`, `no templates`; `1 шаблон`, `2 шаблона`, `нет шаблонов`. */
export function countOf(count: number, noun: Noun, language: Language): string {
  const [plural, one, few, many] = nouns[noun]
  if (language === 'en') return `${count === 0 ? 'no' : count} ${count === 1 ? noun : plural}`
  if (count === 0) return `нет ${many}`
  return `${count} ${russianForm(count, [one, few, many])}`
}

/** A kind that there is nothing of is left out, unless there is nothing at all. */
export const servicesCount = (http: number, web: number, language: Language): string =>
  web === 0
    ? countOf(http, 'HTTP service', language)
    : http === 0
      ? countOf(web, 'Web service', language)
      : `${countOf(http, 'HTTP service', language)}, ${countOf(web, 'Web service', language)}`
