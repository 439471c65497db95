/**
 * Exceptions of the language: what Попытка catches. Each has its text in both languages; its place is read off the JavaScript stack when it
 * is asked for.
 */

export class BslError extends Error {
  override readonly name = 'BslError'
  readonly english: string
  /** Категория, Код and the rest of ВызватьИсключение(…), where they were given. */
  readonly category: unknown
  readonly code: string
  readonly extra: unknown
  /** What stands in for a feature that is not there: counted and listed. */
  readonly unsupported: string | undefined
  /** The error that this one came from: Причина. */
  override readonly cause: unknown

  constructor(russian: string, english: string = russian, more: BslErrorParts = {}) {
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 60
    super(russian)
    Error.stackTraceLimit = limit
    this.english = english
    this.category = more.category
    this.code = more.code ?? ''
    this.extra = more.extra
    this.unsupported = more.unsupported
    this.cause = more.cause
  }
}

export interface BslErrorParts {
  readonly category?: unknown
  readonly code?: string | undefined
  readonly extra?: unknown
  readonly unsupported?: string | undefined
  readonly cause?: unknown
}

const make = (russian: string, english: string): BslError => new BslError(russian, english)

/** The texts of 1C; their English side is that of its English interface. */
export const errors = {
  noField: (name: string) => make(`Поле объекта не обнаружено (${name})`, `Object field not found (${name})`),
  readOnly: (name: string) => make(`Поле объекта недоступно для записи (${name})`, `Object field is not available for writing (${name})`),
  noMethod: (name: string) => make(`Метод объекта не обнаружен (${name})`, `Object method not found (${name})`),
  notAnObject: (name: string) =>
    make(`Значение не является значением объектного типа (${name})`, `Value is not a value of object type (${name})`),
  notACollection: () => make('Итератор для значения не определен', 'The value has no iterator'),
  noIndex: () => make('Получение элемента по индексу для значения не определено', 'The value has no access by index'),
  readOnlyIndex: () => make('Индексированное значение доступно только для чтения', 'The indexed value is read-only'),
  outOfBounds: () => make('Индекс находится за границами массива', 'Index is out of bounds'),
  notConverted: (type: string) =>
    make(
      `Преобразование значения к типу ${type} не может быть выполнено`,
      `Value cannot be converted to type ${typeEnglish[type] ?? type}`,
    ),
  divisionByZero: () => make('Деление на 0', 'Division by 0'),
  tooFew: () => make('Недостаточно фактических параметров', 'Not enough actual parameters'),
  tooMany: () => make('Слишком много фактических параметров', 'Too many actual parameters'),
  mismatch: (position: number) =>
    make(`Несоответствие типов (параметр номер '${position}')`, `Type mismatch (parameter number '${position}')`),
  badValue: (position: number) =>
    make(`Недопустимое значение параметра (параметр номер '${position}')`, `Invalid parameter value (parameter number '${position}')`),
  notComparable: () =>
    make(
      'Операции сравнения на больше-меньше допустимы только для значений совпадающих примитивных типов (Булево, Число, Строка, Дата)',
      'Comparison for greater or less is allowed only for values of the same primitive type (Boolean, Number, String, Date)',
    ),
  badOperands: () => make('Неправильный тип аргументов арифметической операции', 'Invalid types of arithmetic operands'),
  noVariable: (name: string) => make(`Переменная не определена (${name})`, `Variable is not defined (${name})`),
  noFunction: (name: string) =>
    make(`Процедура или функция с указанным именем не определена (${name})`, `Procedure or function is not defined (${name})`),
  noType: (name: string) => make(`Тип не определен (${name})`, `Type is not defined (${name})`),
  noConstructor: (name: string) => make(`Конструктор не найден (${name})`, `Constructor not found (${name})`),
  badDate: () => make('Неправильное значение даты', 'Invalid date value'),
  notWaited: () =>
    make(
      'onec-standin: значение ещё не получено: вызов нельзя дождаться в этом месте',
      'onec-standin: a value was used before it arrived: this place cannot wait for it',
    ),
  deep: () => make('Переполнение стека встроенного языка на сервере', 'Stack overflow of the script language on the server'),
} as const

const typeEnglish: Readonly<Record<string, string>> = { Число: 'Number', Булево: 'Boolean', Строка: 'String', Дата: 'Date' }

/** A feature that is not there: said by name, catchable, and marked so that it can be counted. */
export const unsupported = (what: string, remedy: { readonly russian: string; readonly english: string } = bySeam): BslError =>
  new BslError(
    `не поддерживается onec-standin: ${what} (${remedy.russian})`,
    `not supported by onec-standin: ${what} (${remedy.english})`,
    { unsupported: what },
  )

const bySeam = {
  russian: 'ответить может функция TypeScript: docs/ru/bsl.md, «Подмены»',
  english: 'a TypeScript function can answer instead: docs/bsl.md, "Seams"',
}
