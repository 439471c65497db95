/** The statements of tables as text and values: nothing that comes from outside is in the text. */
import type { Expression } from '../../infobase/query/expression.ts'
import { columnName } from '../dialect/names.ts'
import type { BoundCell } from '../driver/cell.ts'
import { bindExpression } from '../expression/bind.ts'
import { cellOf, parameterCell } from './cells.ts'
import { toldText, whereText, type Condition } from './conditions.ts'
import type { FieldModel } from './model.ts'
import type { ExternalValue } from './reference.ts'
import type { Writing } from './writing.ts'

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
  /** What rows must be like besides, an expression of the right to them. */
  readonly only?: Expression | undefined
  /** Told of each row behind its fields: 1 where it is so, 0 otherwise. */
  readonly told?: Expression | undefined
  /** Of a table that is an expression. */
  readonly parameters?: readonly ExternalValue[]
}

export interface Statement {
  readonly text: string
  readonly values: readonly BoundCell[]
}

export function selectStatement(writing: Writing, fields: readonly FieldModel[], selecting: Selecting = {}): Statement {
  const { table, database, converting } = writing
  const { dialect } = database
  const values: BoundCell[] = []
  const columns = fields.map((one) => columnName(one.column, dialect))
  if (selecting.told !== undefined) columns.push(toldText(writing, selecting.told, values))
  const names = columns.join(', ')
  let from = database.from(table)
  if (table.expression !== undefined) {
    const before = values.length
    const bound = bindExpression(table.fullName, table.expression, selecting.parameters ?? [], (at) => dialect.hole(before + at))
    values.push(...bound.values.map((one) => parameterCell(one, converting)))
    from = `${bound.text} AS t1`
  }
  const where = whereText(writing, selecting.where ?? [], values, selecting.only)
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
