// What 1c-odata's helpers give of registers, against totals that this program computes from the postings that it writes itself:
// `node totals.mjs CLIENT ADDRESS`. Each line that is printed is a table whose rows were all the same.
import assert from 'node:assert/strict'
import { pathToFileURL } from 'node:url'

const [folder, address] = process.argv.slice(2)
const { BasicAuth, ODataV3Client } = await import(pathToFileURL(`${folder}/dist/index.js`).href)
const client = new ODataV3Client({ baseUrl: address, auth: new BasicAuth({ username: 'u', password: 'p' }), serverTimezone: 'UTC' })

let state = 17
const random = (below) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const id = (group, number) => `${String(group).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
const day = (number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 19)
const thousandths = (value) => Math.round(Number(value ?? 0) * 1000)

/** Sums by a key; rows that are zero throughout are none. */
function sums(items, keyOf, amountsOf) {
  const found = new Map()
  for (const item of items) {
    const amounts = amountsOf(item).map(thousandths)
    const before = found.get(keyOf(item)) ?? amounts.map(() => 0)
    found.set(
      keyOf(item),
      before.map((one, at) => one + amounts[at]),
    )
  }
  return new Map([...found].filter(([, amounts]) => amounts.some((one) => one !== 0)))
}
const same = (what, rows, keyOf, names, expected) => {
  const given = rows.map((row) => [keyOf(row), names.map((name) => thousandths(row[name]))])
  assert.deepEqual(new Map(given), expected, what)
  assert.equal(given.length, expected.size, what)
  assert.ok(given.length > 0, what)
  console.log(`${what}: ${given.length} rows`)
}

for (const n of [1, 2, 3]) await client.entity('Catalog_Номенклатура').create({ Ref_Key: id(1, n), Description: `Товар ${n}` })
for (const n of [1, 2]) await client.entity('Catalog_Организации').create({ Ref_Key: id(5, n), Description: `Организация ${n}` })
const accounts = (await client.query('ChartOfAccounts_Хозрасчетный').get()).value
const accountOf = (name) => accounts.find((one) => one.PredefinedDataName === name)?.Ref_Key
const plain = ['Деньги', 'Валюта']

const goods = []
const entries = []
for (let document = 0; document < 40; document++) {
  const Recorder = id(9, document)
  const Period = day(random(90))
  await client.entity('Document_Операция').create({ Ref_Key: Recorder, Date: Period })
  const lines = Array.from({ length: 1 + random(4) }, (_, at) => ({
    LineNumber: `${at + 1}`,
    Period,
    Active: true,
    RecordType: random(3) === 0 ? 'Expense' : 'Receipt',
    Номенклатура_Key: id(1, 1 + random(3)),
    Склад: ['Главный', "Склад '2'"][random(2)],
    Количество: random(100_000) / 1000,
  }))
  goods.push(...lines)
  await client.entity('AccumulationRegister_Запасы').create({ Recorder_Key: Recorder, RecordSet: lines })
  const rows = Array.from({ length: 1 + random(3) }, (_, at) => {
    const [AccountDr_Key, AccountCr_Key] = random(2) === 0 ? plain.map(accountOf) : plain.toReversed().map(accountOf)
    return {
      LineNumber: `${at + 1}`,
      Period,
      Active: true,
      AccountDr_Key,
      AccountCr_Key,
      Организация_Key: id(5, 1 + random(2)),
      Сумма: random(100_000) / 100,
    }
  })
  entries.push(...rows)
  await client
    .entity('AccountingRegister_Хозрасчетный')
    .create({ Recorder, Recorder_Type: 'StandardODATA.Document_Операция', RecordSet: rows })
}
const prices = new Map()
for (let written = 0; written < 60; written++) {
  const price = { Period: day(random(90)), Номенклатура_Key: id(1, 1 + random(3)), Цена: 1 + random(10_000) / 100 }
  const key = `${price.Period} ${price.Номенклатура_Key}`
  if (prices.has(key)) continue
  prices.set(key, price)
  await client.entity('InformationRegister_Цены').create(price)
}

// Accumulation.
const stock = client.register('AccumulationRegister_Запасы')
const functions = client.functions.AccumulationRegister_Запасы
const signed = ({ RecordType, Количество }) => (RecordType === 'Expense' ? -Количество : Количество)
const receipt = ({ RecordType, Количество }) => (RecordType === 'Receipt' ? Количество : 0)
const expense = ({ RecordType, Количество }) => (RecordType === 'Expense' ? Количество : 0)
const both = (row) => `${row.Номенклатура_Key} ${row.Склад}`
const item = (row) => row.Номенклатура_Key
const BALANCE = ['КоличествоBalance']
same(
  'Balance',
  await stock.balance(),
  both,
  BALANCE,
  sums(goods, both, (one) => [signed(one)]),
)
for (const at of [10, 45, 80]) {
  const before = goods.filter(({ Period }) => Period < day(at))
  const rows = await stock.balance({ Period: new Date(`${day(at)}Z`), Dimensions: 'Номенклатура' })
  same(
    `Balance on day ${at} by item`,
    rows,
    item,
    BALANCE,
    sums(before, item, (one) => [signed(one)]),
  )
}
const second = goods.filter(({ Склад }) => Склад === "Склад '2'")
const Condition = "Склад eq 'Склад ''2'''"
same(
  'Balance by a condition with quotes',
  await stock.balance({ Condition }),
  both,
  BALANCE,
  sums(second, both, (one) => [signed(one)]),
)
const TURNOVERS = ['КоличествоTurnover', 'КоличествоReceipt', 'КоличествоExpense']
const moved = (one) => [signed(one), receipt(one), expense(one)]
same('Turnovers', await stock.turnovers(), both, TURNOVERS, sums(goods, both, moved))
const range = { StartPeriod: new Date(`${day(20)}Z`), EndPeriod: new Date(`${day(60)}Z`) }
const within = ({ Period }) => Period >= day(20) && Period <= day(60)
const ranged = await functions.Turnovers({ ...range, Dimensions: 'Номенклатура' })
same('Turnovers of a range by item', ranged.value ?? ranged, item, TURNOVERS, sums(goods.filter(within), item, moved))
const ALL = ['КоличествоOpeningBalance', ...TURNOVERS, 'КоличествоClosingBalance']
const whole = (one) => [
  one.Period < day(20) ? signed(one) : 0,
  ...(within(one) ? moved(one) : [0, 0, 0]),
  one.Period <= day(60) ? signed(one) : 0,
]
const opened = await functions.BalanceAndTurnovers({ ...range, Dimensions: 'Номенклатура' })
same('BalanceAndTurnovers of a range by item', opened.value ?? opened, item, ALL, sums(goods, item, whole))
const ever = sums(goods, both, (one) => [0, ...moved(one), signed(one)])
same('BalanceAndTurnovers', await stock.balanceAndTurnovers(), both, ALL, ever)

// Information.
const slice = (isBetter, until = '9') =>
  new Map(
    [1, 2, 3].flatMap((n) => {
      const mine = [...prices.values()].filter((one) => one.Номенклатура_Key === id(1, n) && one.Period <= until)
      const best = mine.reduce((found, one) => (found === undefined || isBetter(one.Period, found.Period) ? one : found), undefined)
      return best === undefined ? [] : [[id(1, n), [thousandths(best.Цена)]]]
    }),
  )
const rates = client.register('InformationRegister_Цены')
const later = (one, other) => one > other
const at = await rates.sliceLast({ Period: new Date(`${day(30)}Z`) })
same('SliceLast', await rates.sliceLast(), item, ['Цена'], slice(later))
same('SliceLast on day 30', at, item, ['Цена'], slice(later, day(30)))
same(
  'SliceFirst',
  await rates.sliceFirst(),
  item,
  ['Цена'],
  slice((one, other) => one < other),
)

// Accounting: two accounts without extra dimensions, entries both ways.
const ledger = client.register('AccountingRegister_Хозрасчетный')
const sides = entries.flatMap((one) => [
  { ...one, Account_Key: one.AccountDr_Key, debit: one.Сумма, credit: 0 },
  { ...one, Account_Key: one.AccountCr_Key, debit: 0, credit: one.Сумма },
])
const owned = (row) => `${row.Account_Key} ${row.Организация_Key}`
const folded = (rows, names) => new Map(sums(rows, owned, (row) => names.map((name) => row[name])))
const agree = (what, rows, names, expected) => {
  assert.ok(rows.length > 0 && expected.size > 0, what)
  assert.deepEqual(folded(rows, names), expected, what)
  console.log(`${what}: ${rows.length} rows`)
}
const difference = ({ debit, credit }) => debit - credit
const balances = sums(sides, owned, (one) => [difference(one)])
agree('Balance of accounts', await ledger.balance(), ['СуммаBalance'], balances)
const half = sides.filter(({ Period }) => Period < day(45))
const middle = await ledger.balance({ Period: new Date(`${day(45)}Z`) })
agree(
  'Balance of accounts on day 45',
  middle,
  ['СуммаBalance'],
  sums(half, owned, (one) => [difference(one)]),
)
const turned = sums(sides, owned, (one) => [difference(one), one.debit, one.credit])
agree('Turnovers of accounts', await ledger.turnovers(), ['СуммаTurnover', 'СуммаTurnoverDr', 'СуммаTurnoverCr'], turned)
const closing = sums(sides, owned, (one) => [one.debit, one.credit, difference(one)])
const CLOSING = ['СуммаTurnoverDr', 'СуммаTurnoverCr', 'СуммаClosingBalance']
agree('BalanceAndTurnovers of accounts', await ledger.balanceAndTurnovers(), CLOSING, closing)
const pair = (row) => `${row.AccountDr_Key} ${row.AccountCr_Key}`
const pairs = sums(await ledger.drCrTurnovers(), pair, (row) => [row.СуммаTurnover])
const wanted = sums(entries, pair, (one) => [one.Сумма])
assert.ok(wanted.size === 2)
assert.deepEqual(pairs, wanted)
console.log('DrCrTurnovers')
const recorded = await ledger.recordsWithExtDimensions()
assert.deepEqual(
  sums(recorded, pair, (one) => [one.Сумма, 1]),
  sums(entries, pair, (one) => [one.Сумма, 1]),
)
console.log(`RecordsWithExtDimensions: ${recorded.length} records`)
