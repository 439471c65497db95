/**
 * Conditions as handlers write them: `({ Цена, Поставщик }) => Цена.gt(10).and(Поставщик.ИНН.eq('77'))` over the fields of an object, whose
 * types say what the values mean.
 */
import { didYouMean } from '../../../diagnostics/near.ts'
import { dataError } from '../../data-error.ts'
import { withDescendants } from '../../query/descendants.ts'
import type { Comparison, Expression, Step } from '../../query/expression.ts'
import type { Reader } from '../../query/reader.ts'
import type { Column } from '../../store/column.ts'
import type { Layout, TableLayout } from '../../store/layout.ts'
import { objectOfType } from '../../values/type-of.ts'
import type { Value } from '../../values/value.ts'
import { assigned } from '../fields/assign.ts'

class Condition {
  readonly expression: Expression

  constructor(expression: Expression) {
    this.expression = expression
  }

  and(...others: readonly Condition[]): Condition {
    return new Condition({ kind: 'and', operands: [this, ...others].map((one) => one.expression) })
  }

  or(...others: readonly Condition[]): Condition {
    return new Condition({ kind: 'or', operands: [this, ...others].map((one) => one.expression) })
  }

  not(): Condition {
    return new Condition({ kind: 'not', operand: this.expression })
  }
}

/** A field in a condition; a property of a reference is a field behind it. */
interface ConditionField {
  eq(value: unknown): Condition
  ne(value: unknown): Condition
  gt(value: unknown): Condition
  ge(value: unknown): Condition
  lt(value: unknown): Condition
  le(value: unknown): Condition
  in(values: readonly unknown[]): Condition
  /** 1C's В ИЕРАРХИИ: these items, and all that are below them. */
  inHierarchy(...items: readonly unknown[]): Condition
  /** 1C's ПОДОБНО. */
  like(pattern: string): Condition
  contains(part: string): Condition
  startsWith(part: string): Condition
}
/** Fields by name; each is a field, and the fields behind it. */
export interface ConditionFields {
  readonly [field: string]: ConditionField & ConditionFields
}

/** What may be asked: a function of the fields, values that fields must have, or the expression of a plan. */
export type Where = ((fields: ConditionFields) => Condition) | Readonly<Record<string, unknown>> | Condition

/** What conditions are made with; items below others are read when the condition is made. */
interface Conditioning {
  readonly layout: Layout
  readonly reader: Reader
}

export function whereExpression(where: Where, table: TableLayout, base: Conditioning): Expression {
  if (where instanceof Condition) return where.expression
  if (typeof where === 'function') return where(fieldsOf(table, base)).expression
  const operands = Object.entries(where).map(([name, value]): Expression => {
    const column = columnNamed(table, name)
    return comparison('=', [{ field: name }], valueFor(column, value, table))
  })
  return { kind: 'and', operands }
}

const operators: Readonly<Record<string, Comparison>> = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' }

const comparison = (operator: Comparison, path: readonly Step[], value: Value): Expression => ({
  kind: 'compare',
  operator,
  left: { kind: 'field', path },
  right: { kind: 'value', value },
})

function fieldsOf(table: TableLayout, base: Conditioning, path: readonly Step[] = []): ConditionFields {
  return new Proxy(Object.create(null) as ConditionFields, {
    get: (_target, name) => (typeof name === 'string' ? fieldOf(table, base, path, name) : undefined),
  })
}

function fieldOf(table: TableLayout, base: Conditioning, before: readonly Step[], name: string): ConditionField & ConditionFields {
  const column = columnNamed(table, name)
  const path = [...before, { field: name }]
  const field: Expression = { kind: 'field', path }
  const value = (one: unknown): Value => valueFor(column, one, table)
  const text = (one: string): Expression => ({ kind: 'value', value: one })
  const own: Record<string, unknown> = {
    in: (values: readonly unknown[]) => new Condition({ kind: 'in', operand: field, values: values.map(value) }),
    inHierarchy: (...items: readonly unknown[]) =>
      new Condition({ kind: 'in', operand: field, values: withDescendants(items.map(value), base) }),
    like: (pattern: string) => new Condition({ kind: 'like', text: field, pattern: text(pattern) }),
    contains: (part: string) => new Condition({ kind: 'call', function: 'Contains', args: [field, text(part)] }),
    startsWith: (part: string) => new Condition({ kind: 'call', function: 'StartsWith', args: [field, text(part)] }),
  }
  for (const [word, operator] of Object.entries(operators))
    own[word] = (one: unknown) => new Condition(comparison(operator, path, value(one)))
  const target = base.layout.table(objectOfType(column.codecs[0]!.type) ?? '')
  if (target === undefined || column.codecs.length !== 1) return own as unknown as ConditionField & ConditionFields
  return new Proxy(own, {
    get: (methods, inner) =>
      typeof inner === 'string' && !(inner in methods) ? fieldOf(target, base, path, inner) : methods[inner as string],
  }) as unknown as ConditionField & ConditionFields
}

function columnNamed(table: TableLayout, name: string): Column {
  const column = table.column(name)
  if (column !== undefined) return column
  const names = table.columns.map((one) => one.field.Name)
  throw dataError('unknown-field', { object: table.object.FullName, field: name, hint: didYouMean(name, names) })
}

/** A text is compared whole, whatever the field's length; Undefined only with fields of several types. */
function valueFor(column: Column, value: unknown, table: TableLayout): Value {
  if (typeof value === 'string' && column.codecs.some((one) => one.type === 'String')) return value
  return assigned(column, value, table.object.FullName)
}
