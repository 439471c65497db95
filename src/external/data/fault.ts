/** The errors of work with the data of external data sources, as a table in both languages, and those that databases cause. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'
import { errorsOf } from '../../diagnostics/russian-error.ts'
import { saidByCode } from '../../diagnostics/said-by.ts'
import { joined } from '../../diagnostics/said.ts'
import { DriverError, type Trouble } from '../driver/trouble.ts'
import { ExternalDataSourceError } from '../error.ts'

/** Texts by code; `ru` is the message of the error, as 1C's code sees it. */
const externalDataFault = catalogue('external-data', {
  'driver-missing': {
    severity: 'error',
    en: text`the driver of external data source "${'source'}" is not installed: ${'why'}`,
    ru: text`Не установлен драйвер внешнего источника данных "${'source'}": ${'why'}`,
  },
  'not-connected': {
    severity: 'error',
    en: text`external data source "${'source'}" does not answer (${'where'}): ${'why'}; check host and port of its connection
      string, and that the database runs`,
    ru: text`Ошибка подключения к внешнему источнику данных "${'source'}" (${'where'}): ${'why'}; проверьте адрес и порт в строке соединения
      и что база данных запущена`,
  },
  'denied': {
    severity: 'error',
    en: text`external data source "${'source'}" refuses the user or the password (${'where'}): ${'why'}; set UserName and Password of its
      connection parameters`,
    ru: text`Внешний источник данных "${'source'}" не принимает имя пользователя или пароль (${'where'}): ${'why'}; задайте
      ИмяПользователя и Пароль параметров соединения`,
  },
  'no-database': {
    severity: 'error',
    en: text`there is no database of external data source "${'source'}" (${'where'}): ${'why'}`,
    ru: text`Не найдена база данных внешнего источника "${'source'}" (${'where'}): ${'why'}`,
  },
  'lost': {
    severity: 'error',
    en: text`the connection to external data source "${'source'}" was lost: ${'why'}; an open transaction is rolled
      back, repeat the operation`,
    ru: text`Соединение с внешним источником данных "${'source'}" потеряно: ${'why'}; открытая транзакция отменена, повторите действие`,
  },
  'table-missing': {
    severity: 'error',
    en: text`the database has no table of ${'place'} (any more): ${'why'}; correct NameInDataSource, or import the structure again`,
    ru: text`В базе данных нет (больше нет) таблицы для ${'place'}: ${'why'}; исправьте ИмяВИсточникеДанных или загрузите структуру заново`,
  },
  'field-missing': {
    severity: 'error',
    en: text`the table of ${'place'} has no such column (any more): ${'why'}; correct NameInDataSource of the field, or import the structure
      again`,
    ru: text`В таблице для ${'place'} нет (больше нет) такой колонки: ${'why'}; исправьте ИмяВИсточникеДанных поля или загрузите структуру
      заново`,
  },
  'function-missing': {
    severity: 'error',
    en: text`the database has no function of ${'place'}: ${'why'}; correct ExpressionInDataSource`,
    ru: text`В базе данных нет функции для ${'place'}: ${'why'}; исправьте ВыражениеВИсточникеДанных`,
  },
  'duplicate': {
    severity: 'error',
    en: text`a record with this key exists already (${'place'}): ${'why'}`,
    ru: text`Запись с такими ключевыми полями существует! (${'place'}): ${'why'}`,
  },
  'null-in-column': {
    severity: 'error',
    en: text`the database takes no NULL there (${'place'}): ${'why'}; fill the field, or make it writable`,
    ru: text`База данных не принимает NULL (${'place'}): ${'why'}; заполните поле или разрешите его запись`,
  },
  'broken-rule': {
    severity: 'error',
    en: text`a rule of the database forbids it (${'place'}): ${'why'}`,
    ru: text`Нарушено ограничение базы данных (${'place'}): ${'why'}`,
  },
  'value-refused': {
    severity: 'error',
    en: text`the database does not take the value (${'place'}): ${'why'}`,
    ru: text`База данных не принимает значение (${'place'}): ${'why'}`,
  },
  'lock-conflict': {
    severity: 'error',
    en: text`lock conflict in external data source "${'source'}": ${'why'}; repeat the transaction`,
    ru: text`Конфликт блокировок при выполнении транзакции внешнего источника данных "${'source'}": ${'why'}; повторите транзакцию`,
  },
  'database-read-only': {
    severity: 'error',
    en: text`the database of external data source "${'source'}" may only be read: ${'why'}`,
    ru: text`База данных внешнего источника "${'source'}" доступна только для чтения: ${'why'}`,
  },
  'forbidden': {
    severity: 'error',
    en: text`the user of the database has no right to it (${'place'}): ${'why'}`,
    ru: text`У пользователя базы данных нет прав (${'place'}): ${'why'}`,
  },
  'cancelled': {
    severity: 'error',
    en: text`the statement was cancelled (${'place'}): ${'why'}`,
    ru: text`Выполнение запроса отменено (${'place'}): ${'why'}`,
  },
  'statement-failed': {
    severity: 'error',
    en: text`the database reports an error (${'place'}): ${'why'}`,
    ru: text`Ошибка базы данных (${'place'}): ${'why'}`,
  },
  'lost-update': {
    severity: 'error',
    en: text`"${'what'}" was not written: it was changed or deleted by another user; read it again`,
    ru: text`Не удалось записать: "${'what'}"! Данные были изменены или удалены другим пользователем; прочитайте их заново`,
  },
  'transaction-failed': {
    severity: 'error',
    en: text`there were errors in this transaction of "${'source'}" already, so it can only be rolled back`,
    ru: text`В данной транзакции уже происходили ошибки! (внешний источник данных "${'source'}")`,
  },
  'no-transaction': {
    severity: 'error',
    en: text`no transaction of external data source "${'source'}" is active`,
    ru: text`Транзакция внешнего источника данных "${'source'}" не активна`,
  },
  'table-read-only': {
    severity: 'error',
    en: text`${'place'} is only read (ReadOnly)`,
    ru: text`${'place'} доступна только для чтения (ТолькоЧтение)`,
  },
  'field-read-only': {
    severity: 'error',
    en: text`the field ${'field'} of ${'place'} is not set: it is only read; SetChangeableFields allows it for a time`,
    ru: text`Поле "${'field'}" (${'place'}) недоступно для записи; временно разрешает УстановитьИзменяемыеПоля()`,
  },
  'key-missing': {
    severity: 'error',
    en: text`${'place'} was not written: the key field ${'field'} is not filled, and 1C fills none by itself`,
    ru: text`${'place'}: запись не выполнена, не заполнено ключевое поле "${'field'}"; система ключи не заполняет`,
  },
  'no-keys': {
    severity: 'error',
    en: text`${'place'} has no key fields, so there are no record sets and no records to change: give its KeyFields`,
    ru: text`У ${'place'} не заданы поля ключа, поэтому набор записей и менеджер записи недоступны: задайте ПоляКлюча`,
  },
  'not-of-objects': {
    severity: 'error',
    en: text`${'place'} holds no objects but records (TableDataType): it has no ${'member'}`,
    ru: text`${'place'} хранит необъектные данные (ТипДанныхТаблицы): ${'member'} недоступно`,
  },
  'not-of-records': {
    severity: 'error',
    en: text`${'place'} holds objects (TableDataType): it has no ${'member'}`,
    ru: text`${'place'} хранит объектные данные (ТипДанныхТаблицы): ${'member'} недоступно`,
  },
  'null-refused': {
    severity: 'error',
    en: text`the field ${'field'} of ${'place'} takes no NULL (AllowNull)`,
    ru: text`Поле "${'field'}" (${'place'}) не может быть NULL (РазрешитьNull)`,
  },
  'wrong-type': {
    severity: 'error',
    en: text`the field ${'field'} of ${'place'} cannot be ${'value'}: ${'types'} is expected`,
    ru: text`Недопустимое значение поля "${'field'}" (${'place'}): ${'value'}; ожидается ${'types'}`,
  },
  'uuid-not-written': {
    severity: 'error',
    en: text`the field ${'field'} of ${'place'} was not written: UUIDs are not written into columns of type ${'type'} of PostgreSQL`,
    ru: text`Поле "${'field'}" (${'place'}) не записано: запись уникальных идентификаторов в колонки ${'type'}
      PostgreSQL не поддерживается`,
  },
  'unknown-source': {
    severity: 'error',
    en: text`there is no external data source "${'name'}"${'hint'}`,
    ru: text`Внешний источник данных "${'name'}" не найден${'hint'}`,
  },
  'unknown-table': {
    severity: 'error',
    en: text`external data source "${'source'}" has no table "${'name'}"${'hint'}`,
    ru: text`У внешнего источника данных "${'source'}" нет таблицы "${'name'}"${'hint'}`,
  },
  'unknown-field': {
    severity: 'error',
    en: text`${'place'} has no field "${'name'}"${'hint'}`,
    ru: text`Поле "${'name'}" не найдено (${'place'})${'hint'}`,
  },
})

