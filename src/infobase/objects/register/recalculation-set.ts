/** Records of a recalculation, as handlers read and clear them: what is to be calculated anew, by the recorder that has it. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import type { RecalculationTable } from '../../registers/calculation/recalculation-table.ts'
import type { Column } from '../../store/column.ts'
import { valuesOf } from '../../store/row.ts'
import { requireRight, type Base } from '../base.ts'
import { DataRecord } from '../fields/record.ts'
import { RowList } from '../fields/table-part.ts'
import { FilterItem, type Filter } from './filter.ts'

export class RecalculationRecordSet extends RowList {
  readonly #base: Base
  readonly #table: RecalculationTable
  /** `Отбор`. By `RecalculationObject`, the recorder; without it all records. */
  readonly Filter: Filter

  constructor(base: Base, table: RecalculationTable) {
    super(table.rows)
    this.#base = base
    this.#table = table
    const item = new FilterItem(table.rows.columns[0]!, table.register.object.FullName)
    this.Filter = { RecalculationObject: item, ОбъектПерерасчета: item }
  }

  /** `Прочитать`. The records that there are. */
  async Read(): Promise<void> {
    requireRight(this.#base, this.#table.register.object, 'Read')
    await this.#base.transactions.read(() => {
      const { rows } = this.#table
      const found = this.#base.writer.rows(rows, this.#filtered(), [this.Filter['RecalculationObject']!.Value])
      RowList.put(
        this,
        found.map((row) => valuesOf(rows, row)),
      )
    })
  }

  /** `Записать`. In place of those that there are, or without `replace` beside them: a set without rows says that all was calculated. */
  async Write(replace = true): Promise<void> {
    requireRight(this.#base, this.#table.register.object, 'Update')
    await this.#base.transactions.run(() => {
      const { rows } = this.#table
      const { Use, Value } = this.Filter['RecalculationObject']!
      if (replace) this.#base.writer.delete(rows, this.#filtered(), [Value])
      for (const row of this) {
        if (Use) DataRecord.put(row, 'RecalculationObject', Value)
        this.#base.writer.insert(rows, DataRecord.valuesOf(row))
      }
    })
  }

  #filtered(): readonly Column[] {
    return this.Filter['RecalculationObject']!.Use ? this.#table.rows.columns.slice(0, 1) : []
  }

  // The same by their Russian names.
  /** `Filter`. */
  declare readonly Отбор: this['Filter']
  /** `Read`. */
  declare readonly Прочитать: this['Read']
  /** `Write`. */
  declare readonly Записать: this['Write']
}

inRussian(RecalculationRecordSet, memberNames.RecalculationRecordSet)
