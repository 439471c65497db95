/**
 * The errors of queries, with 1C's sentence and the place in the text as 1C prints it: `{(2, 3)}: Поле не найдено "Т.Кодд"` and the line
 * with `<<?>>`.
 */
import { catalogue, text } from '../diagnostics/catalogue.ts'
import { RussianError } from '../diagnostics/russian-error.ts'

/** Texts by code; `ru` is what 1C's code sees. */
export const queryFault = catalogue('query', {
  'syntax': { severity: 'error', en: text`syntax error at "${'what'}"`, ru: text`Синтаксическая ошибка "${'what'}"` },
  'torn': {
    severity: 'error',
    en: text`syntax error: the text of the query ends here and is not whole`,
    ru: text`Синтаксическая ошибка: текст запроса здесь обрывается и не закончен`,
  },
  'unknown-table': { severity: 'error', en: text`table not found "${'name'}"`, ru: text`Таблица не найдена "${'name'}"` },
  'unknown-field': { severity: 'error', en: text`field not found "${'name'}"`, ru: text`Поле не найдено "${'name'}"` },
  'ambiguous-field': { severity: 'error', en: text`ambiguous field "${'name'}"`, ru: text`Неоднозначное поле "${'name'}"` },
  'repeated-alias': { severity: 'error', en: text`repeated alias "${'name'}"`, ru: text`Повторяющийся псевдоним "${'name'}"` },
  'not-grouped': { severity: 'error', en: text`the field "${'name'}" is not in the group`, ru: text`Поле не входит в группу "${'name'}"` },
  'wrong-value': { severity: 'error', en: text`no such value "${'name'}"`, ru: text`Неверное значение "${'name'}"` },
  'unknown-type': { severity: 'error', en: text`type not found "${'name'}"`, ru: text`Тип не найден "${'name'}"` },
  'table-exists': {
    severity: 'error',
    en: text`the temporary table "${'name'}" exists already`,
    ru: text`Временная таблица уже существует "${'name'}"`,
  },
  'columns-differ': {
    severity: 'error',
    en: text`the queries that are united have different numbers of columns`,
    ru: text`Разное количество полей в объединяемых запросах`,
  },
  'several-columns': {
    severity: 'error',
    en: text`a query in a condition is to have as many columns as the value`,
    ru: text`Неверное количество полей вложенного запроса в условии`,
  },
  'no-parameter': {
    severity: 'error',
    en: text`no value was set for the parameter "${'name'}"`,
    ru: text`Не задано значение параметра "${'name'}"`,
  },
  'wrong-type': { severity: 'error', en: text`wrong types of parameters "${'what'}"`, ru: text`Неверные параметры "${'what'}"` },
  'several-sources': {
    severity: 'error',
    en: text`a query has one data source, and this one has ${'first'} and ${'second'}`,
    ru: text`В одном запросе можно использовать один источник данных, а здесь их несколько: ${'first'} и ${'second'}`,
  },
  'temporary-elsewhere': {
    severity: 'error',
    en: text`the temporary table "${'name'}" is of another data source: put the data into ${'remedy'}`,
    ru: text`Временная таблица "${'name'}" относится к другому источнику данных: поместите данные в ${'remedy'}`,
  },
  'not-on-cubes': {
    severity: 'error',
    en: text`${'what'} is not supported in queries of analytic sources (${'name'})`,
    ru: text`${'what'} не поддерживается в запросах к аналитическим источникам данных (${'name'})`,
  },
  'too-many-rows': {
    severity: 'error',
    en: text`a query would read more than ${'limit'} rows of ${'name'}: choose fewer by a condition on its fields`,
    ru: text`Запросу пришлось бы прочитать больше ${'limit'} строк таблицы ${'name'}: выберите меньше условием на её поля`,
  },
  'not-supported': {
    severity: 'error',
    en: text`not supported by onec-standin: ${'what'}`,
    ru: text`не поддерживается onec-standin: ${'what'}`,
  },
})

export type QueryFaultCode = keyof typeof queryFault.table & string

/** A place in the text of a query: both from 1, `at` from 0. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly at: number
}

/** An error of a query's text or its parameters. */
export class QueryError extends RussianError {
  override readonly name = 'QueryError'
  readonly place: Place | undefined

  constructor(code: string, russian: string, english: string, place?: Place, cause?: unknown) {
    super(code, russian, english, cause)
    this.place = place
  }
}

/** `throw queryError('unknown-field', { name: 'Т.Кодд' }, place)`; the text of the query is put into it where it is known. */
export function queryError<Code extends QueryFaultCode>(
  code: Code,
  holes: Parameters<typeof queryFault<Code>>[1],
  place?: Place,
  cause?: unknown,
): QueryError {
  const { code: full, message, messageRu } = queryFault(code, holes)
  return new QueryError(full, messageRu, message, place, cause)
}

/** The error with its place in front and the line of the text behind, `<<?>>` before what is meant. */
export function placed(error: QueryError, source: string): QueryError {
  const { place } = error
  if (place === undefined || error.message.startsWith('{(')) return error
  const line = source.split(/\r?\n/)[place.line - 1] ?? ''
  const marked = `${line.slice(0, place.column - 1)}<<?>>${line.slice(place.column - 1)}`
  const whole = (message: string): string => `{(${place.line}, ${place.column})}: ${message}\n${marked}`
  return new QueryError(error.code, whole(error.message), whole(error.english), place, error.cause)
}
