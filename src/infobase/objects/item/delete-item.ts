/** Deletes items at once, with their rows, what is below them, what they own, and their records in registers. */
import { dataError } from '../../data-error.ts'
import type { Separators } from '../../exchange/registration.ts'
import type { TableLayout } from '../../store/layout.ts'
import { valuesOf } from '../../store/row.ts'
import type { Reference } from '../../values/reference.ts'
import { observed, raised, requireRight, type Base } from '../base.ts'
import { DataRecord } from '../fields/record.ts'
import { deleteRecords, keysOfRecords, separatorsOf } from '../register/record-set.ts'
import { requireItem } from '../restriction.ts'
import { subordinate } from './hierarchy.ts'
import type { Item } from './item.ts'
import { referenceTo } from './items.ts'

export async function deleteItem(base: Base, item: Item): Promise<void> {
  const table = DataRecord.tableOf(item)
  requireRight(base, table.object, 'Delete')
  await base.transactions.run(async () => {
    requireItem(base, table, 'Delete', item.Ref)
    const { Cancel } = await raised(base, table.object, 'BeforeDelete', item, { Cancel: false })
    if (Cancel) throw dataError('cancelled', { what: item.Presentation(), event: 'BeforeDelete' })
    const { Sender } = item.DataExchange
    const separators: Separators = (name) => item.get(name)
    base.registration.fill(item.DataExchange, table, separators)
    for (const one of subordinate(base, item).toReversed()) {
      const reference = referenceTo(base, one.table, one.uuid)
      deleteRows(base, one.table, reference, Sender)
      base.registration.recordAutomatic(one.table, [[reference]], separators, Sender)
    }
    deleteRows(base, table, item.Ref, Sender)
    base.registration.record(item.DataExchange, table, [[item.Ref]])
  })
  observed(base, 'delete', table.object, item.Ref.UUID)
}

function deleteRows(base: Base, table: TableLayout, reference: Reference, sender: Reference | undefined): void {
  // A node that is gone is owed nothing.
  if (table.object.kind === 'ExchangePlan') base.registration.received(reference)
  base.writer.delete(table, table.columns.slice(0, 1), [reference])
  for (const section of base.layout.sections(table.object.FullName)) base.writer.delete(section, section.columns.slice(0, 1), [reference])
  const { definition, FullName } = table.object
  if (definition.kind === 'Document') base.sequences.forget(FullName, reference)
  if (definition.kind === 'Document' && definition.RegisterRecordsDeletion !== 'AutoDeleteOff') {
    for (const name of definition.RegisterRecords) {
      const register = base.layout.table(name)
      if (register !== undefined) deleteRecords(base, register, reference, sender)
    }
  }
  deleteLedRecords(base, reference, sender)
}

/** Records of information registers go with what a leading dimension of theirs refers to. */
function deleteLedRecords(base: Base, reference: Reference, sender: Reference | undefined): void {
  for (const { FullName } of base.model.of('InformationRegister')) {
    const register = base.layout.table(FullName)!
    for (const column of register.columns) {
      const { definition } = column.field
      const leads = definition !== undefined && 'Master' in definition && definition.Master
      if (!leads || !column.codecs.some((one) => one.type === reference.type)) continue
      const old = base.writer.rows(register, [column], [reference]).map((row) => valuesOf(register, row))
      if (old.length === 0) continue
      base.writer.delete(register, [column], [reference])
      base.registration.recordAutomatic(register, keysOfRecords(register, old), separatorsOf(register, old), sender)
    }
  }
}
