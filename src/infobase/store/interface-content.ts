/**
 * What the standard OData interface publishes, as УстановитьСоставСтандартногоИнтерфейсаOData keeps it with the data (chapter 17.4.12):
 * full names of objects. Where it was never set, settings of the interface decide.
 */
import type { Engine } from './engine.ts'
import type { Tables } from './tables.ts'

const TABLE = '_odata'

/** Its one row besides the names: the content was set, if only to nothing. */
const SET = ''

export class InterfaceContent {
  readonly #engine: Engine
  readonly #tables: Tables
  /** The list as long as it stays the same one: models of the interface are kept by it. */
  #kept: { readonly names: readonly string[] | undefined } | undefined

  constructor(engine: Engine, tables: Tables) {
    this.#engine = engine
    this.#tables = tables
  }

  /** `undefined` where it was never set. */
  get(): readonly string[] | undefined {
    return (this.#kept ??= { names: this.#read() }).names
  }

  /** `undefined`: as if it had never been set. */
  set(names: readonly string[] | undefined): void {
    if (names === undefined && !this.#tables.has(TABLE)) return
    this.#tables.ensureNamed(TABLE, [`CREATE TABLE ${TABLE} (name TEXT PRIMARY KEY)`])
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
