/** Virtual tables of large registers are made in parts: the same rows, with turns in between, and never half of a change. */
import { beforeAll, expect, test } from 'vitest'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { openInMemory } from '../../host/sql/memory.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { AccumulationRegister, Catalog, CatalogRef, Composite, Document, InformationRegister, Number, String } from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import { compare, field, value } from '../query/expression.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Reference } from '../values/reference.ts'
import { keyOf } from '../values/value.ts'
import { balance, balanceAndTurnovers, turnovers } from './balance.ts'
import { inParts, leadingDimension } from './in-parts.ts'
import { slice } from './slice.ts'
import type { Registers, VirtualTable } from './virtual.ts'

const model = createModel([
  Catalog({ Name: 'Товары' }),
  Document({
    Name: 'Приход',
    RegisterRecords: ['AccumulationRegister.Запасы', 'AccumulationRegister.ПоСкладам', 'InformationRegister.Цены'],
  }),
  AccumulationRegister({
    Name: 'Запасы',
    Dimensions: { Товар: CatalogRef('Товары'), Склад: String(10) },
    Resources: { Количество: Number(15, 3) },
  }),
  AccumulationRegister({
    Name: 'ПоСкладам',
    Dimensions: { Склад: Composite(String(20), CatalogRef('Товары')) },
    Resources: { Количество: Number(15, 3) },
  }),
  InformationRegister({
    Name: 'Цены',
    WriteMode: 'RecorderSubordinate',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Цена: Number(15, 2) },
  }),
])

/** Records of every register, and goods that they are of. */
const RECORDS = 2_500
const GOODS = 700

let infobase: Infobase
let stock: TableLayout
let prices: TableLayout
let turns = 0
/** What happens at the next turns. */
const meanwhile: (() => Promise<unknown>)[] = []

const uuid = (at: number): string => `${at.toString(16).padStart(8, '0')}-0000-4000-8000-000000000001`
const good = (at: number): Reference => infobase.Catalogs['Товары']!.GetRef(uuid((at * 2_654_435_761) % 4_294_967_296))
const month = (at: number): string => `2024-${`${1 + (at % 12)}`.padStart(2, '0')}-${`${1 + (at % 28)}`.padStart(2, '0')}T00:00:00`

beforeAll(async () => {
  const pacing = {
    ...system,
    async turn() {
      turns++
      await meanwhile.shift()?.()
    },
  }
  infobase = createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system: pacing })
  stock = infobase.base.layout.table('AccumulationRegister.Запасы')!
  prices = infobase.base.layout.table('InformationRegister.Цены')!
  const document = await written()
  await infobase.BeginTransaction(async () => {
    const sets = ['Запасы', 'ПоСкладам'].map((name) => infobase.AccumulationRegisters[name]!.CreateRecordSet())
    const own = infobase.InformationRegisters['Цены']!.CreateRecordSet()
    for (const set of [...sets, own]) set.Filter['Recorder']!.Set(document)
    for (let at = 0; at < RECORDS; at++) {
      const RecordType = at % 3 === 0 ? 'Expense' : 'Receipt'
      const said = { RecordType, Period: month(at), Склад: `С${at % 3}`, Количество: at % 11 }
      sets[0]!.Add({ ...said, Товар: good(at % GOODS) })
      sets[1]!.Add({ ...said, Склад: `Склад ${at}` })
      own.Add({ Period: month(Math.floor(at / GOODS)), Товар: good(at % GOODS), Цена: at % 50 })
    }
    for (const set of [...sets, own]) await set.Write()
  })
}, 300_000)

async function written(): Promise<Reference> {
  const document = infobase.Documents['Приход']!.CreateDocument({ Date: '2024-01-01T00:00:00' })
  await document.Write()
  return document.Ref
}

/** One more receipt. */
async function received(): Promise<void> {
  const set = infobase.AccumulationRegisters['Запасы']!.CreateRecordSet()
  set.Filter['Recorder']!.Set(await written())
  set.Add({ RecordType: 'Receipt', Period: month(3), Товар: good(5), Склад: 'С9', Количество: 7 })
  await set.Write()
}

const at = (text: string): DateTime => DateTime.from(text)
const shown = ({ fields, rows }: VirtualTable): readonly unknown[] => [fields, ...rows.map((row) => row.map(keyOf).join(' '))]

const span = { StartPeriod: at('2024-02-10T00:00:00'), EndPeriod: at('2024-09-20T12:00:00') }
const isOne = compare(field('Склад'), '<>', value('С1'))
const isDear = compare(field('Цена'), '>', value(Decimal.from(10)))

