/** Tabular sections are written when they were changed, whatever changed them; and rows of any number come back as they were given. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shopInfobase } from '../../../../test/support/infobase/shop.ts'
import { openInMemory } from '../../../host/sql/memory.ts'
import { dataEvents } from '../../definition/events.ts'
import type { Engine } from '../../store/engine.ts'
import { RowList } from '../fields/table-part.ts'
import type { StoredObject } from './stored-object.ts'

interface Row {
  Код: unknown
  Количество: unknown
}
const rowsOf = (object: StoredObject): readonly string[] =>
  Array.from(
    object.Section('Штрихкоды'),
    (row) => `${String(row.get('LineNumber'))} ${String(row.get('Код'))} ${String(row.get('Количество'))}`,
  )

/** An engine that counts what is written to a table. */
async function counting(): Promise<{ readonly engine: Engine; readonly writes: () => number }> {
  const engine = await openInMemory()
  let count = 0
  const prepare: Engine['prepare'] = (sql) => {
    const statement = engine.prepare(sql)
    if (!/^(?:INSERT INTO|DELETE FROM) t\d+_1 /.test(sql)) return statement
    return { all: (values) => statement.all(values), run: (values) => (count++, statement.run(values)) }
  }
  return { engine: { ...engine, prepare }, writes: () => count }
}

test.for<readonly [name: string, change: (object: StoredObject) => void, after: readonly string[]]>([
  ['nothing', () => {}, ['1 а 1', '2 б 2']],
  ['a field of the object', (object) => object.set('Артикул', 'X'), ['1 а 1', '2 б 2']],
  ['a field of a row', (object) => void ((object.Section('Штрихкоды').Get(1) as unknown as Row).Количество = 5), ['1 а 1', '2 б 5']],
  ['a row more', (object) => void object.Section('Штрихкоды').Add({ Код: 'в', Количество: 3 }), ['1 а 1', '2 б 2', '3 в 3']],
  ['a row less', (object) => object.Section('Штрихкоды').Delete(0), ['1 б 2']],
  [
    'another order',
    (object) => RowList.order(object.Section('Штрихкоды'), [...object.Section('Штрихкоды')].toReversed()),
    ['1 б 2', '2 а 1'],
  ],
  ['none', (object) => object.Section('Штрихкоды').Clear(), []],
  ['others', (object) => object.Section('Штрихкоды').Load([{ Код: 'г' }]), ['1 г 0']],
])('an object that is read, with %s changed, twice', async ([name, change, after]) => {
  const { engine, writes } = await counting()
  const { Catalogs } = await shopInfobase([], { engine })
  const item = Catalogs['Товары']!.CreateItem({
    Штрихкоды: [
      { Код: 'а', Количество: 1 },
      { Код: 'б', Количество: 2 },
    ],
  })
  await item.Write()
  const object = (await Catalogs['Товары']!.GetObject(item.Ref))!
  const before = writes()
  change(object)
  await object.Write()
  expect(writes() > before).toBe(!['nothing', 'a field of the object'].includes(name))
  expect(rowsOf((await Catalogs['Товары']!.GetObject(item.Ref))!)).toEqual(after)
  const again = writes()
  await object.Write()
  expect([writes(), rowsOf((await Catalogs['Товары']!.GetObject(item.Ref))!)]).toEqual([again, after])
  ;(object.Section('Штрихкоды').Add() as unknown as Row).Код = 'я'
  await object.Write()
  expect(rowsOf((await Catalogs['Товары']!.GetObject(item.Ref))!)).toEqual([...after, `${after.length + 1} я 0`])
})

test('rows that a handler changes in BeforeWrite are written', async () => {
  const { Catalogs } = await shopInfobase([
    dataEvents('Catalog', 'Товары', {
      BeforeWrite(object: unknown) {
        for (const row of (object as StoredObject).Section('Штрихкоды')) row.set('Количество', 7)
      },
    }),
  ])
  const item = Catalogs['Товары']!.CreateItem({ Штрихкоды: [{ Код: 'а' }] })
  await item.Write()
  const object = (await Catalogs['Товары']!.GetObject(item.Ref))!
  object.set('Артикул', 'X')
  await object.Write()
  expect(rowsOf((await Catalogs['Товары']!.GetObject(item.Ref))!)).toEqual(['1 а 7'])
})

test('rows that were taken back are written at the next attempt', async () => {
  let isRefused = false
  const { Catalogs } = await shopInfobase([
    dataEvents('Catalog', 'Товары', {
      OnWrite(_object: unknown, parameters: unknown) {
        ;(parameters as { Cancel: boolean }).Cancel = isRefused
      },
    }),
  ])
  const item = Catalogs['Товары']!.CreateItem({ Штрихкоды: [{ Код: 'а' }] })
  await item.Write()
  const object = (await Catalogs['Товары']!.GetObject(item.Ref))!
  object.Section('Штрихкоды').Add({ Код: 'б' })
  isRefused = true
  await expect(object.Write()).rejects.toThrow()
  isRefused = false
  await object.Write()
  expect(rowsOf((await Catalogs['Товары']!.GetObject(item.Ref))!)).toEqual(['1 а 0', '2 б 0'])
})

test('rows and records of any number come back, and totals are their sums', { timeout: 300_000 }, async () => {
  const infobase = await shopInfobase()
  const { Catalogs, Documents, AccumulationRegisters } = infobase
  let document = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('а', 'б', 'в'), fc.integer({ min: -9, max: 9 })), { maxLength: 80 }),
      async (given) => {
        const item = Catalogs['Товары']!.CreateItem({ Штрихкоды: given.map(([Код, Количество]) => ({ Код, Количество: Количество + 9 })) })
        await item.Write()
        expect(rowsOf((await Catalogs['Товары']!.GetObject(item.Ref))!)).toEqual(given.map(([code, n], at) => `${at + 1} ${code} ${n + 9}`))
        const register = AccumulationRegisters['ТоварныеЗапасы']!
        const set = register.CreateRecordSet()
        set.Filter['Recorder']!.Set(Documents['РасходТовара']!.GetRef(`00000009-0000-4000-8000-${String(++document).padStart(12, '0')}`))
        for (const [Склад, Количество] of given)
          set.AddReceipt({ Period: '2024-01-10T00:00:00', Товар: item.Ref, Склад, Количество, Объем: Количество })
        await set.Write()
        const own = (await register.Balance({ Dimensions: ['Товар', 'Склад'] })).filter((row) => String(row['Товар']) === item.Ref.UUID)
        const sums = new Map<string, number>()
        for (const [store, n] of given) sums.set(store, (sums.get(store) ?? 0) + n)
        const shown = own.map((row) => `${String(row['Склад'])} ${String(row['КоличествоBalance'])}`)
        expect(shown.toSorted()).toEqual(
          [...sums]
            .filter(([, n]) => n !== 0)
            .map(([store, n]) => `${store} ${n}`)
            .toSorted(),
        )
      },
    ),
    { numRuns: 25 },
  )
})
