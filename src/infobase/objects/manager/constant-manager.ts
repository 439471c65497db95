/** Constants: one value each, as handlers call them: `await Constants.ВалютаУчета.Get()`. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { dataError } from '../../data-error.ts'
import { DataExchange } from '../../exchange/data-exchange.ts'
import type { Column } from '../../store/column.ts'
import type { TableLayout } from '../../store/layout.ts'
import { emptyValues, valuesOf } from '../../store/row.ts'
import type { Value } from '../../values/value.ts'
import { observed, raised, requireRight, type Base } from '../base.ts'
import { assigned } from '../fields/assign.ts'

const noArea: ReadonlyMap<string, Value> = new Map()

export class ConstantManager {
  readonly #base: Base
  readonly #table: TableLayout

  constructor(base: Base, table: TableLayout) {
    this.#base = base
    this.#table = table
  }

  /** `Получить`. */
  async Get(): Promise<Value> {
    requireRight(this.#base, this.#table.object, 'Read')
    const { columns, values } = this.#place(noArea)
    const row = await this.#base.transactions.read(() => this.#base.writer.rows(this.#table, columns, values)[0])
    observed(this.#base, 'read', this.#table.object, '')
    return row === undefined ? this.#table.columns[0]!.empty : valuesOf(this.#table, row)[0]
  }

  /** `Установить`. The handlers of BeforeWrite and OnWrite see an object with `Value`. @throws DataError */
  async Set(value: unknown): Promise<void> {
    await this.#set(value, false, noArea)
  }

  /** As `Set`, in an area of data; `isLoading`: it is data of another infobase, and handlers see `DataExchange.Load`. */
  static async setIn(manager: ConstantManager, area: ReadonlyMap<string, Value>, value: unknown, isLoading: boolean): Promise<void> {
    await manager.#set(value, isLoading, area)
  }

  /** One row an area, which its separators tell. */
  #place(area: ReadonlyMap<string, Value>): { readonly columns: readonly Column[]; readonly values: readonly Value[] } {
    const columns = this.#table.columns.filter(({ field }) => field.role === 'separator')
    return { columns, values: columns.map(({ field, empty }) => area.get(field.Name) ?? empty) }
  }

  async #set(value: unknown, isLoading: boolean, area: ReadonlyMap<string, Value>): Promise<void> {
    const { object, columns } = this.#table
    requireRight(this.#base, object, 'Update')
    const manager = { Value: assigned(columns[0]!, value, object.FullName), DataExchange: new DataExchange() }
    manager.DataExchange.Load = isLoading
    await this.#base.transactions.run(async () => {
      await this.#raise('BeforeWrite', manager)
      this.#base.registration.fill(manager.DataExchange, this.#table, (name) => area.get(name) ?? this.#table.column(name)?.empty)
      const place = this.#place(area)
      const values = emptyValues(this.#table)
      values[0] = assigned(columns[0]!, manager.Value, object.FullName)
      for (const [at, column] of place.columns.entries()) values[columns.indexOf(column)] = place.values[at]
      this.#base.writer.delete(this.#table, place.columns, place.values)
      this.#base.writer.insert(this.#table, values)
      await this.#raise('OnWrite', manager)
      this.#base.registration.record(manager.DataExchange, this.#table, [[]])
    })
    observed(this.#base, 'write', object, '')
  }

  static tableOf(manager: ConstantManager): TableLayout {
    return manager.#table
  }

  async #raise(event: string, manager: object): Promise<void> {
    const { object } = this.#table
    const { Cancel } = await raised(this.#base, object, event, manager, { Cancel: false })
    if (Cancel) throw dataError('cancelled', { what: object.FullName, event })
  }

  // The same by their Russian names.
  /** `Get`. */
  declare readonly Получить: this['Get']
  /** `Set`. */
  declare readonly Установить: this['Set']
}

inRussian(ConstantManager, memberNames.ConstantManager)
