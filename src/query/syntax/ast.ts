/** The text of a query as a tree. Every node knows its place. */
import type { Place } from '../query-error.ts'

export type Node =
  | { readonly kind: 'number' | 'text'; readonly text: string; readonly place: Place }
  | { readonly kind: 'constant'; readonly value: 'true' | 'false' | 'null' | 'undefined'; readonly place: Place }
  /** `Товары.Владелец.Код`. */
  | { readonly kind: 'name'; readonly names: readonly string[]; readonly place: Place }
  /** `Владелец.(Код, Наименование)`: fields of a tabular section. */
  | { readonly kind: 'nested'; readonly names: readonly string[]; readonly items: readonly Item[]; readonly place: Place }
  | { readonly kind: 'parameter'; readonly name: string; readonly place: Place }
  /** A function by its English name. */
  | {
      readonly kind: 'call'
      readonly name: string
      /** As the text has it, for errors. */
      readonly word: string
      readonly args: readonly Node[]
      readonly isDistinct: boolean
      readonly isOfAll: boolean
      readonly place: Place
    }
  | { readonly kind: 'negate' | 'not'; readonly operand: Node; readonly place: Place }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node; readonly place: Place }
  | {
      readonly kind: 'between'
      readonly operand: Node
      readonly from: Node
      readonly to: Node
      readonly place: Place
    }
  | {
      readonly kind: 'in'
      /** Several of `(А, Б) В (…)`. */
      readonly operands: readonly Node[]
      readonly list: readonly Node[] | QueryNode
      readonly isHierarchy: boolean
      readonly place: Place
    }
  | { readonly kind: 'isNull'; readonly operand: Node; readonly place: Place }
  | { readonly kind: 'like'; readonly text: Node; readonly pattern: Node; readonly escape: Node | undefined; readonly place: Place }
  | { readonly kind: 'refs'; readonly operand: Node; readonly type: readonly string[]; readonly place: Place }
  | {
      readonly kind: 'cast'
      readonly operand: Node
      readonly type: readonly string[]
      readonly sizes: readonly number[]
      /** Fields behind it, `ВЫРАЗИТЬ(… КАК Справочник.Товары).Код`. */
      readonly path: readonly string[]
      readonly place: Place
    }
  | { readonly kind: 'type' | 'value'; readonly names: readonly string[]; readonly place: Place }
  | {
      readonly kind: 'case'
      readonly operand: Node | undefined
      readonly branches: readonly { readonly when: Node; readonly then: Node }[]
      readonly otherwise: Node | undefined
      readonly place: Place
    }

export type BinaryOperator = '+' | '-' | '*' | '/' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or'

/** One of a list of fields: an expression with its alias, or `*`, or `Т.*`. */
export type Item =
  | { readonly kind: 'field'; readonly expression: Node; readonly alias: string | undefined; readonly place: Place }
  | { readonly kind: 'all'; readonly of: readonly string[]; readonly place: Place }

export type SourceNode =
  | {
      readonly kind: 'table'
      readonly names: readonly string[]
      /** Of a virtual table; a place that is empty is `undefined`. */
      readonly args: readonly (Node | undefined)[] | undefined
      readonly alias: string | undefined
      readonly place: Place
    }
  | { readonly kind: 'query'; readonly query: QueryNode; readonly alias: string | undefined; readonly place: Place }
  | { readonly kind: 'parameter'; readonly name: string; readonly alias: string | undefined; readonly place: Place }
  | {
      readonly kind: 'join'
      readonly how: 'inner' | 'left' | 'right' | 'full'
      readonly left: SourceNode
      readonly right: SourceNode
      readonly on: Node
      readonly place: Place
    }

export interface SelectNode {
  readonly isDistinct: boolean
  readonly isAllowed: boolean
  readonly top: number | undefined
  readonly items: readonly Item[]
  readonly into: { readonly name: string; readonly adds: boolean; readonly place: Place } | undefined
  readonly from: readonly SourceNode[]
  readonly where: Node | undefined
  readonly group: readonly Node[] | undefined
  readonly having: Node | undefined
  readonly place: Place
}

export interface OrderNode {
  readonly expression: Node
  readonly isDescending: boolean
  readonly isHierarchy: boolean
}

/** A control point of ИТОГИ. */
export interface TotalPoint {
  readonly expression: Node
  readonly hierarchy: 'none' | 'with' | 'only'
  readonly alias: string | undefined
  /** Of ПЕРИОДАМИ. */
  readonly periods: { readonly unit: string; readonly from: Node | undefined; readonly to: Node | undefined } | undefined
}

export interface TotalsNode {
  readonly fields: readonly Extract<Item, { kind: 'field' }>[]
  readonly isOverall: boolean
  readonly points: readonly TotalPoint[]
  readonly place: Place
}

export interface QueryNode {
  readonly selects: readonly SelectNode[]
  /** Of each but the first: whether it keeps rows that are alike. */
  readonly keepsAlike: readonly boolean[]
  readonly order: readonly OrderNode[]
  readonly isAutoOrder: boolean
  readonly totals: TotalsNode | undefined
  readonly place: Place
}

export type Statement =
  | { readonly kind: 'query'; readonly query: QueryNode }
  | { readonly kind: 'drop'; readonly name: string; readonly place: Place }
