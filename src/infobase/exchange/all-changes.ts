/** Registered changes of an object as rows: the node, the number of the message that each was sent with, and the changed key. */
import { Decimal } from '../../xdto/values/decimal.ts'
import type { InfobaseModel } from '../model/model.ts'
import type { VirtualTable } from '../registers/virtual.ts'
import { decodeCell } from '../store/column.ts'
import type { Layout, TableLayout } from '../store/layout.ts'
import type { Tables } from '../store/tables.ts'
import type { Writer } from '../store/writer.ts'
import { uuidOfCell } from '../values/reference-cell.ts'
import { Reference, type Home } from '../values/reference.ts'
import type { Value } from '../values/value.ts'
import { changeTable } from './change-table.ts'

interface Needs {
  readonly model: InfobaseModel
  readonly layout: Layout
  readonly tables: Tables
  readonly writer: Writer
  readonly home: Home
}

export function allChanges({ model, layout, tables, writer, home }: Needs, table: TableLayout): VirtualTable {
  const { name, key } = changeTable(table)
  const plans = new Map(model.of('ExchangePlan').map((one) => [BigInt(layout.numberOf(one.FullName)), `ExchangePlanRef.${one.Name}`]))
  const rows = tables.has(name) ? writer.statement(`SELECT * FROM ${name} ORDER BY p, n`).all([]) : []
  return {
    fields: ['Node', 'MessageNo', ...key.map(({ field }) => field.Name)],
    rows: rows.flatMap((row): readonly (readonly Value[])[] => {
      const type = plans.get(BigInt(row['p'] as bigint | number))
      if (type === undefined) return []
      const [node, number] = [new Reference(type, uuidOfCell(String(row['n'])), home), row['m']]
      const message = number === null || number === undefined ? null : Decimal.from(Number(number))
      return [
        [node, message, ...key.map((one) => decodeCell(one, row[one.name] ?? null, one.tag === undefined ? undefined : row[one.tag]))],
      ]
    }),
  }
}
