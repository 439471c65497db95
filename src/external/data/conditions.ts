/** Conditions of statements as text and values: those of fields, and those that roles give a right with. */
import type { Expression } from '../../infobase/query/expression.ts'
import { columnName } from '../dialect/names.ts'
import type { BoundCell, NativeColumn } from '../driver/cell.ts'
import { cellOf, holeKind, parameterCell, type Converting } from './cells.ts'
import { fieldNamed, type FieldModel, type TableModel } from './model.ts'
import { ExternalDataSourceTableReference, type ExternalValue } from './reference.ts'
import type { Writing } from './writing.ts'

/** How a field is compared. */
export type Comparison = '=' | '<>' | '>' | '>=' | '<' | '<=' | 'LIKE' | 'IN'

export interface Condition {
  readonly field: FieldModel
  readonly operator: Comparison
  /** Of `IN` a list. */
  readonly value: ExternalValue | readonly ExternalValue[]
}

/** `only`: what rows must be like besides. */
export function whereText(writing: Writing, where: readonly Condition[], values: BoundCell[], only?: Expression): string {
  const texts = where.map((one) => conditionText(writing, one, values))
  if (only !== undefined) texts.push(expressionText(writing, only, values))
  return texts.length === 0 ? '' : ` WHERE ${texts.join(' AND ')}`
}

/** A column that tells of each row whether the expression holds. */
export const toldText = (writing: Writing, told: Expression, values: BoundCell[]): string =>
  `CASE WHEN ${expressionText(writing, told, values)} THEN 1 ELSE 0 END`

/** A condition of a right: one that `isForeignCondition` takes. */
function expressionText(writing: Writing, expression: Expression, values: BoundCell[]): string {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const texts = expression.operands.map((one) => expressionText(writing, one, values))
      if (texts.length === 0) return expression.kind === 'and' ? '1 = 1' : '1 = 0'
      return `(${texts.join(expression.kind === 'and' ? ' AND ' : ' OR ')})`
    }
    case 'not':
      return `NOT (${expressionText(writing, expression.operand, values)})`
    case 'isNull': {
      const field = fieldIn(writing, expression.operand)
      return field === undefined ? NOTHING : conditionText(writing, { field, operator: '=', value: null }, values)
    }
    case 'compare': {
      const { left, operator, right } = expression
      const [one, other] = [left, right].map((side) => fieldIn(writing, side))
      if (one === undefined) return NOTHING
      if (right.kind === 'value') return conditionText(writing, { field: one, operator, value: right.value as ExternalValue }, values)
      const { dialect } = writing.database
      return other === undefined ? NOTHING : `${columnName(one.column, dialect)} ${operator} ${columnName(other.column, dialect)}`
    }
    default:
      return NOTHING
  }
}

/** What a database cannot be asked lets no row through, nor does its negation; definitions with it are refused before. */
const NOTHING = '1 = NULL'

const fieldIn = ({ table }: Writing, expression: Expression): FieldModel | undefined =>
  expression.kind === 'field' ? fieldNamed(table, expression.path[0]!.field) : undefined

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
