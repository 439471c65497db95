/**
 * The port behind which an SQL engine keeps the data: three verbs, all at once, without waiting. Drivers are doors in host/sql; the engine
 * contract (test/contract/engine.ts) is what each of them keeps to.
 */

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
  /** Gives how many rows were changed. @throws EngineError */
  run(values: readonly Bound[]): number
}

/** Rows as lists by any driver. @throws EngineError */
export const listed = (statement: Statement, values: readonly Bound[]): readonly CellList[] =>
  statement.list?.(values) ?? statement.all(values).map((row) => Object.values(row))

/** A function of ours that SQL may call; Null goes in and out as null. */
type SqlFunction = (...values: readonly Cell[]) => Cell | boolean

export interface Engine {
  /** Such as `node:sqlite`. */
  readonly name: string
  /** One statement, to be used many times. @throws EngineError */
  prepare(sql: string): Statement
  /** Any number of statements without values. @throws EngineError */
  execute(sql: string): void
  /** How the engine would go about a statement, a step a line: `SEARCH a0 USING INDEX t1i0 (c2=?)`. @throws EngineError */
  steps(sql: string): readonly string[]
  /** `arity`: how many values it takes. */
  define(name: string, arity: number, run: SqlFunction): void
  close(): void
}

export type EngineTrouble =
  /** Another process has the file. */
  | 'busy'
  /** The disk is full, or the file may not be written. */
  | 'full'
  /** A value that the engine would cut, lose or change: a NUL in a text, half a surrogate pair, a number of more than 64 bits. */
  | 'value'
  /** The file is not a database, or a broken one. */
  | 'file'
  | 'other'

/** What an engine throws, whatever the driver. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly trouble: EngineTrouble

  constructor(trouble: EngineTrouble, message: string, cause?: unknown) {
    super(message, { cause })
    this.trouble = trouble
  }
}

const most = 2n ** 63n

/** Refuses what an engine would cut or change without a word; every door calls it before it binds. */
export function checkBound(values: readonly Bound[], expected: number): void {
  if (values.length !== expected) throw new EngineError('value', `${expected} values are expected, not ${values.length}`)
  for (const one of values) {
    if (typeof one === 'string') {
      if (!isStorable(one)) throw new EngineError('value', 'a text holds the character 0 or half of a surrogate pair')
    } else if (typeof one === 'bigint') {
      // The least of all is read as a fraction by node:sqlite.
      if (one >= most || one <= -most) throw new EngineError('value', `${one} has more than 64 bits`)
    } else if (one !== null && !(one instanceof Uint8Array)) throw new EngineError('value', `a ${typeof one} cannot be bound`)
  }
}

const unstorable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
/** Whether every engine gives the text back as it was. */
export const isStorable = (text: string): boolean => !unstorable.test(text)

export const explaining = (sql: string): string => `EXPLAIN QUERY PLAN ${sql}`

/** How many values a statement of ours takes; its texts and names hold no question mark. */
export const holesOf = (sql: string): number => sql.split('?').length - 1
