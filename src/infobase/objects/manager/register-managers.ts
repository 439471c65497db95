/** Managers of registers, as handlers call them: record sets, single records, and the virtual tables. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
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

  /** `СоздатьНаборЗаписей`. */
  CreateRecordSet(): RecordSet {
    return new RecordSet(this.#base, this.#table)
  }

  /** `Выбрать`. Records with all their fields. */
  async Select(options: SelectOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return (await selected(this.#base, this.#table, options)) as readonly (SelectedRow & F)[]
  }

  /** `ВыбратьПоРегистратору`. The records of a recorder in their order. */
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
        const where = said === undefined ? undefined : whereExpression(said, rows, base)
        // Conditions of other tables than the register's own say nothing of its rows.
        const own = where !== undefined && rows === table ? { where } : {}
        requireAllowed(base, table.object, { ...planFor(base, table, {}), ...own })
        return where
      }),
    )
    observed(base, 'find', table.object, `${made.rows.length}`)
    return made.rows.map((row) => named(made.fields, row)) as readonly unknown[] as readonly (SelectedRow & F)[]
  }

  // The same by their Russian names.
  /** `CreateRecordSet`. */
  declare readonly СоздатьНаборЗаписей: this['CreateRecordSet']
  /** `Select`. */
  declare readonly Выбрать: this['Select']
  /** `SelectByRecorder`. */
  declare readonly ВыбратьПоРегистратору: this['SelectByRecorder']
}

inRussian(RegisterManager, memberNames.RegisterManager)

export class InformationRegisterManager<F extends object = AnyFields> extends RegisterManager<F> {
  /** `СоздатьМенеджерЗаписи`. One record of a register that no document records. */
  CreateRecordManager(values: Readonly<Record<string, unknown>> = {}): RecordManager & F {
    return recordManager(RegisterManager.baseOf(this as RegisterManager), RegisterManager.tableOf(this as RegisterManager)).fill(
      values,
    ) as RecordManager & F
  }

  /** `СрезПоследних`. Of each combination of dimensions the last record up to `period`, which is included. */
  async SliceLast(period?: DateTime, where?: Where): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) =>
      slice(base, table, 'Last', { Period: period, Condition: condition(where) }),
    )
  }

  /** `СрезПервых`. Of each combination of dimensions the first record from `period` on, which is included. */
  async SliceFirst(period?: DateTime, where?: Where): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) =>
      slice(base, table, 'First', { Period: period, Condition: condition(where) }),
    )
  }

  /** `ПолучитьПоследнее`. Resources and attributes of the last record of these dimensions; `undefined` where there is none. */
  async GetLast(period: DateTime | undefined, dimensions: Readonly<Record<string, unknown>>): Promise<(SelectedRow & F) | undefined> {
    return (await this.SliceLast(period, dimensions))[0]
  }

  /** `ПолучитьПервое`. */
  async GetFirst(period: DateTime | undefined, dimensions: Readonly<Record<string, unknown>>): Promise<(SelectedRow & F) | undefined> {
    return (await this.SliceFirst(period, dimensions))[0]
  }

  /** `Получить`. The record with that key; `undefined` where there is none. */
  async Get(key: Readonly<Record<string, unknown>>): Promise<(SelectedRow & F) | undefined> {
    return (await this.Select({ where: key, top: 1 }))[0]
  }

  // The same by their Russian names.
  /** `CreateRecordManager`. */
  declare readonly СоздатьМенеджерЗаписи: this['CreateRecordManager']
  /** `SliceLast`. */
  declare readonly СрезПоследних: this['SliceLast']
  /** `SliceFirst`. */
  declare readonly СрезПервых: this['SliceFirst']
  /** `GetLast`. */
  declare readonly ПолучитьПоследнее: this['GetLast']
  /** `GetFirst`. */
  declare readonly ПолучитьПервое: this['GetFirst']
  /** `Get`. */
  declare readonly Получить: this['Get']
}

inRussian(InformationRegisterManager, memberNames.InformationRegisterManager)

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
  /** `Остатки`. */
  async Balance({ Condition, ...rest }: BalanceOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) => balance(base, table, { ...rest, Condition: condition(Condition) }))
  }

  /** `Обороты`. */
  async Turnovers({ Condition, ...rest }: TurnoversOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) => turnovers(base, table, { ...rest, Condition: condition(Condition) }))
  }

  /** `ОстаткиИОбороты`. */
  async BalanceAndTurnovers({ Condition, ...rest }: TurnoversOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) =>
      balanceAndTurnovers(base, table, { ...rest, Condition: condition(Condition) }),
    )
  }

  // The same by their Russian names.
  /** `Balance`. */
  declare readonly Остатки: this['Balance']
  /** `Turnovers`. */
  declare readonly Обороты: this['Turnovers']
  /** `BalanceAndTurnovers`. */
  declare readonly ОстаткиИОбороты: this['BalanceAndTurnovers']
}

inRussian(AccumulationRegisterManager, memberNames.AccumulationRegisterManager)
