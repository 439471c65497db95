/** Managers of accounting registers, with 1C's virtual tables by their English names. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import type { DateTime } from '../../../xdto/values/date-time.ts'
import { entryBalance, entryBalanceAndTurnovers, requiredEntries } from '../../registers/accounting/balances.ts'
import { entriesWithExtDimensions, extDimensions } from '../../registers/accounting/records.ts'
import { entryDrCrTurnovers, entryTurnovers } from '../../registers/accounting/turnovers.ts'
import type { Reference } from '../../values/reference.ts'
import type { Where } from './condition.ts'
import type { AnyFields } from './managers.ts'
import { RegisterManager } from './register-managers.ts'
import { orderItem, type SelectedRow } from './selection.ts'

interface EntryOptions {
  /** Of the account: `({ Account }) => Account.Code.eq('41')`. */
  readonly AccountCondition?: Where
  /** Of accounts, extra dimensions and dimensions. */
  readonly Condition?: Where
  /** `['Account', 'ExtDimension1', 'Организация']`: what rows are told apart by; everything when absent. */
  readonly Dimensions?: readonly string[]
  /** Types of extra dimensions: the first is `ExtDimension1`; accounts that do not have them all are left out. */
  readonly ExtDimensions?: readonly Reference[]
}
export interface EntryBalanceOptions extends EntryOptions {
  /** Without it: what there is after all entries. Entries of that very second are not in the balance. */
  readonly Period?: DateTime
}
export interface EntryTurnoversOptions extends EntryOptions {
  /** Both are included. */
  readonly StartPeriod?: DateTime
  readonly EndPeriod?: DateTime
  /** `['MonthPeriod']`, `['Recorder']` … */
  readonly Details?: readonly string[]
}
export interface BalancedTurnoversOptions extends EntryTurnoversOptions {
  /** Of the other account of an entry: `BalancedAccount`; of DrCrTurnovers `AccountCr`. */
  readonly BalancedAccountCondition?: Where
  readonly BalancedExtDimensions?: readonly Reference[]
}
export interface EntriesOptions {
  /** Both are included. */
  readonly StartPeriod?: DateTime
  readonly EndPeriod?: DateTime
  readonly Condition?: Where
  /** `['Period', '-LineNumber']`. */
  readonly Order?: readonly string[]
  readonly Top?: number
}

export class AccountingRegisterManager<F extends object = AnyFields> extends RegisterManager<F> {
  /** `Остатки`. Of each resource `…Balance`, `…BalanceDr`, `…BalanceCr`, `…SplittedBalanceDr`, `…SplittedBalanceCr`. */
  async Balance({ AccountCondition, Condition, ...rest }: EntryBalanceOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) => {
      const { register } = requiredEntries(table, 'Balance').byAccount
      const where = (one: Where | undefined) => condition(one, register)
      return entryBalance(base, table, { ...rest, AccountCondition: where(AccountCondition), Condition: where(Condition) })
    })
  }

  /**
   * `ОстаткиИОбороты`. Of each resource the balances before and after as `Balance` has them (`…OpeningBalanceDr` …), and `…Turnover`,
   * `…TurnoverDr`, `…TurnoverCr`.
   */
  async BalanceAndTurnovers({ AccountCondition, Condition, ...rest }: EntryTurnoversOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) => {
      const { register } = requiredEntries(table, 'BalanceAndTurnovers').byAccount
      const where = (one: Where | undefined) => condition(one, register)
      return entryBalanceAndTurnovers(base, table, { ...rest, AccountCondition: where(AccountCondition), Condition: where(Condition) })
    })
  }

  /**
   * `Обороты`. Of each resource `…Turnover`, `…TurnoverDr`, `…TurnoverCr`; `Dimensions` may name `BalancedAccount`, `BalancedExtDimension1`
   * … too.
   */
  async Turnovers(options: BalancedTurnoversOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    const { AccountCondition, BalancedAccountCondition, Condition, ...rest } = options
    return RegisterManager.virtual(this, (base, table, condition) => {
      const { balanced, byAccount } = requiredEntries(table, 'Turnovers')
      const where = (one: Where | undefined) => condition(one, (balanced ?? byAccount).register)
      return entryTurnovers(base, table, {
        ...rest,
        AccountCondition: where(AccountCondition),
        BalancedAccountCondition: where(BalancedAccountCondition),
        Condition: where(Condition),
      })
    })
  }

  /** `ОборотыДтКт`. By `AccountDr`, `AccountCr` and what goes with them; with correspondence only. */
  async DrCrTurnovers(options: BalancedTurnoversOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    const { AccountCondition, BalancedAccountCondition, Condition, ...rest } = options
    return RegisterManager.virtual(this, (base, table, condition) =>
      entryDrCrTurnovers(base, table, {
        ...rest,
        AccountCondition: condition(AccountCondition),
        BalancedAccountCondition: condition(BalancedAccountCondition),
        Condition: condition(Condition),
      }),
    )
  }

  /** `Субконто`. Each extra dimension of each entry: `Period`, `Recorder`, `LineNumber`, `RecordType`, `Type`, `Value`. */
  async ExtDimensions(): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) => extDimensions(base.reader, table, condition(undefined)))
  }

  /** `ДвиженияССубконто`. Records with all their fields. */
  async RecordsWithExtDimensions({ Condition, Order, ...rest }: EntriesOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) =>
      entriesWithExtDimensions(base.reader, table, {
        ...rest,
        Condition: condition(Condition),
        Order: Order?.map((one) => orderItem(table, one)),
      }),
    )
  }

  // The same by their Russian names.
  /** `Balance`. */
  declare readonly Остатки: this['Balance']
  /** `Turnovers`. */
  declare readonly Обороты: this['Turnovers']
  /** `BalanceAndTurnovers`. */
  declare readonly ОстаткиИОбороты: this['BalanceAndTurnovers']
  /** `DrCrTurnovers`. */
  declare readonly ОборотыДтКт: this['DrCrTurnovers']
  /** `ExtDimensions`. */
  declare readonly Субконто: this['ExtDimensions']
  /** `RecordsWithExtDimensions`. */
  declare readonly ДвиженияССубконто: this['RecordsWithExtDimensions']
}

inRussian(AccountingRegisterManager, memberNames.AccountingRegisterManager)
