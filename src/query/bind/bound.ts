/** Queries whose names are found: what is read, and expressions over it. Inert data that is evaluated, or made into a plan. */
import type { ForeignTable } from '../../infobase/foreign/tables.ts'
import type { Arithmetic, Comparison, FunctionName } from '../../infobase/query/expression.ts'
import type { Place } from '../query-error.ts'
import type { QueryValue, TableColumn } from '../values.ts'
import type { VirtualName } from './kinds.ts'

/** Names of types, `Number`, `CatalogRef.Товары`; `undefined`: any. */
export type Types = readonly string[] | undefined

/** Functions that are calculated here, besides those of plans. */
export type OwnFunction =
  | 'Week'
  | 'StringLength'
  | 'TrimAll'
  | 'TrimL'
  | 'TrimR'
  | 'Left'
  | 'Right'
  | 'Upper'
  | 'Lower'
  | 'StrFind'
  | 'StrReplace'
  | 'Int'
  | 'UUID'

interface Typed {
  readonly types: Types
}

export type Bound = Typed
  & (
    | { readonly kind: 'value'; readonly value: QueryValue }
    | { readonly kind: 'parameter'; readonly name: string; readonly place: Place }
    /** A slot of a source's rows. */
    | { readonly kind: 'field'; readonly source: BoundSource; readonly slot: number; readonly name: string; readonly place: Place }
    /** A column of the result, for what is ordered behind ОБЪЕДИНИТЬ and for totals. */
    | { readonly kind: 'result'; readonly column: number }
    | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Bound; readonly right: Bound; readonly place: Place }
    | { readonly kind: 'arithmetic'; readonly operator: Arithmetic; readonly left: Bound; readonly right: Bound; readonly place: Place }
    | { readonly kind: 'negate'; readonly operand: Bound; readonly place: Place }
    | { readonly kind: 'not' | 'isNull'; readonly operand: Bound }
    | { readonly kind: 'and' | 'or'; readonly operands: readonly Bound[] }
    | { readonly kind: 'in'; readonly operand: Bound; readonly values: readonly Bound[]; readonly isHierarchy: boolean }
    | { readonly kind: 'inQuery'; readonly operands: readonly Bound[]; readonly query: BoundQuery; readonly isHierarchy: boolean }
    | { readonly kind: 'like'; readonly text: Bound; readonly pattern: Bound; readonly escape: Bound | undefined; readonly place: Place }
    | { readonly kind: 'call'; readonly function: FunctionName; readonly args: readonly Bound[]; readonly place: Place }
    | { readonly kind: 'own'; readonly function: OwnFunction; readonly args: readonly Bound[]; readonly place: Place }
    | { readonly kind: 'isType'; readonly operand: Bound; readonly type: string }
    | { readonly kind: 'cast'; readonly operand: Bound; readonly type: string; readonly sizes: readonly number[]; readonly place: Place }
    | { readonly kind: 'typeOf'; readonly operand: Bound }
    | {
        readonly kind: 'case'
        readonly branches: readonly { readonly when: Bound; readonly then: Bound }[]
        readonly otherwise: Bound
      }
    | { readonly kind: 'aggregate'; readonly aggregate: BoundAggregate }
    | { readonly kind: 'presentation'; readonly operand: Bound }
    /** The field at the end of the path from a reference that is calculated. */
    | { readonly kind: 'behind'; readonly operand: Bound; readonly path: readonly string[] }
    /** The rows of a tabular section of the item, as a value. */
    | { readonly kind: 'nested'; readonly query: BoundQuery }
  )

export interface BoundAggregate {
  readonly function: 'Sum' | 'Count' | 'Min' | 'Max' | 'Avg'
  /** Its name as the text has it. */
  readonly word: string
  /** `undefined`: of rows. */
  readonly operand: Bound | undefined
  readonly isDistinct: boolean
  /** Its place among the aggregates of its block. */
  readonly number: number
  readonly place: Place
}

/** A field of a source, by the names that it may have. */
export interface ShapeColumn {
  readonly name: string
  readonly english: string
  /** By which the source's rows have it. */
  readonly key: string
  readonly types: Types
  /** Not among the fields that `*` means. */
  readonly isHidden?: boolean
}

/** Before a type in a path: only references of that type are followed. */
export const narrowing = '#'

