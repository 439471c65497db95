/** The errors of data as a table: 1C's Russian sentence where 1C has one, and an English one. Operations on an infobase throw them. */
import { catalogue, text } from '../diagnostics/catalogue.ts'
import { errorsOf, RussianError } from '../diagnostics/russian-error.ts'

/** Texts by code; `ru` is the message of the error, as 1C's code sees it. */
const dataFault = catalogue('infobase', {
  'lock-timeout': {
    severity: 'error',
    en: text`lock conflict: another transaction was open for more than ${'seconds'} s`,
    ru: text`Конфликт блокировок при выполнении транзакции:
Превышено максимальное время ожидания предоставления блокировки (${'seconds'} с)`,
  },
  'transaction-failed': {
    severity: 'error',
    en: text`there were errors in this transaction already, so it is rolled back`,
    ru: text`В данной транзакции уже происходили ошибки!`,
  },
  'cancelled': {
    severity: 'error',
    en: text`"${'what'}" was not written: the handler of ${'event'} set Cancel`,
    ru: text`Не удалось записать: "${'what'}"! (Отказ в обработчике ${'event'})`,
  },
  'not-posted': {
    severity: 'error',
    en: text`"${'what'}" was not posted: the handler of ${'event'} set Cancel`,
    ru: text`Не удалось провести "${'what'}"! (Отказ в обработчике ${'event'})`,
  },
  'posting-denied': {
    severity: 'error',
    en: text`${'object'} cannot be posted: its definition denies posting`,
    ru: text`Проведение документа ${'object'} запрещено его определением`,
  },
  'posting-marked': {
    severity: 'error',
    en: text`"${'what'}" is marked for deletion and cannot be posted`,
    ru: text`Помеченный на удаление документ не может быть проведен: "${'what'}"`,
  },
  'real-time-denied': {
    severity: 'error',
    en: text`${'object'} cannot be posted in real time: its definition denies it`,
    ru: text`Оперативное проведение документа ${'object'} запрещено его определением`,
  },
  'real-time-future': {
    severity: 'error',
    en: text`"${'what'}" cannot be posted in real time: its date is after today`,
    ru: text`Дата оперативного документа больше текущей! ("${'what'}")`,
  },
  'real-time-past': {
    severity: 'error',
    en: text`"${'what'}" cannot be posted in real time: its date is before today`,
    ru: text`Дата оперативного документа меньше текущей! ("${'what'}")`,
  },
  'not-unique': {
    severity: 'error',
    en: text`the value "${'value'}" of the field ${'field'} of ${'object'} is not unique`,
    ru: text`Значение поля "${'field'}" не уникально: "${'value'}" (${'object'})`,
  },
  'record-exists': {
    severity: 'error',
    en: text`${'object'} has a record with this key already`,
    ru: text`Запись с такими ключевыми полями существует! (${'object'})`,
  },
  'number-overflow': {
    severity: 'error',
    en: text`${'object'} has no number left: "${'last'}" is the greatest that fits`,
    ru: text`Исчерпаны номера ${'object'}: больше "${'last'}" не помещается`,
  },
  'wrong-type': {
    severity: 'error',
    en: text`${'field'} of ${'object'} cannot hold ${'value'}: its type is ${'types'}`,
    ru: text`Поле ${'field'} (${'object'}) не может хранить ${'value'}: его тип ${'types'}`,
  },
  'unstorable-text': {
    severity: 'error',
    en: text`the text for ${'field'} of ${'object'} holds the character 0 or half of a surrogate pair, which no store keeps`,
    ru: text`Текст для поля ${'field'} (${'object'}) содержит символ с кодом 0 или половину суррогатной пары: такой текст не хранится`,
  },
  'unknown-object': {
    severity: 'error',
    en: text`there is no ${'object'}${'hint'}`,
    ru: text`Нет объекта ${'object'}${'hint'}`,
  },
  'unknown-field': {
    severity: 'error',
    en: text`${'object'} has no field ${'field'}${'hint'}`,
    ru: text`Поле объекта не обнаружено (${'field'}): ${'object'}${'hint'}`,
  },
  'read-only': {
    severity: 'error',
    en: text`${'field'} of ${'object'} is not written`,
    ru: text`Поле ${'field'} (${'object'}) недоступно для записи`,
  },
  'wrong-parent': {
    severity: 'error',
    en: text`"${'what'}" cannot have that parent: ${'why'}`,
    ru: text`Недопустимый родитель "${'what'}": ${'why'}`,
  },
  'no-route-point': {
    severity: 'error',
    en: text`the route of ${'process'} has no point or case "${'point'}"`,
    ru: text`В карте маршрута ${'process'} нет точки или варианта "${'point'}"`,
  },
  'endless-route': {
    severity: 'error',
    en: text`the route of ${'process'} goes round without a task`,
    ru: text`Маршрут ${'process'} зациклен: между его точками нет задач`,
  },
  'already-started': {
    severity: 'error',
    en: text`"${'what'}" is started already`,
    ru: text`Бизнес-процесс уже стартован: "${'what'}"`,
  },
  'already-executed': {
    severity: 'error',
    en: text`"${'what'}" is executed already`,
    ru: text`Задача уже выполнена: "${'what'}"`,
  },
  'not-executable': {
    severity: 'error',
    en: text`"${'what'}" cannot be executed: the handler of CheckExecutionProcessing says so`,
    ru: text`Задача не может быть выполнена: "${'what'}" (обработка проверки выполнения)`,
  },
  'not-a-node': {
    severity: 'error',
    en: text`${'what'} is not a node of an exchange plan`,
    ru: text`${'what'} не является узлом плана обмена`,
  },
  'not-in-content': {
    severity: 'error',
    en: text`${'object'} is not in the content of ${'plan'}`,
    ru: text`Объект ${'object'} не входит в состав плана обмена ${'plan'}`,
  },
  'this-node': {
    severity: 'error',
    en: text`changes are not registered for the node of this infobase itself`,
    ru: text`Регистрация изменений для узла этой информационной базы не выполняется`,
  },
  'version-mismatch': {
    severity: 'error',
    en: text`"${'what'}" was changed or deleted since it was read`,
    ru: text`Операция не может быть выполнена из-за несоответствия версии или отсутствия записи базы данных
(возможно, запись была изменена или удалена)! ("${'what'}")`,
  },
  'filter-missing': {
    severity: 'error',
    en: text`a record set of ${'register'} is written by its recorder: set Filter.Recorder`,
    ru: text`Набор записей ${'register'} записывается по регистратору: не задан отбор`,
  },
  'ext-dimension': {
    severity: 'error',
    en: text`the account "${'account'}" has no extra dimension ${'which'}`,
    ru: text`У счета "${'account'}" нет субконто ${'which'}`,
  },
  'ext-dimension-value': {
    severity: 'error',
    en: text`an extra dimension of the account "${'account'}" cannot be ${'type'}: its type is ${'types'}`,
    ru: text`Субконто счета "${'account'}" не может быть ${'type'}: его тип ${'types'}`,
  },
  'period-order': {
    severity: 'error',
    en: text`a record of ${'register'} ends before it begins: ${'field'}`,
    ru: text`Запись регистра ${'register'} заканчивается раньше, чем начинается: ${'field'}`,
  },
  'no-right': {
    severity: 'error',
    en: text`access is denied: ${'right'} of ${'object'}`,
    ru: text`Нарушение прав доступа! ${'right'} (${'object'})`,
  },
  'row-restricted': {
    severity: 'error',
    en: text`access is denied: restrictions by row of ${'right'} on ${'object'}`,
    ru: text`Нарушение прав доступа! Ограничение доступа к записям: ${'right'} (${'object'})`,
  },
  'not-found': {
    severity: 'error',
    en: text`the object is no longer there: ${'what'}`,
    ru: text`Объект не найден (${'what'})`,
  },
  'disk-full': {
    severity: 'error',
    en: text`the data could not be written (${'why'}): its folder must exist, and the disk must have room and be writable`,
    ru: text`Не удалось записать данные (${'why'}): нужны существующая папка, место на диске и право записи`,
  },
  'database-refused': {
    severity: 'error',
    en: text`the database ${'database'} is not opened: ${'why'}`,
    ru: text`База данных ${'database'} не открыта: ${'why'}`,
  },
  'database-in-use': {
    severity: 'error',
    en: text`other processes work with the database ${'database'}: its tables are changed or removed when they have ended`,
    ru: text`С базой данных ${'database'} работают другие процессы: её таблицы меняются и удаляются, когда они завершены`,
  },
  'database-lost': {
    severity: 'error',
    en: text`no connection to the database (${'why'}): what was not committed is taken back, it connects again by itself`,
    ru: text`Нет соединения с базой данных (${'why'}): незафиксированное отменено, соединение восстановится само`,
  },
  'file-busy': {
    severity: 'error',
    en: text`another process works with the data file ${'file'}`,
    ru: text`С файлом данных ${'file'} работает другой процесс`,
  },
  'file-broken': {
    severity: 'error',
    en: text`${'file'} cannot be read as a data file (${'why'})`,
    ru: text`${'file'} не читается как файл данных (${'why'})`,
  },
  'file-unfinished': {
    severity: 'error',
    en: text`${'file'} has an unfinished journal ${'journal'}: open it once with Node 22.13 or newer, which finishes it`,
    ru: text`У ${'file'} есть незавершенный журнал ${'journal'}: откройте файл один раз в Node 22.13 или новее, он его завершит`,
  },
  'file-of-another': {
    severity: 'error',
    en: text`${'file'} was made by an older version for another configuration, and does not say for which`,
    ru: text`${'file'} создан более ранней версией для другой конфигурации и не хранит ее описания`,
  },
  'would-be-lost': {
    severity: 'error',
    en: text`the configuration has changed, and ${'file'} would lose data (--data-on-change migrate keeps a copy):${'difference'}`,
    ru: text`Конфигурация изменилась, и данные ${'file'} были бы потеряны (--data-on-change migrate сохранит копию):${'difference'}`,
  },
  'does-not-fit': {
    severity: 'error',
    en: text`the configuration has changed, and the data of ${'file'} does not fit it:${'difference'}`,
    ru: text`Конфигурация изменилась, и данные ${'file'} ей не соответствуют:${'difference'}`,
  },
})

/** `code` is such as `infobase/not-unique`. */
export class DataError extends RussianError {
  override readonly name = 'DataError'
}

/** `throw dataError('no-right', { right: 'Read', object: 'Catalog.Товары' })`. */
export const dataError = errorsOf(dataFault, DataError)
