/** Thousands of rows that share the cell of an index are given in parts as at once, with few rows between two turns. */
import { beforeAll, expect, test, vi } from 'vitest'
import { impatient } from '../../../test/support/infobase/impatient.ts'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { openInMemory } from '../../host/sql/memory.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { AccumulationRegister, Catalog, CatalogRef, Document, InformationRegister, Number, String } from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import { keyOf } from '../values/value.ts'
import { compare, field, value } from './expression.ts'
import { column, type OrderItem, type Plan, type Row } from './plan.ts'
import { objectSource } from './source.ts'

const model = createModel([
  Catalog({ Name: 'Товары', Attributes: { Цена: Number(15, 2) } }),
  Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Запасы'] }),
  InformationRegister({
    Name: 'Цены',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Цена: Number(15, 2) },
  }),
  AccumulationRegister({ Name: 'Запасы', Dimensions: { Вид: String(20) }, Resources: { Цена: Number(15, 2) } }),
])

/** Of one moment, and of one name: in the middle of the others, and at either end. */
const CROWD = 3_000
const OTHERS = 700
const crowds = { first: 0, inside: OTHERS / 2, last: OTHERS }
type Place = keyof typeof crowds

/** What a part has at least, however slow the machine is. */
const LEAST = 100
const machine = impatient()
const infobases = {} as Record<Place, Infobase>

beforeAll(async () => {
  for (const place of Object.keys(crowds) as Place[]) {
    const infobase = createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system: machine.system })
    infobases[place] = infobase
    await infobase.BeginTransaction(async () => {
      const document = infobase.Documents['Приход']!.CreateDocument({ Date: '2024-01-01T00:00:00' })
      await document.Write()
      const set = infobase.AccumulationRegisters['Запасы']!.CreateRecordSet()
      set.Filter['Recorder']!.Set(document.Ref)
      const prices = infobase.InformationRegisters['Цены']!.CreateRecordSet()
      for (let at = 0; at < CROWD + OTHERS; at++) {
        // Each fifth one is of the others, as long as there are any.
        const other = at % 5 === 0 && at / 5 < OTHERS ? at / 5 : undefined
        const moment = other === undefined ? crowds[place] + 0.5 : other
        const of = (width: number) => `${Math.floor(moment * 2)}`.padStart(width, '0')
        const day = new Date(Date.UTC(2020, 0, 1) + Math.floor(moment * 2) * 86_400_000).toISOString().slice(0, 19)
        set.Add({ RecordType: 'Receipt', Period: day, Вид: `Вид ${(at * 31) % 7}`, Цена: `${(at * 31) % 97}` })
        const item = infobase.Catalogs['Товары']!.CreateItem({ Description: `Товар ${of(5)}`, Цена: `${(at * 31) % 97}` })
        await item.Write()
        prices.Add({ Period: day, Товар: item.Ref, Цена: `${(at * 31) % 97}` })
      }
      await set.Write()
      await prices.Write()
    })
  }
}, 300_000)

const shown = (rows: readonly Row[]): readonly string[] => rows.map((row) => row.map(keyOf).join(' '))
async function inParts(infobase: Infobase, plan: Plan): Promise<readonly Row[]> {
  const rows: Row[] = []
  for await (const piece of (await infobase.walk(plan))!) rows.push(...piece)
  return rows
}

const sources = {
  records: {
    source: objectSource('AccumulationRegister.Запасы'),
    by: 'Period',
    key: 'LineNumber',
    columns: ['Period', 'LineNumber', 'Вид', 'Цена'],
  },
  prices: { source: objectSource('InformationRegister.Цены'), by: 'Period', key: 'Товар', columns: ['Period', 'Товар', 'Цена'] },
  items: { source: objectSource('Catalog.Товары'), by: 'Description', key: 'Ref', columns: ['Ref', 'Description', 'Цена'] },
}
const pages: readonly Pick<Plan, 'skip' | 'top'>[] = [
  {},
  { top: 6_000 },
  { top: 1_500 },
  { skip: 340, top: 1_200 },
  { skip: 1_700 },
  { skip: 2_000, top: 1_400 },
  { skip: CROWD + 355, top: 2_000 },
  { skip: CROWD + OTHERS, top: 2_000 },
]
const cases = (Object.keys(crowds) as Place[]).flatMap((place) =>
  (Object.keys(sources) as (keyof typeof sources)[]).flatMap((what) =>
    [false, true].map((descending) => [place, what, descending] as const),
  ),
)

