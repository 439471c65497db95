/**
 * Snapshots of everything that is there: each table is copied when one is taken, and those that were written to since are copied back.
 */
import { dataError } from '../data-error.ts'
import type { Engine } from './engine.ts'
import type { Tables } from './tables.ts'
import type { Writer } from './writer.ts'

export interface Snapshot {
  readonly number: number
}

interface Kept {
  readonly tables: ReadonlySet<string>
  /** Written to since it was taken, or since it was restored. */
  readonly touched: Set<string>
}

export class Snapshots {
  readonly #engine: Engine
  readonly #tables: Tables
  readonly #writer: Writer
  readonly #kept = new Map<number, Kept>()
  /** Where the copies are: in memory beside the data, or tables that the connection has for itself. */
  readonly #place: 'kept' | 'pg_temp'
  #isAttached = false
  #last = 0

  constructor(engine: Engine, tables: Tables, writer: Writer) {
    this.#engine = engine
    this.#place = engine.dialect === 'sqlite' ? 'kept' : 'pg_temp'
    this.#tables = tables
    this.#writer = writer
  }

  take(): Snapshot {
    this.#attach()
    this.#spread()
    const number = ++this.#last
    const tables = new Set(this.#tables.names.filter((name) => name.startsWith('t')))
    for (const name of tables)
      this.#engine.execute(
        `DROP TABLE IF EXISTS ${this.#place}.s${number}_${name}; CREATE TABLE ${this.#place}.s${number}_${name} AS SELECT * FROM ${name}`,
      )
    this.#kept.set(number, { tables, touched: new Set() })
    return Object.freeze({ number })
  }

  /** @throws DataError for a snapshot of another infobase */
  restore({ number }: Snapshot): void {
    this.#spread()
    const found = this.#kept.get(number)
    if (found === undefined) throw dataError('not-found', { what: `snapshot ${number}` })
    for (const name of this.#tables.names.filter((one) => one.startsWith('t'))) {
      if (!found.tables.has(name)) {
        this.#engine.execute(`DROP TABLE ${name}`)
        this.#tables.forget(name)
      } else if (found.touched.has(name) || this.#engine.shared !== undefined) {
        // What another process wrote to is not known here.
        this.#engine.execute(`DELETE FROM ${name}; INSERT INTO ${name} SELECT * FROM ${this.#place}.s${number}_${name}`)
      }
    }
    this.#writer.forgetWrites()
    const changed = [...found.touched]
    found.touched.clear()
    // For the others these tables are now what they were not.
    for (const [other, { touched }] of this.#kept) if (other !== number) for (const name of changed) touched.add(name)
  }

  /** Two infobases over one engine share the place. */
  #attach(): void {
    if (this.#isAttached || this.#place !== 'kept') return
    const attached = this.#engine.prepare('PRAGMA database_list').all([])
    if (!attached.some((row) => row['name'] === 'kept')) this.#engine.execute("ATTACH ':memory:' AS kept")
    this.#isAttached = true
  }

  /** Tells every snapshot what was written to. */
  #spread(): void {
    for (const { touched } of this.#kept.values()) for (const name of this.#writer.touched) touched.add(name)
    this.#writer.touched.clear()
  }
}