const tables: readonly (readonly [string, (registers: Registers) => VirtualTable])[] = [
  ['balances now', (one) => balance(one, stock, {})],
  ['balances under a condition', (one) => balance(one, stock, { Condition: isOne })],
  ['balances near the beginning', (one) => balance(one, stock, { Period: at('2024-02-10T00:00:00') })],
  ['balances near the end', (one) => balance(one, stock, { Period: at('2024-11-15T00:00:00') })],
  ['turnovers', (one) => turnovers(one, stock, {})],
  ['turnovers between two moments', (one) => turnovers(one, stock, { ...span, Condition: isOne })],
  ['turnovers within a month', (one) => turnovers(one, stock, { ...span, EndPeriod: at('2024-02-20T00:00:00') })],
  ['turnovers by months', (one) => turnovers(one, stock, { Details: ['MonthPeriod'] })],
  ['turnovers by records', (one) => turnovers(one, stock, { ...span, Details: ['Recorder', 'LineNumber'] })],
  ['balances and turnovers', (one) => balanceAndTurnovers(one, stock, span)],
  ['last records', (one) => slice(one, prices, 'Last', {})],
  ['first records from a moment on', (one) => slice(one, prices, 'First', { Period: at('2024-02-15T00:00:00'), Condition: isDear })],
]

const tableOf = (name: string): TableLayout => (name.includes('records') && !name.startsWith('turnovers') ? prices : stock)

test.for(tables)('%s are the same in parts, in the same order', async ([name, make]) => {
  const whole = shown(make(infobase.base))
  expect(whole.length).toBeGreaterThan(50)
  const before = turns
  const made = await inParts(infobase.base, tableOf(name), make)
  expect(shown(made)).toEqual(whole)
  expect(turns - before).toBeGreaterThan(4)
})

test('balances and turnovers by months are the same in parts', async () => {
  const make = (one: Registers): VirtualTable => balanceAndTurnovers(one, stock, { ...span, Details: ['MonthPeriod'] })
  const made = await inParts(infobase.base, stock, make)
  expect(shown(made).toSorted()).toEqual(shown(make(infobase.base)).toSorted())
})

test('what is written meanwhile is in the rows as a whole', async () => {
  const before = make().rows.length
  function make(): VirtualTable {
    return balance(infobase.base, stock, {})
  }
  // Where it is written again in the second attempt, whoever writes waits for the third one.
  for (const times of [1, 2]) {
    let begun = 0
    const inTransaction: boolean[] = []
    const first = turns
    for (let one = 0; one < times; one++)
      meanwhile.push(
        async () => {},
        async () => {},
        received,
      )
    const made = await inParts(infobase.base, stock, (registers) => {
      if (registers.part !== undefined && registers.part.after === undefined) {
        begun++
        inTransaction.push(infobase.base.transactions.isActive)
      }
      // Never at once.
      expect(registers.part ?? registers.sums).toBeDefined()
      return balance(registers, stock, {})
    })
    expect(shown(made)).toEqual(shown(make()))
    expect([begun, turns > first]).toEqual([times + 1, true])
    expect(inTransaction).toEqual(times === 1 ? [false, false] : [false, false, true])
    meanwhile.length = 0
  }
  expect(make().rows).toHaveLength(before + 1)
})

test('what is written elsewhere does not have it made anew', async () => {
  let begun = 0
  const later = async (): Promise<void> => {
    await written()
    meanwhile.push(later)
  }
  meanwhile.push(later)
  const made = await inParts(infobase.base, stock, (registers) => {
    if (registers.part !== undefined && registers.part.after === undefined) begun++
    return balance(registers, stock, {})
  })
  meanwhile.length = 0
  expect(begun).toBe(1)
  expect(shown(made)).toEqual(shown(balance(infobase.base, stock, {})))
})

test('is made at once in a transaction', async () => {
  const before = turns
  await infobase.BeginTransaction(async () => {
    expect((await inParts(infobase.base, stock, (one) => balance(one, stock, {}))).rows.length).toBeGreaterThan(1_000)
  })
  expect(turns).toBe(before)
})

test('the dimension that leads is the first one, of one type', () => {
  const other = infobase.base.layout.table('AccumulationRegister.ПоСкладам')!
  expect([stock, prices, other].map(leadingDimension)).toEqual(['Товар', 'Товар', undefined])
  expect(leadingDimension(infobase.base.layout.table('Document.Приход')!)).toBe(undefined)
})
