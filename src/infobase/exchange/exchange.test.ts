/** Changes that are registered for nodes: by whom, for whom, with which message they go, and until when. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openEngineForTests } from '../../../test/support/infobase/engines.ts'
import { exchanged, exchangedInfobase } from '../../../test/support/infobase/exchanged.ts'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { dataEvents, type EventHandler } from '../definition/events.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import { ObjectDeletion, type ChangedData } from '../objects/changed-data.ts'
import { Item } from '../objects/item/item.ts'
import type { StoredObject } from '../objects/item/stored-object.ts'
import type { ExchangePlanManager } from '../objects/manager/exchange-plan-manager.ts'
import { RecordSet } from '../objects/register/record-set.ts'
import type { Reference } from '../values/reference.ts'

const planOf = (infobase: Infobase): ExchangePlanManager => infobase.ExchangePlans['Обмен']!

async function withNode(infobase: Infobase, code = '1'): Promise<Reference> {
  const node = planOf(infobase).CreateNode({ Code: code, Description: `Узел ${code}` })
  await node.Write()
  return node.Ref
}

async function message(infobase: Infobase, node: Reference, number: number): Promise<readonly ChangedData[]> {
  const all: ChangedData[] = []
  for await (const one of planOf(infobase).SelectChanges(node, number)) all.push(one)
  return all
}

/** `Товары Стол`, `- CatalogRef.Товары`, `Запасы: 2`, `Организация = Ромашка`. */
const shown = (data: ChangedData): string => {
  if (data instanceof ObjectDeletion) return `- ${data.Ref.type}`
  if (data instanceof RecordSet) return `${data.Metadata().Name}: ${data.Count()}`
  return data instanceof Item ? `${data.Metadata().Name} ${data.Presentation()}` : `${data.Constant} = ${String(data.Value)}`
}

const item = async (infobase: Infobase, kind: string, values: Readonly<Record<string, unknown>>): Promise<StoredObject> => {
  const made = infobase.Catalogs[kind]!.CreateItem(values)
  await made.Write()
  return made
}

