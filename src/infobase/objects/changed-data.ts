/** What a message of an exchange has, as handlers hold it: objects, sets of records, values of constants, and what was deleted. */
import { changeTable } from '../exchange/change-table.ts'
import { keysOf, type Scope } from '../exchange/selection.ts'
import type { TableLayout } from '../store/layout.ts'
import { valuesOf } from '../store/row.ts'
import { Reference } from '../values/reference.ts'
import type { Value } from '../values/value.ts'
import type { Base } from './base.ts'
import { objectOfRow, type Item } from './item/item.ts'
import { itemRow } from './item/items.ts'
import { RecordSet } from './register/record-set.ts'

/** An object that is no longer there. */
export class ObjectDeletion {
  readonly Ref: Reference

  constructor(reference: Reference) {
    this.Ref = reference
  }
}

/** The value of a constant. */
interface ChangedConstant {
  readonly Constant: string
  readonly Value: Value
}

/** A set is empty where its recorder has no records any longer. */
export type ChangedData = Item | ObjectDeletion | RecordSet | ChangedConstant

/** Gives changes of each table in turn, a page of keys at a time. The caller has given them their number. */
export async function* changedKeys(
  base: Base,
  node: Reference,
  messageNo: bigint,
  scope: Scope,
): AsyncGenerator<{ readonly table: TableLayout; readonly keys: readonly (readonly Value[])[] }> {
  const plan = BigInt(base.layout.numberOf(base.registration.planOf(node).FullName))
  const tables = await base.transactions.read(() => base.registration.tablesOf(node))
  for (const table of tables) {
    const next = keysOf(base.writer, table, { plan, node, messageNo, scope })
    for (;;) {
      const keys = await base.transactions.read(next)
      if (keys.length === 0) break
      yield { table, keys }
    }
  }
}

/** The data of one key as it is now. */
export function dataOf(base: Base, table: TableLayout, key: readonly Value[]): ChangedData {
  if (table.object.kind === 'Constant') {
    const [row] = base.writer.rows(table, [], [])
    return { Constant: table.object.Name, Value: row === undefined ? table.columns[0]!.empty : valuesOf(table, row)[0] }
  }
  const [reference] = key
  if (table.column('Ref') !== undefined && reference instanceof Reference) {
    const row = itemRow(base, table, reference.UUID)
    return row === undefined ? new ObjectDeletion(reference) : objectOfRow(base, table, row)
  }
  const set = new RecordSet(base, table)
  for (const [at, column] of changeTable(table).key.entries()) set.Filter[column.field.Name]?.Set(key[at])
  RecordSet.read(set)
  return set
}