export interface Slot {
  /** The key of the source's field, then keys of the fields behind references, and types that these must have. */
  readonly path: readonly string[]
  /** What each of them may be. */
  readonly types: readonly Types[]
}

export interface BoundSource {
  /** Its place among the sources of the whole statement. */
  readonly number: number
  readonly reading: Reading
  readonly columns: readonly ShapeColumn[]
  /** The fields of it that are used; they are found while the query is bound. */
  readonly slots: Slot[]
  readonly place: Place
}

/** What a parameter of a virtual table is of; those of Base are lists of names. */
export type ArgumentName =
  | 'From'
  | 'To'
  | 'Kinds'
  | 'BalancedKinds'
  | 'Top'
  | 'Performer'
  | 'MainRegisterDimensions'
  | 'BaseRegisterDimensions'
  | 'ViewPoints'
export type ConditionName = 'Account' | 'Balanced' | 'Condition'

export interface VirtualReading {
  readonly kind: 'virtual'
  /** Of the object. */
  readonly name: string
  readonly table: VirtualName
  readonly args: Readonly<Partial<Record<ArgumentName, Bound>>>
  /** Over the fields of `rows`. */
  readonly conditions: Readonly<Partial<Record<ConditionName, Bound>>>
  readonly rows: BoundSource | undefined
  /** `auto`: the fields that are used say it. */
  readonly details: 'auto' | readonly string[]
  /** Only rows that something moved, and not those of the borders. */
  readonly isOfMovements: boolean
  /** The base register of Base. */
  readonly base: string
}

export type Reading =
  | { readonly kind: 'object'; readonly name: string }
  | { readonly kind: 'section'; readonly name: string; readonly section: string }
  | { readonly kind: 'constants'; readonly names: readonly string[] }
  | VirtualReading
  | { readonly kind: 'query'; readonly query: BoundQuery }
  | { readonly kind: 'temporary'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'foreign'; readonly table: ForeignTable; readonly args: readonly Bound[] }

export type JoinTree =
  | { readonly kind: 'source'; readonly source: BoundSource }
  | {
      readonly kind: 'join'
      readonly how: 'inner' | 'left' | 'right' | 'full'
      readonly left: JoinTree
      readonly right: JoinTree
      readonly on: Bound
    }

export interface BoundOrder {
  readonly expression: Bound
  readonly isDescending: boolean
}

/** One ВЫБРАТЬ. */
export interface Block {
  readonly sources: readonly BoundSource[]
  /** `undefined`: there is no ИЗ, and so one row. */
  readonly tree: JoinTree | undefined
  readonly where: Bound | undefined
  readonly isGrouped: boolean
  readonly group: readonly Bound[]
  readonly aggregates: readonly BoundAggregate[]
  readonly having: Bound | undefined
  /** Those behind the shown ones are for totals, and called by the paths of their fields, `т.родитель`. */
  readonly columns: readonly { readonly name: string; readonly expression: Bound }[]
  readonly shown: number
  /** By which its rows are ordered, where it is the only one of its query. */
  readonly order: readonly BoundOrder[]
  readonly isDistinct: boolean
  readonly top: number | undefined
  /** It uses fields of a query around it. */
  readonly isCorrelated: boolean
}

export interface BoundTotals {
  readonly fields: readonly { readonly column: number; readonly expression: Bound }[]
  readonly aggregates: readonly BoundAggregate[]
  readonly isOverall: boolean
  readonly points: readonly {
    readonly column: number
    readonly name: string
    readonly hierarchy: 'none' | 'with' | 'only'
    /** Of ПЕРИОДАМИ: without borders from the first to the last one of the result. */
    readonly periods: { readonly unit: string; readonly from: Bound | undefined; readonly to: Bound | undefined } | undefined
  }[]
}

export interface BoundQuery {
  readonly blocks: readonly Block[]
  readonly keepsAlike: readonly boolean[]
  readonly columns: readonly TableColumn[]
  /** Over the result, where several blocks are united. */
  readonly order: readonly BoundOrder[]
  readonly totals: BoundTotals | undefined
  readonly into: { readonly name: string; readonly adds: boolean; readonly place: Place } | undefined
  /** РАЗРЕШЕННЫЕ: rows that the user may not read are left out. */
  readonly isAllowed: boolean
  readonly place: Place
}

export type BoundStatement =
  | { readonly kind: 'query'; readonly query: BoundQuery }
  | { readonly kind: 'drop'; readonly name: string; readonly place: Place }
