/**
 * What the standard OData interface publishes, as УстановитьСоставСтандартногоИнтерфейсаOData keeps it with the data (chapter 17.4.12):
 * full names of objects. Where it was never set, settings of the interface decide.
 */
import type { Engine } from './engine.ts'
import type { Tables } from './tables.ts'

type Reading = <T>(read: () => T) => T

const TABLE = '_odata'

/** Milliseconds that the list is taken as read where other processes may set it. */
const FRESH = 1_000

/** Its one row besides the names: the content was set, if only to nothing. */
const SET = ''

export class InterfaceContent {
  readonly #engine: Engine
  readonly #tables: Tables
  readonly #now: () => number
  /** The list as long as it stays the same one: models of the interface are kept by it. */
  #kept: { readonly names: readonly string[] | undefined; readonly until: number } | undefined

  constructor(engine: Engine, tables: Tables, now: () => number) {
    this.#engine = engine
    this.#tables = tables
    this.#now = now
  }

  /**
   * `undefined` where it was never set. What another process set is seen within a second.
   *
   * @param reading Runs what reads the database, and says its errors in words
   */
  get(reading: Reading = (read) => read()): readonly string[] | undefined {
    const kept = this.#kept
    if (kept !== undefined && this.#now() < kept.until) return kept.names
    const read = reading(() => this.#read())
    const names = kept !== undefined && String(kept.names) === String(read) ? kept.names : read
    this.#kept = { names, until: this.#engine.shared === undefined ? Infinity : this.#now() + FRESH }
    return names
  }

  /** Makes its table. */
  ensure(): void {
    this.#tables.ensureNamed(TABLE, [`CREATE TABLE ${TABLE} (name TEXT PRIMARY KEY)`])
  }

  /** `undefined`: as if it had never been set. */
  set(names: readonly string[] | undefined): void {
    if (names === undefined && !this.#tables.has(TABLE)) return
    this.ensure()
    this.#engine.prepare(`DELETE FROM ${TABLE}`).run([])
    const insert = this.#engine.prepare(`INSERT INTO ${TABLE} (name) VALUES (?)`)
    if (names !== undefined) for (const one of [SET, ...new Set(names)]) insert.run([one])
    this.#kept = undefined
  }

  /** After a transaction that may have set it was taken back. */
  forget(): void {
    this.#kept = undefined
  }

  #read(): readonly string[] | undefined {
    if (!this.#tables.has(TABLE)) return undefined
    const names = this.#engine
      .prepare(`SELECT name FROM ${TABLE} ORDER BY name`)
      .all([])
      .map((row) => String(row['name']))
    return names.includes(SET) ? names.filter((one) => one !== SET) : undefined
  }
}
