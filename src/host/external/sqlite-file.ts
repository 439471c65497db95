/** One open SQLite database by either engine: rows as lists, whole numbers exact. */
import type { NativeCell, NativeRow } from '../../external/driver/cell.ts'
import type { Sqlite } from '../sql/node-sqlite.ts'
import type { loadWasmSqlite } from '../sql/wasm-sqlite.ts'

export interface SqliteFile {
  /** `names` are empty for what gives no rows. */
  all(
    text: string,
    values: readonly NativeCell[],
  ): { readonly names: readonly string[]; readonly rows: readonly NativeRow[]; readonly changes: number }
  iterate(
    text: string,
    values: readonly NativeCell[],
  ): { readonly names: readonly string[]; readonly rows: Iterator<NativeRow>; end(): void }
  close(): void
}

/** What is used of node:sqlite beside what its other door uses. */
interface NodeStatement {
  all(...values: readonly NativeCell[]): Record<string, NativeCell>[]
  run(...values: readonly NativeCell[]): { readonly changes: number | bigint }
  iterate(...values: readonly NativeCell[]): IterableIterator<Record<string, NativeCell> | NativeCell[]>
  setReadBigInts(on: boolean): void
  setReturnArrays?(on: boolean): void
  columns?(): readonly { readonly name: string }[]
}

export function overNode(sqlite: Sqlite, path: string): SqliteFile {
  const database = new sqlite.DatabaseSync(path)
  database.exec('pragma busy_timeout = 0; pragma foreign_keys = off')
  const prepared = (text: string): NodeStatement => {
    const statement = database.prepare(text) as unknown as NodeStatement
    statement.setReadBigInts(true)
    return statement
  }
  return {
    all(text, values) {
      const statement = prepared(text)
      const known = statement.columns?.().map((one) => one.name)
      if (known !== undefined && known.length === 0) return { names: [], rows: [], changes: Number(statement.run(...values).changes) }
      statement.setReturnArrays?.(true)
      const found = statement.all(...values)
      const names = known ?? namesOf(found[0], text)
      const changes = names.length === 0 ? Number(changesOf(prepared('SELECT changes() AS n'))) : 0
      return { names, rows: found.map(listed), changes }
    },
    iterate(text, values) {
      const statement = prepared(text)
      statement.setReturnArrays?.(true)
      const rows = statement.iterate(...values)
      return { names: statement.columns?.().map((one) => one.name) ?? [], rows: mapped(rows), end: () => void rows.return?.() }
    },
    close: () => database.close(),
  }
}

const changesOf = (statement: NodeStatement): NativeCell => Object.values(statement.all()[0]!)[0]!

export function overWasm(sqlite: Awaited<ReturnType<typeof loadWasmSqlite>>, path: string): SqliteFile {
  const database = new sqlite.Database(path)
  database.exec('pragma foreign_keys = off')
  return {
    all(text, values) {
      const statement = database.prepare(text)
      try {
        if (!givesRows(text)) return { names: [], rows: [], changes: statement.run(values as NativeCell[]).changes }
        const found = statement.all(values as NativeCell[]) as Record<string, NativeCell>[]
        return { names: namesOf(found[0], text), rows: found.map(listed), changes: 0 }
      } finally {
        statement.finalize()
      }
    },
    iterate(text, values) {
      const statement = database.prepare(text)
      const rows = statement.iterate(values as NativeCell[]) as IterableIterator<Record<string, NativeCell>>
      return { names: [], rows: mapped(rows), end: () => statement.finalize() }
    },
    close: () => database.close(),
  }
}

const givesRows = (text: string): boolean => /^\s*(?:select|with|values|pragma|explain)\b|\breturning\b/i.test(text)

/** Without rows, some name: the number of columns is not known then. */
const namesOf = (first: object | undefined, text: string): readonly string[] =>
  first === undefined ? (givesRows(text) ? ['?'] : []) : Object.keys(first)

const listed = (row: Record<string, NativeCell> | NativeCell[]): NativeRow => (Array.isArray(row) ? row : Object.values(row))

function* mapped(rows: IterableIterator<Record<string, NativeCell> | NativeCell[]>): Generator<NativeRow> {
  for (const row of rows) yield listed(row)
}
