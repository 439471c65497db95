/** Rows in an order that no index has: the same as at once, however they are ordered, with few rows between two turns. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { impatient } from '../../../test/support/infobase/impatient.ts'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { openInMemory } from '../../host/sql/memory.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { Attribute, Catalog, CatalogRef, Composite, Date as DateType, InformationRegister, Number, String } from '../definitions.ts'
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
  InformationRegister({
    Name: 'Цены',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Группа: CatalogRef('Группы'), Вид: Composite(String(20), Number(10, 2)), Номер: Number(10) },
    Resources: { Цена: Number(15, 2) },
  }),
])

const ROWS = 3_000
/** What a part has at least, however slow the machine is. */
const LEAST = 100
let infobase: Infobase
const machine = impatient()

beforeAll(async () => {
  infobase = createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system: machine.system })
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
    const set = infobase.InformationRegisters['Цены']!.CreateRecordSet()
    for (let at = 0; at < ROWS; at++)
      set.Add({
        Period: `2024-0${1 + ((at * 7) % 9)}-01T00:00:00`,
        Группа: groups[at % 4],
        Вид: [undefined, `Вид ${at % 3}`, at % 5][at % 3],
        Номер: (at * 7919) % ROWS,
        Цена: `${(at * 31) % 97}`,
      })
    await set.Write()
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

test.for<[string, readonly OrderItem[] | undefined]>([
  ['without an order', undefined],
  ['in an order without an index', [{ expression: field('Цена'), descending: true }, { expression: field('Вид') }]],
])('records whose key is of several fields are read by their numbers, %s', async ([, order]) => {
  const source = objectSource('InformationRegister.Цены')
  const columns = ['Номер', 'Цена', 'Группа', 'Вид', 'Period'].map((name) => column(name))
  for (const where of [undefined, compare(field('Цена'), '<', value(Decimal.from(40)))])
    for (const page of [{ top: 5_001 }, { skip: 700, top: 5_001 }, { skip: 2_999, top: 5_001 }]) {
      const asked: Plan = { source, columns, ...page, ...(order && { order }), ...(where && { where }) }
      const before = machine.turns()
      const rows = await rowsOf(asked)
      expect(machine.turns() - before).toBeGreaterThan(ROWS / LEAST)
      expect(shown(rows)).toEqual(shown(await infobase.select(asked)))
    }
})

test('no more rows are sorted between two turns than there is time for', async () => {
  const before = machine.turns()
  await rowsOf(plan([{ expression: field('Цена') }]))
  expect(machine.turns() - before).toBeGreaterThan(ROWS / LEAST)
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
