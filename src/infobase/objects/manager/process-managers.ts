/** Business processes and tasks, as handlers call them: `BusinessProcesses.Согласование.CreateBusinessProcess()`. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { routePointRef } from '../../model/route-points.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Reference } from '../../values/reference.ts'
import { requireRight, type Base } from '../base.ts'
import type { BusinessProcessObject, TaskObject } from '../process/process-object.ts'
import { DocumentManager, ReferenceManager, type AnyFields } from './managers.ts'
import type { SelectedRow } from './selection.ts'
import { tasksByPerformer } from './tasks-by-performer.ts'

export class BusinessProcessManager<F extends object = AnyFields> extends DocumentManager<F> {
  /** `ТочкиМаршрута`. References to the points of the route by their names. */
  readonly RoutePoints: Readonly<Record<string, Reference>>

  constructor(base: Base, table: TableLayout) {
    super(base, table)
    const { definition } = table.object
    const points =
      definition.kind === 'BusinessProcess' ? definition.RoutePoints.map((one) => [one.Name, routePointRef(definition, one)]) : []
    this.RoutePoints = Object.freeze(Object.fromEntries(points) as Record<string, Reference>)
  }

  /** `СоздатьБизнесПроцесс`. */
  CreateBusinessProcess(values: Readonly<Record<string, unknown>> = {}): BusinessProcessObject & F {
    return ReferenceManager.create(this).fill(values) as unknown as BusinessProcessObject & F
  }

  // The same by their Russian names.
  /** `RoutePoints`. */
  declare readonly ТочкиМаршрута: this['RoutePoints']
  /** `CreateBusinessProcess`. */
  declare readonly СоздатьБизнесПроцесс: this['CreateBusinessProcess']
}

inRussian(BusinessProcessManager, memberNames.BusinessProcessManager)

export class TaskManager<F extends object = AnyFields> extends DocumentManager<F> {
  readonly #base: Base
  readonly #table: TableLayout

  constructor(base: Base, table: TableLayout) {
    super(base, table)
    this.#base = base
    this.#table = table
  }

  /** `СоздатьЗадачу`. */
  CreateTask(values: Readonly<Record<string, unknown>> = {}): TaskObject & F {
    return ReferenceManager.create(this).fill(values) as unknown as TaskObject & F
  }

  /**
   * `ЗадачиПоИсполнителю`. Tasks to be done by a performer: those whose main addressing attribute it is, and those that the register of
   * addressing gives it, by the addressing attributes that its dimensions have the names of.
   */
  async TasksByPerformer(performer: Reference): Promise<readonly (SelectedRow & F)[]> {
    const [base, table] = [this.#base, this.#table]
    requireRight(base, table.object, 'Read')
    const rows = await base.transactions.read(() => tasksByPerformer(base, table, performer))
    return rows.map((row) => Object.fromEntries(table.columns.map((one, at) => [one.field.Name, row[at]])) as SelectedRow & F)
  }

  // The same by their Russian names.
  /** `CreateTask`. */
  declare readonly СоздатьЗадачу: this['CreateTask']
  /** `TasksByPerformer`. */
  declare readonly ЗадачиПоИсполнителю: this['TasksByPerformer']
}

inRussian(TaskManager, memberNames.TaskManager)
