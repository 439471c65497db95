// datajs 1.0.3 against the interface: `node datajs.mjs FOLDER ADDRESS`. FOLDER has datajs and jsdom installed. Each line that is printed is
// something that the library did; an answer that it reads otherwise ends the program.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [folder, address] = process.argv.slice(2)
const require = createRequire(join(folder, 'package.json'))
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('', { url: new URL(address).origin, runScripts: 'outside-only' })
window.eval(readFileSync(require.resolve('datajs/lib/datajs.js'), 'utf8'))
const { OData } = window
const done = (what) => console.log(what)
const ask = (request, handler) =>
  new Promise((resolve, reject) => OData.request(request, (data, response) => resolve({ data, response }), reject, handler))
const atom = { Accept: 'application/atom+xml' }
const read = (path, headers = atom) => ask({ requestUri: encodeURI(`${address}/${path}`), headers })

const { data: service } = await read('', { Accept: 'application/atomsvc+xml, application/xml' })
const names = service.workspaces[0].collections.map(({ href }) => decodeURI(href))
assert.ok(names.some((href) => href.endsWith('Catalog_Номенклатура')))
// xml:base ends without a slash, as 1C writes it: references resolve to its parent.
assert.ok(names.every((href) => href.startsWith(decodeURI(new URL('.', address).href))))
done(`the service document: ${names.length} collections`)

const { data: metadata } = await ask({ requestUri: `${address}/$metadata`, headers: { Accept: 'application/xml' } }, OData.metadataHandler)
const [schema] = metadata.dataServices.schema
assert.equal(schema.namespace, 'StandardODATA')
const item = schema.entityType.find(({ name }) => name === 'Catalog_Номенклатура')
assert.equal(item.key.propertyRef.map(({ name }) => name).join(), 'Ref_Key')
assert.ok(item.navigationProperty.some(({ name }) => name === 'Поставщик'))
assert.ok([schema.entityContainer].flat()[0].entitySet.length >= names.length)
done(`$metadata: ${schema.entityType.length} types, ${schema.association.length} associations`)

const { data: feed, response } = await read('Catalog_Номенклатура?$filter=Цена ge 50&$orderby=Цена&$top=3&$inlinecount=allpages')
assert.match(response.headers['Content-Type'] ?? response.headers['content-type'], /^application\/atom\+xml/)
assert.equal(feed.__count, 20)
assert.equal(feed.results.map(({ Description }) => Description).join(), 'Товар 5,Товар 6,Товар 7')
const [first] = feed.results
assert.equal(first.Описание, '')
assert.match(first.__metadata.uri, /Catalog_.*\(guid'[0-9a-f-]{36}'\)$/)
assert.match(first.Поставщик.__deferred.uri, /\/(Поставщик|%D0%9F)/)
done('a feed: count, entries, empty texts, deferred links')

const { data: entry } = await ask({ requestUri: first.__metadata.uri, headers: atom })
assert.equal(entry.Description, 'Товар 5')
assert.equal(entry.__metadata.type, 'StandardODATA.Catalog_Номенклатура')
const { data: supplier } = await ask({ requestUri: first.Поставщик.__deferred.uri, headers: atom })
assert.equal(supplier.ИНН, '7701')
done('an entry by its edit link, and what a deferred link leads to')

const { data: inlined } = await read('Catalog_Номенклатура?$filter=Цена eq 60&$expand=Поставщик')
assert.equal(inlined.results[0].Поставщик.Description, 'Рога')
done('an entry inside an entry')

const at = encodeURI(`${address}/Catalog_Номенклатура`)
const { data: made, response: created } = await ask({
  requestUri: at,
  method: 'POST',
  headers: { ...atom, 'Content-Type': 'application/atom+xml' },
  data: { Description: 'Из datajs', Цена: 1.5, IsFolder: false },
})
assert.equal(created.statusCode, 201)
assert.equal(made.Description, 'Из datajs')
const { response: patched } = await ask({
  requestUri: made.__metadata.uri,
  method: 'PATCH',
  headers: { ...atom, 'Content-Type': 'application/atom+xml' },
  data: { Описание: 'новое' },
})
assert.equal(patched.statusCode, 200)
const { response: gone } = await ask({ requestUri: made.__metadata.uri, method: 'DELETE', headers: atom })
assert.equal(gone.statusCode, 204)
done('POST, PATCH and DELETE in atom')

const failed = await read('Catalog_Нет').then(
  () => undefined,
  (error) => error,
)
assert.equal(failed.response.statusCode, 404)
assert.match(failed.response.body, /<m:code>8<\/m:code>/)
done('an error arrives with its body')
const light = await read('Catalog_Номенклатура?$top=1', { Accept: 'application/json' }).then(
  () => undefined,
  ({ message }) => message,
)
assert.match(light, /no handler/i)
done('JSON light is not for it: "no handler for data"')
