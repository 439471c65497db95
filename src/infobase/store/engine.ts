/**
 * The port behind which an SQL engine keeps the data: three verbs, all at once, without waiting. Drivers are doors in host/sql; the engine
 * contract (src/host/sql/engine.test.ts) is what each of them keeps to.
 */
import { SaidError } from '../../diagnostics/said-error.ts'
import { asSaid, type Fragment, said } from '../../diagnostics/said.ts'

/** What is bound: whole numbers as bigint, so that no engine takes them for fractions. */
export type Bound = bigint | string | Uint8Array | null
/** What is read: a number where it is exact, a bigint where a number would not be. */
export type Cell = number | bigint | string | Uint8Array | null
export type CellRow = Readonly<Record<string, Cell>>

/** The cells of a row in the order of its columns. */
export type CellList = readonly Cell[]

export interface Statement {
  /** @throws EngineError */
  all(values: readonly Bound[]): readonly CellRow[]
  /** The same rows as lists, where the driver makes these cheaper than objects with names. @throws EngineError */
  list?(values: readonly Bound[]): readonly CellList[]
  /** The same lists of what is committed, while this thread goes on. `undefined`: they are there at once. @throws EngineError */
  listLater?(values: readonly Bound[]): Promise<readonly CellList[]>
  /** The same in pieces of a few hundred: the next one is on its way while one is taken. @throws EngineError */
  pieces?(reading: SteadyReading, values: readonly Bound[]): AsyncGenerator<readonly CellList[]>
  /** Gives how many rows were changed. @throws EngineError */
  run(values: readonly Bound[]): number
  /**
   * Runs it in a transaction without waiting: what fails is thrown by what is asked next. `isSure`: nothing in the data can make it fail,
   * so that `settle` need not ask either. `undefined`: `run` is as good.
   */
  later?(values: readonly Bound[], isSure?: boolean): void
}

/** For what nothing is asked of; `settle` of the engine says whether all of it went well. */
export function runLater(statement: Statement, values: readonly Bound[], isSure = false): void {
  if (statement.later === undefined) statement.run(values)
  else statement.later(values, isSure)
}

/** Rows as lists by any driver. @throws EngineError */
export const listed = (statement: Statement, values: readonly Bound[]): readonly CellList[] =>
  statement.list?.(values) ?? statement.all(values).map((row) => Object.values(row))

/** A cell as it is bound: whole numbers are bigint. */
export const asBound = (cell: Cell): Bound => (typeof cell === 'number' ? BigInt(cell) : cell)

/** A function of ours that SQL may call; Null goes in and out as null. */
type SqlFunction = (...values: readonly Cell[]) => Cell | boolean

/**
 * What SQL an engine takes where engines differ. Statements that make tables are SQLite's for all of them: a column is `INTEGER` (64 bits),
 * `TEXT`, `BLOB`, `BOOLEAN`, or of no type, which keeps a text in PostgreSQL and anything in SQLite.
 */
export type Dialect = 'sqlite' | 'postgres'

/** Work that one of the processes does, and no other meanwhile. */
export interface Exclusive {
  /**
   * Whether the work is this process's, from now until `give`, its end, or the loss of its connection: so it is asked before each step.
   *
   * @throws EngineError `lost` where there is no connection
   */
  take(work: string): boolean
  give(work: string): void
}

/** What of an engine it belongs to says what it is. */
export type SteadyReading = object

/** What an engine does that several processes work with at once. */
export interface SharedEngine {
  /**
   * Begins a transaction as soon as no other process has one, without holding this one up. It ends with `COMMIT` or `ROLLBACK`.
   *
   * @throws EngineError `busy` after so many seconds, `lost` where there is no connection
   */
  begin(seconds: number): Promise<void>
  /** What runs in it reads what is committed, beside a transaction that may be open. */
  reading<T>(action: () => T): T
  /** All that is read in it, piece by piece, is what was committed when the first of it was asked for. @throws EngineError */
  steady<T>(action: (reading: SteadyReading) => Promise<T>): Promise<T>
  readonly exclusive: Exclusive
  /** Waits until everything that runs later and may fail is done. @throws EngineError what of it failed first */
  settle(): void
}

export interface Engine {
  /** Such as `node:sqlite`. */
  readonly name: string
  readonly dialect: Dialect
  /** `undefined`: one process has the data for itself. */
  readonly shared?: SharedEngine | undefined
  /** One statement, to be used many times. @throws EngineError */
  prepare(sql: string): Statement
  /** Any number of statements without values. @throws EngineError */
  execute(sql: string): void
  /** How the engine would go about a statement, a step a line: `SEARCH a0 USING INDEX t1i0 (c2=?)`. @throws EngineError */
  steps(sql: string): readonly string[]
  /** `arity`: how many values it takes. */
  define(name: string, arity: number, run: SqlFunction): void
  /** Names of the tables and views that there are. @throws EngineError */
  names(): readonly string[]
  close(): void
}

export type EngineTrouble =
  /** Another process has the file, or a lock for too long. */
  | 'busy'
  /** The connection is lost, or there was none. */
  | 'lost'
  /** A row of that key is there already. */
  | 'unique'
  /** Something failed in the transaction before, so that it can only be rolled back. */
  | 'failed'
  /** The disk is full, or the file may not be written. */
  | 'full'
  /** A value that the engine would cut, lose or change: a NUL in a text, half a surrogate pair, a number of more than 64 bits. */
  | 'value'
  /** The file is not a database, or a broken one. */
  | 'file'
  | 'other'

/** What an engine throws, whatever the driver. */
export class EngineError extends SaidError {
  override readonly name = 'EngineError'
  readonly trouble: EngineTrouble
  /** Of `unique`: where the key is, if the engine says so. */
  readonly table: string | undefined

  /** What a driver or a server says is in one language. */
  constructor(trouble: EngineTrouble, words: Fragment, cause?: unknown, table?: string) {
    super(asSaid(words), cause)
    this.trouble = trouble
    this.table = table
  }
}

const most = 2n ** 63n

/** Refuses what an engine would cut or change without a word; every door calls it before it binds. */
export function checkBound(values: readonly Bound[], expected: number): void {
  if (values.length !== expected)
    throw new EngineError(
      'value',
      said(`${expected} values are expected, not ${values.length}`, `ожидается значений: ${expected}, передано: ${values.length}`),
    )
  for (const one of values) {
    if (typeof one === 'string') {
      if (!isStorable(one))
        throw new EngineError(
          'value',
          said('a text holds the character 0 or half of a surrogate pair', 'в строке символ с кодом 0 или половина суррогатной пары'),
        )
    } else if (typeof one === 'bigint') {
      // The least of all is read as a fraction by node:sqlite.
      if (one >= most || one <= -most) throw new EngineError('value', said(`${one} has more than 64 bits`, `${one} длиннее 64 бит`))
    } else if (one !== null && !(one instanceof Uint8Array))
      throw new EngineError('value', said(`a ${typeof one} cannot be bound`, `${typeof one} нельзя передать`))
  }
}

/** From ES2024, which every Node that is served has. */
interface WithWellFormed {
  isWellFormed(): boolean
}
/** Whether every engine gives the text back as it was: half a surrogate pair and the character 0 are lost by some. */
export const isStorable = (text: string): boolean => !text.includes('\0') && (text as unknown as WithWellFormed).isWellFormed()

export const explaining = (sql: string): string => `EXPLAIN QUERY PLAN ${sql}`

/** What SQLite engines are asked for their `names`. */
export const listingNames = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"

/** How many values a statement of ours takes; its texts and names hold no question mark. */
export const holesOf = (sql: string): number => sql.split('?').length - 1
