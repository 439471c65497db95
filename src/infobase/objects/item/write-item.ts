/**
 * Writes an item in 1C's order: begin, BeforeWrite, code or number, rows, OnWrite, what comes with it (posting), commit. What a handler
 * throws or cancels takes all of it back.
 */
import { said } from '../../../diagnostics/said.ts'
import { dataError } from '../../data-error.ts'
import type { TableLayout } from '../../store/layout.ts'
import { versionText, versionNumber } from '../../store/version.ts'
import type { Value } from '../../values/value.ts'
import { hears, observed, raised, requireRight, type Base } from '../base.ts'
import { DataRecord } from '../fields/record.ts'
import { lineNumber, RowList } from '../fields/table-part.ts'
import { requireItem } from '../restriction.ts'
import { checkHierarchy, clearInapplicable } from './hierarchy.ts'
import { Item } from './item.ts'
import { isThere, keptVersion, referenceTo } from './items.ts'
import { checkUnique, numberNew } from './numbering.ts'

export interface Writing {
  /** What BeforeWrite is given beside Cancel, such as WriteMode of documents. */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** Sets fields before the row is written. */
  readonly prepare?: () => void
  /** Runs in the transaction when the row is there. */
  readonly afterRow?: () => Promise<void>
}

export async function writeItem(base: Base, item: Item, writing: Writing): Promise<void> {
  if (isWrittenAtOnce(base, item, writing)) return
  requireToWrite(base, item)
  const before = [...DataRecord.valuesOf(item)]
  try {
    await base.transactions.run(() => written(base, item, writing))
  } catch (error) {
    takeBack(item, before)
    throw error
  }
  settled(base, item)
}

/**
 * Writes it without waiting, where nobody hears of it and nothing comes with it: a promise for each step, followed by node for the sake of
 * the transaction, would cost more than the row. `false`: nothing was done.
 */
function isWrittenAtOnce(base: Base, item: Item, writing: Writing): boolean {
  if (writing.afterRow !== undefined || !canWriteAtOnce(base, DataRecord.tableOf(item))) return false
  writeAtOnce(base, item, writing)
  return true
}

/** Whether nobody hears of a writing, and no transaction is in its way. */
export const canWriteAtOnce = (base: Base, { object }: TableLayout): boolean =>
  base.events(object.FullName) === undefined && base.transactions.isFree

/** Only where it can be done. */
export function writeAtOnce(base: Base, item: Item, writing: Omit<Writing, 'afterRow'>): void {
  requireToWrite(base, item)
  const before = [...DataRecord.valuesOf(item)]
  try {
    base.transactions.runAtOnce(() => {
      putDown(base, item, begun(base, item) === true, writing)
      base.registration.record(item.DataExchange, DataRecord.tableOf(item), [[item.Ref]])
    })
  } catch (error) {
    takeBack(item, before)
    throw error
  }
  settled(base, item)
}

const requireToWrite = (base: Base, item: Item): void =>
  requireRight(base, DataRecord.tableOf(item).object, item.IsNew() ? 'Insert' : 'Update')

const systemFields: ReadonlySet<string> = new Set(['Ref', 'DataVersion', 'Posted'])

/** What the transaction takes back, the object takes back too. */
function takeBack(item: Item, before: readonly Value[]): void {
  const { columns } = DataRecord.tableOf(item)
  const values = DataRecord.valuesOf(item)
  for (const [at, value] of before.entries()) if (systemFields.has(columns[at]!.field.Name)) values[at] = value
}

function settled(base: Base, item: Item): void {
  Item.settled(item)
  observed(base, 'write', DataRecord.tableOf(item).object, item.Ref.UUID)
}

