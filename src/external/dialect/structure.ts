/** The structure of a live database: tables, views and functions, their columns, keys and references. */
import type { NativeColumn } from '../driver/cell.ts'

export interface Structure {
  readonly tables: readonly StructureTable[]
  readonly functions: readonly StructureFunction[]
}

/** A table or a view. */
export interface StructureTable {
  /** `''` where the database has none, or it is the usual one. */
  readonly schema: string
  readonly name: string
  /** A view is only read. */
  readonly isView: boolean
  readonly columns: readonly StructureColumn[]
  /** Names of the columns of its key, `[]` without one. */
  readonly key: readonly string[]
}

export interface StructureColumn extends NativeColumn {
  /** Characters or bytes at most; `undefined`: any number. */
  readonly length?: number | undefined
  /** Digits, and of them behind the point. */
  readonly precision?: number | undefined
  readonly scale?: number | undefined
  readonly isNullable: boolean
  /** The database fills it: computed, or a number of its own. */
  readonly isGenerated: boolean
  /** What a foreign key of this column alone leads to. */
  readonly references?: { readonly schema: string; readonly table: string; readonly column: string } | undefined
}

/** A function, a procedure or a sequence. */
export interface StructureFunction {
  readonly schema: string
  readonly name: string
  readonly parameters: readonly string[]
  /** What it gives: one value, a table, or nothing; `sequence`: its next value. */
  readonly returns: 'value' | 'table' | 'nothing' | 'sequence'
  /** Of a value. */
  readonly type?: NativeColumn | undefined
  /** Of a table. */
  readonly columns?: readonly StructureColumn[] | undefined
}

/** One row for each column, as the catalogues of databases are asked: in the order of tables and columns. */
export interface ColumnRow extends StructureColumn {
  readonly schema: string
  readonly table: string
  readonly isView: boolean
  /** Its place in the key from 1 on; `undefined`: not in it. */
  readonly keyPlace: number | undefined
}

/** Tables of rows of columns. */
export function tablesOf(rows: readonly ColumnRow[]): readonly StructureTable[] {
  const tables = new Map<string, ColumnRow[]>()
  for (const row of rows) {
    const name = JSON.stringify([row.schema, row.table])
    const found = tables.get(name)
    if (found === undefined) tables.set(name, [row])
    else found.push(row)
  }
  return [...tables.values()].map((columns) => {
    const { schema, table, isView } = columns[0]!
    const inKey = columns.filter((one) => one.keyPlace !== undefined)
    const key = inKey.sort((a, b) => a.keyPlace! - b.keyPlace!).map((one) => one.name)
    return { schema, name: table, isView, key, columns: columns.map(columnOf) }
  })
}

function columnOf(row: ColumnRow): StructureColumn {
  const { name, type, kind, length, precision, scale, isNullable, isGenerated, references } = row
  return { name, type, kind, length, precision, scale, isNullable, isGenerated, references }
}
