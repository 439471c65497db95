/** Managers of registers, as handlers call them: record sets, single records, and the virtual tables. */
import type { DateTime } from '../../../xdto/values/date-time.ts'
import type { Expression } from '../../query/expression.ts'
import { balance, balanceAndTurnovers, turnovers } from '../../registers/balance.ts'
import { slice } from '../../registers/slice.ts'
import type { VirtualTable } from '../../registers/virtual.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Reference } from '../../values/reference.ts'
import { observed, requireRight, type Base } from '../base.ts'
import { RecordManager, recordManager } from '../register/record-manager.ts'
import { RecordSet } from '../register/record-set.ts'
import { requireAllowed } from '../restriction.ts'
import { whereExpression, type Where } from './condition.ts'
import type { AnyFields } from './managers.ts'
import { named, planFor, selected, type SelectedRow, type SelectOptions } from './selection.ts'

/** The expression of a condition, on the register's fields or on those of rows that are made of it. */
type ConditionOf = (where: Where | undefined, rows?: TableLayout) => Expression | undefined

export class RegisterManager<F extends object = AnyFields> {
  readonly #base: Base
  readonly #table: TableLayout

  constructor(base: Base, table: TableLayout) {
    this.#base = base
    this.#table = table
  }

  CreateRecordSet(): RecordSet {
    return new RecordSet(this.#base, this.#table)
  }

  /** Records with all their fields. */
  async Select(options: SelectOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return (await selected(this.#base, this.#table, options)) as readonly (SelectedRow & F)[]
  }

  /** The records of a recorder in their order. */
  async SelectByRecorder(Recorder: Reference): Promise<readonly (SelectedRow & F)[]> {
    return this.Select({ where: { Recorder }, order: ['LineNumber'] })
  }

  static baseOf(manager: RegisterManager): Base {
    return manager.#base
  }
  static tableOf(manager: RegisterManager): TableLayout {
    return manager.#table
  }
  static async virtual<F extends object>(
    manager: RegisterManager<F>,
    make: (base: Base, table: TableLayout, condition: ConditionOf) => VirtualTable,
  ): Promise<readonly (SelectedRow & F)[]> {
    const base = manager.#base
    const table = manager.#table
    requireRight(base, table.object, 'Read')
    const made = await base.transactions.read(() =>
      make(base, table, (said, rows = table) => {
        const where = said === undefined ? undefined : whereExpression(said, rows, base.layout)
        // Conditions of other tables than the register's own say nothing of its rows.
        const own = where !== undefined && rows === table ? { where } : {}
        requireAllowed(base, table.object, { ...planFor(base, table, {}), ...own })
        return where
      }),
    )
    observed(base, 'find', table.object, `${made.rows.length}`)
    return made.rows.map((row) => named(made.fields, row)) as readonly unknown[] as readonly (SelectedRow & F)[]
  }
}

export class InformationRegisterManager<F extends object = AnyFields> extends RegisterManager<F> {
  /** One record of a register that no document records. */
  CreateRecordManager(values: Readonly<Record<string, unknown>> = {}): RecordManager & F {
    return recordManager(RegisterManager.baseOf(this as RegisterManager), RegisterManager.tableOf(this as RegisterManager)).fill(
      values,
    ) as RecordManager & F
  }

  /** Of each combination of dimensions the last record up to `period`, which is included. */
  async SliceLast(period?: DateTime, where?: Where): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) =>
      slice(base, table, 'Last', { Period: period, Condition: condition(where) }),
    )
  }

  /** Of each combination of dimensions the first record from `period` on, which is included. */
  async SliceFirst(period?: DateTime, where?: Where): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) =>
      slice(base, table, 'First', { Period: period, Condition: condition(where) }),
    )
  }

  /** Resources and attributes of the last record of these dimensions; `undefined` where there is none. */
  async GetLast(period: DateTime | undefined, dimensions: Readonly<Record<string, unknown>>): Promise<(SelectedRow & F) | undefined> {
    return (await this.SliceLast(period, dimensions))[0]
  }

  async GetFirst(period: DateTime | undefined, dimensions: Readonly<Record<string, unknown>>): Promise<(SelectedRow & F) | undefined> {
    return (await this.SliceFirst(period, dimensions))[0]
  }

  /** The record with that key; `undefined` where there is none. */
  async Get(key: Readonly<Record<string, unknown>>): Promise<(SelectedRow & F) | undefined> {
    return (await this.Select({ where: key, top: 1 }))[0]
  }
}

export interface BalanceOptions {
  /** Without it: what there is after all movements. Movements of that very second are not in the balance. */
  readonly Period?: DateTime
  readonly Condition?: Where
  readonly Dimensions?: readonly string[]
}
export interface TurnoversOptions {
  /** Both are included. */
  readonly StartPeriod?: DateTime
  readonly EndPeriod?: DateTime
  readonly Condition?: Where
  readonly Dimensions?: readonly string[]
  /** `['MonthPeriod']`, `['Recorder']`: a row a month, a row a recorder; `Period`, `LineNumber` and the other periods likewise. */
  readonly Details?: readonly string[]
}

export class AccumulationRegisterManager<F extends object = AnyFields> extends RegisterManager<F> {
  async Balance({ Condition, ...rest }: BalanceOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) => balance(base, table, { ...rest, Condition: condition(Condition) }))
  }

  async Turnovers({ Condition, ...rest }: TurnoversOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) => turnovers(base, table, { ...rest, Condition: condition(Condition) }))
  }

  async BalanceAndTurnovers({ Condition, ...rest }: TurnoversOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) =>
      balanceAndTurnovers(base, table, { ...rest, Condition: condition(Condition) }),
    )
  }
}
