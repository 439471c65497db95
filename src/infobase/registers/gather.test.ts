/** Sums that are gathered a slice at a time: the same rows in the same order as at once, whatever is asked for, with turns in between. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { openInMemory } from '../../host/sql/memory.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { AccumulationRegister, Catalog, CatalogRef, Composite, Dimension, Document, Number, String } from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import { compare, field, value, type Expression } from '../query/expression.ts'
import type { Reference } from '../values/reference.ts'
import { keyOf } from '../values/value.ts'
import { balance, balanceAndTurnovers, turnovers } from './balance.ts'
import { inParts } from './in-parts.ts'
import type { Registers, VirtualTable } from './virtual.ts'

const Dimensions = {
  Организация: CatalogRef('Товары'),
  Склад: String(10),
  Аналитика: Composite(String(20), Number(10), CatalogRef('Товары')),
  Ставка: Number(5, 2),
}
const Resources = { Количество: Number(15, 3), Сумма: Number(25, 5) }
const model = createModel([
  Catalog({ Name: 'Товары' }),
  Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Остатки', 'AccumulationRegister.Обороты'] }),
  AccumulationRegister({ Name: 'Остатки', Dimensions, Resources }),
  AccumulationRegister({
    Name: 'Обороты',
    RegisterType: 'Turnovers',
    Dimensions: { ...Dimensions, Номер: Dimension(String(10), { UseInTotals: false }) },
    Resources,
  }),
])

const RECORDS = 4_000
const GOODS = 400

let infobase: Infobase
let turns = 0
/** A clock that goes on whenever it is looked at, so that there never is time for more than the least part. */
let isSlow = false
let clock = 0
const LEAST = 100
/** What happens at the next turns. */
const meanwhile: (() => Promise<unknown>)[] = []
const goods: Reference[] = []

beforeAll(async () => {
  const pacing = {
    ...system,
    ticks: () => (isSlow ? (clock += 5) : system.ticks()),
    async turn() {
      turns++
      await meanwhile.shift()?.()
    },
  }
  infobase = createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system: pacing })
  await infobase.BeginTransaction(async () => {
    for (let at = 0; at < GOODS; at++) {
      const item = infobase.Catalogs['Товары']!.CreateItem({ Description: `Товар ${at % 50}` })
      await item.Write()
      goods.push(item.Ref)
    }
  })
  for (let from = 0; from < RECORDS; from += 1_000) await posted(from, 1_000)
}, 300_000)

const random = (at: number, most: number): number => (((at * 2_654_435_761) >>> 7) ^ (at * 40_503)) % most

async function posted(from: number, count: number): Promise<void> {
  await infobase.BeginTransaction(async () => {
    const document = infobase.Documents['Приход']!.CreateDocument({ Date: '2024-01-01T00:00:00' })
    await document.Write()
    for (const name of ['Остатки', 'Обороты']) {
      const set = infobase.AccumulationRegisters[name]!.CreateRecordSet()
      set.Filter['Recorder']!.Set(document.Ref)
      for (let at = from; at < from + count; at++)
        set.Add({
          ...(name === 'Остатки' && { RecordType: at % 3 === 0 ? 'Expense' : 'Receipt' }),
          ...(name === 'Обороты' && { Номер: `${at % 70}` }),
          Period: moment(at),
          Active: random(at, 40) > 0,
          Организация: goods[random(at, 8) < 6 ? 0 : random(at, 3)],
          Склад: ['', 'С1', 'с1', 'Я', '\u{10FFFF}'][random(at, 5)],
          Аналитика: [undefined, `Текст ${random(at, 30)}`, random(at, 20), goods[random(at, GOODS)]][random(at + 1, 4)],
          Ставка: random(at, 7) - 3,
          Количество: random(at, 11) - 5,
          Сумма: at % 5 === 0 ? '99999999999999999999.12345' : random(at, 13),
        })
      await set.Write()
    }
  })
}

const moment = (at: number): string =>
  `202${3 + random(at, 2)}-${`${1 + random(at, 12)}`.padStart(2, '0')}-${`${1 + random(at, 28)}`.padStart(2, '0')}T0${at % 10}:00:00`

const shown = ({ fields, rows }: VirtualTable): readonly unknown[] => [fields, ...rows.map((row) => row.map(keyOf).join(' '))]
const at = (text: string): DateTime => DateTime.from(text)

const conditions: readonly (() => Expression | undefined)[] = [
  () => undefined,
  () => undefined,
  () => compare(field('Склад'), '=', value('С1')),
  () => compare(field('Организация', 'Description'), '>', value('Товар 0')),
  () => compare(field('Организация'), '=', value(goods[1]!)),
  () => compare(field('Склад'), '=', value('нет такого')),
]
const moments = [
  undefined,
  '2022-01-01T00:00:00',
  '2023-02-10T05:00:00',
  '2023-02-20T00:00:00',
  '2023-11-01T00:00:00',
  '2024-03-01T00:00:00',
  '2024-12-31T23:59:59',
].map((one) => (one === undefined ? undefined : at(one)))
const details = [
  undefined,
  undefined,
  ['MonthPeriod'],
  ['QuarterPeriod', 'MonthPeriod'],
  ['WeekPeriod'],
  ['Period'],
  ['Recorder'],
  ['LineNumber'],
]
const tables = ['balance', 'turnovers', 'balanceAndTurnovers'] as const

