/** How business processes go along their route: which tasks there are after each step, in which order events come, and what stops it. */
import { describe, expect, test } from 'vitest'
import { processesInfobase } from '../../../../test/support/infobase/processes.ts'
import { dataEvents, type DataEvents, type EventHandler } from '../../definition/events.ts'
import type { Infobase } from '../../infobase.ts'
import type { BusinessProcessObject, TaskObject } from './process-object.ts'

interface Parameters {
  RoutePointName: string
  Result: unknown
  Cancel: boolean
  StandardProcessing: boolean
  TasksBeingFormed: TaskObject[]
}
type Handler = (process: BusinessProcessObject, parameters: Parameters) => unknown
const on = (handlers: Readonly<Record<string, Handler>>): DataEvents =>
  dataEvents('BusinessProcess', 'Согласование', handlers as unknown as Readonly<Record<string, EventHandler>>)

/** Names of the points that have tasks to be done. */
async function active(infobase: Infobase): Promise<readonly string[]> {
  const rows = await infobase.Tasks['Задача']!.Select({ where: { Executed: false } })
  return (await Promise.all(rows.map((row) => infobase.Presentation(row['RoutePoint'] as never)))).toSorted()
}

async function execute(infobase: Infobase, point: string): Promise<void> {
  for (const row of await infobase.Tasks['Задача']!.Select({ where: { Executed: false } })) {
    if ((await infobase.Presentation(row['RoutePoint'] as never)) !== point) continue
    return ((await infobase.Tasks['Задача']!.GetObject(row['Ref'] as never)) as unknown as TaskObject).ExecuteTask()
  }
  throw new Error(`no task at ${point}`)
}

async function started(infobase: Infobase): Promise<BusinessProcessObject> {
  const process = infobase.BusinessProcesses['Согласование']!.CreateBusinessProcess()
  await process.Start()
  return process
}

const state = async (infobase: Infobase) => (await infobase.BusinessProcesses['Согласование']!.Select())[0]!

describe('a route', () => {
  test.for<[string, Record<string, unknown>, [execute: string, then: string[]][]]>([
    [
      'a switch takes the case that its handler gives',
      { Вид: 'Простой', Согласовано: true },
      [['Подготовить', ['Исполнение', 'Исполнить']]],
    ],
    [
      'a split makes both tasks, a join waits for both',
      { Вид: 'Сложный', НуженБухгалтер: true, Согласовано: true },
      [
        ['Подготовить', ['Бухгалтер', 'Юрист']],
        ['Юрист', ['Бухгалтер']],
        ['Бухгалтер', ['Исполнение', 'Исполнить']],
      ],
    ],
    [
      'a branch that a condition leads past its task does not hold the join up',
      { Вид: 'Сложный', НуженБухгалтер: false, Согласовано: true },
      [
        ['Подготовить', ['Юрист']],
        ['Юрист', ['Исполнение', 'Исполнить']],
      ],
    ],
    [
      'a process within goes on to the end of the outer one',
      { Вид: 'Простой', Согласовано: true },
      [
        ['Подготовить', ['Исполнение', 'Исполнить']],
        ['Исполнить', []],
      ],
    ],
    [
      'a route may go back',
      { Вид: 'Простой', Согласовано: false },
      [
        ['Подготовить', ['Подготовить']],
        ['Подготовить', ['Подготовить']],
      ],
    ],
  ])('%s', async ([, answers, steps]) => {
    const answer: Handler = (_, parameters) => void (parameters.Result = answers[parameters.RoutePointName])
    const infobase = await processesInfobase([on({ SwitchProcessing: answer, ConditionCheck: answer })])
    await started(infobase)
    expect(await active(infobase)).toEqual(['Подготовить'])
    for (const [point, then] of steps) {
      await execute(infobase, point)
      expect(await active(infobase)).toEqual(then)
    }
    const isOver = steps.at(-1)![1].length === 0
    expect([(await state(infobase))['Started'], (await state(infobase))['Completed']]).toEqual([true, isOver])
  })

  test('tasks have the description and the performers of their point', async () => {
    const infobase = await processesInfobase()
    const process = await started(infobase)
    const [task] = await infobase.Tasks['Задача']!.Select()
    expect(task).toMatchObject({ Description: 'Подготовьте договор', Executed: false, Роль: infobase.Catalogs['Роли']!['Юрист' as never] })
    expect(process.Ref.equals(task!['BusinessProcess'])).toBe(true)
    expect(infobase.BusinessProcesses['Согласование']!.RoutePoints['Подготовить']!.equals(task!['RoutePoint'])).toBe(true)
    const person = infobase.Catalogs['Люди']!.CreateItem({})
    await person.Write()
    expect(await infobase.Tasks['Задача']!.TasksByPerformer(person.Ref)).toEqual([])
    await infobase.InformationRegisters['Исполнители']!.CreateRecordManager({ Роль: task!['Роль'], Исполнитель: person }).Write()
    expect(await infobase.Tasks['Задача']!.TasksByPerformer(person.Ref)).toHaveLength(1)
  })
})

