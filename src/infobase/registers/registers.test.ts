/** Totals are the sum of the records whatever was done, and slices are what a scan finds. */
import { beforeAll, describe, expect, test } from 'vitest'
import { shopInfobase } from '../../../test/support/infobase/shop.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { dataEvents } from '../definition/events.ts'
import type { Infobase } from '../infobase.ts'
import type { DocumentObject } from '../objects/item/document-object.ts'
import type { SelectedRow } from '../objects/manager/selection.ts'
import type { Reference } from '../values/reference.ts'

/** Numbers from a seed, the same in each run. */
const random = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const dates = [
  '2023-12-31T23:59:59',
  '2024-01-01T00:00:00',
  '2024-01-15T10:00:00',
  '2024-02-01T00:00:00',
  '2024-03-31T12:00:00',
  '2024-05-01T00:00:00',
  '2025-01-01T00:00:00',
]
const at = (text: string): DateTime => DateTime.from(text)

const posting = dataEvents('Document', 'РасходТовара', {
  Posting(document: DocumentObject) {
    const { ТоварныеЗапасы: stock, Продажи: sales, Цены: prices } = document.RegisterRecords
    for (const row of document.Section('Товары')) {
      const isReceipt = (row.get('Сумма') as Decimal).compare(0) < 0
      stock!.Add({
        RecordType: isReceipt ? 'Receipt' : 'Expense',
        Period: document.get('Date'),
        Товар: row.get('Товар'),
        Склад: document.get('Комментарий'),
        Количество: row.get('Количество'),
        Объем: row.get('Сумма'),
        Active: document.get('Комментарий') !== 'черновик',
      })
      sales!.Add({ Period: document.get('Date'), Товар: row.get('Товар'), Сумма: row.get('Сумма') })
    }
    const [first] = document.Section('Товары')
    if (first !== undefined) prices!.Add({ Period: document.get('Date'), Товар: first.get('Товар'), Цена: first.get('Сумма') })
    for (const set of [stock!, sales!, prices!]) set.Write = true
  },
} as never)

let infobase: Infobase
const items: Reference[] = []
let documents: Reference[] = []

beforeAll(async () => {
  infobase = await shopInfobase([posting])
  for (let n = 0; n < 5; n++) {
    const item = infobase.Catalogs['Товары']!.CreateItem({ Description: `Товар ${n}` })
    await item.Write()
    items.push(item.Ref)
  }
  // A database beside this process takes longer for each.
  await steps(random(42), infobase.base.layout.dialect === 'sqlite' ? 10_000 : 600)
}, 300_000)

/** Documents are made, posted, taken back, changed and deleted. */
async function steps(next: (below: number) => number, count: number): Promise<void> {
  const manager = infobase.Documents['РасходТовара']!
  for (let step = 0; step < count; step++) {
    const what = documents.length < 5 ? 0 : next(10)
    const known = documents[next(documents.length)]
    if (what < 2) {
      const made = manager.CreateDocument({ Date: dates[next(dates.length)], Комментарий: ['А', 'Б', 'черновик'][next(3)] })
      fillRows(made, next)
      await made.Write(next(4) === 0 ? 'Write' : 'Posting')
      documents.push(made.Ref)
      continue
    }
    const document = (await manager.GetObject(known!))!
    if (what < 4) await document.Write('UndoPosting')
    else if (what < 8) {
      document.set('Date', dates[next(dates.length)])
      // Numbers are counted within a year.
      await document.SetNewNumber()
      fillRows(document, next)
      await document.Write('Posting')
    } else if (what === 8 && documents.length > 40) {
      await document.Delete()
      documents = documents.filter((one) => one !== known)
    } else await document.SetDeletionMark(false)
  }
}

function fillRows(document: DocumentObject, next: (below: number) => number): void {
  const rows = document.Section('Товары')
  rows.Clear()
  for (let n = next(4); n >= 0; n--)
    rows.Add({ Товар: items[next(items.length)], Количество: `${next(1000)}.${next(1000)}`, Сумма: next(2000) - 1000 })
}

type Sums = Map<string, Decimal>
const number = (row: SelectedRow, name: string): Decimal => row[name] as Decimal

