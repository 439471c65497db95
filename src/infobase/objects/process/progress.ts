/**
 * How a business process goes on: from its start or from a task that was executed, along the route, to the next tasks or to the end. A join
 * waits until no task, and no branch under way, leads to it any longer.
 */
import { dataError } from '../../data-error.ts'
import type { BusinessProcess } from '../../definition/objects/business-process.ts'
import type { RoutePoint } from '../../definition/parts/route-point.ts'
import { and, equal, field, value } from '../../query/expression.ts'
import { column } from '../../query/plan.ts'
import { Reference } from '../../values/reference.ts'
import { objectOfType } from '../../values/type-of.ts'
import { observed, raised, requireRight, tableFor, type Base } from '../base.ts'
import { DataRecord } from '../fields/record.ts'
import { Item, objectOf, objectOfRow } from '../item/item.ts'
import { itemRow } from '../item/items.ts'
import type { StoredObject } from '../item/stored-object.ts'
import { activePoints, formTasks } from './formed-tasks.ts'
import { cancelledAt, raisedAt } from './point-events.ts'
import { routeOf, type Route } from './route.ts'

/** Points that a process passes without a task; a route that goes round without one is an error. */
const MOST = 1_000

/** `from`: the point to start at, where it is not the point of starting. */
export async function startProcess(base: Base, run: StoredObject, from?: Reference | string): Promise<void> {
  const { object } = DataRecord.tableOf(run)
  requireRight(base, object, 'Start')
  const route = routeOf(object.definition as BusinessProcess)
  const point = from === undefined ? route.start() : route.point(from)
  await changing(run, 'Started', () =>
    base.transactions.run(async () => {
      if (run.get('Started') === true) throw dataError('already-started', { what: run.Presentation() })
      if (point !== undefined) await raiseOrCancel(base, run, route, point, 'BeforeStart', {})
      DataRecord.put(run, 'Started', true)
      await run.Write()
      const begin = point?.Kind === 'Start' ? route.after(point) : [point ?? route.first].filter((one) => one !== undefined)
      await new Progress(base, run, route).go(begin)
    }),
  )
  observed(base, 'start', object, run.Ref.UUID)
}

/** Marks the task as executed, and has its process go on when no other task of the point is left. */
export async function executeTask(base: Base, task: StoredObject): Promise<void> {
  const { object } = DataRecord.tableOf(task)
  requireRight(base, object, 'Execute')
  await changing(task, 'Executed', () => base.transactions.run(() => executed(base, task)))
  observed(base, 'execute', object, task.Ref.UUID)
}

/** As the handler of CheckExecutionProcessing says. */
export async function mayBeExecuted(base: Base, task: StoredObject): Promise<boolean> {
  const at = placeOf(base, task)
  if (at === undefined) return true
  const { run, route, point } = at
  return (await raisedAt(base, run, point, route.ref(point), 'CheckExecutionProcessing', { Task: task, Result: true })).Result
}

async function executed(base: Base, task: StoredObject): Promise<void> {
  const { object } = DataRecord.tableOf(task)
  if (task.get('Executed') === true) throw dataError('already-executed', { what: task.Presentation() })
  const at = placeOf(base, task)
  if (!(await mayBeExecuted(base, task))) throw dataError('not-executable', { what: task.Presentation() })
  if ((await raised(base, object, 'BeforeExecute', task, { Cancel: false })).Cancel)
    throw dataError('cancelled', { what: task.Presentation(), event: 'BeforeExecute' })
  const raise = async (event: string): Promise<void> => {
    if (at !== undefined) await raiseOrCancel(base, at.run, at.route, at.point, event, { Task: task })
  }
  await raise('BeforeExecute')
  DataRecord.put(task, 'Executed', true)
  await task.Write()
  if ((await raised(base, object, 'OnExecute', task, { Cancel: false })).Cancel)
    throw dataError('cancelled', { what: task.Presentation(), event: 'OnExecute' })
  await raise('OnExecute')
  if (at === undefined) return
  const { run, route, point } = at
  if (run.Modified()) await run.Write()
  if (run.get('Completed') === true || (await activePoints(base, run)).some((one) => one.equals(route.ref(point)))) return
  await new Progress(base, run, route).go(route.after(point))
}

interface Place {
  readonly run: StoredObject
  readonly route: Route
  readonly point: RoutePoint
}

/** Where in its process a task is; `undefined` of a task without one. */
function placeOf(base: Base, task: StoredObject): Place | undefined {
  if (DataRecord.tableOf(task).column('BusinessProcess') === undefined) return undefined
  const [reference, at] = [task.get('BusinessProcess'), task.get('RoutePoint')]
  if (!(reference instanceof Reference) || !(at instanceof Reference) || reference.IsEmpty() || at.IsEmpty()) return undefined
  const run = objectFor(base, reference)
  if (run === undefined) return undefined
  const route = routeOf(run.Metadata().definition as BusinessProcess)
  return { run, route, point: route.point(at) }
}

function objectFor(base: Base, reference: Reference): StoredObject | undefined {
  const table = tableFor(base, objectOfType(reference.type) ?? '')
  const row = itemRow(base, table, reference.UUID)
  return row === undefined ? undefined : (objectOfRow(base, table, row) as StoredObject)
}