test.for(cases)('a crowd that is %s, of %s, descending: %s', async ([place, what, descending]) => {
  const infobase = infobases[place]
  const { source, by, key, columns } = sources[what]
  const orders: readonly OrderItem[][] = [
    [{ expression: field(by), descending }],
    [
      { expression: field(by), descending },
      { expression: field(key), descending },
    ],
    [
      { expression: field(by), descending },
      { expression: field('Цена'), descending: true },
    ],
  ]
  for (const order of orders)
    for (const where of [undefined, compare(field('Цена'), '<', value(Decimal.from(40)))])
      for (const page of pages) {
        const asked: Plan = { source, order, columns: columns.map((name) => column(name)), ...page, ...(where && { where }) }
        const before = machine.turns()
        const rows = await inParts(infobase, asked)
        expect(shown(rows)).toEqual(shown(await infobase.select(asked)))
        if (what !== 'prices') expect(infobase.base.reader.parts(asked)!.crowds).toBeDefined()
        if (page.skip === undefined && page.top !== 1_500) expect(machine.turns() - before).toBeGreaterThan((CROWD + OTHERS) / LEAST / 2)
      }
})

test('a page near the beginning that ends in a crowd is read in parts, another one at once', async () => {
  for (const [place, isInParts] of [
    ['first', true],
    ['last', false],
  ] as const) {
    const asked: Plan = {
      source: sources.records.source,
      order: [{ expression: field('Period') }],
      columns: [column('LineNumber')],
      skip: 20,
      top: 50,
    }
    const rows = await infobases[place].walk(asked)
    expect(rows !== undefined).toBe(isInParts)
    if (rows !== undefined) expect(shown(await inParts(infobases[place], asked))).toEqual(shown(await infobases[place].select(asked)))
  }
})

test.for<[Place, boolean, boolean]>([
  ['first', false, false],
  ['last', true, true],
])(
  'a page of items that share a name, crowd %s, descending %s, is read in parts where they are sorted: %s',
  async ([place, descending, isInParts]) => {
    const { source, by, columns } = sources.items
    const order = [{ expression: field(by), descending }]
    const asked: Plan = { source, order, columns: columns.map((name) => column(name)), skip: 20, top: 50 }
    expect((await infobases[place].walk(asked)) !== undefined).toBe(isInParts)
  },
)

test('crowds one behind the other do not make the parts larger, however fast they go by', async () => {
  const still = { ...machine.system, ticks: () => 0 }
  const infobase = createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system: still })
  await infobase.BeginTransaction(async () => {
    for (let at = 0; at < 8 * 2_100; at++) await infobase.Catalogs['Товары']!.CreateItem({ Description: `Товар ${at % 8}` }).Write()
  })
  const { reader } = infobase.base
  const asked: Plan = {
    source: sources.items.source,
    order: [{ expression: field('Description'), descending: true }],
    columns: [column('Description')],
  }
  const lengths: number[] = []
  const { parts } = reader
  vi.spyOn(reader, 'parts').mockImplementation(function (this: typeof reader, plan) {
    const made = parts.call(reader, plan)!
    return {
      ...made,
      rows(...given) {
        const rows = made.rows(...given) as { readonly length: number } & ReturnType<typeof made.rows>
        lengths.push(rows.length)
        return rows
      },
    }
  })
  expect(shown(await inParts(infobase, asked))).toEqual(shown(await infobase.select(asked)))
  expect(Math.max(0, ...lengths)).toBeLessThan(2_000)
}, 300_000)
