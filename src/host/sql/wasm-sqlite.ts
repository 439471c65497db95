/**
 * The door to SQLite as WebAssembly, for Node without node:sqlite. It works in memory only: on a file it keeps half a transaction after a
 * kill (decision 013), so files are saved by `saved-file.ts`.
 */
import type { Database, Statement as WasmStatement } from 'node-sqlite3-wasm'
import { inBoth } from '../../diagnostics/said-error.ts'
import {
  checkBound,
  explaining,
  holesOf,
  listingNames,
  type Bound,
  type Cell,
  type CellRow,
  type Engine,
  type Statement,
} from '../../infobase/store/engine.ts'
import { troubleOf } from './trouble.ts'

type Sqlite = Pick<typeof import('node-sqlite3-wasm'), 'Database'>

export async function loadWasmSqlite(): Promise<Sqlite> {
  // A CommonJS package: Node finds its names, bundlers give its default.
  const found = (await import('node-sqlite3-wasm')) as Sqlite & { readonly default?: Sqlite }
  return found.Database === undefined && found.default !== undefined ? found.default : found
}

/** An engine in memory. */
export function openWasmSqlite(sqlite: Sqlite): Engine {
  const database = new sqlite.Database(':memory:')
  const statements: WasmStatement[] = []
  return {
    name: 'node-sqlite3-wasm',
    dialect: 'sqlite',
    prepare(sql) {
      const statement = guarded(() => database.prepare(sql))
      statements.push(statement)
      return new PreparedInWasm(database, statement, holesOf(sql))
    },
    execute: (sql) => guarded(() => database.exec(sql)),
    steps(sql) {
      // What explains is at work until it is finalized, and then no function can be defined and no file saved.
      const statement = guarded(() => database.prepare(explaining(sql)))
      try {
        return (statement.all(Array.from({ length: holesOf(sql) }, () => null)) as CellRow[]).map((one) => String(one['detail']))
      } finally {
        statement.finalize()
      }
    },
    define(name, arity, run) {
      // The driver asks a function how many values it takes.
      const counted = Object.defineProperty((...values: Cell[]) => run(...values), 'length', { value: arity })
      database.function(name, counted, { deterministic: true })
    },
    names: () => guarded(() => database.all(listingNames) as CellRow[]).map((row) => String(row['name'])),
    close() {
      // The memory of statements that are not finalized is never given back; one that failed throws its error once more.
      for (const statement of statements) {
        try {
          if (!statement.isFinalized) statement.finalize()
        } catch {
          continue
        }
      }
      database.close()
    },
  }
}

class PreparedInWasm implements Statement {
  readonly #statement: WasmStatement
  readonly #database: Database
  readonly #holes: number

  constructor(database: Database, statement: WasmStatement, holes: number) {
    this.#database = database
    this.#statement = statement
    this.#holes = holes
  }

  all(values: readonly Bound[]): readonly CellRow[] {
    checkBound(values, this.#holes)
    return guarded(() => again(() => this.#statement.all(values as Bound[]) as CellRow[]))
  }

  run(values: readonly Bound[]): number {
    checkBound(values, this.#holes)
    if (!this.#database.isOpen) throw inBoth(new Error('the database is closed'), 'база данных закрыта')
    return guarded(() => again(() => this.#statement.run(values as Bound[]).changes))
  }
}

/** A statement that failed tells its error once more when it is reset for the next run; then it is as new. */
function again<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('Could not reset statement')) throw error
    return run()
  }
}

function guarded<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw troubleOf(error)
  }
}
