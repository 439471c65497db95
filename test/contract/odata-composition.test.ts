/** The composition of the standard OData interface: set while it is served, renewed between requests, kept with the data (17.4.12). */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openInfobase } from '../../src/host/machine/open-infobase.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { printMiss } from '../../src/standin/report-misses.ts'
import { odata, startStandin, type StandinOptions, type TestStandin } from '../../src/testing/index.ts'
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

describe('what a stand-in knows follows a composition that is set while it runs', () => {
  const started = (options: StandinOptions = {}) => startStandin({ objects: chapter, strict: false, ...options })
  const code = async ({ url }: TestStandin, set: string) => {
    const answer = await fetch(`${url}/odata/standard.odata/${set}?$format=json`)
    return [answer.status, ((await answer.json()) as { 'odata.error'?: { code: string } })['odata.error']?.code]
  }

  test('a stub answers for a set as long as it is published', async () => {
    await using standin = await started()
    standin.stub(odata('Catalog_Товары').GET(), { entities: [] })
    expect(await code(standin, 'Catalog_Товары')).toEqual([200, undefined])
    await standin.infobase!.SetStandardODataInterfaceContent(['Catalog.Валюты'])
    expect(await code(standin, 'Catalog_Товары')).toEqual([404, '8'])
    await standin.infobase!.SetStandardODataInterfaceContent(undefined)
    expect(await code(standin, 'Catalog_Товары')).toEqual([200, undefined])
  })

  test('so does one of a stub file', async () => {
    const source = 'service: standard.odata\nstubs:\n  - { set: Catalog_Товары, method: GET, reply: { error: Занято } }\n'
    await using standin = await started({ stubs: [{ file: 'odata.stub.yaml', source }] })
    await standin.infobase!.SetStandardODataInterfaceContent(['Catalog.Валюты'])
    expect(await code(standin, 'Catalog_Товары')).toEqual([404, '8'])
    await standin.infobase!.SetStandardODataInterfaceContent(['Catalog.Товары'])
    expect(await code(standin, 'Catalog_Товары')).toEqual([500, '-1'])
  })

  test('sets that settings leave out can be stubbed and verified once they are published', async () => {
    await using standin = await started({ odata: { composition: ['Catalog.Валюты'] } })
    expect(() => standin.stub(odata('Catalog_Товары').GET(), { entities: [] })).toThrow(/Catalog_Товары/)
    await standin.infobase!.SetStandardODataInterfaceContent(['Catalog.Товары'])
    standin.stub(odata('Catalog_Товары').GET(), { entities: [] })
    await code(standin, 'Catalog_Товары')
    await code(standin, 'Catalog_Валюты')
    standin.verify(odata('Catalog_Товары').GET(), { times: 1 })
    standin.verify(odata('Catalog_Валюты').GET(), { times: 1 })
    const covered = standin.standin.coverage().flatMap((one) => one.calls.map((call) => call.what))
    expect(covered.filter((what) => what.startsWith('GET Catalog_'))).toEqual([
      'GET Catalog_Товары',
      'GET Catalog_Товары_Цены',
      'GET Catalog_Валюты',
    ])
  })

  test('near misses name what is published now', async () => {
    await using standin = await started()
    await standin.infobase!.SetStandardODataInterfaceContent(['Catalog.Валюты'])
    await code(standin, 'Catalog_Товары')
    const [missed] = standin.standin.received()
    expect(printMiss(missed!, standin.standin)).not.toContain('entity set Catalog_Товары')
  })
})
