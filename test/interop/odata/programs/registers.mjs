// The register helpers of 1c-odata, which its own live tests leave out: `node registers.mjs CLIENT ADDRESS`, CLIENT the folder of its
// package, built. Each line that is printed is something that the helpers did.
import assert from 'node:assert/strict'
import { pathToFileURL } from 'node:url'

const [folder, address] = process.argv.slice(2)
const load = (name) => import(pathToFileURL(`${folder}/dist/${name}`).href)
const { BasicAuth, ODataV3Client } = await load('index.js')
const client = new ODataV3Client({
  baseUrl: address,
  auth: new BasicAuth({ username: 'u', password: 'p' }),
  serverTimezone: 'Europe/Moscow',
})
const stock = client.register('AccumulationRegister_ТоварныеЗапасы')
const rates = client.register('InformationRegister_КурсыВалют')

const balance = await stock.balance({ Dimensions: 'Склад' })
assert.deepEqual(balance, [{ КоличествоBalance: 21, Склад: 'Главный' }])
const empty = await stock.balance({ Period: new Date('2024-01-01T00:00:00Z') })
assert.deepEqual(empty, [])
const conditional = await stock.balance({ Condition: "Склад eq 'Главный' and Номенклатура/Description eq 'Товар 1'" })
assert.deepEqual(
  conditional.map((row) => row.КоличествоBalance),
  [10],
)
console.log('Balance: Period, Dimensions, Condition with doubled quotes in the query string')

assert.equal((await stock.turnovers()).length, 2)
assert.equal((await stock.balanceAndTurnovers({ Dimensions: 'Склад' }))[0].КоличествоClosingBalance, 21)
console.log('Turnovers and BalanceAndTurnovers')
const range = { Period: { from: new Date('2024-01-01T00:00:00Z'), to: new Date('2024-02-01T00:00:00Z') } }
const error = await stock.turnovers(range).then(
  () => undefined,
  (one) => one,
)
assert.equal(error?.status ?? error?.statusCode ?? error?.response?.status, 501)
assert.match(String(error.message), /StartDate|EndDate/)
console.log('StartDate and EndDate, which the helper sends for a range, are 501, as on live infobases')

assert.equal((await rates.sliceLast())[0].Курс, 91.25)
assert.equal((await rates.sliceLast({ Period: new Date('2024-01-15T00:00:00Z') }))[0].Курс, 90.5)
assert.equal(
  (await rates.sliceFirst({ Condition: "Валюта/Code eq '643'" })).length
    + (await rates.sliceFirst({ Condition: "Валюта/Code eq '840'" })).length,
  1,
)
console.log('SliceLast and SliceFirst')

const records = await stock.records().top(1).get()
assert.equal(records.value[0].Склад, 'Главный')
const sets = await stock.recordsets().get()
assert.equal(sets.value[0].RecordSet.length, 2)
console.log('records and sets of records')
