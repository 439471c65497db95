/**
 * The door to PostgreSQL: statements of SQLite as it takes them, over two connections. What belongs to a transaction goes over the one that
 * writes; what is read beside it goes over the other, and sees what is committed.
 */
import { said } from '../../../diagnostics/said.ts'
import {
  checkBound,
  EngineError,
  type Bound,
  type CellList,
  type CellRow,
  type Engine,
  type SharedEngine,
  type Statement,
} from '../../../infobase/store/engine.ts'
import { LOCK_TIMEOUT, type PostgresAddress } from './address.ts'
import { Beside, type Reading } from './beside.ts'
import { Insertions, isInsertion, type Insertion } from './insertions.ts'
import type { Line, Reply } from './protocol.ts'
import { holesIn, rewritten, rewrittenAll } from './rewrite.ts'
import { stepsOf } from './steps.ts'
import type { Asked, Wire } from './wire.ts'

/** More texts than these are not kept prepared by the server. */
const PREPARED = 2_000

/** Numbers of locks in a database begin with it. */
const LOCKS = 0x1c83
/** Of work that one process does. */
const WORKS = 0x1c87

export class PostgresEngine implements Engine {
  readonly name = 'postgres'
  readonly dialect = 'postgres'
  readonly shared: SharedEngine
  readonly #wire: Wire
  readonly #schema: string
  readonly #timeout: number
  readonly #beside: Beside
  readonly #names = new Map<string, string>()
  #prepared = 0
  #line: Line = 'write'
  readonly #insertions = new Insertions()
  /** Something was told since the last answer that may fail. */
  #isTold = false
  /** The connection in which a transaction is open. */
  #transaction: number | undefined