describe('what is registered', () => {
  test('every kind of data of the content, for every node but the one of the infobase itself', async () => {
    const infobase = await exchangedInfobase([posting])
    const [first, second] = [await withNode(infobase), await withNode(infobase, '2')]
    const table = await item(infobase, 'Товары', { Description: 'Стол' })
    await item(infobase, 'Склады', { Description: 'Главный' })
    await infobase.Documents['Приход']!.CreateDocument({ Date: '2024-01-10T00:00:00', Товары: [{ Товар: table, Количество: 2 }] }).Write(
      'Posting',
    )
    await infobase.InformationRegisters['Курсы']!.CreateRecordManager({ Period: '2024-01-10T00:00:00', Валюта: 'USD', Курс: 90 }).Write()
    await infobase.Constants['Организация']!.Set('Ромашка')
    const all = ['Товары Стол', 'Приход Приход 000000001 от 10.01.2024 0:00:00', 'Запасы: 1', 'Курсы: 1', 'Организация = Ромашка']
    expect((await message(infobase, first, 1)).map(shown)).toEqual(all)
    expect((await message(infobase, second, 1)).map(shown)).toEqual(all)
    await expect(message(infobase, await planOf(infobase).ThisNode(), 1)).rejects.toMatchObject({ code: 'infobase/this-node' })
  })

  test('what is deleted is a deletion, and a recorder without records an empty set', async () => {
    const infobase = await exchangedInfobase([posting])
    const node = await withNode(infobase)
    const folder = infobase.Catalogs['Товары']!.CreateFolder({ Description: 'Мебель' })
    await folder.Write()
    await item(infobase, 'Товары', { Description: 'Стол', Parent: folder })
    const document = infobase.Documents['Приход']!.CreateDocument({ Товары: [{ Количество: 2 }] })
    await document.Write('Posting')
    const rate = infobase.InformationRegisters['Курсы']!.CreateRecordManager({ Период: '2024-01-10T00:00:00', Валюта: 'USD' })
    await rate.Write()
    await planOf(infobase).DeleteChangeRecords(node)
    expect(await message(infobase, node, 1)).toEqual([])
    await folder.Delete()
    await document.Write('UndoPosting')
    await rate.Delete()
    expect((await message(infobase, node, 2)).map(shown)).toEqual([
      '- CatalogRef.Товары',
      '- CatalogRef.Товары',
      expect.stringContaining('Приход'),
      'Запасы: 0',
      'Курсы: 0',
    ])
  })

  test('a record that gets another key is registered by both', async () => {
    const infobase = await exchangedInfobase()
    const node = await withNode(infobase)
    const rate = infobase.InformationRegisters['Курсы']!.CreateRecordManager({ Period: '2024-01-10T00:00:00', Валюта: 'USD' })
    await rate.Write()
    await planOf(infobase).DeleteChangeRecords(node)
    await rate.Read()
    rate.set('Валюта', 'EUR')
    await rate.Write()
    expect((await message(infobase, node, 1)).map(shown).toSorted()).toEqual(['Курсы: 0', 'Курсы: 1'])
  })

  test('data that the plan records by nobody but handlers', async () => {
    const infobase = await exchangedInfobase()
    const node = await withNode(infobase)
    const service = await item(infobase, 'Услуги', { Description: 'Доставка' })
    expect(await message(infobase, node, 1)).toEqual([])
    service.DataExchange.Recipients.Add(node)
    await service.Write()
    expect((await message(infobase, node, 2)).map(shown)).toEqual(['Услуги Доставка'])
    const store = await item(infobase, 'Склады', {})
    store.DataExchange.Recipients.Add(node)
    await expect(store.Write()).rejects.toMatchObject({ code: 'infobase/not-in-content' })
    await expect(planOf(infobase).RecordChanges(store.Ref, service)).rejects.toMatchObject({ code: 'infobase/not-a-node' })
  })

  test('not for the sender, nor for whom a handler takes away', async () => {
    const without: EventHandler = (object: StoredObject) => {
      for (const node of object.DataExchange.Recipients)
        if (object.get('Description') === 'Тайна') object.DataExchange.Recipients.Delete(node)
    }
    const infobase = await exchangedInfobase([dataEvents('Catalog', 'Товары', { OnWrite: without })])
    const [first, second] = [await withNode(infobase), await withNode(infobase, '2')]
    const received = infobase.Catalogs['Товары']!.CreateItem({ Description: 'Стол' })
    received.DataExchange.Sender = first
    await received.Write()
    await item(infobase, 'Товары', { Description: 'Тайна' })
    expect(await message(infobase, first, 1)).toEqual([])
    expect((await message(infobase, second, 1)).map(shown)).toEqual(['Товары Стол'])
    expect(await planOf(infobase).IsChangeRecorded(second, received)).toBe(true)
    expect(await planOf(infobase).IsChangeRecorded(first, received.Ref)).toBe(false)
  })

  test('nothing of a transaction that is taken back, and nothing of a node that is gone', async () => {
    const infobase = await exchangedInfobase()
    const node = await withNode(infobase)
    await infobase
      .BeginTransaction(async () => {
        await item(infobase, 'Товары', {})
        throw new Error('back')
      })
      .catch(() => undefined)
    expect(await message(infobase, node, 1)).toEqual([])
    const kept = await item(infobase, 'Товары', {})
    await ((await node.GetObject()) as StoredObject).Delete()
    expect(await planOf(infobase).IsChangeRecorded(node, kept)).toBe(false)
  })

  test('all of an object, or all of the plan, where a handler says so', async () => {
    const infobase = await exchangedInfobase()
    for (const Description of ['Стол', 'Стул']) await item(infobase, 'Товары', { Description })
    await infobase.InformationRegisters['Курсы']!.CreateRecordManager({ Period: '2024-01-10T00:00:00', Валюта: 'USD' }).Write()
    const node = await withNode(infobase)
    const plan = planOf(infobase)
    await plan.RecordChanges(node, 'Catalog.Товары')
    expect(await message(infobase, node, 1)).toHaveLength(2)
    await plan.RecordChanges([node])
    expect((await message(infobase, node, 2)).map(shown).toSorted()).toEqual(['Курсы: 1', 'Организация = ', 'Товары Стол', 'Товары Стул'])
    await plan.DeleteChangeRecords(node, 'Catalog.Товары')
    expect(await message(infobase, node, 3)).toHaveLength(2)
    await plan.DeleteChangeRecords(node, 2)
    expect(await message(infobase, node, 4)).toEqual([])
  })

  test('what is registered is there when the data is opened again', async () => {
    const engine = await openEngineForTests()
    const opened = () => createInfobase({ model: createModel(exchanged) }, { engine, context: createAsyncContext(), system })
    const before = opened()
    const node = await withNode(before)
    await item(before, 'Товары', { Description: 'Стол' })
    expect(await message(before, node, 1)).toHaveLength(1)
    await item(before, 'Товары', { Description: 'Стул' })
    const after = opened()
    await planOf(after).DeleteChangeRecords(node, 1)
    expect((await message(after, node, 2)).map(shown)).toEqual(['Товары Стул'])
  })

  test('a snapshot brings back what was registered', async () => {
    const infobase = await exchangedInfobase()
    const node = await withNode(infobase)
    await item(infobase, 'Товары', { Description: 'Стол' })
    const before = await infobase.snapshot()
    await planOf(infobase).DeleteChangeRecords(node)
    await infobase.restore(before)
    expect(await message(infobase, node, 1)).toHaveLength(1)
  })
})

