/**
 * Expressions of a plan, as inert data: what `$filter` and the query language ask of fields. `Цена > 10` is `{ kind: 'compare', operator:
 * '>', left: { kind: 'field', path: [{ field: 'Цена' }] }, right: { kind: 'value', value: Decimal.from(10) } }`.
 */
import type { Value } from '../values/value.ts'
import type { Source } from './source.ts'

/** A field, by its name in the model (English or Russian for standard ones). */
export interface Step {
  readonly field: string
  /** The object that a reference of several types is followed to, `Catalog.Контрагенты`; not said where there is only one. */
  readonly as?: string
}

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/'

/** Functions by 1C's words of the query language; `$filter` has each of them by another name. */
export type FunctionName =
  // Dates give numbers; 1 is Monday.
  | 'Year'
  | 'Quarter'
  | 'Month'
  | 'DayOfYear'
  | 'Day'
  | 'WeekDay'
  | 'Hour'
  | 'Minute'
  | 'Second'
  /** Date, unit as text (`second` … `year`), number. */
  | 'DateAdd'
  /** Date, date, unit. */
  | 'DateDiff'
  /** Date, unit: the first second of the period. */
  | 'BeginOfPeriod'
  | 'EndOfPeriod'
  // Texts; characters are counted from 1.
  | 'Concat'
  | 'StartsWith'
  | 'EndsWith'
  /** Text, part: whether the text has the part. */
  | 'Contains'
  /** Text, a list of parts in JSON: whether any of them is there. */
  | 'StartsWithAny'
  | 'EndsWithAny'
  | 'ContainsAny'
  /** Text, first character from 1, how many (optional). */
  | 'Substring'
  /** Number, digits behind the point (optional, 0). */
  | 'Round'

/** In the select list of a plan that groups, and in its `having`. */
export type AggregateName = 'Sum' | 'Count' | 'CountDistinct' | 'Minimum' | 'Maximum'

export type Expression =
  | { readonly kind: 'value'; readonly value: Value }
  /** A field of the plan's source, or of the source that `from` names; each step but the last is a reference. */
  | { readonly kind: 'field'; readonly path: readonly Step[]; readonly from?: string }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'arithmetic'; readonly operator: Arithmetic; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  /** No operands: true by `and`, false by `or`. */
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'in'; readonly operand: Expression; readonly values: readonly Value[] }
  | { readonly kind: 'isNull'; readonly operand: Expression }
  /** 1C's ПОДОБНО: `%`, `_`, `[а-я]`, `[^…]`; case does not matter. */
  | { readonly kind: 'like'; readonly text: Expression; readonly pattern: Expression; readonly escape?: string }
  | { readonly kind: 'call'; readonly function: FunctionName; readonly args: readonly Expression[] }
  /** Whether the value is of that type: `String`, `CatalogRef.Товары`, `Undefined`. */
  | { readonly kind: 'isType'; readonly operand: Expression; readonly type: string }
  /** The operand where it is of that type, Null otherwise; a field behind it is a path with `as`. */
  | { readonly kind: 'cast'; readonly operand: Expression; readonly type: string }
  /** `any`; `all(c)` is the negation of `exists(not c)`. `where` may use the fields of the sources outside. */
  | { readonly kind: 'exists'; readonly source: Source; readonly as: string; readonly where: Expression }
  | {
      readonly kind: 'case'
      readonly when: readonly { readonly if: Expression; readonly gives: Expression }[]
      readonly otherwise: Expression
    }
  /** Without operand: `Count` of rows. */
  | { readonly kind: 'aggregate'; readonly function: AggregateName; readonly operand?: Expression }

export const field = (...names: readonly string[]): Expression => ({ kind: 'field', path: names.map((one) => ({ field: one })) })
export const fieldOf = (from: string, ...names: readonly string[]): Expression => ({
  kind: 'field',
  from,
  path: names.map((one) => ({ field: one })),
})
export const value = (one: Value): Expression => ({ kind: 'value', value: one })
export const compare = (left: Expression, operator: Comparison, right: Expression): Expression => ({
  kind: 'compare',
  operator,
  left,
  right,
})
export const equal = (left: Expression, right: Expression): Expression => compare(left, '=', right)
export const and = (...operands: readonly Expression[]): Expression => ({ kind: 'and', operands })
export const or = (...operands: readonly Expression[]): Expression => ({ kind: 'or', operands })
export const not = (operand: Expression): Expression => ({ kind: 'not', operand })
