/** The virtual tables of accounting registers. */
import { entryBalance, entryBalanceAndTurnovers } from '../../../infobase/registers/accounting/balances.ts'
import { entriesWithExtDimensions, extDimensions } from '../../../infobase/registers/accounting/records.ts'
import { entryDrCrTurnovers, entryTurnovers } from '../../../infobase/registers/accounting/turnovers.ts'
import type { VirtualTable } from '../../../infobase/registers/virtual.ts'
import type { TableLayout } from '../../../infobase/store/layout.ts'
import { totalsOfEntries } from '../../bind/tables/columns.ts'
import { bothOf } from '../block-plan.ts'
import { countAt, dateAt, referencesAt } from './arguments.ts'
import { detailsOf, type Asked } from './asked.ts'
import { otherTable } from './others.ts'

export function entryTable(asked: Asked, register: TableLayout): VirtualTable {
  const { reading, reader, used, condition, allowed } = asked
  const { base } = reader.run
  const Condition = bothOf([condition('Condition'), allowed].filter((one) => one !== undefined))
  const [StartPeriod, EndPeriod] = [dateAt(asked, 'From'), dateAt(asked, 'To')]
  if (reading.table === 'Changes') return otherTable(asked, register)
  if (reading.table === 'ExtDimensions') return extDimensions(base.reader, register, Condition)
  if (reading.table === 'RecordsWithExtDimensions')
    return entriesWithExtDimensions(base.reader, register, { StartPeriod, EndPeriod, Condition, Top: countAt(asked, 'Top') })
  const keys = totalsOfEntries(base, register.object, reading.table)!.dimensions.map(({ field }) => field.Name)
  const common = {
    AccountCondition: condition('Account'),
    Condition,
    Dimensions: keys.filter((one) => used.includes(one)),
    ExtDimensions: referencesAt(asked, 'Kinds'),
  }
  if (reading.table === 'Balance') return entryBalance(base, register, { ...common, Period: StartPeriod })
  const span = { ...common, StartPeriod, EndPeriod, Details: detailsOf(asked) }
  if (reading.table === 'BalanceAndTurnovers') return entryBalanceAndTurnovers(base, register, span)
  const BalancedExtDimensions =
    referencesAt(asked, 'BalancedKinds') ?? (used.some((one) => /Balanced(?:Turnover)/.test(one)) ? [] : undefined)
  const both = { ...span, BalancedAccountCondition: condition('Balanced'), BalancedExtDimensions }
  return reading.table === 'Turnovers' ? entryTurnovers(base, register, both) : entryDrCrTurnovers(base, register, both)
}
