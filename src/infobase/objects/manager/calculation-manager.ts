/** Managers of calculation registers, with the virtual tables of the query language by their English names. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { recalculationTables, type RecalculationTable } from '../../registers/calculation/recalculation-table.ts'
import { actualActionPeriod, calculationBase, scheduleData } from '../../registers/calculation/tables.ts'
import type { Reference } from '../../values/reference.ts'
import { tableFor, type Base } from '../base.ts'
import { RecalculationRecordSet } from '../register/recalculation-set.ts'
import type { Where } from './condition.ts'
import type { AnyFields } from './managers.ts'
import { RegisterManager } from './register-managers.ts'
import type { SelectedRow } from './selection.ts'

export interface CalculationOptions {
  /** Of the records that are given. */
  readonly Condition?: Where
}
export interface BaseOptions extends CalculationOptions {
  /** Dimensions of both registers that must be equal, by place; those of the same name when absent. */
  readonly MainRegisterDimensions?: readonly string[]
  readonly BaseRegisterDimensions?: readonly string[]
  /** Fields of the base register by which its records are parted: `RecorderViewPoint`. */
  readonly ViewPoints?: readonly string[]
}

export class CalculationRegisterManager<F extends object = AnyFields> extends RegisterManager<F> {
  /** `ФактическийПериодДействия`. A record for each part of its actual period of action: what displacing records leave of it. */
  async ActualActionPeriod({ Condition }: CalculationOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) => actualActionPeriod(base, table, { Condition: condition(Condition) }))
  }

  /**
   * `ДанныеГрафика`. Records with sums of the schedule's value: `ЗначениеActionPeriod`, `…ActualActionPeriod`, `…BasePeriod`,
   * `…RegistrationPeriod`.
   */
  async ScheduleData({ Condition }: CalculationOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) => scheduleData(base, table, { Condition: condition(Condition) }))
  }

  /** `База`. Records with the base of their calculation types in a register, by its name: `РезультатBase` of its resources. */
  async Base(register: string, { Condition, ...rest }: BaseOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return RegisterManager.virtual(this, (base, table, condition) =>
      calculationBase(base, table, tableFor(base, `CalculationRegister.${register}`), { ...rest, Condition: condition(Condition) }),
    )
  }

  /** `Перерасчеты`. What of the register is to be calculated anew, by the names of its recalculations. */
  get Recalculations(): Readonly<Record<string, RecalculationManager>> {
    const [base, table] = [RegisterManager.baseOf(this as RegisterManager), RegisterManager.tableOf(this as RegisterManager)]
    return Object.fromEntries(recalculationTables(table).map((one) => [one.definition.Name, new RecalculationManager(base, one)]))
  }

  // The same by their Russian names.
  /** `ActualActionPeriod`. */
  declare readonly ФактическийПериодДействия: this['ActualActionPeriod']
  /** `ScheduleData`. */
  declare readonly ДанныеГрафика: this['ScheduleData']
  /** `Base`. */
  declare readonly База: this['Base']
  /** `Recalculations`. */
  declare readonly Перерасчеты: this['Recalculations']
}

inRussian(CalculationRegisterManager, memberNames.CalculationRegisterManager)

/** One recalculation of a calculation register. */
export class RecalculationManager {
  readonly #base: Base
  readonly #table: RecalculationTable

  constructor(base: Base, table: RecalculationTable) {
    this.#base = base
    this.#table = table
  }

  /** `СоздатьНаборЗаписей`. */
  CreateRecordSet(): RecalculationRecordSet {
    return new RecalculationRecordSet(this.#base, this.#table)
  }

  /** `Выбрать`. What is to be calculated anew: `RecalculationObject`, `CalculationType` and the dimensions; of one recorder, or of all. */
  async Select(recorder?: Reference): Promise<readonly SelectedRow[]> {
    const set = this.CreateRecordSet()
    if (recorder !== undefined) set.Filter['RecalculationObject']!.Set(recorder)
    await set.Read()
    const names = this.#table.rows.columns.map(({ field }) => field.Name)
    return Array.from(set, (row) => Object.fromEntries(names.map((name) => [name, row.get(name)])))
  }

  // The same by their Russian names.
  /** `CreateRecordSet`. */
  declare readonly СоздатьНаборЗаписей: this['CreateRecordSet']
  /** `Select`. */
  declare readonly Выбрать: this['Select']
}

inRussian(RecalculationManager, memberNames.RecalculationManager)
