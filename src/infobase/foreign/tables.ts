/** The port to tables outside of the infobase that queries may name: `ВнешнийИсточникДанных.DBF.Таблица.Товары`. */
import type { Value } from '../values/value.ts'
import type { ForeignReference } from './reference.ts'

/** A value of a field of such a table. */
export type ForeignValue = Value | ForeignReference

/** A field, by the names that it may have. */
export interface ForeignColumn {
  readonly name: string
  readonly english: string
  /** By which it is asked for. */
  readonly key: string
  /** Names of types; `undefined`: any. */
  readonly types: readonly string[] | undefined
}

/** A condition that the source itself can check; all of them are to be met. */
export interface ForeignCondition {
  readonly key: string
  readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>=' | 'in'
  /** One, but for `in`. */
  readonly values: readonly ForeignValue[]
}

/** What is read of a table. */
export interface ForeignQuestion {
  /** Keys of fields, in the order of the row. */
  readonly columns: readonly string[]
  readonly conditions: readonly ForeignCondition[]
  /** So many of the rows, whichever come first; absent: all of them. */
  readonly top?: number | undefined
  /** Of an expression. */
  readonly args: readonly ForeignValue[]
  /** Whether rows that the user may not read are left out; else a result with one is refused. */
  readonly allowedOnly?: boolean | undefined
}

export interface ForeignTable {
  /** Name of the external data source. */
  readonly source: string
  /** `ExternalDataSource.DBF.Table.Товары`. */
  readonly FullName: string
  readonly kind: 'table' | 'cube' | 'dimensions'
  readonly columns: readonly ForeignColumn[]
  /** Takes arguments, in parentheses behind its name. */
  readonly isExpression: boolean
  /** Checks the right of the user, and reads. */
  read(question: ForeignQuestion): Promise<readonly (readonly ForeignValue[])[]>
}

/** All tables that there are. */
export interface ForeignTables {
  /** `names`: behind the first word, in any case and language: `DBF`, `Таблица`, `Товары`. */
  table(names: readonly string[]): ForeignTable | undefined
  /** The table to which references of the type lead. */
  ofType(type: string): ForeignTable | undefined
  /** Rows of one table that a query reads at most. */
  readonly limit: number
}
