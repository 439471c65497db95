/** The tree of a `$filter`, a `Condition` or an item of `$orderby`, as it was written: names are not yet looked up. */
import type { Literal } from './literal.ts'

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
export type Arithmetic = 'add' | 'sub' | 'mul' | 'div'

interface Placed {
  /** Index in the text, from 0. */
  readonly at: number
}

export type Expression =
  | (Placed & { readonly kind: 'literal'; readonly literal: Literal })
  /** `Контрагент/ИНН`; with `base`, `cast(…)/Название`. */
  | (Placed & { readonly kind: 'path'; readonly base?: Expression; readonly steps: readonly string[] })
  | (Placed & { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] })
  | (Placed & { readonly kind: 'not' | 'minus'; readonly operand: Expression })
  | (Placed & {
      readonly kind: 'compare'
      readonly operator: Comparison
      readonly left: Expression
      readonly right: Expression
    })
  | (Placed & {
      readonly kind: 'arithmetic'
      readonly operator: Arithmetic
      readonly left: Expression
      readonly right: Expression
    })
  /** A chain of one operator is one node, so that long lists of keys are not deep. */
  | (Placed & { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] })
  /** `Товары/any(d: d/Цена gt 1)`; `any()` has neither variable nor condition. */
  | (Placed & {
      readonly kind: 'lambda'
      readonly quantifier: 'any' | 'all'
      readonly steps: readonly string[]
      readonly variable?: string
      readonly condition?: Expression
    })

export interface OrderItem {
  readonly expression: Expression
  readonly descending: boolean
}
