/** A row of a tabular section or a record of a set, with its fields in both languages. */
import { DataRecord } from '../../../../infobase/objects/fields/record.ts'
import { errors } from '../../../run/error.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'
import { assign } from '../values/assign.ts'
import { fieldsOf } from '../values/fields.ts'
import type { RunData } from '../values/run-data.ts'
import { fromData } from '../values/values.ts'

const rowType = new ObjectType('СтрокаТабличнойЧасти|TabularSectionRow', { presentation: 'Строка табличной части' })

export class RowValue extends BslObject {
  readonly type: ObjectType = rowType
  readonly data: RunData
  readonly record: DataRecord

  constructor(data: RunData, record: DataRecord) {
    super()
    this.data = data
    this.record = record
  }

  override getField(folded: string): unknown {
    const column = fieldsOf(DataRecord.tableOf(this.record)).byName.get(folded)
    return column && fromData(this.data, this.record.get(column.field.Name), column)
  }

  override setField(folded: string, value: unknown): boolean {
    const column = fieldsOf(DataRecord.tableOf(this.record)).byName.get(folded)
    if (column === undefined) return false
    assign(this.data, this.record, column, folded, value)
    return true
  }

  override getIndex(index: unknown): unknown {
    const found = this.getField(this.#name(index))
    if (found === undefined) throw errors.noField(String(index))
    return found
  }

  override setIndex(index: unknown, value: unknown): void {
    if (!this.setField(this.#name(index), value)) throw errors.noField(String(index))
  }

  #name(index: unknown): string {
    return typeof index === 'string'
      ? index.toLowerCase()
      : (fieldsOf(DataRecord.tableOf(this.record)).names[Number(index)] ?? '').toLowerCase()
  }

  fieldNames(): Iterable<string> {
    return fieldsOf(DataRecord.tableOf(this.record)).names
  }
}

export const rowTypes = [rowType]
