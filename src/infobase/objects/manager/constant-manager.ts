/** Constants: one value each, as handlers call them: `await Constants.ВалютаУчета.Get()`. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { dataError } from '../../data-error.ts'
import { DataExchange } from '../../exchange/data-exchange.ts'
import type { TableLayout } from '../../store/layout.ts'
import { emptyValues, valuesOf } from '../../store/row.ts'
import type { Value } from '../../values/value.ts'
import { observed, raised, requireRight, type Base } from '../base.ts'
import { assigned } from '../fields/assign.ts'

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
    const row = await this.#base.transactions.read(() => this.#base.writer.rows(this.#table, [], [])[0])
    observed(this.#base, 'read', this.#table.object, '')
    return row === undefined ? this.#table.columns[0]!.empty : valuesOf(this.#table, row)[0]
  }

  /** `Установить`. The handlers of BeforeWrite and OnWrite see an object with `Value`. @throws DataError */
  async Set(value: unknown): Promise<void> {
    await this.#set(value, false)
  }

  /** As `Set`, of data of another infobase: handlers see `DataExchange.Load`. */
  static async load(manager: ConstantManager, value: unknown): Promise<void> {
    await manager.#set(value, true)
  }

  async #set(value: unknown, isLoading: boolean): Promise<void> {
    const { object, columns } = this.#table
    requireRight(this.#base, object, 'Update')
    const manager = { Value: assigned(columns[0]!, value, object.FullName), DataExchange: new DataExchange() }
    manager.DataExchange.Load = isLoading
    await this.#base.transactions.run(async () => {
      await this.#raise('BeforeWrite', manager)
      this.#base.registration.fill(manager.DataExchange, this.#table, (name) => this.#table.column(name)?.empty)
      const values = emptyValues(this.#table)
      values[0] = assigned(columns[0]!, manager.Value, object.FullName)
      this.#base.writer.delete(this.#table, [], [])
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
