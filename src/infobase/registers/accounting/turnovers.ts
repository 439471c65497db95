/** Turnovers of accounting registers, by account, by account and balanced account, and between debited and credited accounts. */
import type { Expression } from '../../query/expression.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Reference } from '../../values/reference.ts'
import { turnoversOf } from '../balance.ts'
import type { TotalsLayout } from '../totals-layout.ts'
import { refuseTable, type Registers, type VirtualTable } from '../virtual.ts'
import { both, requiredEntries, slotSide, type EntryTurnoversParameters } from './balances.ts'
import { reshaped, type SlotSide } from './slots.ts'

export interface BalancedTurnoversParameters extends EntryTurnoversParameters {
  /** Of the other account of an entry. */
  readonly BalancedAccountCondition?: Expression | undefined
  readonly BalancedExtDimensions?: readonly Reference[] | undefined
}

/**
 * Of each resource `Turnover`, `TurnoverDr`, `TurnoverCr`; by `BalancedAccount` and what goes with it where `Dimensions` names that, and
 * then of resources that are no part of balances `BalancedTurnover` … as well.
 */
export function entryTurnovers(registers: Registers, register: TableLayout, parameters: BalancedTurnoversParameters): VirtualTable {
  const totals = requiredEntries(register, 'Turnovers')
  const { AccountCondition, BalancedAccountCondition, Condition, ExtDimensions, BalancedExtDimensions, ...rest } = parameters
  const own = totals.byAccount.dimensions.map(({ field }) => field.Name)
  const Dimensions = rest.Dimensions ?? own
  const isBalanced =
    BalancedAccountCondition !== undefined
    || BalancedExtDimensions !== undefined
    || namesBalanced(Condition, own)
    || Dimensions.some((name) => !own.includes(name) && totals.byAccount.register.column(name) === undefined)
  const layout = isBalanced ? (totals.balanced ?? refuseTable(register, 'Turnovers(BalancedAccount)')) : totals.byAccount
  const sides: readonly SlotSide[] = [
    slotSide(totals, ExtDimensions, false),
    ...(isBalanced ? [otherSide(layout, own.length, totals.slots, BalancedExtDimensions)] : []),
  ]
  const table = turnoversOf(registers, layout, {
    ...rest,
    Dimensions,
    Condition: both(AccountCondition, BalancedAccountCondition, Condition),
    reshape: reshaped(registers, layout, totals.chart, sides),
  })
  return { ...table, fields: table.fields.map((name) => name.replace(/Receipt$/, 'TurnoverDr').replace(/Expense$/, 'TurnoverCr')) }
}

const otherSide = ({ dimensions }: TotalsLayout, first: number, slots: number, types: readonly Reference[] | undefined): SlotSide => ({
  account: dimensions[first]!,
  slots: dimensions.slice(first + 1, first + 1 + slots),
  types,
  isBalance: false,
})

/** Whether a condition speaks of what only rows with the other account have. */
function namesBalanced(condition: unknown, own: readonly string[]): boolean {
  if (typeof condition !== 'object' || condition === null) return false
  if ('path' in condition && Array.isArray(condition.path)) {
    const [first] = condition.path as readonly { readonly field?: string }[]
    return first?.field !== undefined && !own.includes(first.field) && /^Balanced|Balanced$|^Кор|Кор$/.test(first.field)
  }
  return Object.values(condition).some((one) => namesBalanced(one, own))
}

/**
 * Of each resource `Turnover`, or `TurnoverDr` and `TurnoverCr` where it is no part of balances. `ExtDimensions` are of the debited
 * account.
 */
export function entryDrCrTurnovers(registers: Registers, register: TableLayout, parameters: BalancedTurnoversParameters): VirtualTable {
  const totals = requiredEntries(register, 'DrCrTurnovers')
  const { AccountCondition, BalancedAccountCondition, Condition, ExtDimensions, BalancedExtDimensions, ...rest } = parameters
  const layout = totals.byPair ?? refuseTable(register, 'DrCrTurnovers')
  const { dimensions, resources } = layout
  const debit: SlotSide = {
    account: dimensions[0]!,
    slots: dimensions.slice(1, 1 + totals.slots),
    types: ExtDimensions,
    isBalance: false,
  }
  const table = turnoversOf(registers, layout, {
    ...rest,
    Condition: both(AccountCondition, BalancedAccountCondition, Condition),
    reshape: reshaped(registers, layout, totals.chart, [debit, otherSide(layout, 1 + totals.slots, totals.slots, BalancedExtDimensions)]),
  })
  const names = new Map(
    resources.map(({ field: { Name, side } }) => [
      `${Name}Turnover`,
      side === undefined ? `${Name}Turnover` : `${Name.slice(0, -2)}Turnover${side}`,
    ]),
  )
  return { ...table, fields: table.fields.map((name) => names.get(name) ?? name) }
}
