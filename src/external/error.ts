/** The errors that objects of external data sources throw before a database is asked, as a table in both languages. */
import { catalogue, text } from '../diagnostics/catalogue.ts'
import { errorsOf, RussianError } from '../diagnostics/russian-error.ts'

/** Texts by code; `ru` is the message of the error, as 1C's code sees it. */
const externalFault = catalogue('external', {
  'string-invalid': {
    severity: 'error',
    en: text`the connection string of "${'source'}" cannot be read at character ${'at'}: ${'why'}`,
    ru: text`Строка соединения источника "${'source'}" не читается с позиции ${'at'}: ${'why'}`,
  },
  'no-string': {
    severity: 'error',
    en: text`there are no parameters to connect to external data source "${'source'}": set ConnectionString by
      SetCommonConnectionParameters, or in the project file`,
    ru: text`Не заданы параметры соединения с внешним источником данных "${'source'}": задайте СтрокаСоединения методом
      УстановитьОбщиеПараметрыСоединения() или в файле проекта`,
  },
  'no-driver': {
    severity: 'error',
    en: text`the connection string of "${'source'}" names no driver: write DRIVER={...}; known: ${'known'}`,
    ru: text`В строке соединения источника "${'source'}" не указан драйвер: нужно DRIVER={...}; известны: ${'known'}`,
  },
  'unknown-driver': {
    severity: 'error',
    en: text`there is no driver "${'driver'}" for external data source "${'source'}"; known: ${'known'}`,
    ru: text`Нет драйвера "${'driver'}" для внешнего источника данных "${'source'}"; известны: ${'known'}`,
  },
  'unknown-dsn': {
    severity: 'error',
    en: text`there is no data source name "${'dsn'}" for external data source "${'source'}"${'hint'}`,
    ru: text`Нет имени источника данных (DSN) "${'dsn'}" для внешнего источника данных "${'source'}"${'hint'}`,
  },
  'wrong-parameter': {
    severity: 'error',
    en: text`${'property'} of connection parameters cannot be ${'value'}: ${'expected'} is expected`,
    ru: text`Недопустимое значение свойства ${'property'} параметров соединения: ${'value'}; ожидается ${'expected'}`,
  },
  'no-authentication-right': {
    severity: 'error',
    en: text`authentication by the operating system needs the right SessionOSAuthenticationChange`,
    ru: text`Для аутентификации операционной системы нужно право ИзменениеАутентификацииОССеанса`,
  },
  'expression-invalid': {
    severity: 'error',
    en: text`the expression of ${'name'} is not sound: ${'why'}`,
    ru: text`Выражение ${'name'} составлено неверно: ${'why'}`,
  },
  'too-few-arguments': {
    severity: 'error',
    en: text`not enough parameters for ${'name'}: ${'given'} given, at least ${'least'} needed`,
    ru: text`Недостаточно фактических параметров (${'name'}): передано ${'given'}, нужно не менее ${'least'}`,
  },
  'too-many-arguments': {
    severity: 'error',
    en: text`too many parameters for ${'name'}: ${'given'} given, at most ${'most'} possible`,
    ru: text`Слишком много фактических параметров (${'name'}): передано ${'given'}, возможно не более ${'most'}`,
  },
  'not-converted': {
    severity: 'error',
    en: text`the value of ${'field'} cannot be converted: ${'found'} to ${'type'}${'hint'}`,
    ru: text`Значение поля ${'field'} не преобразуется: ${'found'} в ${'type'}${'hint'}`,
  },
  'null-not-allowed': {
    severity: 'error',
    en: text`${'field'} is NULL in the database, and its definition does not allow NULL (AllowNull)`,
    ru: text`Поле ${'field'} в базе данных имеет значение NULL, а его определение NULL не разрешает (РазрешитьNull)`,
  },
})

/** An external data source cannot be used as it was asked. `code` is such as `external/unknown-driver`. */
export class ExternalDataSourceError extends RussianError {
  override readonly name = 'ExternalDataSourceError'
}

/** `throw externalError('unknown-dsn', { dsn: 'MyDB', source: 'DBF', hint: '' })`. */
export const externalError = errorsOf(externalFault, ExternalDataSourceError)
