/** The statements of tables as text and values: nothing that comes from outside is in the text. */
import { columnName } from '../dialect/names.ts'
import type { BoundCell, NativeColumn } from '../driver/cell.ts'
import { bindExpression } from '../expression/bind.ts'
import { cellOf, holeKind, parameterCell, type Converting } from './cells.ts'
import type { ExternalDatabase } from './database.ts'
import type { FieldModel, TableModel } from './model.ts'
import { ExternalDataSourceTableReference, type ExternalValue } from './reference.ts'

/** How a field is compared. */
export type Comparison = '=' | '<>' | '>' | '>=' | '<' | '<=' | 'LIKE' | 'IN'

export interface Condition {
  readonly field: FieldModel
  readonly operator: Comparison
  /** Of `IN` a list. */
  readonly value: ExternalValue | readonly ExternalValue[]
}

export interface Order {
  readonly field: FieldModel
  readonly descending: boolean
}

/** What is read, in what order, and how much of it. */
export interface Selecting {
  readonly where?: readonly Condition[]
  readonly order?: readonly Order[]
  readonly top?: number | undefined
  readonly skip?: number | undefined
  readonly forUpdate?: boolean | undefined
  /** Of a table that is an expression. */
  readonly parameters?: readonly ExternalValue[]
}

export interface Statement {
  readonly text: string
  readonly values: readonly BoundCell[]
}

/** What statements of one table are made with. */
export interface Writing {
  readonly table: TableModel
  readonly database: ExternalDatabase
  /** Of the fields, in their order. */
  readonly columns: readonly NativeColumn[]
  readonly converting: Converting
}

export function selectStatement(writing: Writing, fields: readonly FieldModel[], selecting: Selecting = {}): Statement {
  const { table, database, converting } = writing
  const { dialect } = database
  const values: BoundCell[] = []
  const names = fields.map((one) => columnName(one.column, dialect)).join(', ')
  let from = database.from(table)
  if (table.expression !== undefined) {
    const bound = bindExpression(table.fullName, table.expression, selecting.parameters ?? [], (position) => dialect.hole(position))
    values.push(...bound.values.map((one) => parameterCell(one, converting)))
    from = `${bound.text} AS t1`
  }
  const where = whereText(writing, selecting.where ?? [], values)
  const order = (selecting.order ?? []).map((one) => `${columnName(one.field.column, dialect)}${one.descending ? ' DESC' : ''}`)
  const text =
    `SELECT ${names} FROM ${from}${where}${order.length > 0 ? ` ORDER BY ${order.join(', ')}` : ''}`
    + `${dialect.page(selecting.top, selecting.skip)}${selecting.forUpdate === true ? dialect.forUpdate : ''}`
  return { text, values }
}

/** Rows go in together: `rows` have a value for each of the fields. */
export function insertStatement(writing: Writing, fields: readonly FieldModel[], rows: readonly (readonly ExternalValue[])[]): Statement {
  const { table, database, columns, converting } = writing
  const { dialect } = database
  const values: BoundCell[] = []
  const texts = rows.map((row) => {
    const holes = fields.map((field) => {
      values.push(cellOf(table, field, row[field.at], columns[field.at]!, converting))
      return dialect.hole(values.length)
    })
    return `(${holes.join(', ')})`
  })
  const names = fields.map((one) => columnName(one.column, dialect)).join(', ')
  return { text: `INSERT INTO ${database.from(table)} (${names}) VALUES ${texts.join(', ')}`, values }
}

export function updateStatement(
  writing: Writing,
  fields: readonly FieldModel[],
  row: readonly ExternalValue[],
  where: readonly Condition[],
): Statement {
  const { table, database, columns, converting } = writing
  const { dialect } = database
  const values: BoundCell[] = []
  const set = fields.map((field) => {
    values.push(cellOf(table, field, row[field.at], columns[field.at]!, converting))
    return `${columnName(field.column, dialect)} = ${dialect.hole(values.length)}`
  })
  return { text: `UPDATE ${database.from(table)} SET ${set.join(', ')}${whereText(writing, where, values)}`, values }
}

export function deleteStatement(writing: Writing, where: readonly Condition[]): Statement {
  const values: BoundCell[] = []
  return { text: `DELETE FROM ${writing.database.from(writing.table)}${whereText(writing, where, values)}`, values }
}

function whereText(writing: Writing, where: readonly Condition[], values: BoundCell[]): string {
  if (where.length === 0) return ''
  return ` WHERE ${where.map((one) => conditionText(writing, one, values)).join(' AND ')}`
}

const isNothing = (value: ExternalValue): boolean =>
  value === null || value === undefined || (value instanceof ExternalDataSourceTableReference && value.IsEmpty())

function conditionText(
  { table, database, columns, converting }: Writing,
  { field, operator, value }: Condition,
  values: BoundCell[],
): string {
  const { dialect } = database
  const name = columnName(field.column, dialect)
  const column = columns[field.at]!
  const hole = (one: ExternalValue): string => {
    const cell = operator === 'LIKE' ? parameterCell(one, converting) : comparedCell(table, field, one, column, converting)
    values.push(cell)
    return column.kind === 'number' ? dialect.typedHole(values.length, holeKind(one), cell) : dialect.hole(values.length)
  }
  if (operator === 'IN') {
    const all = value as readonly ExternalValue[]
    return all.length === 0 ? '1 = 0' : `${name} IN (${all.map(hole).join(', ')})`
  }
  const one = value as ExternalValue
  if (isNothing(one) && field.unfilled?.value === undefined) return operator === '<>' ? `${name} IS NOT NULL` : `${name} IS NULL`
  return `${name} ${operator} ${hole(one)}`
}

/** A UUID is compared where it cannot be written as well. */
function comparedCell(table: TableModel, field: FieldModel, value: ExternalValue, column: NativeColumn, converting: Converting): BoundCell {
  return column.kind === 'uuid' ? parameterCell(value, converting) : cellOf(table, field, value, column, converting)
}
