/** A source in one session: whether it is connected, its transaction, and what runs over which connection (chapter 17.5.6, 17.5.2.3.6). */
import { DataError } from '../../infobase/data-error.ts'
import { climbed, type IsolationLevel } from '../dialect/isolation.ts'
import type { DriverConnection } from '../driver/driver.ts'
import { DriverError } from '../driver/trouble.ts'
import type { ExternalDatabase } from './database.ts'
import { dataError, inOurWords } from './fault.ts'

/** A transaction that was begun. */
interface Open {
  readonly database: ExternalDatabase
  readonly connection: DriverConnection
  /** Beginnings that are not ended yet. */
  depth: number
  /** Something in it went wrong: it can only be rolled back. */
  failed: boolean
}

/** A connection, for as long as one operation takes. */
export interface Link {
  readonly database: ExternalDatabase
  readonly connection: DriverConnection
}

export class SourceSession {
  readonly #source: string
  /** By the parameters of the moment. */
  readonly #database: () => ExternalDatabase
  #isConnected = false
  #open: Open | undefined
  /** Beginning takes a while: who asks meanwhile waits. */
  #beginning: Promise<void> | undefined

  constructor(source: string, database: () => ExternalDatabase) {
    this.#source = source
    this.#database = database
  }

  get isConnected(): boolean {
    return this.#isConnected
  }

  get isActive(): boolean {
    return this.#open !== undefined
  }

  /** @throws ExternalDataSourceError */
  async connect(): Promise<void> {
    await this.use('', () => Promise.resolve())
  }

  async disconnect(): Promise<void> {
    await this.#rolledBack()
    if (this.#isConnected) await this.#database().pool.closeIdle()
    this.#isConnected = false
  }

  /** Runs over the connection of the transaction, or one of its own. `place`: for errors. @throws ExternalDataSourceError */
  async use<T>(place: string, run: (link: Link) => Promise<T>): Promise<T> {
    await this.#beginning
    const open = this.#open
    if (open !== undefined) return this.#within(open, place, run)
    const database = this.#database()
    try {
      const connection = await database.pool.take()
      this.#isConnected = true
      try {
        return await run({ database, connection })
      } finally {
        database.pool.give(connection)
      }
    } catch (error) {
      throw this.inOurWords(error, place, database)
    }
  }

  /** The same for an operation that goes on: the connection is given back by `done`. */
  async lease(place: string): Promise<Link & { done(): void }> {
    await this.#beginning
    const open = this.#open
    if (open !== undefined) return { database: open.database, connection: this.#sound(open), done: () => undefined }
    const database = this.#database()
    try {
      const connection = await database.pool.take()
      this.#isConnected = true
      return { database, connection, done: () => database.pool.give(connection) }
    } catch (error) {
      throw this.inOurWords(error, place, database)
    }
  }

  /** In the transaction of the session, or one that begins and ends with it. @throws ExternalDataSourceError, and nothing is written */
  async write<T>(place: string, level: IsolationLevel, run: (link: Link) => Promise<T>): Promise<T> {
    await this.#beginning
    const open = this.#open
    if (open !== undefined)
      return this.#within(open, place, async (link) => {
        try {
          return await run(link)
        } catch (error) {
          // What was written of it before a right was found missing is not to be committed.
          if (error instanceof DataError) open.failed = true
          throw error
        }
      })
    return this.use(place, async ({ database, connection }) => {
      await began(database, connection, level)
      try {
        const result = await run({ database, connection })
        await connection.query('COMMIT')
        return result
      } catch (error) {
        await connection.query('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
  }

  /** `НачатьТранзакцию`. Inside another one it joins that. */
  async begin(level: IsolationLevel): Promise<void> {
    await this.#beginning
    if (this.#open !== undefined) {
      this.#open.depth++
      return
    }
    this.#beginning = this.#begun(level).finally(() => {
      this.#beginning = undefined
    })
    await this.#beginning
  }

  async #begun(level: IsolationLevel): Promise<void> {
    const database = this.#database()
    try {
      const connection = await database.pool.take()
      try {
        await began(database, connection, level)
      } catch (error) {
        await database.pool.discard(connection)
        throw error
      }
      this.#isConnected = true
      this.#open = { database, connection, depth: 1, failed: false }
    } catch (error) {
      throw this.inOurWords(error, this.#source, database)
    }
  }

  /** `ЗафиксироватьТранзакцию`. */
  async commit(): Promise<void> {
    const open = this.#active()
    if (open.depth > 1) {
      open.depth--
      return
    }
    try {
      const connection = this.#sound(open)
      await connection.query('COMMIT')
    } catch (error) {
      await this.#rolledBack()
      throw this.inOurWords(error, this.#source, open.database)
    }
    this.#open = undefined
    open.database.pool.give(open.connection)
  }

  /** `ОтменитьТранзакцию`. Inside another one that can only be rolled back then. */
  async rollback(): Promise<void> {
    const open = this.#active()
    if (open.depth > 1) {
      open.depth--
      open.failed = true
      return
    }
    await this.#rolledBack()
  }

  /** What a call leaves open is rolled back, as 1C does. */
  async end(): Promise<void> {
    await this.#rolledBack()
  }

  async #rolledBack(): Promise<void> {
    const open = this.#open
    if (open === undefined) return
    this.#open = undefined
    const { database, connection } = open
    try {
      if (connection.isLost) throw new DriverError('lost', '')
      await connection.query('ROLLBACK')
      database.pool.give(connection)
    } catch {
      await database.pool.discard(connection)
    }
  }

  async #within<T>(open: Open, place: string, run: (link: Link) => Promise<T>): Promise<T> {
    const connection = this.#sound(open)
    try {
      return await run({ database: open.database, connection })
    } catch (error) {
      if (error instanceof DriverError) open.failed = true
      throw this.inOurWords(error, place, open.database)
    }
  }

  #active(): Open {
    if (this.#open === undefined) throw dataError('no-transaction', { source: this.#source })
    return this.#open
  }

  #sound({ failed, connection }: Open): DriverConnection {
    if (failed && !connection.isLost) throw dataError('transaction-failed', { source: this.#source })
    return connection
  }

  /** The error of a database with its place; any other as it is. */
  inOurWords(error: unknown, place: string, database: ExternalDatabase): unknown {
    if (error instanceof DriverError && (error.trouble === 'no-table' || error.trouble === 'no-field')) database.forget()
    return inOurWords(error, { source: this.#source, place: place === '' ? this.#source : place, where: database.where })
  }
}

async function began({ dialect }: ExternalDatabase, connection: DriverConnection, level: IsolationLevel): Promise<void> {
  for (const text of dialect.begin(climbed(level, dialect.levels))) await connection.query(text)
}