const asked = fc.record({
  name: fc.constantFrom('Остатки', 'Обороты'),
  table: fc.constantFrom(...tables),
  dimensions: fc.option(fc.shuffledSubarray(Object.keys(Dimensions)), { nil: undefined }),
  condition: fc.constantFrom(...conditions),
  from: fc.constantFrom(...moments),
  to: fc.constantFrom(...moments),
  details: fc.constantFrom(...details),
  isLed: fc.boolean(),
})

type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

function makeOf({ name, table, dimensions, condition, from, to, details: Details }: Asked): (registers: Registers) => VirtualTable {
  const register = infobase.base.layout.table(`AccumulationRegister.${name}`)!
  const own = { Dimensions: dimensions, Condition: condition() }
  const span = { ...own, StartPeriod: from, EndPeriod: to, Details }
  if (name === 'Обороты' || table === 'turnovers') return (one) => turnovers(one, register, span)
  if (table === 'balance') return (one) => balance(one, register, { ...own, Period: from })
  return (one) => balanceAndTurnovers(one, register, span)
}

const registerOf = ({ name }: Pick<Asked, 'name'>) => infobase.base.layout.table(`AccumulationRegister.${name}`)!

test('gives by any dimensions what is made at once, in the same order', async () => {
  let gathered = 0
  await fc.assert(
    fc.asyncProperty(asked, async (one) => {
      const make = makeOf(one)
      const before = turns
      const isLed = one.isLed && one.dimensions?.[0] === 'Организация'
      const made = await inParts(infobase.base, registerOf(one), make, isLed)
      expect(shown(made)).toEqual(shown(make(infobase.base)))
      if (turns - before > 4) gathered++
    }),
    { numRuns: 200 },
  )
  expect(gathered).toBeGreaterThan(60)
}, 300_000)

test('what is written meanwhile is in the sums as a whole', async () => {
  const register = registerOf({ name: 'Остатки' })
  const Dimensions_ = ['Склад', 'Аналитика']
  const make = (one: Registers): VirtualTable => turnovers(one, register, { Dimensions: Dimensions_, Details: ['MonthPeriod'] })
  const before = shown(make(infobase.base))
  for (const times of [1, 2]) {
    for (let one = 0; one < times; one++)
      meanwhile.push(
        async () => {},
        async () => {},
        () => posted(RECORDS + times * 100 + one, 50),
      )
    const made = await inParts(infobase.base, register, make, false)
    expect(meanwhile).toHaveLength(0)
    expect(shown(made)).toEqual(shown(make(infobase.base)))
    expect(shown(made)).not.toEqual(before)
  }
})

test('a value of the first dimension may have any number of rows', async () => {
  const register = registerOf({ name: 'Остатки' })
  const slices: unknown[] = []
  const make = (one: Registers): VirtualTable => turnovers(one, register, { Details: ['Period'] })
  const watched = (one: Registers): VirtualTable => {
    slices.push(one.part)
    return make(one)
  }
  expect(shown(await inParts(infobase.base, register, watched))).toEqual(shown(make(infobase.base)))
  // It is asked what it is a sum of and how it is summed, and given what was summed.
  expect(slices.filter((one) => one === undefined)).toHaveLength(3)
})

test('no more rows are summed between two turns than there is time for', async () => {
  isSlow = true
  try {
    for (const Details of [undefined, ['Recorder']]) {
      const before = turns
      const make = (one: Registers): VirtualTable => turnovers(one, registerOf({ name: 'Обороты' }), { Dimensions: ['Склад'], Details })
      await inParts(infobase.base, registerOf({ name: 'Обороты' }), make, false)
      // Many records share a month's row of the totals.
      const walked = Details === undefined ? 1_500 : RECORDS
      expect(turns - before).toBeGreaterThan(walked / LEAST)
    }
  } finally {
    isSlow = false
  }
})

test('what an index finds is made at once', async () => {
  const register = registerOf({ name: 'Остатки' })
  const makeFor = (good: number) => (one: Registers) =>
    turnovers(one, register, { Condition: compare(field('Организация'), '=', value(goods[good]!)) })
  for (const [good, isAtOnce] of [
    [1, true],
    [0, false],
  ] as const) {
    const before = turns
    const made = await inParts(infobase.base, register, makeFor(good))
    expect(shown(made)).toEqual(shown(makeFor(good)(infobase.base)))
    expect(made.rows.length).toBeGreaterThan(10)
    expect(turns === before).toBe(isAtOnce)
  }
})
