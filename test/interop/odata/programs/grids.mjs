// The data sources of Syncfusion's and Kendo's grids against the interface: `node grids.mjs FOLDER ADDRESS light|verbose`. FOLDER has the
// packages and jsdom installed. Each line that is printed is something that a data source did; what it reads otherwise ends the program.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [folder, address, format] = process.argv.slice(2)
const isVerbose = format === 'verbose'
const require = createRequire(join(folder, 'package.json'))
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('', { url: new URL(address).origin })
for (const name of ['window', 'document', 'XMLHttpRequest', 'Node', 'Element', 'HTMLElement', 'DOMParser', 'getComputedStyle', 'Event'])
  Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true, writable: true })
const set = `${address}/${encodeURIComponent('Catalog_Номенклатура')}`
const names = (rows) => rows.map(({ Description }) => Description).join()

const failure = async (promise) => {
  const outcome = await promise.then(
    () => undefined,
    (error) => error,
  )
  assert.notEqual(outcome, undefined, 'an error was expected')
  return outcome
}

const { DataManager, ODataAdaptor, Predicate, Query } = require('@syncfusion/ej2-data')
const query = () =>
  new Query()
    .where(new Predicate('Цена', 'greaterthanorequal', 50))
    .sortBy('Цена', 'descending')
    .page(2, 5)
    .requiresCount()
const asIs = await new DataManager({ url: set, adaptor: new ODataAdaptor() }).executeQuery(query())
assert.ok(!Array.isArray(asIs.result) && Array.isArray(asIs.result.value))
console.log('Syncfusion as it is: the count is read, in place of rows there is the whole answer')
const manager = new DataManager({ url: set, adaptor: new ODataAdaptor(), headers: [{ DataServiceVersion: '3.0' }] })
const { result, count } = await manager.executeQuery(query())
assert.equal(names(result), 'Товар 19,Товар 18,Товар 17,Товар 16,Товар 15')
assert.equal(Number(count), 20)
const contains = (ignoresCase) => manager.executeQuery(new Query().where('Description', 'contains', 'Товар 2', ignoresCase).requiresCount())
assert.equal((await contains(false)).result.length, 6)
await failure(contains(true))
console.log('Syncfusion with DataServiceVersion 3.0 in its headers: a page, its count, texts without ignoreCase')

globalThis.jQuery = globalThis.$ = window.jQuery = window.$ = require('jquery')
globalThis.navigator ??= window.navigator
require('kendo-ui-core/js/kendo.core.js')
const kendo = (globalThis.kendo = window.kendo)
for (const name of ['data.odata', 'data']) require(`kendo-ui-core/js/kendo.${name}.js`)
const source = (more = {}) =>
  new kendo.data.DataSource({
    type: 'odata',
    transport: { read: { url: set, dataType: 'json' } },
    serverPaging: true,
    serverFiltering: true,
    serverSorting: true,
    page: 2,
    pageSize: 5,
    sort: { field: 'Цена', dir: 'desc' },
    filter: { field: 'Цена', operator: 'gte', value: 50 },
    ...more,
  })
const read = async (data) => {
  await data.read()
  return `${names([...data.view()])}: ${data.total()}`
}
const expected = 'Товар 19,Товар 18,Товар 17,Товар 16,Товар 15: 20'
const schema = { data: 'value', total: (answer) => Number(answer['odata.count']) }
assert.equal(await read(source({ schema })), expected)
console.log("Kendo with a schema of 'value' and 'odata.count': a page with filter, order and its count")
if (isVerbose) {
  const transport = { read: { url: set, dataType: 'json', headers: { Accept: 'application/json;odata=verbose' } } }
  assert.equal(await read(source({ transport })), expected)
  console.log('Kendo with its own schema, asking for verbose')
}
process.exit(0) // Kendo keeps timers
