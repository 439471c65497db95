/** The tables that there are: each is made when it is first used, since thousands at once would take seconds. */
import type { Engine } from './engine.ts'
import type { TableLayout } from './layout.ts'

export class Tables {
  readonly #engine: Engine
  readonly #fill: (table: TableLayout) => void
  readonly #made: Set<string>
  /** Made since the transaction began: a rollback takes them back. */
  #pending: string[] = []

  /** `fill` writes what a new table has from its start, such as predefined items. */
  constructor(engine: Engine, fill: (table: TableLayout) => void) {
    this.#engine = engine
    this.#fill = fill
    this.#made = new Set(engine.names())
  }

  has(name: string): boolean {
    return this.#made.has(name)
  }

  ensure(tables: readonly TableLayout[]): void {
    for (const table of tables) if (!this.#made.has(table.name)) this.#make(table)
  }

  /** Makes a table that no object has, such as one of totals. */
  ensureNamed(name: string, create: readonly string[]): void {
    if (this.#made.has(name)) return
    for (const statement of create) this.#engine.execute(statement)
    this.#add(name)
  }

  #make(table: TableLayout): void {
    this.ensure(table.needs)
    for (const statement of table.create) this.#engine.execute(statement)
    this.#add(table.name)
    this.#fill(table)
  }

  #add(name: string): void {
    this.#made.add(name)
    this.#pending.push(name)
  }

  committed(): void {
    this.#pending = []
  }

  rolledBack(): void {
    for (const name of this.#pending) this.#made.delete(name)
    this.#pending = []
  }

  forget(name: string): void {
    this.#made.delete(name)
  }

  get names(): readonly string[] {
    return [...this.#made]
  }
}
