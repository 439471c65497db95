/**
 * The errors of the standard OData interface: internal codes 0-21 and -1 with their statuses and texts, as a Refusal that the channel draws
 * in the format of the request. Names of things are echoed, literals of a filter never are, as on 1C's wire.
 */
import { asSaid, said, type Fragment, type Said } from '../diagnostics/said.ts'
import { Refusal } from '../exchange/refusal.ts'

/** The words that are put into a sentence. */
type Args = readonly string[]

interface Row {
  /** The internal code of chapter 17.4.10; -1 of an exception. */
  readonly internal: number
  readonly status: number
  readonly ru: (...args: Args) => string
  readonly en: (...args: Args) => string
}

const row = (internal: number, status: number, ru: Row['ru'], en: Row['en']): Row => ({ internal, status, ru, en })

const batch = () => 'Пакетная обработка запросов не поддерживается'

/** One row an error; the key is its code in docs/errors.md behind `odata/`. */
export const errorRows = {
  'not-supported': row(
    0,
    501,
    (what = '') => `Возможность не поддерживается: ${what}`,
    (what = '') => `Not supported: ${what}`,
  ),
  'no-batch': row(0, 501, batch, () => 'Batch processing is not supported'),
  'argument-unknown': row(
    0,
    501,
    (name = '') => `Параметр ${name} не поддерживается`,
    (name = '') => `The ${name} parameter is not supported`,
  ),
  'literal': row(
    1,
    400,
    (text = '', type = '') => `Не удалось разобрать строку '${text}' как значение типа ${type}!`,
    (text = '', type = '') => `String '${text}' could not be parsed as a value of type ${type}!`,
  ),
  'request-form': row(
    2,
    400,
    (what = '') => `Неверный формат запроса${what && `: ${what}`}`,
    (what = '') => `Bad format of the request${what && `: ${what}`}`,
  ),
  'representation': row(
    3,
    400,
    (type = '') => `Запрошенный тип представления '${type}' не поддерживается`,
    (type = '') => `The requested representation '${type}' is not supported`,
  ),
  'property-value': row(
    4,
    400,
    (name = '') => `Недопустимое значение для свойства ${name}`,
    (name = '') => `Invalid value of property ${name}`,
  ),
  'composite-value': row(
    4,
    400,
    (name = '') => `Недопустимое значение для свойства составного типа ${name}`,
    (name = '') => `Invalid value of property ${name} of a composite type`,
  ),
  'property-missing': row(
    5,
    400,
    (name = '') => `Отсутствует обязательное значение свойства ${name}`,
    (name = '') => `The required value of property ${name} is missing`,
  ),
  'segment': row(
    6,
    400,
    (name = '') => `Сегмент пути ${name} не найден!`,
    (name = '') => `Path segment ${name} is not found!`,
  ),
  'no-function': row(
    6,
    400,
    () => 'Метод не найден',
    () => 'Method not found',
  ),
  'address': row(
    6,
    400,
    (what = '') => `Неверный URL${what && `: ${what}`}`,
    (what = '') => `Bad URL${what && `: ${what}`}`,
  ),
  'key-part': row(
    7,
    400,
    (name = '') => `Не хватает элемента ключа сущности: ${name}`,
    (name = '') => `Part of the key of the entity is missing: ${name}`,
  ),
  'set': row(
    8,
    404,
    (name = '') => `Тип сущности "${name}" не найден`,
    (name = '') => `"${name}" entity is not found`,
  ),
  'entity': row(
    9,
    404,
    (name = '') => `Экземпляр сущности "${name}" не найден по переданному ключу.`,
    () => 'Entity instance not found',
  ),
  'property': row(
    10,
    400,
    (name = '') => `Запрошенное свойство ${name} не найдено`,
    (name = '') => `The requested property ${name} is not found`,
  ),
  'no-action': row(
    11,
    400,
    () => 'Метод не найден',
    () => 'Method not found',
  ),
  'argument-missing': row(
    12,
    400,
    (name = '') => `Отсутствует обязательный аргумент метода: ${name}`,
    (name = '') => `A required argument of the method is missing: ${name}`,
  ),
  'table-row': row(
    13,
    400,
    () => 'Создание строк табличной части напрямую не поддерживается',
    () => 'Rows of tabular sections cannot be created directly',
  ),
  'option': row(
    14,
    400,
    (name = '') => `Ошибка при разборе опции запроса ${name}`,
    (name = '') => `Error parsing ${name} query option`,
  ),
  'exists': row(
    15,
    400,
    (name = '') => `Сущность "${name}" с таким ключом уже существует`,
    (name = '') => `Entity "${name}" with this key already exists`,
  ),
  'record-exists': row(
    15,
    400,
    () => 'Запись с такими ключевыми полями уже существует',
    () => 'A record with these key fields already exists',
  ),
  'assign': row(
    16,
    400,
    (name = '') => `Не удалось присвоить свойство ${name}`,
    (name = '') => `Property ${name} could not be assigned`,
  ),
  'load-mode': row(
    17,
    400,
    (name = '') => `Объект ${name} не поддерживает режим загрузки данных`,
    (name = '') => `Object ${name} does not support the data load mode`,
  ),
  'same-names': row(
    18,
    500,
    (name = '') => `Ошибка инициализации интерфейса OData: в объекте ${name} есть свойства с одинаковыми именами`,
    (name = '') => `The OData interface cannot be initialised: object ${name} has properties of one name`,
  ),
  'http-method': row(
    19,
    405,
    (method = '') => `Использованный HTTP-метод ${method} запрещен в данном контексте`,
    (method = '') => `HTTP method ${method} is not allowed here`,
  ),
  'rights': row(
    20,
    401,
    () => 'Ошибка прав доступа',
    () => 'Access denied',
  ),
  'not-implemented': row(
    21,
    400,
    (name = '') => `Вызов нереализованной функции или передача ей неверных аргументов: ${name}`,
    (name = '') => `Function ${name} is not implemented, or has wrong arguments`,
  ),
  'long-text': row(
    -1,
    500,
    () => 'Неверные параметры в операции сравнения. Нельзя сравнивать поля неограниченной длины и поля несовместимых типов.',
    () => 'Invalid parameters of the comparison. Fields of unlimited length and fields of incompatible types cannot be compared.',
  ),
  'long-order': row(
    -1,
    500,
    () => 'Нельзя упорядочивать по полю неограниченной длины',
    () => 'A field of unlimited length has no order',
  ),
  'cast': row(
    -1,
    500,
    () => 'Несовместимые типы "ВЫРАЗИТЬ"',
    () => 'Incompatible types "CAST"',
  ),
  'json': row(
    -1,
    500,
    () => 'Непредвиденный символ при чтении JSON',
    () => 'Unexpected character while reading JSON',
  ),
  'stale': row(
    -1,
    412,
    () => 'Версия данных объекта отличается от переданной в заголовке If-Match',
    () => 'DataVersion of the object differs from If-Match',
  ),
  'exception': row(
    -1,
    500,
    (text = '') => text,
    (text = '') => text,
  ),
} as const satisfies Record<string, Row>

export type ErrorName = keyof typeof errorRows

/** 1C's sentence for what it says nothing of. */
export const INTERNAL = said(
  'An internal error of the OData service occurred. See the technological log.',
  'Произошла внутренняя ошибка OData сервиса. Дополнительные сведения можно найти в технологическом журнале.',
)

/** A refusal with its internal code and the sentence in both languages. */
export class ODataRefusal extends Refusal {
  readonly internal: number
  readonly english: string
  constructor(code: string, status: number, name: ErrorName, args: readonly Fragment[], hint: Said | undefined) {
    const found: Row = errorRows[name]
    super(code, status, found.ru(...args.map((one) => asSaid(one).ru)), hint === undefined ? {} : { hint })
    this.internal = found.internal
    this.english = found.en(...args.map((one) => asSaid(one).en))
  }
}

/** `args` fill the text in order; `hint` is for the log: what is wrong and how it is written rightly. */
export const odataRefusal = (name: ErrorName, args: readonly Fragment[] = [], hint?: Said): ODataRefusal =>
  new ODataRefusal(`odata/${name}`, errorRows[name].status, name, args, hint)
