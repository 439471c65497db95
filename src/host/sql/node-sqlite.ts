/** The door to node:sqlite, which Node has from 22.13 on; in memory, or on a file that no other process may open meanwhile. */
import machine from 'node:process'
import {
  checkBound,
  explaining,
  holesOf,
  listingNames,
  type Bound,
  type Cell,
  type CellList,
  type CellRow,
  type Engine,
  type Statement,
} from '../../infobase/store/engine.ts'
import { troubleOf } from './trouble.ts'

/** What is used of node:sqlite, whose types come with later Nodes than the oldest that is served. */
interface StatementSync {
  all(...values: readonly Bound[]): unknown
  run(...values: readonly Bound[]): { readonly changes: number | bigint }
  setReadBigInts(on: boolean): void
  /** From 22.16 and 24.0 on. */
  setReturnArrays?(on: boolean): void
}
interface DatabaseSync {
  exec(sql: string): void
  prepare(sql: string): StatementSync
  function(
    name: string,
    options: { readonly deterministic: boolean; readonly varargs: boolean; readonly useBigIntArguments: boolean },
    run: (...values: Cell[]) => Cell,
  ): void
  close(): void
}
export interface Sqlite {
  readonly DatabaseSync: { new (path: string): DatabaseSync; readonly prototype: DatabaseSync }
}

const builtIn: string = 'node:sqlite'

/** `undefined` where this Node has none. Its warning of being experimental is not shown to users. */
export async function loadNodeSqlite(): Promise<Sqlite | undefined> {
  const emit = machine.emitWarning
  machine.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!String(warning instanceof Error ? warning.message : warning).includes('SQLite is an experimental'))
      emit.call(machine, warning, ...rest)
  }) as typeof machine.emitWarning
  try {
    const sqlite = (await import(builtIn)) as Sqlite
    return 'function' in sqlite.DatabaseSync.prototype ? sqlite : undefined
  } catch {
    return undefined
  } finally {
    machine.emitWarning = emit
  }
}

/** `:memory:` or a path. @throws EngineError */
export function openNodeSqlite(sqlite: Sqlite, path: string): Engine {
  const database = guarded(() => new sqlite.DatabaseSync(path))
  if (path !== ':memory:') {
    try {
      // The lock is taken here and kept until the end, so a second process is refused at its start.
      guarded(() =>
        database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; begin exclusive; commit'),
      )
    } catch (error) {
      database.close()
      throw error
    }
  }
  guarded(() => database.exec('pragma temp_store = memory'))
  return {
    name: 'node:sqlite',
    dialect: 'sqlite',
    prepare: (sql) =>
      new NodeStatement(
        guarded(() => database.prepare(sql)),
        holesOf(sql),
      ),
    execute: (sql) => guarded(() => database.exec(sql)),
    steps: (sql) =>
      guarded(() => database.prepare(explaining(sql)).all(...Array.from({ length: holesOf(sql) }, () => null)) as CellRow[]).map((one) =>
        String(one['detail']),
      ),
    define: (name, _arity, run) =>
      // As bigint: a number would be refused where it is not exact.
      database.function(name, { deterministic: true, varargs: true, useBigIntArguments: true }, (...values) => {
        const result = run(...values.map(exact))
        return typeof result === 'boolean' ? Number(result) : result
      }),
    names: () => guarded(() => database.prepare(listingNames).all() as CellRow[]).map((row) => String(row['name'])),
    close: () => closed(database, path),
  }
}

/** The journal of a closed file is gone, so that it may be copied, and read by an engine that knows no such journal. */
function closed(database: DatabaseSync, path: string): void {
  try {
    if (path !== ':memory:') guarded(() => database.exec('pragma journal_mode = delete'))
  } finally {
    database.close()
  }
}

class NodeStatement implements Statement {
  readonly #statement: StatementSync
  readonly #holes: number

  constructor(statement: StatementSync, holes: number) {
    this.#statement = statement
    this.#holes = holes
  }

  all(values: readonly Bound[]): readonly CellRow[] {
    checkBound(values, this.#holes)
    try {
      return this.#statement.all(...values) as CellRow[]
    } catch (error) {
      if ((error as { code?: unknown }).code === 'ERR_OUT_OF_RANGE') return this.#wide(values)
      throw troubleOf(error)
    }
  }

  /** Lists are made in half the time of objects, whose names are their own each time. */
  list(values: readonly Bound[]): readonly CellList[] {
    const statement = this.#statement
    if (statement.setReturnArrays === undefined) return this.all(values).map((row) => Object.values(row))
    checkBound(values, this.#holes)
    statement.setReturnArrays(true)
    try {
      return statement.all(...values) as CellList[]
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ERR_OUT_OF_RANGE') throw troubleOf(error)
    } finally {
      statement.setReturnArrays(false)
    }
    return this.#wide(values).map((row) => Object.values(row))
  }

  /** The same with every whole number as bigint, made numbers again where they are exact. */
  #wide(values: readonly Bound[]): readonly CellRow[] {
    this.#statement.setReadBigInts(true)
    try {
      return (this.#statement.all(...values) as CellRow[]).map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, exact(cell)])),
      )
    } finally {
      this.#statement.setReadBigInts(false)
    }
  }

  run(values: readonly Bound[]): number {
    checkBound(values, this.#holes)
    return guarded(() => Number(this.#statement.run(...values).changes))
  }
}

const exact = (cell: Cell): Cell => (typeof cell === 'bigint' && Number.isSafeInteger(Number(cell)) ? Number(cell) : cell)

function guarded<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw troubleOf(error)
  }
}
