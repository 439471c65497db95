/** Tables that queries put aside for those after them. */
import type { RowTable } from '../values.ts'

/** Temporary tables by their names in small letters; they live as long as their manager. */
export class TempTables {
  readonly #tables = new Map<string, RowTable>()

  get(name: string): RowTable | undefined {
    return this.#tables.get(name.toLowerCase())
  }

  set(name: string, table: RowTable): void {
    this.#tables.set(name.toLowerCase(), table)
  }

  drop(name: string): void {
    this.#tables.delete(name.toLowerCase())
  }

  get names(): readonly string[] {
    return [...this.#tables.keys()]
  }

  Close(): void {
    this.#tables.clear()
  }
}
