/** Actions of documents, business processes and tasks over the wire, with what their handlers say (chapter 17.4.13, 17.4.2). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/access/password.ts'
import { userList } from '../../src/access/user.ts'
import { crypto } from '../../src/host/machine/crypto.ts'
import { dataEvents, type DataEvents, type EventHandler } from '../../src/infobase/definition/events.ts'
import {
  Role,
  ExchangePlan,
  CatalogRef,
  Document,
  DocumentJournal,
  Number,
  Sequence,
  Catalog,
  AccumulationRegister,
} from '../../src/infobase/definitions.ts'
import { processes } from '../support/infobase/processes.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

const documents = [
  Catalog({ Name: 'Товары' }),
  Document({
    Name: 'Приход',
    RegisterRecords: ['AccumulationRegister.Запасы'],
    Attributes: { Товар: CatalogRef('Товары') },
  }),
  Document({ Name: 'Перенос', RealTimePosting: 'Deny', Attributes: { Что: CatalogRef('Товары') } }),
  AccumulationRegister({ Name: 'Запасы', Dimensions: { Товар: CatalogRef('Товары') }, Resources: { Количество: Number(10) } }),
  DocumentJournal({
    Name: 'Склад',
    RegisteredDocuments: ['Document.Приход', 'Document.Перенос'],
    Columns: { Товар: ['Document.Приход.Attribute.Товар', 'Document.Перенос.Attribute.Что'] },
  }),
  Sequence({ Name: 'Движения', Documents: ['Document.Приход'], RegisterRecords: ['AccumulationRegister.Запасы'] }),
]

const document = '7d2e9fd0-0000-11ee-8000-000000000003'
const process = '7d2e9fd0-0000-11ee-8000-000000000004'
const entity = `Document_Приход(guid'${document}')`

let host: ODataHost
const open: ODataHost[] = []
const serve = async (events: readonly DataEvents[] = []): Promise<void> => {
  host = await servedODataHost([...documents, ...processes], {}, {}, undefined, events)
  open.push(host)
}
beforeEach(() => serve())
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** So many days from now; asked for at the last moment, since midnight may come. */
const day = (offset: number): string =>
  new Date(Date.now() + offset * 86_400_000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
const posted = async () => (await host.ask(`${entity}?$format=json`)).json().Posted as boolean

describe('documents', () => {
  test.for<[action: string, days: number, [status: number, code: string | undefined], boolean]>([
    ['Post', -3, [200, undefined], true],
    ['Post?PostingModeOperational=false', -3, [200, undefined], true],
    ['Post(PostingModeOperational=false)', -3, [200, undefined], true],
    ['Post?PostingModeOperational=true', 0, [200, undefined], true],
    ['Post?PostingModeOperational=true', -3, [500, '-1'], false],
    ['Post?PostingModeOperational=true', 3, [500, '-1'], false],
    ['Post?PostingModeOperational=да', 0, [400, '1'], false],
    ['Post?Mode=true', 0, [501, '0'], false],
    ['Unpost?PostingModeOperational=false', 0, [200, undefined], false],
    ['Start', 0, [400, '11'], false],
  ])('%s', async ([action, days, answer, isPosted]) => {
    await host.ask('POST Document_Приход', { Ref_Key: document, Date: day(days) })
    const { status, code } = await host.ask(`POST ${entity}/${action}`)
    expect([[status, code], await posted()]).toEqual([answer, isPosted])
  })

  test('the text of an operational date that is not today', async () => {
    await host.ask('POST Document_Приход', { Ref_Key: document, Date: day(3) })
    expect((await host.ask(`POST ${entity}/Post?PostingModeOperational=true`)).text).toContain(
      'Дата оперативного документа больше текущей!',
    )
  })

  test('a document that may not be posted in real time', async () => {
    await host.ask('POST Document_Перенос', { Ref_Key: document, Date: day(0) })
    const post = (mode: boolean) => host.ask(`POST Document_Перенос(guid'${document}')/Post?PostingModeOperational=${mode}`)
    expect([(await post(true)).status, (await post(false)).status]).toEqual([500, 200])
  })

  test('a handler is told the mode, and what it throws is the text of code -1', async () => {
    await serve([
      dataEvents('Document', 'Приход', {
        Posting: ((_: unknown, { PostingMode }: { PostingMode: string }) => {
          throw new Error(`Нельзя: ${PostingMode}`)
        }) as EventHandler,
      }),
    ])
    await host.ask('POST Document_Приход', { Ref_Key: document, Date: day(0) })
    const answer = await host.ask(`POST ${entity}/Post?PostingModeOperational=true&$format=json`)
    expect([answer.status, answer.code]).toEqual([500, '-1'])
    expect(answer.json()['odata.error'].message.value).toBe('Нельзя: RealTime')
    expect(await posted()).toBe(false)
  })
})

describe('business processes', () => {
  const start = (rest = '') => host.ask(`POST BusinessProcess_Согласование(guid'${process}')/Start${rest}`)
  const tasks = async () => (await host.ask('Task_Задача?$format=json&$filter=Executed eq false')).json().value
  beforeEach(() => host.ask('POST BusinessProcess_Согласование', { Ref_Key: process, Date: day(0) }))

  test('Start makes the first tasks, ExecuteTask goes on to the next', async () => {
    expect([(await start()).status, (await start()).code]).toEqual([200, '-1'])
    const [first] = await tasks()
    expect(first).toMatchObject({
      Description: 'Подготовьте договор',
      BusinessProcess: process,
      BusinessProcess_Type: 'StandardODATA.BusinessProcess_Согласование',
      RoutePoint_Type: 'StandardODATA.BusinessProcessRoutePoint_Согласование',
    })
    const execute = () => host.ask(`POST Task_Задача(guid'${first.Ref_Key}')/ExecuteTask()`)
    expect([(await execute()).status, (await execute()).code]).toEqual([200, '-1'])
    expect((await tasks()).map((one: { Ref_Key: string }) => one.Ref_Key)).not.toContain(first.Ref_Key)
    expect((await host.ask(`BusinessProcess_Согласование(guid'${process}')?$format=json`)).json()).toMatchObject({
      Started: true,
      Completed: false,
    })
  })

  test.for<[string, number, string | undefined]>([
    ["?RoutePoint='Юрист'", 200, undefined],
    ['?RoutePoint=Юрист', 200, undefined],
    ['?RoutePoint=', 200, undefined],
    ['?RoutePoint=Нет', 500, '-1'],
    ['?Point=Юрист', 501, '0'],
  ])('Start%s', async ([rest, status, code]) => {
    const answer = await start(rest)
    expect([answer.status, answer.code]).toEqual([status, code])
    if (status === 200) expect((await tasks()).length).toBe(1)
  })

  test('what handlers throw and cancel is code -1 with their text, and nothing is done', async () => {
    await serve([
      dataEvents('BusinessProcess', 'Согласование', {
        BeforeStart: (() => {
          throw new Error('Нет договора')
        }) as EventHandler,
      }),
    ])
    await host.ask('POST BusinessProcess_Согласование', { Ref_Key: process, Date: day(0) })
    const answer = await start('?$format=json')
    expect([answer.status, answer.json()['odata.error'].message.value]).toEqual([500, 'Нет договора'])
    expect(await tasks()).toEqual([])
  })

  test('actions are called by POST, of what is there', async () => {
    expect((await host.ask(`BusinessProcess_Согласование(guid'${process}')/Start`)).code).toSatisfy((code) => code === '19' || code === '6')
    expect((await host.ask(`POST Task_Задача(guid'${process}')/ExecuteTask`)).code).toBe('9')
    expect((await host.ask(`POST Task_Задача(guid'${process}')/Start`)).code).toBe('11')
  })
})

test('rights: Start, Execute and Posting are asked for, and reading all that a message has', async () => {
  const StoredPasswordValue = await hashPassword('1', new Uint8Array(16), crypto)
  const user = (Name: string) => ({ Name, StoredPasswordValue, Roles: [Name] })
  const Rights = {
    'BusinessProcess.Согласование': ['Read'],
    'Task.Задача': ['Read'],
    'Document.Приход': ['Read', 'Update'],
    'ExchangePlan.Обмен': ['Read'],
  }
  const given = {
    ...Rights,
    'BusinessProcess.Согласование': ['Read', 'Insert', 'Update', 'Start'],
    'Task.Задача': ['Read', 'Insert', 'Update', 'Execute'],
  }
  const dataRoles = [Role({ Name: 'Гость', Rights }), Role({ Name: 'Автор', Rights: { ...given, 'Catalog.Товары': ['Read'] } })]
  const guarded = await servedODataHost(
    [...documents, ...processes, ExchangePlan({ Name: 'Обмен', Content: ['Catalog.Товары'] })],
    {},
    { users: userList([user('Гость'), user('Автор')]), dataRoles },
  )
  open.push(guarded)
  const { BusinessProcesses, Tasks, Documents, ExchangePlans } = guarded.infobase
  const run = BusinessProcesses['Согласование']!.CreateBusinessProcess()
  await run.Write()
  const task = Tasks['Задача']!.CreateTask({})
  await task.Write()
  const receipt = Documents['Приход']!.CreateDocument({})
  await receipt.Write()
  const node = ExchangePlans['Обмен']!.CreateNode({ Code: '1' })
  await node.Write()
  const point = `DataExchangePoint='ExchangePlan_Обмен(guid'${node.Ref.UUID}')'&MessageNo=1`
  for (const [name, expected] of [
    ['Гость', [401, 401, 401, 401]],
    ['Автор', [200, 200, 401, 200]],
  ] as const) {
    const Authorization = `Basic ${Buffer.from(`${name}:1`).toString('base64')}`
    const post = async (request: string) => (await guarded.ask(`POST ${request}`, undefined, { Authorization })).status
    expect([
      await post(`BusinessProcess_Согласование(guid'${run.Ref.UUID}')/Start`),
      await post(`Task_Задача(guid'${task.Ref.UUID}')/ExecuteTask`),
      await post(`Document_Приход(guid'${receipt.Ref.UUID}')/Post`),
      await post(`SelectChanges?${point}`),
    ]).toEqual(expected)
  }
})

test('a journal has the documents of all its kinds, each column from the attribute of its document', async () => {
  const item = '7d2e9fd0-0000-11ee-8000-000000000005'
  await host.ask('POST Catalog_Товары', { Ref_Key: item, Description: 'Стол' })
  await host.ask('POST Document_Приход', { Ref_Key: document, Date: '2024-01-10T00:00:00', Товар_Key: item })
  await host.ask('POST Document_Перенос', { Date: '2024-01-11T00:00:00', Что_Key: item })
  expect(await host.infobase.DocumentJournals['Склад']!.Select({ order: ['-Date'], top: 1 })).toMatchObject([
    { Type: 'DocumentRef.Перенос' },
  ])
  const read = async (rest: string) => (await host.ask(`DocumentJournal_Склад?$format=json${rest}`)).json().value
  expect(await read('&$orderby=Date desc')).toMatchObject([
    { Ref_Type: 'StandardODATA.Document_Перенос', Date: '2024-01-11T00:00:00', Товар_Key: item, Posted: false },
    { Ref: document, Ref_Type: 'StandardODATA.Document_Приход', Товар_Key: item },
  ])
  expect(await read(`&$filter=Date eq datetime'2024-01-10T00:00:00'`)).toHaveLength(1)
  expect(await read(`&$filter=Товар_Key eq guid'${item}'&$top=1`)).toHaveLength(1)
  expect((await host.ask('DocumentJournal_Склад/$count')).text).toBe('\ufeff2')
  expect(
    (await host.ask(`DocumentJournal_Склад(Ref='${document}',Ref_Type='StandardODATA.Document_Приход')?$format=json`)).json(),
  ).toMatchObject({
    Date: '2024-01-10T00:00:00',
  })
})
