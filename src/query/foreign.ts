/** The port to tables outside of the infobase that queries may name: `ВнешнийИсточникДанных.DBF.Таблица.Товары`. */
import type { QueryRow, QueryValue } from './values.ts'

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
  readonly values: readonly QueryValue[]
}

/** What is read of a table. */
export interface ForeignQuestion {
  /** Keys of fields, in the order of the row. */
  readonly columns: readonly string[]
  readonly conditions: readonly ForeignCondition[]
  /** So many of the rows, whichever come first; absent: all of them. */
  readonly top?: number | undefined
  /** Of an expression. */
  readonly args: readonly QueryValue[]
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
  read(question: ForeignQuestion): Promise<readonly QueryRow[]>
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

/** Those of the infobase, where the text may name one. */
export const foreignTablesOf = (base: { readonly beside: { readonly ForeignTables?: object } }, text: string): ForeignTables | undefined =>
  mayBeForeign(text) ? (base.beside.ForeignTables as ForeignTables | undefined) : undefined

const words = new Set(['внешнийисточникданных', 'externaldatasource'])
const temporary = new Set(['временнаятаблица', 'temporarytable', 'temptable'])

export const isForeignWord = (word: string | undefined): boolean => word !== undefined && words.has(word.toLowerCase())

/** Whether a text may name such a table: most do not, and are run at once. */
const mayBeForeign = (text: string): boolean => /внешнийисточникданных|externaldatasource/i.test(text)

/** One name of a temporary table of a source, whichever words the text has for it; `undefined` for another table. */
export function foreignTemporary(names: readonly string[]): { readonly source: string; readonly name: string } | undefined {
  const [first, source, kind, table] = names
  if (names.length !== 4 || !isForeignWord(first) || !temporary.has(kind!.toLowerCase())) return undefined
  return { source: source!, name: `ВнешнийИсточникДанных.${source}.ВременнаяТаблица.${table}` }
}
