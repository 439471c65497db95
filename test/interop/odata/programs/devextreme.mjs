// DevExtreme's ODataStore, version 3, against the interface: `node devextreme.mjs FOLDER ADDRESS light|verbose`. FOLDER has devextreme and
// jsdom installed. Each line that is printed is something that the store did; an answer that it reads otherwise ends the program.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [folder, address, format] = process.argv.slice(2)
const require = createRequire(join(folder, 'package.json'))
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('', { url: new URL(address).origin })
for (const name of ['window', 'document', 'XMLHttpRequest', 'Node', 'Element', 'HTMLElement'])
  Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true, writable: true })
const ODataStore = require('devextreme/data/odata/store').default ?? require('devextreme/data/odata/store')
const Guid = require('devextreme/core/guid').default ?? require('devextreme/core/guid')
const { EdmLiteral } = require('devextreme/data/odata/utils')

const store = new ODataStore({
  url: `${address}/Catalog_Номенклатура`,
  key: 'Ref_Key',
  keyType: 'Guid',
  version: 3,
  filterToLower: false,
})
const errors = []
store.on('modified', () => undefined)
const done = (what) => console.log(what)
const failure = async (promise) => {
  try {
    await promise
  } catch (error) {
    errors.push(error.message)
    return error.message
  }
  throw new Error('an error was expected')
}

const every = await store.load()
assert.equal(every.length, 25)
const first = every.find(({ Description }) => Description === 'Товар 1')
assert.equal(typeof first.Ref_Key, 'object')
assert.equal(first.Остаток, '9007199254740993')
assert.equal(first.Дата.getFullYear(), 2024)
assert.equal(first.Дата.getHours(), 10)
done('a whole set: guids, dates in local time, numbers of 64 bits as texts')

const options = {
  filter: [['Артикул', 'startswith', 'A-'], 'and', ['Цена', '>=', 50]],
  sort: [{ selector: 'Цена', desc: true }],
  skip: 5,
  take: 3,
  select: ['Ref_Key', 'Description', 'Цена'],
  requireTotalCount: true,
}
const page = await store.load(options)
const rows = page.data ?? page
assert.deepEqual(
  rows.map(({ Description }) => Description),
  ['Товар 19', 'Товар 18', 'Товар 17'],
)
done('a page: filter, order, skip, take, select')
if (format === 'verbose') assert.equal(await store.totalCount(options), 20)
else assert.match(await failure(store.totalCount(options)), /E4018/)
const counted = await new Promise((resolve, reject) =>
  store
    .load(options)
    .done((_, extra) => resolve(extra))
    .fail(reject),
)
if (format === 'verbose') assert.equal(counted.totalCount, 20)
else assert.ok(!(counted?.totalCount >= 0))
done(format === 'verbose' ? 'its count' : 'no count: odata.count of JSON light is not read')

for (const [filter, expected] of [
  [['Description', 'contains', '1'], 12],
  [['Description', 'endswith', '7'], 2],
  [['Description', 'notcontains', 'Товар'], 0],
  [['!', ['Цена', '=', 50]], 23],
  [['Description', '=', "Товар '1'"], 0],
  [['Поставщик_Key', '=', new Guid('086715b0-f348-11db-a9c5-00055d49b45e')], 24],
  [['Дата', '>=', new Date(2024, 0, 31)], 0],
  [['Дата', '<', new Date(2024, 0, 31, 12)], 24],
  [['IsFolder', '=', true], 1],
  [['Поставщик.ИНН', '=', '7701'], 24],
  [['Цена', '=', new EdmLiteral('50M')], 1],
])
  assert.equal((await store.load({ filter })).length, expected, JSON.stringify(filter))
done('filters: texts, dates, guids, paths, not')

const one = await store.byKey(rows[0].Ref_Key)
assert.equal(one.Description, 'Товар 19')
assert.equal(one.Упаковки.length, 1)
const expanded = await store.byKey(rows[0].Ref_Key, { expand: ['Поставщик'] })
assert.equal(expanded.Description, 'Товар 19')
const loaded = await store.load({ filter: ['Ref_Key', '=', new Guid(String(one.Ref_Key))], expand: ['Поставщик'] })
assert.equal(loaded[0].Поставщик.Description, 'Рога')
done('one by its key, with its rows; a reference expanded')

const made = await store.insert({ Description: 'Новый', Цена: 12.5, Дата: new Date(2024, 0, 31, 8, 5), IsFolder: false })
const key = made.Ref_Key
assert.match(String(key), /^[0-9a-f-]{36}$/)
assert.equal(made.Цена, 12.5)
await store.update(key, { Description: 'Другой' })
const updated = await store.byKey(key)
assert.deepEqual([updated.Description, updated.Цена, updated.Дата.getHours()], ['Другой', 12.5, 8])
await store.remove(key)
assert.match(await failure(store.byKey(key)), /не найден/)
done('insert, update, remove; the error of what is gone')
assert.match(await failure(store.load({ filter: ['Нет', '=', 1] })), /\$filter/)
assert.match(await failure(new ODataStore({ url: `${address}/Catalog_Нет`, version: 3 }).load()), /Catalog_Нет/)
assert.match(await failure(store.update(rows[0].Ref_Key, { Цена: 'дорого' })), /Edm/)
done('texts of errors reach the program')
const lowered = new ODataStore({ url: `${address}/Catalog_Номенклатура`, version: 3 })
assert.match(await failure(lowered.load({ filter: ['Description', 'contains', 'Товар'] })), /tolower/)
done('without filterToLower: false a search by text is refused, as in 1C')
