/** The composition of the standard OData interface: set while it is served, renewed between requests, kept with the data (17.4.12). */
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openInfobase } from '../../src/host/machine/open-infobase.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { chapter } from '../support/odata/definitions.ts'
import { odataHost, type ODataHost } from '../support/odata/warehouse.ts'
import { temporaryFolder } from '../support/temporary.ts'

let host: ODataHost
beforeEach(async () => {
  host = await odataHost(chapter)
})
afterEach(() => host.close())

const sets = async (): Promise<readonly string[]> =>
  ((await host.ask('?$format=json')).json() as { value: { name: string }[] }).value.map(({ name }) => name)

test('everything is published until it is set; then what was set, from the next request on', async () => {
  expect(host.infobase.GetStandardODataInterfaceContent()).toBeUndefined()
  expect((await sets()).length).toBeGreaterThan(15)
  await host.infobase.SetStandardODataInterfaceContent(['Catalog.Магазины', 'Catalog.Валюты'])
  expect(await sets()).toEqual(['Catalog_Валюты', 'Catalog_Магазины', 'Catalog_Магазины_ТорговыеЗалы'])
  expect((await host.ask('Catalog_Товары')).status).toBe(404)
  const metadata = (await host.ask('$metadata')).text
  expect([metadata.includes('Catalog_Валюты'), metadata.includes('Catalog_Товары')]).toEqual([true, false])
  await host.infobase.SetStandardODataInterfaceContent(['Catalog.Товары'])
  expect([(await host.ask('Catalog_Товары')).status, (await host.ask('Catalog_Валюты')).status]).toEqual([200, 404])
  expect((await host.ask('$metadata')).text).toContain('Catalog_Товары')
  await host.infobase.SetStandardODataInterfaceContent([])
  expect(await sets()).toEqual([])
})

test('references to what is not published are unavailable entities without links', async () => {
  await host.infobase.SetStandardODataInterfaceContent(['Catalog.Товары'])
  await host.infobase.Catalogs['Товары']!.CreateItem({ Description: 'А' }).Write()
  const { value } = (await host.ask('Catalog_Товары?$format=json&$filter=IsFolder eq false')).json() as { value: object[] }
  expect(value.flatMap((one) => Object.keys(one)).filter((name) => name.startsWith('Поставщик'))).toContain('Поставщик_Key')
  expect((await host.ask('Catalog_Товары?$expand=Поставщик')).code).toBe('6')
})

test('an object that there is not is refused, and nothing changes', async () => {
  await expect(host.infobase.SetStandardODataInterfaceContent(['Catalog.Товар'])).rejects.toThrow(/Catalog\.Товар/)
  expect(host.infobase.GetStandardODataInterfaceContent()).toBeUndefined()
})

test('a transaction that is taken back takes it back, and so does a snapshot', async () => {
  const { infobase } = host
  await infobase.SetStandardODataInterfaceContent(['Catalog.Товары'])
  const taken = await infobase.snapshot()
  const failing = infobase.BeginTransaction(async () => {
    await infobase.SetStandardODataInterfaceContent(['Catalog.Валюты'])
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(infobase.GetStandardODataInterfaceContent()).toEqual(['Catalog.Товары'])
  await infobase.SetStandardODataInterfaceContent([])
  await infobase.restore(taken)
  expect(infobase.GetStandardODataInterfaceContent()).toEqual(['Catalog.Товары'])
})

test('it is there after a restart', async () => {
  const file = join(temporaryFolder({}), 'base.sqlite')
  const model = createModel(chapter)
  const first = await openInfobase({ model }, { file })
  await first.infobase.SetStandardODataInterfaceContent(['Catalog.Товары', 'Enum.ВидыТоваров'])
  first.close()
  const second = await openInfobase({ model }, { file })
  expect(second.infobase.GetStandardODataInterfaceContent()).toEqual(['Catalog.Товары', 'Enum.ВидыТоваров'])
  second.close()
})