async function raiseOrCancel(base: Base, run: Item, route: Route, point: RoutePoint, event: string, more: object): Promise<void> {
  const { Cancel } = await raisedAt(base, run, point, route.ref(point), event, { ...more, Cancel: false })
  if (Cancel) throw cancelledAt(run, point, event)
}

/** What the transaction takes back, the object takes back too. */
async function changing(object: Item, name: string, action: () => Promise<void>): Promise<void> {
  const before = object.get(name)
  try {
    await action()
  } catch (error) {
    DataRecord.put(object, name, before)
    throw error
  }
}

class Progress {
  readonly #base: Base
  readonly #run: StoredObject
  readonly #route: Route

  constructor(base: Base, run: StoredObject, route: Route) {
    this.#base = base
    this.#run = run
    this.#route = route
  }

  async go(begin: readonly RoutePoint[]): Promise<void> {
    const open = [...begin]
    const joins = new Set<RoutePoint>()
    for (let passed = 0; ; passed++) {
      if (passed > MOST) throw dataError('endless-route', { process: this.#run.Metadata().FullName })
      const next = open.shift()
      const point = next ?? (await this.#joined(joins))
      if (point === undefined) return
      if (next?.Kind === 'Join') joins.add(next)
      else open.push(...(await this.#at(point)))
      if (this.#run.get('Completed') === true) return
    }
  }

  /** Takes out the next join that nothing leads to any longer; others wait for their tasks. */
  async #joined(joins: Set<RoutePoint>): Promise<RoutePoint | undefined> {
    const active = (await activePoints(this.#base, this.#run)).map((one) => this.#route.point(one))
    for (const join of joins) {
      if (active.some((one) => this.#route.reaches(one, join))) joins.delete(join)
    }
    const all = [...joins]
    const next = all.find((one) => !all.some((other) => other !== one && this.#route.reaches(other, one))) ?? all[0]
    if (next !== undefined) joins.delete(next)
    return next
  }

  /** What happens at a point; gives the points to go on to. */
  async #at(point: RoutePoint): Promise<readonly RoutePoint[]> {
    const route = this.#route
    switch (point.Kind) {
      case 'Activity':
        return (await formTasks(this.#base, this.#run, point, route.ref(point))).length === 0 ? route.after(point) : []
      case 'SubBusinessProcess':
        return (await this.#startSubordinate(point)) ? [] : route.after(point)
      case 'Condition':
        return route.after(point, (await this.#result(point, 'ConditionCheck', false)) === true ? 'True' : 'False')
      case 'Switch': {
        const chosen = String((await this.#result(point, 'SwitchProcessing', point.Next[0]?.Case ?? '')) ?? '')
        const next = route.after(point, chosen)
        if (next.length === 0) throw dataError('no-route-point', { point: chosen, process: this.#run.Metadata().FullName })
        return next
      }
      case 'Processing':
        await raisedAt(this.#base, this.#run, point, route.ref(point), 'Processing', {})
        return route.after(point)
      case 'Completion':
        await this.#complete(point)
        return []
      default:
        return route.after(point)
    }
  }

  async #result(point: RoutePoint, event: string, Result: unknown): Promise<unknown> {
    return (await raisedAt(this.#base, this.#run, point, this.#route.ref(point), event, { Result })).Result
  }

  async #complete(point: RoutePoint): Promise<void> {
    await raiseOrCancel(this.#base, this.#run, this.#route, point, 'OnComplete', {})
    DataRecord.put(this.#run, 'Completed', true)
    await this.#run.Write()
    const head = DataRecord.tableOf(this.#run).column('HeadTask') === undefined ? undefined : this.#run.get('HeadTask')
    if (!(head instanceof Reference) || head.IsEmpty() || (await this.#hasSiblings(head))) return
    const task = objectFor(this.#base, head)
    if (task !== undefined && task.get('Executed') !== true) await executed(this.#base, task)
  }

  /** Whether other processes of the same task are under way. */
  async #hasSiblings(head: Reference): Promise<boolean> {
    const plan = {
      source: { kind: 'object', name: this.#run.Metadata().FullName } as const,
      where: and(equal(field('HeadTask'), value(head)), equal(field('Completed'), value(false))),
      columns: [column('Ref')],
      top: 1,
    }
    return (await this.#base.transactions.read(() => this.#base.reader.select(plan))).length > 0
  }

  /** A process for each task of the point. */
  async #startSubordinate(point: RoutePoint): Promise<boolean> {
    const table = this.#base.layout.table(point.SubBusinessProcess)
    const reference = this.#route.ref(point)
    const tasks = await formTasks(this.#base, this.#run, point, reference)
    if (table === undefined || tasks.length === 0) return false
    const processes = tasks.map((task) => objectOf(this.#base, table, undefined, true).fill({ HeadTask: task.Ref }) as StoredObject)
    const formed = { BusinessProcessesBeingFormed: processes }
    await raiseOrCancel(this.#base, this.#run, this.#route, point, 'BeforeCreateSubBusinessProcesses', formed)
    for (const one of processes) await one.Write()
    await raiseOrCancel(this.#base, this.#run, this.#route, point, 'OnCreateSubBusinessProcesses', formed)
    for (const one of processes) await startProcess(this.#base, one)
    return true
  }
}
