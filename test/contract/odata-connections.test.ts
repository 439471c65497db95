/** The sequences of requests by which Power Query, Excel and a low-code platform's connection page read the interface. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chapter } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

let host: ODataHost
beforeEach(async () => {
  host = await servedODataHost(chapter)
  await fill(host)
})
afterEach(() => host.close())

/** As Power Query negotiates: the newest version that it knows, and every form of metadata by quality. */
const powerQuery = {
  'MaxDataServiceVersion': '3.0',
  'OData-MaxVersion': '4.0',
  'Accept':
    'application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,'
    + 'application/atom+xml;q=0.8,application/json;q=0.7,text/plain;q=0.7',
}

test('Power Query: the service document, $metadata, a preview, the whole set, a navigation', async () => {
  const root = await host.ask('', undefined, powerQuery)
  expect([root.status, root.headers.get('dataserviceversion')]).toEqual([200, '3.0'])
  expect((root.json() as { value: { name: string }[] }).value.map(({ name }) => name)).toContain('Catalog_Товары')
  const metadata = await host.ask('$metadata', undefined, { ...powerQuery, Accept: 'application/xml' })
  expect([metadata.status, metadata.text.includes('EntityContainer')]).toEqual([200, true])
  const preview = (await host.ask('Catalog_Товары?$top=1', undefined, powerQuery)).json() as { value: Record<string, string>[] }
  expect(preview.value).toHaveLength(1)
  const whole = (await host.ask('Catalog_Товары', undefined, powerQuery)).json() as { value: Record<string, string>[] }
  const link = whole.value.map((one) => one['Поставщик@navigationLinkUrl']).find((one) => one !== undefined)
  expect((await host.ask(String(link), undefined, powerQuery)).json()).toMatchObject({ Description: 'Рога' })
})

test('Excel, "From OData feed": the address of a set in atom, without an Accept for JSON', async () => {
  const excel = { Accept: 'application/atomsvc+xml,application/atom+xml,application/xml', MaxDataServiceVersion: '2.0;NetFx' }
  const root = await host.ask('', undefined, excel)
  expect([root.headers.get('content-type'), root.text.includes('<collection')]).toEqual(['application/atomsvc+xml;charset=utf-8', true])
  const set = await host.ask('Catalog_Товары', undefined, excel)
  expect(set.headers.get('content-type')).toBe('application/atom+xml;type=feed;charset=utf-8')
})

test.each([
  ['V2', { DataServiceVersion: '2.0', MaxDataServiceVersion: '2.0' }],
  ['V3', { DataServiceVersion: '3.0', MaxDataServiceVersion: '3.0' }],
  ['V4', { 'OData-Version': '4.0', 'OData-MaxVersion': '4.0' }],
])('"check connection" of a page with version %s and headers of its own lists the sets', async (_, version) => {
  const headers = { ...version, 'X-Own': 'значение'.length.toString(), 'Accept': 'application/json' }
  const { status, json, headers: answered } = await host.ask('', undefined, headers)
  expect([status, answered.get('dataserviceversion')]).toEqual([200, '3.0'])
  expect((json() as { value: { name: string }[] }).value.length).toBeGreaterThan(15)
})
