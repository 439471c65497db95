/** Tasks of a point of a route: made, addressed as the point says, and written. */
import type { BusinessProcess } from '../../definition/objects/business-process.ts'
import type { RoutePoint } from '../../definition/parts/route-point.ts'
import { and, equal, field, value } from '../../query/expression.ts'
import { column } from '../../query/plan.ts'
import { EnumMember, Reference } from '../../values/reference.ts'
import { tableFor, type Base } from '../base.ts'
import { assigned } from '../fields/assign.ts'
import { DataRecord } from '../fields/record.ts'
import { localTime } from '../item/document-object.ts'
import { Item, objectOf } from '../item/item.ts'
import type { StoredObject } from '../item/stored-object.ts'
import { predefinedUUID } from '../predefined.ts'
import { cancelledAt, raisedAt } from './point-events.ts'

/** Handlers may make tasks of their own, in place of the one that there is by itself. */
export async function formTasks(base: Base, run: Item, point: RoutePoint, reference: Reference): Promise<readonly StoredObject[]> {
  const tasks: StoredObject[] = []
  const before = { TasksBeingFormed: tasks, StandardProcessing: true }
  const { StandardProcessing } = await raisedAt(base, run, point, reference, 'BeforeCreateTasks', before)
  const { Task } = run.Metadata().definition as BusinessProcess
  if (StandardProcessing && Task !== '') tasks.push(addressed(base, objectOf(base, tableFor(base, Task), undefined, true), point))
  for (const task of tasks) {
    DataRecord.put(task, 'BusinessProcess', run.Ref)
    DataRecord.put(task, 'RoutePoint', reference)
    if (String(task.get('Date')).startsWith('0001')) task.set('Date', localTime(base.system.now()))
  }
  const { Cancel } = await raisedAt(base, run, point, reference, 'OnCreateTask', { TasksBeingFormed: tasks, Cancel: false })
  if (Cancel) throw cancelledAt(run, point, 'OnCreateTask')
  for (const task of tasks) await task.Write()
  return tasks
}

function addressed(base: Base, task: Item, { Name, TaskDescription, AddressingAttributes }: RoutePoint): StoredObject {
  const { columns, column: columnOf, object } = DataRecord.tableOf(task)
  if (columnOf('Description') !== undefined) task.set('Description', TaskDescription || Name)
  for (const [name, text] of Object.entries(AddressingAttributes)) {
    const at = columns.findIndex((one) => one.field.Name === name)
    if (at >= 0) DataRecord.valuesOf(task)[at] = assigned(columns[at]!, designTimeValue(base, text), object.FullName)
  }
  return task as StoredObject
}

/** `Catalog.Роли.Бухгалтер` is a predefined item, `Enum.Роли.EnumValue.Бухгалтер` a member; anything else is a text. */
function designTimeValue(base: Base, text: string): unknown {
  const [kind = '', object = '', ...rest] = text.split('.')
  const found = base.model.byFullName(`${kind}.${object}`)
  if (found === undefined || rest.length === 0) return text
  const name = rest.at(-1)!
  if (name === 'EmptyRef') return undefined
  if (kind === 'Enum') return new EnumMember(`EnumRef.${object}`, name)
  const uuid = predefinedUUID(found, name)
  return uuid === undefined ? text : new Reference(`${kind}Ref.${object}`, uuid, base.home)
}

/** Points of the process that have tasks to be done. */
export async function activePoints(base: Base, run: Item): Promise<readonly Reference[]> {
  const { Task } = run.Metadata().definition as BusinessProcess
  if (Task === '') return []
  const plan = {
    source: { kind: 'object', name: Task } as const,
    where: and(equal(field('BusinessProcess'), value(run.Ref)), equal(field('Executed'), value(false))),
    columns: [column('RoutePoint')],
  }
  return (await base.transactions.read(() => base.reader.select(plan))).flatMap(([point]) => (point instanceof Reference ? [point] : []))
}
