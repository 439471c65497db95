/** Drives the OData client of 1c-odata-mcp, in the folder of the first argument: pages, filters, `$metadata`, writing, actions, errors. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, root] = process.argv.slice(2)
const part = (name) => import(pathToFileURL(join(folder, 'node_modules/1c-odata-mcp/dist/odata', name)).href)
const [{ ODataClient }, query, { fetchAll }, { loadMetadata }] = await Promise.all(
  ['client.js', 'query.js', 'pagination.js', 'metadata.js'].map(part),
)
const behavior = { timeoutMs: 30_000, retries: 0, pageSize: 7, maxRows: 100, analyticsMaxRows: 100, readOnly: false }
const client = new ODataClient({ name: 'ib', baseUrl: `${root}/`, username: 'u', password: 'p', writable: true }, behavior)

const { and, buildQuery, cmp, contains, odataGuid, odataString } = query
const filter = and(contains('Description', 'товар 1'), cmp('IsFolder', 'eq', 'false'))
const { value } = await client.getCollection(`Catalog_Номенклатура${buildQuery({ filter, orderby: 'Цена desc', top: 2 })}`)
assert.deepEqual(
  value.map((one) => one['Артикул']),
  ['A-19', 'A-18'],
)
const all = await fetchAll(client, 'Catalog_Номенклатура', { filter: cmp('IsFolder', 'eq', 'false') }, 7, 100)
assert.equal(new Set((all.rows ?? all.value ?? all).map((one) => one.Ref_Key)).size, 24)
const { entities } = await loadMetadata(client)
assert.ok(entities.get('Catalog_Номенклатура').properties.some(({ name }) => name === 'Артикул'))

const created = await client.create('Catalog_Номенклатура', { Description: "Шкаф 'Ёж'", Артикул: 'E-1' })
const path = `Catalog_Номенклатура(${odataGuid(created.Ref_Key)})`
assert.equal((await client.patch(`${path}?$format=json`, { Цена: 3.5 })).Цена, 3.5)
const named = cmp('Description', 'eq', odataString("Шкаф 'Ёж'"))
assert.equal((await client.getCollection(`Catalog_Номенклатура${buildQuery({ filter: named })}`)).value[0].Ref_Key, created.Ref_Key)
const sale = (await client.create('Document_РеализацияТоваровУслуг', { Date: '2024-03-05T12:00:00' })).Ref_Key
const document = `Document_РеализацияТоваровУслуг(${odataGuid(sale)})`
for (const [action, posted] of [
  ['Post', true],
  ['Unpost', false],
]) {
  assert.equal(await client.action(`${document}/${action}?$format=json`), undefined)
  assert.equal((await client.getEntity(`${document}?$format=json`)).Posted, posted)
}
await assert.rejects(client.getCollection('Catalog_Нет?$format=json'), { kind: 'not_found', message: /"Catalog_Нет" не найден/ })
await assert.rejects(client.patch(`${path}?$format=json`, { Поставщик_Key: 'нет' }), { kind: 'bad_request', message: /Edm.Guid/ })