/** The sum of the records by item and store, receipts as they are and expenses taken away. */
function summed(rows: readonly SelectedRow[], field: string, keep: (period: DateTime) => boolean, keys: readonly string[]): Sums {
  const sums: Sums = new Map()
  for (const row of rows) {
    if (row['Active'] === false || !keep(row['Period'] as DateTime)) continue
    const key = keys.map((one) => String(row[one])).join('/')
    const amount = row['RecordType'] === 'Expense' ? number(row, field).negated() : number(row, field)
    sums.set(key, (sums.get(key) ?? Decimal.from(0)).plus(amount))
  }
  return sums
}

const nonZero = (sums: Sums): string[] =>
  [...sums]
    .filter(([, sum]) => sum.text !== '0')
    .map(([key, sum]) => `${key}: ${sum.text}`)
    .sort()
const shown = (rows: readonly SelectedRow[], field: string, keys: readonly string[]): string[] =>
  rows
    .filter((row) => number(row, field).text !== '0')
    .map((row) => `${keys.map((one) => String(row[one])).join('/')}: ${number(row, field).text}`)
    .sort()

describe('after 10,000 steps of posting, undoing, changing and deleting', () => {
  const keys = ['Товар', 'Склад']
  test('there is something to sum', async () => {
    expect((await infobase.AccumulationRegisters['ТоварныеЗапасы']!.Select()).length).toBeGreaterThan(50)
  })

  test.for([undefined, '2023-01-01T00:00:00', ...dates, '2024-02-15T00:00:00', '2030-01-01T00:00:00'])(
    'the balance at %s is the sum',
    async (date) => {
      const register = infobase.AccumulationRegisters['ТоварныеЗапасы']!
      const all = await register.Select()
      const keep = (period: DateTime): boolean => date === undefined || period.compare(at(date)) < 0
      for (const [field, name] of [
        ['Количество', 'КоличествоBalance'],
        ['Объем', 'ОбъемBalance'],
      ] as const) {
        const rows = await register.Balance(date === undefined ? {} : { Period: at(date) })
        expect(shown(rows, name, keys)).toEqual(nonZero(summed(all, field, keep, keys)))
        const byItem = await register.Balance({ ...(date !== undefined && { Period: at(date) }), Dimensions: ['Товар'] })
        expect(shown(byItem, name, ['Товар'])).toEqual(nonZero(summed(all, field, keep, ['Товар'])))
      }
    },
  )

  const spans = [
    [undefined, undefined],
    ['2024-01-01T00:00:00', '2024-01-31T23:59:59'],
    ['2024-01-15T10:00:00', '2024-03-31T12:00:00'],
    ['2024-01-15T10:00:00', '2024-02-01T00:00:00'],
    ['2024-01-10T00:00:00', '2024-01-20T00:00:00'],
    ['2024-02-01T00:00:00', undefined],
    [undefined, '2024-03-31T11:59:59'],
    ['2023-12-31T23:59:59', '2025-01-01T00:00:00'],
  ] as const
  const between =
    ([from, to]: readonly [string | undefined, string | undefined]) =>
    (period: DateTime): boolean =>
      (from === undefined || period.compare(at(from)) >= 0) && (to === undefined || period.compare(at(to)) <= 0)
  const options = ([from, to]: readonly [string | undefined, string | undefined]) => ({
    ...(from !== undefined && { StartPeriod: at(from) }),
    ...(to !== undefined && { EndPeriod: at(to) }),
  })

  test.for(spans)('turnovers from %s to %s are the sum', async (span) => {
    const stock = infobase.AccumulationRegisters['ТоварныеЗапасы']!
    const all = await stock.Select()
    const rows = await stock.Turnovers(options(span))
    expect(shown(rows, 'КоличествоTurnover', keys)).toEqual(nonZero(summed(all, 'Количество', between(span), keys)))
    const receipts = all.filter((row) => row['RecordType'] === 'Receipt')
    expect(shown(rows, 'КоличествоReceipt', keys)).toEqual(nonZero(summed(receipts, 'Количество', between(span), keys)))
    const sales = infobase.AccumulationRegisters['Продажи']!
    expect(shown(await sales.Turnovers(options(span)), 'СуммаTurnover', ['Товар'])).toEqual(
      nonZero(summed(await sales.Select(), 'Сумма', between(span), ['Товар'])),
    )
  })

  test.for(spans)('balances and turnovers from %s to %s belong together', async (span) => {
    const register = infobase.AccumulationRegisters['ТоварныеЗапасы']!
    const all = await register.Select()
    const rows = await register.BalanceAndTurnovers(options(span))
    const [from, to] = span
    expect(shown(rows, 'КоличествоOpeningBalance', keys)).toEqual(
      nonZero(summed(all, 'Количество', (one) => from !== undefined && one.compare(at(from)) < 0, keys)),
    )
    expect(shown(rows, 'КоличествоClosingBalance', keys)).toEqual(
      nonZero(summed(all, 'Количество', (one) => to === undefined || one.compare(at(to)) <= 0, keys)),
    )
    expect(shown(rows, 'КоличествоTurnover', keys)).toEqual(nonZero(summed(all, 'Количество', between(span), keys)))
  })

  test('a condition on dimensions, and on what they refer to, holds before the sum', async () => {
    const register = infobase.AccumulationRegisters['ТоварныеЗапасы']!
    const all = await register.Select({ where: ({ Товар, Склад }) => Товар!.Description!.eq('товар 1').and(Склад!.eq('а')) })
    const rows = await register.Balance({ Condition: ({ Товар, Склад }) => Товар!.Description!.eq('Товар 1').and(Склад!.eq('А')) })
    expect(shown(rows, 'КоличествоBalance', keys)).toEqual(nonZero(summed(all, 'Количество', () => true, keys)))
    expect(rows.length).toBe(1)
  })

  test.for([undefined, ...dates])('the slices of a register by recorder at %s are what a scan finds', async (date) => {
    const register = infobase.InformationRegisters['Цены']!
    const all = (await register.Select()).toSorted((a, b) => place(a).localeCompare(place(b)))
    const last = new Map<string, SelectedRow>()
    for (const row of all) if (date === undefined || (row['Period'] as DateTime).compare(at(date)) <= 0) last.set(String(row['Товар']), row)
    expect((await register.SliceLast(date === undefined ? undefined : at(date))).map(line).sort()).toEqual(
      [...last.values()].map(line).sort(),
    )
    const first = new Map<string, SelectedRow>()
    for (const row of all.toReversed())
      if (date === undefined || (row['Period'] as DateTime).compare(at(date)) >= 0) first.set(String(row['Товар']), row)
    expect((await register.SliceFirst(date === undefined ? undefined : at(date))).map(line).sort()).toEqual(
      [...first.values()].map(line).sort(),
    )
  })
  const place = (row: SelectedRow): string => `${String(row['Period'])}${String(row['Recorder'])}`
  const line = (row: SelectedRow): string => `${place(row)}${String(row['Товар'])}${String(row['Цена'])}`
})