describe('events', () => {
  test('come in the order of 1C, to the handlers of the point or of all points', async () => {
    const seen: string[] = []
    const say: (name: string) => Handler =
      (name) =>
      (_, { RoutePointName }) =>
        void seen.push(`${name} ${RoutePointName}`)
    const all = ['BeforeStart', 'BeforeCreateTasks', 'OnCreateTask', 'BeforeExecute', 'OnExecute', 'SwitchProcessing', 'Processing']
    const infobase = await processesInfobase([
      on({
        ...Object.fromEntries(all.map((name) => [name, say(name)])),
        'ConditionCheck': (_, parameters) => void (parameters.Result = true),
        'Исполнение.OnCreateSubBusinessProcesses': say('sub'),
        'Завершение.OnComplete': say('complete'),
      }),
      dataEvents('Task', 'Задача', { OnExecute: (() => void seen.push('task')) as EventHandler }),
    ])
    await started(infobase)
    expect(seen.splice(0)).toEqual(['BeforeStart Старт', 'BeforeCreateTasks Подготовить', 'OnCreateTask Подготовить'])
    await execute(infobase, 'Подготовить')
    expect(seen.splice(0)).toEqual([
      'BeforeExecute Подготовить',
      'task',
      'OnExecute Подготовить',
      'SwitchProcessing Вид',
      'Processing Итог',
      'BeforeCreateTasks Исполнение',
      'OnCreateTask Исполнение',
      'sub Исполнение',
    ])
    await execute(infobase, 'Исполнить')
    expect(seen).toEqual(['task', 'BeforeExecute Исполнение', 'task', 'OnExecute Исполнение', 'complete Завершение'])
  })

  test('a handler makes the tasks itself; the process goes on when all of them are executed', async () => {
    const infobase: Infobase = await processesInfobase([
      on({
        'Подготовить.BeforeCreateTasks': (_, parameters) => {
          parameters.StandardProcessing = false
          for (const Description of ['Первая', 'Вторая'])
            parameters.TasksBeingFormed.push(infobase.Tasks['Задача']!.CreateTask({ Description }))
        },
      }),
    ])
    await started(infobase)
    expect(await active(infobase)).toEqual(['Подготовить', 'Подготовить'])
    await execute(infobase, 'Подготовить')
    expect(await active(infobase)).toEqual(['Подготовить'])
    await execute(infobase, 'Подготовить')
    // The condition behind has led it back: both are made anew.
    expect(await active(infobase)).toEqual(['Подготовить', 'Подготовить'])
  })

  test.for(['BeforeStart', 'OnCreateTask'])('a start that %s cancels leaves nothing', async (event) => {
    const infobase = await processesInfobase([on({ [event]: (_, parameters) => void (parameters.Cancel = true) })])
    const process = infobase.BusinessProcesses['Согласование']!.CreateBusinessProcess()
    await expect(process.Start()).rejects.toMatchObject({ code: 'infobase/cancelled' })
    expect([process.get('Started'), await active(infobase)]).toEqual([false, []])
    expect(await infobase.BusinessProcesses['Согласование']!.Select()).toEqual([])
  })

  test('what a handler changes in the process is written', async () => {
    const infobase = await processesInfobase([on({ OnExecute: (process) => process.set('Ход', 'подготовлено') })])
    await started(infobase)
    await execute(infobase, 'Подготовить')
    expect((await state(infobase))['Ход']).toBe('подготовлено')
  })
})

describe('refused', () => {
  test('a second start, a second execution, and one that the check does not let through', async () => {
    let isReady = false
    const infobase = await processesInfobase([on({ CheckExecutionProcessing: (_, parameters) => void (parameters.Result = isReady) })])
    const process = await started(infobase)
    await expect(process.Start()).rejects.toMatchObject({ code: 'infobase/already-started' })
    const [row] = await infobase.Tasks['Задача']!.Select()
    const task = (await infobase.Tasks['Задача']!.GetObject(row!['Ref'] as never)) as unknown as TaskObject
    await expect(task.ExecuteTask()).rejects.toMatchObject({ code: 'infobase/not-executable' })
    expect([await task.CheckExecution(), task.get('Executed')]).toEqual([false, false])
    isReady = true
    await task.ExecuteTask()
    await expect(task.ExecuteTask()).rejects.toMatchObject({ code: 'infobase/already-executed' })
  })

  test('points and cases that the route does not have', async () => {
    const infobase = await processesInfobase([on({ SwitchProcessing: (_, parameters) => void (parameters.Result = 'Нет') })])
    const process = infobase.BusinessProcesses['Согласование']!.CreateBusinessProcess()
    await expect(process.Start('Нет')).rejects.toMatchObject({ code: 'infobase/no-route-point' })
    await process.Start('Юрист')
    expect(await active(infobase)).toEqual(['Юрист'])
    await started(infobase)
    await expect(execute(infobase, 'Подготовить')).rejects.toMatchObject({ code: 'infobase/no-route-point' })
    expect(await active(infobase)).toEqual(['Подготовить', 'Юрист'])
  })
})
