/** The door to SQLite for external data sources: node:sqlite where this Node has it, else SQLite as WebAssembly. */
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { said } from '../../diagnostics/said.ts'
import type { BoundCell, NativeCell, NativeColumn, NativeRow } from '../../external/driver/cell.ts'
import type { Driver, DriverConnection, DriverSettings, NativeResult, NativeStream } from '../../external/driver/driver.ts'
import { DriverError } from '../../external/driver/trouble.ts'
import { loadNodeSqlite } from '../sql/node-sqlite.ts'
import { loadWasmSqlite } from '../sql/wasm-sqlite.ts'
import { closed } from './closed.ts'
import { overNode, overWasm, type SqliteFile } from './sqlite-file.ts'
import { sqliteTrouble } from './sqlite-trouble.ts'

/** Milliseconds that another's lock is waited for, and those between two attempts. */
const WAITS = 5_000
const PAUSE = 15

const PIECE = 1_000

export async function sqliteDriver(): Promise<Driver> {
  const node = await loadNodeSqlite()
  const wasm = node === undefined ? await loadWasmSqlite() : undefined
  const open = (path: string): SqliteFile => (node === undefined ? overWasm(wasm!, path) : overNode(node, path))
  return {
    dialect: 'sqlite',
    connect: async ({ database = ':memory:' }: DriverSettings) => {
      // A mistyped path would make an empty database.
      if (database !== ':memory:' && !existsSync(database))
        throw new DriverError('no-database', said(`${database}: no such file`, `${database}: нет такого файла`))
      try {
        return new SqliteConnection(open(database))
      } catch (error) {
        throw sqliteTrouble(error)
      }
    },
  }
}

class SqliteConnection implements DriverConnection {
  readonly #file: SqliteFile
  #isLost = false

  constructor(file: SqliteFile) {
    this.#file = file
  }

  get isLost(): boolean {
    return this.#isLost
  }

  async query(text: string, values: readonly BoundCell[] = []): Promise<NativeResult> {
    return this.#waited(() => {
      const { names, rows, changes } = this.#file.all(text, values.map(written))
      return { columns: names.map(columnOf), rows, count: names.length > 0 ? rows.length : changes }
    })
  }

  async stream(text: string, values: readonly BoundCell[] = []): Promise<NativeStream> {
    const { names, rows, end } = await this.#waited(() => this.#file.iterate(text, values.map(written)))
    return { columns: names.map(columnOf), [Symbol.asyncIterator]: () => pieces(rows, end) }
  }

  /** A statement of SQLite is over before anyone can ask for its end. */
  async cancel(): Promise<void> {}

  async close(): Promise<void> {
    if (this.#isLost) return
    this.#isLost = true
    this.#file.close()
  }

  /** Another connection's lock is waited for without holding this thread, in which that connection may be. */
  async #waited<T>(run: () => T): Promise<T> {
    if (this.#isLost) throw new DriverError('lost', closed)
    for (const until = Date.now() + WAITS; ;) {
      try {
        return run()
      } catch (error) {
        const found = sqliteTrouble(error)
        if (found.trouble !== 'busy' || Date.now() > until) throw found
      }
      await pause(PAUSE)
    }
  }
}

async function* pieces(rows: Iterator<NativeRow>, end: () => void): AsyncGenerator<readonly NativeRow[]> {
  try {
    for (let piece = takenOf(rows); piece.length > 0; piece = takenOf(rows)) yield piece
  } finally {
    end()
  }
}

function takenOf(rows: Iterator<NativeRow>): NativeRow[] {
  const piece: NativeRow[] = []
  try {
    while (piece.length < PIECE) {
      const { done, value } = rows.next()
      if (done === true) break
      piece.push(value)
    }
  } catch (error) {
    throw sqliteTrouble(error)
  }
  return piece
}

const columnOf = (name: string): NativeColumn => ({ name, type: '', kind: 'any' })

/** What of numbers 64 bits or a double do not hold stays a text, which a column of numbers makes a number where it can. */
function written(value: BoundCell): NativeCell {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value ? value : String(value)
  return value
}
