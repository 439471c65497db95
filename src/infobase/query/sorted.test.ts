/** Rows in an order that no index has: the same as at once, however they are ordered, with few rows between two turns. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { openInMemory } from '../../host/sql/memory.ts'
import { Attribute, Catalog, CatalogRef, Composite, Date as DateType, Number, String } from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import { keyOf } from '../values/value.ts'
import { compare, field, value } from './expression.ts'
import { column, type OrderItem, type Plan, type Row } from './plan.ts'
import { objectSource } from './source.ts'

const model = createModel([
  Catalog({ Name: 'Группы' }),
  Catalog({
    Name: 'Товары',
    Attributes: {
      Группа: Attribute(CatalogRef('Группы')),
      Цена: Number(15, 2),
      Артикул: String(20),
      Дата: DateType(),
      Значение: Composite(String(20), Number(10, 2), CatalogRef('Группы')),
    },
  }),
])

const ROWS = 3_000
/** What a part has at least, however slow the machine is. */
const LEAST = 100
let infobase: Infobase
let turns = 0
/** The clock goes on whenever it is looked at, so that there never is time for more. */
let clock = 0

beforeAll(async () => {
  const pacing = {
    ...system,
    ticks: () => (clock += 5),
    async turn() {
      turns++
    },
  }
  infobase = createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system: pacing })
  const { Catalogs } = infobase
  await infobase.BeginTransaction(async () => {
    const groups = []
    for (const Description of ['Ромашка', 'ромашка', 'Астра', '']) {
      const group = Catalogs['Группы']!.CreateItem({ Description })
      await group.Write()
      groups.push(group.Ref)
    }
    const gone = Catalogs['Группы']!.GetRef('00000000-0000-4000-8000-00000000dead')
    for (let at = 0; at < ROWS; at++) {
      const item = Catalogs['Товары']!.CreateItem({
        Description: `Товар ${at % 7}`,
        Цена: `${(at * 7919) % 50}`,
        Группа: at % 5 === 4 ? gone : groups[at % 5],
        Артикул: ['', 'ё', 'Ё', 'Яблоко', '\u{10FFFF}'][at % 5],
        Дата: `2024-0${1 + (at % 9)}-01T00:00:00`,
        Значение: [undefined, `Текст ${at % 9}`, at % 11, groups[at % 4]][at % 4],
      })
      await item.Write()
    }
  })
}, 300_000)

const rowsOf = async (plan: Plan): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for await (const piece of (await infobase.walk(plan))!) rows.push(...piece)
  return rows
}
const shown = (rows: readonly Row[]): readonly string[] => rows.map((row) => row.map(keyOf).join(' '))
const plan = (order: readonly OrderItem[]): Plan => ({
  source: objectSource('Catalog.Товары'),
  order,
  columns: ['Ref', 'Code', 'Цена', 'Значение'].map((name) => column(name)),
})

const fields = ['Группа', 'Цена', 'Артикул', 'Дата', 'Значение', 'Description'].map((name) => field(name))
const paths = [field('Группа', 'Description'), field('Группа', 'Code')]
const orders = fc.array(fc.record({ expression: fc.constantFrom(...fields, ...paths), descending: fc.boolean() }), {
  minLength: 2,
  maxLength: 4,
})

test('any order gives what it gives at once', async () => {
  await fc.assert(
    fc.asyncProperty(orders, fc.constantFrom(0, 1, 499, 2_900, 4_000), fc.constantFrom(undefined, 5_001), async (order, skip, top) => {
      const asked: Plan = { ...plan(order), skip, ...(top !== undefined && { top }) }
      expect(shown(await rowsOf(asked))).toEqual(shown(await infobase.select(asked)))
    }),
    { numRuns: 40 },
  )
  const filtered: Plan = { ...plan([{ expression: field('Цена'), descending: true }]), where: compare(field('Артикул'), '=', value('ё')) }
  expect(shown(await rowsOf(filtered))).toEqual(shown(await infobase.select(filtered)))
}, 300_000)

test('no more rows are sorted between two turns than there is time for', async () => {
  const before = turns
  await rowsOf(plan([{ expression: field('Цена') }]))
  expect(turns - before).toBeGreaterThan(ROWS / LEAST)
})

test('what is left behind by who goes away is not given to the next one', async () => {
  const asked = plan([{ expression: field('Цена'), descending: true }])
  for await (const piece of (await infobase.walk(asked))!) {
    expect(piece.length).toBeGreaterThan(0)
    break
  }
  const both = await Promise.all([rowsOf(asked), rowsOf(asked)])
  for (const rows of both) expect(shown(rows)).toEqual(shown(await infobase.select(asked)))
})
