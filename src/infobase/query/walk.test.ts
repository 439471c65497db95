/** Rows in parts are the rows of the plan, in its order, and everything else has its turn between them. */
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { shopInfobase } from '../../../test/support/infobase/shop.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import type { Infobase } from '../infobase.ts'
import { keyOf } from '../values/value.ts'
import { and, compare, equal, field, not, value, type Expression } from './expression.ts'
import { column, type Plan, type Row } from './plan.ts'
import { objectSource, sectionSource, type Source } from './source.ts'

const ROWS = 2_400
let infobase: Infobase

beforeAll(async () => {
  infobase = await shopInfobase()
  const { Catalogs, Documents, AccumulationRegisters } = infobase
  await infobase.BeginTransaction(async () => {
    const partner = Catalogs['Контрагенты']!.CreateItem({ Description: 'Ромашка' })
    await partner.Write()
    for (let at = 0; at < ROWS; at++) {
      const item = Catalogs['Товары']!.CreateItem({
        Description: `Товар ${at % 7}`,
        Цена: String(at % 50),
        ...(at % 3 === 0 && { Поставщик: partner.Ref }),
      })
      if (at % 4 === 0) for (let row = 0; row < 2; row++) item.Section('Штрихкоды').Add({ Код: String(at), Количество: row })
      await item.Write()
    }
    const document = Documents['РасходТовара']!.CreateDocument({ Date: '2024-01-01T00:00:00' })
    await document.Write()
    const set = AccumulationRegisters['ТоварныеЗапасы']!.CreateRecordSet()
    set.Filter['Recorder']!.Set(document.Ref)
    for (let at = 0; at < ROWS; at++)
      set.Add({ RecordType: 'Receipt', Period: `2024-0${1 + (at % 9)}-01T00:00:00`, Склад: `С${at % 5}`, Количество: at % 11 })
    await set.Write()
  })
}, 300_000)

const number = (one: number): Expression => value(Decimal.from(one))
const filters: readonly (Expression | undefined)[] = [
  undefined,
  compare(field('Цена'), '>', number(25)),
  equal(field('Поставщик', 'Description'), value('ромашка')),
  and(not(equal(field('Цена'), number(3))), compare(field('Description'), '<>', value('Товар 1'))),
  equal(field('Цена'), number(-1)),
]
const orders: readonly Plan['order'][] = [
  undefined,
  [{ expression: field('Description'), descending: true }],
  [{ expression: field('Code') }],
  [{ expression: field('Цена'), descending: true }, { expression: field('Description') }],
  [{ expression: field('Поставщик') }, { expression: field('Цена') }],
]
const pages: readonly Pick<Plan, 'skip' | 'top'>[] = [
  {},
  { top: 7 },
  { skip: 1_900, top: 40 },
  { skip: 3 },
  { top: 1_500 },
  { skip: 5_000, top: 1 },
]

async function collected(plan: Plan): Promise<readonly Row[] | undefined> {
  const pieces = await infobase.walk(plan)
  if (pieces === undefined) return undefined
  const rows: Row[] = []
  for await (const piece of pieces) rows.push(...piece)
  return rows
}
const shown = (rows: readonly Row[]): readonly string[] => rows.map((row) => row.map(keyOf).join(' '))

