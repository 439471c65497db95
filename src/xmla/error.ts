/** The errors of a conversation with an analytic server, as a table in both languages. */
import { catalogue, text } from '../diagnostics/catalogue.ts'
import { errorsOf, RussianError } from '../diagnostics/russian-error.ts'

/** Texts by code; `ru` is the message of the error, as 1C's code sees it. */
const xmlaFault = catalogue('xmla', {
  'connection-string': {
    severity: 'error',
    en: text`the connection string of the analytic source is wrong: ${'why'}; expected:
      http://host:port/source?ProviderName=…&DataSourceName=…&Catalog=…`,
    ru: text`Строка соединения с OLAP-сервером неправильна: ${'why'}; ожидается
      http://узел:порт/источник?ProviderName=…&DataSourceName=…&Catalog=…`,
  },
  'status': {
    severity: 'error',
    en: text`${'address'} answered ${'status'} and not a message of XML for Analysis: ${'why'}`,
    ru: text`${'address'} ответил ${'status'}, а не сообщением XML для аналитики: ${'why'}`,
  },
  'answer': {
    severity: 'error',
    en: text`the answer of ${'address'} is not one of XML for Analysis: ${'why'}`,
    ru: text`Ответ ${'address'} не соответствует XML для аналитики: ${'why'}`,
  },
  'server': {
    severity: 'error',
    en: text`the analytic server ${'address'} reports an error: ${'message'}`,
    ru: text`Ошибка OLAP-сервера ${'address'}: ${'message'}`,
  },
  'cell': {
    severity: 'error',
    en: text`the analytic server cannot calculate a cell: ${'message'}`,
    ru: text`OLAP-сервер не смог вычислить ячейку: ${'message'}`,
  },
  'no-data-source': {
    severity: 'error',
    en: text`the analytic server has no data source "${'name'}"; it has: ${'known'}`,
    ru: text`На OLAP-сервере нет источника данных "${'name'}"; есть: ${'known'}`,
  },
  'too-many': {
    severity: 'error',
    en: text`more than ${'limit'} rows would be read from the analytic server: ask for the first ones, choose members, or raise the limit`,
    ru: text`С OLAP-сервера пришлось бы прочитать больше ${'limit'} строк: выберите первые, задайте отбор или увеличьте предел`,
  },
  'unique-name': {
    severity: 'error',
    en: text`"${'name'}" is not the unique name of a member, such as [Product].[Drink]`,
    ru: text`"${'name'}" не является уникальным именем члена измерения, например [Product].[Drink]`,
  },
  'closed': {
    severity: 'error',
    en: text`the connection with the analytic server is closed`,
    ru: text`Соединение с OLAP-сервером закрыто`,
  },
})

/** The analytic server cannot be asked, or has answered with an error. */
export class XMLAError extends RussianError {
  override readonly name = 'XMLAError'
}

/** `throw xmlaError('closed', {})`. */
export const xmlaError = errorsOf(xmlaFault, XMLAError)