async function written(base: Base, item: Item, writing: Writing): Promise<void> {
  const table = DataRecord.tableOf(item)
  const { object } = table
  if (hears(base, object, 'BeforeWrite')) await uncancelled(base, item, 'BeforeWrite', writing.parameters ?? {})
  const numbered = begun(base, item)
  putDown(base, item, numbered instanceof Promise ? await numbered : numbered, writing)
  if (hears(base, object, 'OnWrite')) await uncancelled(base, item, 'OnWrite', {})
  base.registration.record(item.DataExchange, table, [[item.Ref]])
  if (writing.afterRow !== undefined) await writing.afterRow()
}

/** Reference and code of a new item; gives whether that code is unique for sure. */
function begun(base: Base, item: Item): boolean | Promise<boolean> {
  const table = DataRecord.tableOf(item)
  base.registration.fill(item.DataExchange, table, (name) => item.get(name))
  if (item.IsNew()) DataRecord.put(item, 'Ref', referenceTo(base, table, Item.wantedUUID(item) ?? base.newUUID()))
  return item.DataExchange.Load ? false : numberNew(base, item)
}

/** The rows, once they are as they may be. */
function putDown(base: Base, item: Item, isUnique: boolean, { prepare }: Writing): void {
  const table = DataRecord.tableOf(item)
  if (!item.DataExchange.Load) {
    checkHierarchy(base, item)
    if (!isUnique) checkUnique(base, item)
  }
  clearInapplicable(item)
  prepare?.()
  const right = item.IsNew() ? 'Insert' : 'Update'
  if (right === 'Update') requireItem(base, table, right, item.Ref)
  putRows(base, item, table)
  requireItem(base, table, right, item.Ref)
}

/** @throws DataError where the handler cancels the writing */
async function uncancelled(base: Base, item: Item, event: string, parameters: Readonly<Record<string, unknown>>): Promise<void> {
  const { Cancel } = await raised(base, DataRecord.tableOf(item).object, event, item, { Cancel: false, ...parameters })
  if (Cancel) throw dataError('cancelled', { what: item.Presentation(), event })
}

/** The row with its next version, and the rows of the tabular sections anew. Nothing is in the way of their keys. */
function putRows(base: Base, item: Item, table: TableLayout): void {
  DataRecord.put(item, 'DataVersion', nextVersion(base, item, table))
  base.writer.insert(table, DataRecord.valuesOf(item), !item.IsNew(), true)
  for (const list of Item.sectionsOf(item)) {
    const section = RowList.tableOf(list)
    if (!item.IsNew()) {
      if (!RowList.isChanged(list)) continue
      base.writer.delete(section, section.columns.slice(0, 1), [item.Ref])
    }
    base.writer.insertAll(
      section,
      Array.from(list, (row, at) => sectionValues(row, item.Ref, at)),
      true,
    )
  }
}

/** The row's own values, with its owner and number. */
function sectionValues(row: DataRecord, owner: Value, at: number): readonly Value[] {
  const values = DataRecord.valuesOf(row)
  values[0] = owner
  values[1] = lineNumber(at + 1)
  return values
}

/** @throws DataError where another one wrote the item since it was read */
function nextVersion(base: Base, item: Item, table: TableLayout): string {
  if (item.IsNew()) {
    // A reference that is made here is of no other item.
    if (Item.wantedUUID(item) !== undefined && isThere(base, table, item.Ref.UUID))
      throw dataError('not-unique', { object: table.object.FullName, field: said('Ref', 'Ссылка'), value: item.Ref.UUID })
    return versionText(0)
  }
  const kept = keptVersion(base, table, item.Ref.UUID)
  if (kept !== item.get('DataVersion')) throw dataError('version-mismatch', { what: item.Presentation() })
  return versionText(versionNumber(String(kept)) + 1)
}

export async function markForDeletion(base: Base, item: Item, mark: boolean, writing: Writing = {}): Promise<void> {
  await writeItem(base, item, {
    ...writing,
    prepare() {
      DataRecord.put(item, 'DeletionMark', mark)
      writing.prepare?.()
    },
  })
}
