/** How the columns of a table are made of those of the table that it was. */
import type { Column } from '../store/column.ts'
import type { TableLayout } from '../store/layout.ts'
import { matchedFields } from './pairs.ts'
import { isSameColumn, type Change } from './same-column.ts'

export interface TableChange {
  readonly old: TableLayout
  readonly now: TableLayout
  readonly columns: readonly ColumnChange[]
  /** Old columns that there are no more. */
  readonly dropped: readonly Column[]
  /** Nothing of it is to be touched. */
  readonly isSame: boolean
}

export interface ColumnChange {
  readonly now: Column
  /** `undefined`: it is new. */
  readonly old: Column | undefined
  /** Its cells stay as they are. */
  readonly isSame: boolean
}

export function tableChange(old: TableLayout, now: TableLayout, change: Change): TableChange {
  const fields = matchedFields(
    old.columns.map((one) => one.field),
    now.columns.map((one) => one.field),
  )
  const byField = new Map(old.columns.map((one) => [one.field, one]))
  const columns = now.columns.map((one): ColumnChange => {
    const was = fields.get(one.field)
    const found = was === undefined ? undefined : byField.get(was)
    return { now: one, old: found, isSame: found !== undefined && isSameColumn(found, one, change) }
  })
  const used = new Set(columns.map((one) => one.old))
  return {
    old,
    now,
    columns,
    dropped: old.columns.filter((one) => !used.has(one)),
    isSame: columns.every((one) => one.isSame && one.old?.name === one.now.name) && sameStatements(old, now) && !isPeriodChanged(old, now),
  }
}

const sameStatements = (old: TableLayout, now: TableLayout): boolean => old.create.join(';') === now.create.join(';')

/** The fields that a subordinate register has and another has not. */
export const becomesSubordinate = ({ old, now }: TableChange): boolean =>
  now.section === undefined
  && now.object.kind === 'InformationRegister'
  && now.column('Recorder') !== undefined
  && old.column('Recorder') === undefined

export const isPeriodChanged = (old: TableLayout, now: TableLayout): boolean => periodicityOf(old) !== periodicityOf(now)
const periodicityOf = ({ object }: TableLayout): string =>
  object.kind === 'InformationRegister' ? object.definition.InformationRegisterPeriodicity : ''