const posting = dataEvents('Document', 'Приход', {
  Posting: (async (document: StoredObject & { RegisterRecords: Record<string, RecordSet> }) => {
    const rows = document.Section('Товары')
    for (const row of rows) document.RegisterRecords['Запасы']!.AddReceipt({ Period: document.get('Date'), Товар: row.get('Товар') })
    document.RegisterRecords['Итоги']!.Add({ Period: document.get('Date') })
  }) as EventHandler,
})

/** Steps of a random exchange over a few items. */
interface Step {
  readonly kind: 'write' | 'delete' | 'select' | 'notify'
  /** Of what is written. */
  readonly which: number
  /** Of the message. */
  readonly number: number
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('write', 'delete', 'select', 'notify'),
    which: fc.nat(4),
    number: fc.integer({ min: 1, max: 6 }),
  }),
  { maxLength: 30 },
)

test('any order of writing, selecting and confirming: stamps, repeats with what is new, and forgets up to the number', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      const infobase = await exchangedInfobase()
      const node = await withNode(infobase)
      // What the registration is to hold: the message that a change was sent with, null before.
      const expected = new Map<number, number | null>()
      const items = new Map<number, StoredObject>()
      const references = new Map<string, number>()
      for (const step of run) {
        if (step.kind === 'write') {
          const object = items.get(step.which) ?? infobase.Catalogs['Товары']!.CreateItem()
          if (!items.has(step.which) && [...references.values()].includes(step.which)) continue
          await object.Write()
          items.set(step.which, object)
          references.set(object.Ref.UUID, step.which)
          expected.set(step.which, null)
        } else if (step.kind === 'delete') {
          const object = items.get(step.which)
          if (object === undefined) continue
          await object.Delete()
          items.delete(step.which)
          expected.set(step.which, null)
        } else if (step.kind === 'select') {
          for (const [which, number] of expected) if (number === null) expected.set(which, step.number)
          const due = [...expected].filter(([, number]) => number !== null && number <= step.number).map(([which]) => which)
          const got = (await message(infobase, node, step.number)).map((one) => {
            const { UUID } = (one as Item | ObjectDeletion).Ref
            expect(one instanceof ObjectDeletion).toBe(!items.has(references.get(UUID)!))
            return references.get(UUID)!
          })
          expect(got.toSorted()).toEqual(due.toSorted())
        } else {
          await planOf(infobase).DeleteChangeRecords(node, step.number)
          for (const [which, number] of expected) if (number !== null && number <= step.number) expected.delete(which)
        }
      }
      infobase.close()
    }),
    { numRuns: 40 },
  )
})