  constructor(wire: Wire, { schema, timeout }: Pick<PostgresAddress, 'schema' | 'timeout'>) {
    this.#wire = wire
    this.#beside = new Beside(wire)
    this.#timeout = timeout
    this.#schema = schema
    this.shared = {
      begin: (seconds) => this.#begin(seconds),
      reading: (action) => this.#reading(action),
      steady: (action) => this.#beside.steady(action),
      exclusive: { take: (work) => this.#take(work), give: (work) => this.#give(work) },
      settle: () => {
        if (this.#isTold) this.#ask({ text: '' })
      },
    }
  }

  prepare(sql: string): Statement {
    const text = rewritten(sql)
    const holes = holesIn(text)
    const ask = (values: readonly Bound[]): Reply => {
      checkBound(values, holes)
      return this.#ask({ text, name: this.#nameOf(text), values: values.map(written) })
    }
    if (text === 'COMMIT' || text === 'ROLLBACK') return { all: () => [], run: () => this.#ended(text) }
    const waits = isInsertion(sql)
    const asked = (values: readonly Bound[]): Insertion => {
      checkBound(values, holes)
      return { text, values: values.map(written) }
    }
    return {
      all: (values) => rowsOf(ask(values)),
      list: (values) => listOf(ask(values)),
      listLater: async (values) => listOf(await this.#beside.ask({ ...asked(values), name: this.#nameOf(text) })),
      pieces: (reading, values) => this.#beside.pieces(reading as Reading, asked(values)),
      run: (values) => ask(values).count ?? 0,
      later: (values, isSure = false) => {
        checkBound(values, holes)
        this.#isTold ||= !isSure || values.some(isLong)
        if (waits && this.#transaction !== undefined) this.#tellAll(this.#insertions.add(sql, values.map(written)))
        else this.#tell({ text, values: values.map(written) })
      },
    }
  }

  #tell({ text, values }: Insertion): void {
    this.#tellAll(this.#insertions.taken())
    this.#wire.tell({ text, name: this.#nameOf(text), values, line: this.#line, connection: this.#transaction })
  }

  #tellAll(insertions: readonly Insertion[]): void {
    for (const { text, values } of insertions) {
      const known = rewritten(text)
      this.#wire.tell({ text: known, name: this.#nameOf(known), values, line: 'write', connection: this.#transaction })
    }
  }

  execute(sql: string): void {
    this.#ask({ text: rewrittenAll(sql) })
    // What is prepared keeps the types that columns had: where one is another now, it is prepared anew.
    if (/\b(?:CREATE|ALTER|DROP) TABLE\b/.test(sql)) this.#names.clear()
  }

  steps(sql: string): readonly string[] {
    return stepsOf(rewritten(sql), (text) => rowsOf(this.#wire.ask({ line: 'read', text })))
  }

  #ended(text: string): number {
    try {
      const { command } = this.#ask({ text })
      // A transaction in which something failed is rolled back when it is to be committed, without an error.
      if (command !== text)
        throw new EngineError('failed', said('something failed in the transaction before', 'в транзакции уже была ошибка'))
    } finally {
      if (text === 'ROLLBACK') this.#transaction = undefined
    }
    if (text === 'COMMIT') this.#transaction = undefined
    return 0
  }

  #ask(question: Omit<Asked, 'line' | 'connection'>): Reply {
    if (this.#line === 'write') {
      if (question.text === 'ROLLBACK') this.#insertions.forget()
      this.#tellAll(this.#insertions.taken())
      this.#isTold = false
    }
    return this.#wire.ask({ ...question, line: this.#line, connection: this.#line === 'write' ? this.#transaction : undefined })
  }

  /** The functions that SQL may call are in the schema. */
  define(): void {}

  names(): readonly string[] {
    const found = this.#ask({
      text: "SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'v')",
      values: [this.#schema],
    })
    return rowsOf(found).map((row) => String(row['relname']))
  }

  close(): void {
    this.#wire.close()
  }

  async #begin(seconds: number): Promise<void> {
    const milliseconds = Math.max(1, Math.round(seconds * 1000))
    const text = `BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = ${milliseconds};
      SELECT pg_advisory_xact_lock(${LOCKS}, hashtext('${this.#schema}'));
      SET LOCAL lock_timeout = ${LOCK_TIMEOUT}; SET LOCAL statement_timeout = ${Math.round(this.#timeout)}`
    try {
      const { connection } = await this.#wire.askLater({ line: 'write', text }, milliseconds + 5_000)
      this.#transaction = connection
    } catch (error) {
      this.#rolledBack()
      throw error
    }
  }

  /** A lock of the connection that reads, which is in no transaction: the server gives it up when the connection ends. */
  #take(work: string): boolean {
    const text = `SELECT CASE WHEN EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
      AND classid = ${WORKS} AND objid = (hashtext($1)::bigint & 4294967295)::oid)
      THEN 1 ELSE pg_try_advisory_lock(${WORKS}, hashtext($1))::int END AS held`
    const [row] = rowsOf(this.#wire.ask({ line: 'read', text, name: this.#nameOf(text), values: [this.#lockOf(work)] }))
    return Number(row?.['held']) === 1
  }

  #give(work: string): void {
    this.#wire.ask({ line: 'read', text: `SELECT pg_advisory_unlock(${WORKS}, hashtext($1))`, values: [this.#lockOf(work)] })
  }

  /** Numbers are of a database, works of a schema. */
  #lockOf(work: string): string {
    return `${this.#schema} ${work}`
  }

  #rolledBack(): void {
    this.#insertions.forget()
    try {
      this.#wire.ask({ line: 'write', text: 'ROLLBACK' })
    } catch (error) {
      if (!(error instanceof EngineError) || error.trouble !== 'lost') throw error
    }
  }

  #reading<T>(action: () => T): T {
    const before = this.#line
    this.#line = 'read'
    try {
      return action()
    } finally {
      this.#line = before
    }
  }

  #nameOf(text: string): string | undefined {
    let name = this.#names.get(text)
    if (name === undefined && this.#names.size < PREPARED) this.#names.set(text, (name = `s${this.#prepared++}`))
    return name
  }
}

/** An index takes no long text: who writes one waits for the answer. */
const LONG = 400

const isLong = (value: Bound): boolean => typeof value === 'string' && value.length > LONG

/** Everything goes as text: the server knows what each is. */
function written(value: Bound): string | null {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  return value === null ? null : String(value)
}

const listOf = ({ rows = [] }: Reply): readonly CellList[] => rows as readonly CellList[]

function rowsOf({ names = [], rows = [] }: Reply): readonly CellRow[] {
  return rows.map((row) => {
    const made: Record<string, unknown> = {}
    for (const [at, name] of names.entries()) made[name] = row[at]
    return made as CellRow
  })
}
