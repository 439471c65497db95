/** The port to the words of a database: how names, holes, pages, locks and transactions are written, and where its structure is kept. */
import type { Ask } from '../driver/ask.ts'
import type { BoundCell, NativeColumn } from '../driver/cell.ts'
import type { DialectName } from '../driver/driver.ts'
import type { IsolationLevel } from './isolation.ts'
import type { Structure } from './structure.ts'

/** What a value for a hole is, so that the hole can say it where the database would guess wrong. */
export type HoleKind = 'number' | 'text' | 'date' | 'boolean' | 'uuid' | 'binary' | 'null'

/** The words of one kind of database. */
export interface Dialect {
  readonly name: DialectName
  /** A name between the database's own quotes. */
  quoted(name: string): string
  /** The place of a value, by its position from 1. */
  hole(position: number): string
  /** A hole that is compared with a column or is in an expression: with its type where a text would be taken for it. */
  typedHole(position: number, kind: HoleKind, value: BoundCell): string
  /** Levels that the database has. */
  readonly levels: readonly IsolationLevel[]
  /** What begins a transaction, statement by statement: MySQL takes the level before it begins. */
  begin(level: IsolationLevel): readonly string[]
  /** ` LIMIT 10 OFFSET 20`, `''` without both. */
  page(top: number | undefined, skip: number | undefined): string
  /** What locks the rows of a selection until the end of the transaction; `''` where there is none. */
  readonly forUpdate: string
  /** Calls what returns nothing. */
  call(expression: string, ask: Ask): Promise<string>
  /** The columns of a table as the database has them; `from` is what stands after FROM. @throws DriverError where there is none */
  columnsOf(from: string, names: readonly string[], ports: ColumnPorts): Promise<readonly NativeColumn[]>
  /** Whether a UUID is written as text, as bytes, or not at all, into a column. */
  uuidInto(column: NativeColumn): 'text' | 'bytes' | 'refused'
  /** All tables, views and functions of the database. */
  structure(ask: Ask): Promise<Structure>
}

/** What `columnsOf` asks with. */
export interface ColumnPorts {
  /** The columns that a statement gives. */
  columns(text: string): Promise<readonly NativeColumn[]>
  readonly ask: Ask
}
