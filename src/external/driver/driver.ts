/** The port to a database: connect, ask with bound values, stream, cancel, close. Each has a door of its own in `host/external`. */
import type { BoundCell, NativeColumn, NativeRow } from './cell.ts'

/** Whose words a database takes; also the names of its driver in settings. */
export type DialectName = 'postgres' | 'mysql' | 'sqlite'

/** Where a database is and who comes; what is absent is the driver's default. */
export interface DriverSettings {
  readonly host?: string | undefined
  readonly port?: number | undefined
  /** A name; of SQLite the path of the file, or `:memory:`. */
  readonly database?: string | undefined
  readonly user?: string | undefined
  readonly password?: string | undefined
  /** Milliseconds that making a connection may take. */
  readonly timeout: number
  /** Whether the connection is encrypted; the certificate is checked unless `unverified`. */
  readonly tls?: boolean | 'unverified' | undefined
}

/** What a statement gave. */
export interface NativeResult {
  readonly columns: readonly NativeColumn[]
  readonly rows: readonly NativeRow[]
  /** Rows that were changed, or found. */
  readonly count: number
}

/** Rows as they come, in pieces; leaving the loop ends the statement. */
export interface NativeStream extends AsyncIterable<readonly NativeRow[]> {
  readonly columns: readonly NativeColumn[]
}

/** One connection, which does one thing after another. Every method throws DriverError. */
export interface DriverConnection {
  /** One statement with values for its holes. Its text is the database's own. */
  query(text: string, values?: readonly BoundCell[]): Promise<NativeResult>
  /** The same, row by row: never more than some thousand of them are in memory. */
  stream(text: string, values?: readonly BoundCell[]): Promise<NativeStream>
  /** Ends the statement that runs; its promise is rejected. */
  cancel(): Promise<void>
  /** There is no connection any more; nothing brings it back. */
  readonly isLost: boolean
  close(): Promise<void>
}

/** A door to databases of one kind. */
export interface Driver {
  readonly dialect: DialectName
  /** @throws DriverError */
  connect(settings: DriverSettings): Promise<DriverConnection>
}
