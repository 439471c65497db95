/** Rows of MySQL as they come; what else is asked meanwhile has them kept in memory first, since they share the connection. */
import type { EventEmitter } from 'node:events'
import type { Readable } from 'node:stream'
import type { NativeCell, NativeColumn, NativeRow } from '../../external/driver/cell.ts'
import type { NativeStream } from '../../external/driver/driver.ts'
import type { FieldPacket } from './mysql-driver.ts'

/** A statement that runs, of the driver without promises. */
export interface RawStream extends EventEmitter {
  stream(options: { readonly highWaterMark: number }): Readable
}

const PIECE = 1_000

export class MysqlStream implements NativeStream {
  /** The first row is there, or the end. */
  readonly started: Promise<void>
  columns: readonly NativeColumn[] = []
  isOpen = true
  #fields: readonly FieldPacket[] = []
  #kept: NativeCell[][] = []
  readonly #rows: AsyncIterator<NativeCell[]>
  readonly #mended: (fields: readonly FieldPacket[], rows: NativeCell[][]) => readonly NativeRow[]
  readonly #failed: (error: unknown) => Error

  constructor(
    statement: RawStream,
    columnsOf: (fields: readonly FieldPacket[]) => readonly NativeColumn[],
    mended: (fields: readonly FieldPacket[], rows: NativeCell[][]) => readonly NativeRow[],
    failed: (error: unknown) => Error,
  ) {
    statement.on('fields', (fields: readonly FieldPacket[] | undefined) => {
      if (fields === undefined || this.#fields.length > 0) return
      this.#fields = fields
      this.columns = columnsOf(fields)
    })
    this.#rows = statement.stream({ highWaterMark: PIECE })[Symbol.asyncIterator]() as AsyncIterator<NativeCell[]>
    this.#mended = mended
    this.#failed = failed
    this.started = this.#take().then((row) => void (row && this.#kept.push(row)))
  }

  /** All that is left is read into memory, and the connection free. */
  async drained(): Promise<void> {
    while (this.isOpen) {
      const row = await this.#take()
      if (row !== undefined) this.#kept.push(row)
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly NativeRow[]> {
    try {
      for (;;) {
        while (this.isOpen && this.#kept.length < PIECE) {
          const row = await this.#take()
          if (row !== undefined) this.#kept.push(row)
        }
        if (this.#kept.length === 0) return
        const rows = this.#kept
        this.#kept = []
        yield this.#mended(this.#fields, rows)
      }
    } finally {
      // A statement cannot be ended without its connection, so what is left goes by unread.
      while (this.isOpen) await this.#take().catch(() => undefined)
    }
  }

  async #take(): Promise<NativeCell[] | undefined> {
    try {
      const { done, value } = await this.#rows.next()
      if (done !== true) return value
      this.isOpen = false
      return undefined
    } catch (error) {
      this.isOpen = false
      throw this.#failed(error)
    }
  }
}