/** `throw dataError('no-keys', { place: 'ExternalDataSource.DBF.Table.Цены' })`. */
export const dataError = errorsOf(externalDataFault, ExternalDataSourceError)

/** Where something happened, as messages say it. */
export interface Place {
  readonly source: string
  /** The full name of a table or function. */
  readonly place: string
  /** The database, without a password. */
  readonly where: string
}

const codes = {
  'missing': 'driver-missing',
  'unreachable': 'not-connected',
  'denied': 'denied',
  'no-database': 'no-database',
  'lost': 'lost',
  'no-table': 'table-missing',
  'no-field': 'field-missing',
  'no-function': 'function-missing',
  'duplicate': 'duplicate',
  'null': 'null-in-column',
  'broken-rule': 'broken-rule',
  'value': 'value-refused',
  'busy': 'lock-conflict',
  'conflict': 'lock-conflict',
  'read-only': 'database-read-only',
  'forbidden': 'forbidden',
  'cancelled': 'cancelled',
  'syntax': 'statement-failed',
  'other': 'statement-failed',
} as const satisfies Record<Trouble, keyof typeof externalDataFault.table>

/** An error of a driver in 1C's words; any other error as it is. */
export function inOurWords(error: unknown, place: Place): unknown {
  if (!(error instanceof DriverError)) return error
  const why = saidByCode(error.code) ?? (error.code === '' ? error.said : joined([error.said, ` (${error.code})`]))
  return dataError(codes[error.trouble], { ...place, why } as Parameters<typeof dataError<(typeof codes)[Trouble]>>[1], error)
}