describe('a table of some thousand rows', () => {
  test('gives in parts what it gives at once', async () => {
    let walked = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...filters), fc.constantFrom(...orders), fc.constantFrom(...pages), async (where, order, page) => {
        const columns = [column('Ref'), column('Code'), column('Цена')]
        const plan: Plan = { source: objectSource('Catalog.Товары'), columns, ...page, ...(where && { where }), ...(order && { order }) }
        const parts = await collected(plan)
        if (parts === undefined) return
        walked++
        expect(shown(parts)).toEqual(shown(await infobase.select(plan)))
      }),
      { numRuns: 150 },
    )
    expect(walked).toBeGreaterThan(50)
  })

  test.for<[string, Source, readonly string[], boolean]>([
    ['rows of a tabular section', sectionSource('Catalog.Товары', 'Штрихкоды'), ['Ref', 'LineNumber'], true],
    ['records, as they lie', objectSource('AccumulationRegister.ТоварныеЗапасы'), ['LineNumber', 'Склад'], false],
  ])('gives %s in parts', async ([, source, names, isOrdered]) => {
    const plan: Plan = { source, columns: names.map((name) => column(name)) }
    const parts = shown((await collected(plan)) ?? [])
    const whole = shown(await infobase.select(plan))
    expect(isOrdered ? parts : parts.toSorted()).toEqual(isOrdered ? whole : whole.toSorted())
    const page: Plan = { ...plan, where: compare(field('LineNumber'), '>', number(1)), skip: 10, top: 30 }
    expect(shown((await collected(page)) ?? [])).toEqual(shown(await infobase.select(page)))
    expect(await infobase.count(page)).toBe((await infobase.select({ ...page, skip: 0, top: 10_000 })).length)
  })

  test.for<[string, Source, readonly string[], string]>([
    ['items, read by their references', objectSource('Catalog.Товары'), ['Ref', 'Code', 'Цена'], 'Цена'],
    [
      'rows of a tabular section, held whole',
      sectionSource('Catalog.Товары', 'Штрихкоды'),
      ['Ref', 'LineNumber', 'Количество'],
      'Количество',
    ],
  ])('goes through all rows once in an order without an index: %s', async ([, source, names, by]) => {
    for (const page of [{}, { skip: 700 }, { skip: 10, top: 5_100 }]) {
      const order = [{ expression: field(by), descending: true }]
      const plan: Plan = { source, columns: names.map((name) => column(name)), order, ...page }
      const parts = await collected(plan)
      expect(parts?.length).toBeGreaterThan(400)
      expect(shown(parts!)).toEqual(shown(await infobase.select(plan)))
    }
  })

  test('a page far behind reads its own rows and no others, whatever lies before it', async () => {
    const { reader } = infobase.base
    const parted = reader.parts.bind(reader)
    let read = 0
    const spy = vi.spyOn(reader, 'parts').mockImplementation((plan) => {
      const parts = parted(plan)
      if (parts === undefined) return undefined
      const rows: typeof parts.rows = async (...asked) => {
        const found = await parts.rows(...asked)
        read += found.length
        return found
      }
      return { ...parts, isLater: true, rows }
    })
    const plan: Plan = { source: objectSource('Catalog.Товары'), columns: [column('Ref')], skip: ROWS - 150, top: 40 }
    try {
      expect(shown((await collected(plan))!)).toEqual(shown(await infobase.select(plan)))
    } finally {
      spy.mockRestore()
    }
    expect(read).toBe(40)
  })

  test('leaves out of an order what is gone before its turn comes', async () => {
    const item = infobase.Catalogs['Товары']!.CreateItem({ Description: 'Последний', Цена: '1000' })
    await item.Write()
    const order = [{ expression: field('Цена') }]
    const pieces = (await infobase.walk({ source: objectSource('Catalog.Товары'), columns: [column('Цена')], order }))!
    const prices = [...(await pieces.next()).value!]
    await item.Delete()
    for await (const piece of pieces) prices.push(...piece)
    expect(prices).toHaveLength(await infobase.count({ source: objectSource('Catalog.Товары'), columns: [column('Цена')] }))
  })

  test('gives each of distinct rows once', async () => {
    const plan: Plan = { source: objectSource('AccumulationRegister.ТоварныеЗапасы'), distinct: true, columns: [column('Склад')] }
    expect(shown((await collected(plan)) ?? []).toSorted()).toEqual(shown(await infobase.select(plan)).toSorted())
  })

  test('counts in parts what there is', async () => {
    for (const where of filters) {
      const plan: Plan = { source: objectSource('Catalog.Товары'), columns: [column('Ref')], ...(where && { where }) }
      expect(await infobase.count(plan)).toBe((await infobase.select(plan)).length)
    }
  })

  test('lets others have their turn', async () => {
    let turns = 0
    let isOver = false
    const others = (async () => {
      for (; !isOver; turns++) await setImmediate()
    })()
    await infobase.count({
      source: objectSource('Catalog.Товары'),
      columns: [column('Ref')],
      where: compare(field('Цена'), '>', number(48)),
    })
    isOver = true
    await others
    expect(turns).toBeGreaterThan(1)
  })

  test('is read at once by an index, and in a transaction', async () => {
    const columns = [column('Ref')]
    expect(await infobase.walk({ source: objectSource('Catalog.Товары'), columns, where: equal(field('Code'), value('000000001')) })).toBe(
      undefined,
    )
    const scan: Plan = { source: objectSource('Catalog.Товары'), columns, where: equal(field('Цена'), number(1)) }
    await infobase.BeginTransaction(async () => {
      expect(await infobase.walk(scan)).toBe(undefined)
    })
    expect(await infobase.walk(scan)).not.toBe(undefined)
  })
})
