/** Sequences: where the boundary is after posting, changing and taking back documents, and what restoring posts again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openEngineForTests } from '../../../test/support/infobase/engines.ts'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { dataEvents, type EventHandler } from '../definition/events.ts'
import { AccumulationRegister, Catalog, CatalogRef, Document, Number, Sequence } from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import type { DocumentObject } from '../objects/item/document-object.ts'

const definitions = (move: 'Move' | 'DontMove' = 'Move') => [
  Catalog({ Name: 'Партнеры' }),
  Document({ Name: 'Оплата', RegisterRecords: ['AccumulationRegister.Долги'], Attributes: { Партнер: CatalogRef('Партнеры') } }),
  AccumulationRegister({ Name: 'Долги', Dimensions: { Партнер: CatalogRef('Партнеры') }, Resources: { Сумма: Number(10) } }),
  Sequence({
    Name: 'Расчеты',
    MoveBoundaryOnPosting: move,
    Documents: ['Document.Оплата'],
    RegisterRecords: ['AccumulationRegister.Долги'],
  }),
  Sequence({ Name: 'ПоПартнерам', Documents: ['Document.Оплата'], Dimensions: { Партнер: CatalogRef('Партнеры') } }),
]

const day = (date: number): string => `2024-01-${String(date).padStart(2, '0')}T00:00:00`

async function opened(move?: 'Move' | 'DontMove', posted: number[] = []): Promise<Infobase> {
  const posting = (document: DocumentObject): void => void posted.push(globalThis.Number(String(document.get('Date')).slice(8, 10)))
  return createInfobase(
    { model: createModel(definitions(move)), events: [dataEvents('Document', 'Оплата', { Posting: posting as EventHandler })] },
    { engine: await openEngineForTests(), context: createAsyncContext(), system },
  )
}

async function post(infobase: Infobase, date: number, values: Readonly<Record<string, unknown>> = {}): Promise<DocumentObject> {
  const document = infobase.Documents['Оплата']!.CreateDocument({ Date: day(date), ...values })
  await document.Write('Posting')
  return document as unknown as DocumentObject
}

const bound = async (infobase: Infobase, name = 'Расчеты', dimensions = {}): Promise<number | undefined> => {
  const moment = await infobase.Sequences[name]!.GetBound(dimensions)
  return moment === undefined ? undefined : globalThis.Number(moment.Period.toString().slice(8, 10))
}

describe('the boundary', () => {
  test('moves on with documents that are posted in order, and back with one that is posted before it', async () => {
    const infobase = await opened()
    await post(infobase, 1)
    await post(infobase, 3)
    expect(await bound(infobase)).toBe(3)
    await post(infobase, 2)
    expect([await bound(infobase), await infobase.Sequences['Расчеты']!.Validate()]).toEqual([2, false])
    await post(infobase, 5)
    expect([await bound(infobase), await infobase.Sequences['Расчеты']!.Validate(day(2))]).toEqual([2, true])
  })

  test('stays where posting does not move it on', async () => {
    const infobase = await opened('DontMove')
    const first = await post(infobase, 1)
    expect(await bound(infobase)).toBeUndefined()
    await infobase.Sequences['Расчеты']!.SetBound({ Period: first.get('Date') as never, Recorder: first.Ref })
    await post(infobase, 2)
    expect(await bound(infobase)).toBe(1)
  })

  test('is behind a document that is taken back or deleted', async () => {
    const infobase = await opened()
    const [, second, third] = [await post(infobase, 1), await post(infobase, 2), await post(infobase, 3)]
    await third.Write('UndoPosting')
    expect(await bound(infobase)).toBe(2)
    await second.Delete()
    expect([await bound(infobase), (await infobase.Sequences['Расчеты']!.Select()).length]).toEqual([1, 1])
  })

  test('goes back to a document whose records are written otherwise than by posting', async () => {
    const infobase = await opened()
    const first = await post(infobase, 1)
    await post(infobase, 2)
    const set = infobase.AccumulationRegisters['Долги']!.CreateRecordSet()
    set.Filter['Recorder']!.Set(first.Ref)
    set.Add({ Period: day(1), Сумма: 5 })
    await set.Write()
    expect(await bound(infobase)).toBe(1)
  })

  test('is one for each combination of dimensions', async () => {
    const infobase = await opened()
    const [a, b] = [infobase.Catalogs['Партнеры']!.CreateItem(), infobase.Catalogs['Партнеры']!.CreateItem()]
    for (const one of [a, b]) await one.Write()
    await post(infobase, 1, { Партнер: a })
    await post(infobase, 5, { Партнер: b })
    await post(infobase, 3, { Партнер: a })
    const at = (one: unknown) => bound(infobase, 'ПоПартнерам', { Партнер: one })
    expect([await at(a), await at(b), await bound(infobase)]).toEqual([3, 5, 3])
  })
})

test('restoring posts what lies behind the boundary in its order, up to a time', async () => {
  const posted: number[] = []
  const infobase = await opened('Move', posted)
  for (const date of [4, 6, 2, 8]) await post(infobase, date)
  posted.length = 0
  await infobase.Sequences['Расчеты']!.Restore(day(6))
  expect([posted.splice(0), await bound(infobase)]).toEqual([[4, 6], 6])
  await infobase.Sequences['Расчеты']!.Restore()
  expect([posted, await bound(infobase), await infobase.Sequences['Расчеты']!.Validate()]).toEqual([[8], 8, true])
})

test('a handler says itself where the document is', async () => {
  const infobase = createInfobase(
    {
      model: createModel(definitions()),
      events: [
        dataEvents('Document', 'Оплата', {
          Posting: ((document: DocumentObject) => {
            document.BelongingToSequences['ПоПартнерам']!.Add({ Партнер: partners[0] })
            document.BelongingToSequences['ПоПартнерам']!.Add({ Партнер: partners[1] })
          }) as EventHandler,
        }),
      ],
    },
    { engine: await openEngineForTests(), context: createAsyncContext(), system },
  )
  const partners = [infobase.Catalogs['Партнеры']!.CreateItem(), infobase.Catalogs['Партнеры']!.CreateItem()]
  for (const one of partners) await one.Write()
  await post(infobase, 1)
  expect(await infobase.Sequences['ПоПартнерам']!.Select()).toHaveLength(2)
  expect(await bound(infobase, 'ПоПартнерам', { Партнер: partners[1] })).toBe(1)
})

test('any order of posting and taking back: all up to the boundary was posted after what is before it', async () => {
  const step = fc.record({ date: fc.integer({ min: 1, max: 9 }), isUndone: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const infobase = await opened()
      const documents = new Map<number, DocumentObject>()
      /** When each posted document was posted last. */
      const times = new Map<number, number>()
      for (const [time, { date, isUndone }] of steps.entries()) {
        const known = documents.get(date)
        if (isUndone && known !== undefined) {
          await known.Write('UndoPosting')
          times.delete(date)
        } else if (!isUndone) {
          if (known === undefined) documents.set(date, await post(infobase, date))
          else await known.Write('Posting')
          times.set(date, time)
        }
        const upTo = (await bound(infobase)) ?? 0
        const inOrder = [...times].filter(([one]) => one <= upTo).toSorted(([a], [b]) => a - b)
        expect(inOrder.map(([, at]) => at)).toEqual(inOrder.map(([, at]) => at).toSorted((a, b) => a - b))
      }
      infobase.close()
    }),
    { numRuns: 25 },
  )
})