describe('an independent register', () => {
  test('has slices with a condition before them, and one record a key', async () => {
    const { КурсыВалют: rates } = (await shopInfobase()).InformationRegisters
    for (const [Валюта, Period, Курс] of [
      ['USD', '2024-01-01T10:00:00', 90],
      ['USD', '2024-02-01T00:00:00', 95],
      ['EUR', '2024-01-10T00:00:00', 100],
      ['USD', '2024-02-01T00:00:00', 96],
    ])
      await rates!.CreateRecordManager({ Валюта, Period, Курс }).Write()
    const show = (rows: readonly SelectedRow[]): string[] => rows.map((row) => `${String(row['Валюта'])} ${String(row['Курс'])}`)
    expect(show(await rates!.SliceLast())).toEqual(['EUR 100', 'USD 96'])
    expect(show(await rates!.SliceLast(at('2024-01-31T00:00:00')))).toEqual(['EUR 100', 'USD 90'])
    expect(show(await rates!.SliceFirst(at('2024-01-05T00:00:00'), { Валюта: 'usd' }))).toEqual(['USD 96'])
    expect(show(await rates!.SliceLast(undefined, ({ Курс }) => Курс!.lt(96)))).toEqual(['USD 90'])
    await expect(rates!.CreateRecordManager({ Валюта: 'EUR', Period: '2024-01-10T00:00:00' }).Write(false)).rejects.toMatchObject({
      code: 'infobase/record-exists',
    })
  })
})
