/** What `Select` takes: values that fields must have, or comparisons, and an order: `{ Цена: { gt: 10 } }`, `['-Цена']`. */
import { assigned } from '../data/assign.ts'
import { parameterValue } from '../data/cells.ts'
import type { Comparison, Condition } from '../data/conditions.ts'
import { dataError } from '../data/fault.ts'
import { fieldNamed, type FieldModel, type TableModel } from '../data/model.ts'
import type { ExternalValue } from '../data/reference.ts'
import type { Order, Selecting } from '../data/statements.ts'

/** Comparisons of a field, all of which must hold. */
interface FieldComparisons {
  readonly eq?: unknown
  readonly ne?: unknown
  readonly gt?: unknown
  readonly ge?: unknown
  readonly lt?: unknown
  readonly le?: unknown
  /** A pattern of the database, with `%` and `_`. */
  readonly like?: string
  readonly in?: readonly unknown[]
}

/** What is selected of a table. */
export interface ExternalSelectOptions {
  /** `Отбор`. By field: a value, or comparisons. */
  readonly where?: Readonly<Record<string, unknown>>
  /** Names of fields; `-Цена` from the greatest. The order is that of the database. */
  readonly order?: readonly string[]
  readonly top?: number
  readonly skip?: number
  /** `ДЛЯ ИЗМЕНЕНИЯ`. The rows stay locked until the end of the transaction. */
  readonly forUpdate?: boolean
  /** Of a table that is an expression: its parameters. */
  readonly parameters?: readonly unknown[]
}

const operators: Readonly<Record<keyof FieldComparisons, Comparison>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
  like: 'LIKE',
  in: 'IN',
}

/** @throws ExternalDataSourceError for a field that there is not, and a value that it cannot have */
export function selectingOf(table: TableModel, options: ExternalSelectOptions): Selecting {
  const { where = {}, order = [], top, skip, forUpdate, parameters = [] } = options
  return {
    where: Object.entries(where).flatMap(([name, given]) => conditionsFor(table, fieldNamed(table, name), given)),
    order: order.map((one) => orderOf(table, one)),
    top,
    skip,
    forUpdate,
    parameters: parameters.map((one) => parameterValue(table.fullName, one)),
  }
}

function conditionsFor(table: TableModel, field: FieldModel, given: unknown): readonly Condition[] {
  if (!isComparisons(given)) return [{ field, operator: '=', value: compared(table, field, given) }]
  return Object.entries(given).map(([word, value]) => {
    const operator = operators[word as keyof FieldComparisons]
    const all = word === 'in' ? (value as readonly unknown[]).map((one) => compared(table, field, one)) : undefined
    return { field, operator, value: all ?? (word === 'like' ? String(value) : compared(table, field, value)) }
  })
}

/** A plain object with such words only: values of 1C are none. */
const isComparisons = (given: unknown): given is FieldComparisons =>
  typeof given === 'object'
  && given !== null
  && Object.getPrototypeOf(given) === Object.prototype
  && Object.keys(given).length > 0
  && Object.keys(given).every((one) => Object.hasOwn(operators, one))

/** NULL can be asked for whatever the field allows, and a text is compared whole. */
const compared = (table: TableModel, field: FieldModel, value: unknown): ExternalValue =>
  value === null || value === undefined || (typeof value === 'string' && field.types.some((one) => one.kind === 'String'))
    ? value
    : assigned(table, field, value)

function orderOf(table: TableModel, said: string): Order {
  const [, minus, name = '', way] = /^\s*(-?)(\S+?)(?:\s+(asc|desc))?\s*$/i.exec(said) ?? []
  if (name === '') throw dataError('unknown-field', { place: table.fullName, name: said, hint: '' })
  return { field: fieldNamed(table, name), descending: minus === '-' || way?.toLowerCase() === 'desc' }
}
