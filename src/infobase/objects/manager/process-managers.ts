/** Business processes and tasks, as handlers call them: `BusinessProcesses.Согласование.CreateBusinessProcess()`. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import type { Task } from '../../definition/objects/task.ts'
import { routePointRef } from '../../model/route-points.ts'
import { and, equal, field, value, type Expression } from '../../query/expression.ts'
import { column } from '../../query/plan.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Reference } from '../../values/reference.ts'
import { requireRight, type Base } from '../base.ts'
import type { BusinessProcessObject, TaskObject } from '../process/process-object.ts'
import { DocumentManager, ReferenceManager, type AnyFields } from './managers.ts'
import { planFor, type SelectedRow } from './selection.ts'

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
    const base = this.#base
    const { object } = this.#table
    requireRight(base, object, 'Read')
    const { MainAddressingAttribute, Addressing, AddressingAttributes } = object.definition as Task
    const main = MainAddressingAttribute.split('.').at(-1)!
    const dimensionOf = (name: string): string => AddressingAttributes[name]?.AddressingDimension.split('.').at(-1) || name
    const others = Object.keys(AddressingAttributes).filter((one) => one !== main)
    const own: readonly Expression[] = main === '' ? [] : [equal(field(main), value(performer))]
    const where = and(equal(field('Executed'), value(false)), {
      kind: 'or',
      operands: [...own, ...(await this.#roles(Addressing, main, others, performer, dimensionOf))],
    })
    const rows = await base.transactions.read(() => base.reader.select({ ...planFor(base, this.#table, {}), where }))
    return rows.map((row) => Object.fromEntries(this.#table.columns.map((one, at) => [one.field.Name, row[at]])) as SelectedRow & F)
  }

  /** A condition for each record of the register that has the performer. */
  async #roles(
    addressing: string,
    main: string,
    others: readonly string[],
    performer: Reference,
    dimensionOf: (name: string) => string,
  ): Promise<readonly Expression[]> {
    const register = this.#base.layout.table(addressing)
    if (register?.column(dimensionOf(main)) === undefined) return []
    const shared = others.filter((one) => register.column(dimensionOf(one)) !== undefined)
    const plan = {
      source: { kind: 'object', name: addressing } as const,
      where: equal(field(dimensionOf(main)), value(performer)),
      columns: shared.map((one) => column(dimensionOf(one))),
    }
    const rows = await this.#base.transactions.read(() => this.#base.reader.select(plan))
    return rows.map((row) => and(...shared.map((one, at) => equal(field(one), value(row[at])))))
  }

  // The same by their Russian names.
  /** `CreateTask`. */
  declare readonly СоздатьЗадачу: this['CreateTask']
  /** `TasksByPerformer`. */
  declare readonly ЗадачиПоИсполнителю: this['TasksByPerformer']
}

inRussian(TaskManager, memberNames.TaskManager)
