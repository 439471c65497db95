/** Rows: cells by the slots of the columns of their owner. */
import { whole } from '../../run/big-number.ts'
import { toNumber } from '../../run/convert.ts'
import type { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Column, Columns } from './columns.ts'

export abstract class RowObject extends BslObject {
  abstract override readonly type: ObjectType
  /** Values by slot; what was never set is `undefined`. */
  readonly cells: unknown[] = []

  abstract get columns(): Columns

  cell(column: Column): unknown {
    return this.cells[column.slot] ?? (column.slot in this.cells ? null : column.initial)
  }

  setCell(column: Column, value: unknown): void {
    this.cells[column.slot] = column.adjusted(value)
  }

  override getField(folded: string): unknown {
    const column = this.columns.getField(folded) as Column | undefined
    return column && this.cell(column)
  }

  override setField(folded: string, value: unknown): boolean {
    const column = this.columns.getField(folded) as Column | undefined
    if (!column) return false
    this.setCell(column, value)
    return true
  }

  override getIndex(index: unknown): unknown {
    return this.cell(this.columns.need(index))
  }

  override setIndex(index: unknown, value: unknown): void {
    this.setCell(this.columns.need(index), value)
  }

  override *iterate(): Iterable<unknown> {
    for (const column of this.columns.items) yield this.cell(column)
  }

  fieldNames(): Iterable<string> {
    return this.columns.items.map((one) => one.name)
  }

  /** Values of columns of another owner by the names they share. */
  copyFrom(other: RowObject, columns: readonly Column[]): void {
    for (const column of columns) {
      const own = this.columns.find(column.name)
      if (own) this.cells[own.slot] = other.cell(column)
    }
  }
}

/** The place that a number, or a text of one, names. */
export const placeOf = (key: unknown): number => Number(whole(toNumber(key)))

/** Members that rows of tables and trees share. */
export const rowMethods = {
  'Получить|Get|i': (self: RowObject, index: number) => self.getIndex(index),
  'Установить|Set|ia': (self: RowObject, index: number, value: unknown) => self.setIndex(index, value),
}
