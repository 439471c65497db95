/** The standard OData interface is where a default.vrd publishes it, and shows the rows of one area where the address names it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { offered } from '../../src/host/machine/channels.ts'
import { publish } from '../../src/host/machine/publish.ts'
import {
  AccumulationRegister,
  Catalog,
  CatalogRef,
  CommonAttribute,
  Document,
  ExchangePlan,
  InformationRegister,
  Number,
  String,
} from '../../src/infobase/definitions.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { standardOData } from '../../src/odata/service.ts'
import { publishAll } from '../../src/publication/publication.ts'
import { readPublication } from '../../src/publication/vrd-read.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { odataHost, type ODataHost } from '../support/odata/warehouse.ts'

const service = standardOData({ model: createModel(chapter) })

describe('default.vrd', () => {
  const vrd = (inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>
<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/trade" ib="File=&quot;x&quot;;">${inner}</point>`
  test.each([
    ['<standardOdata enable="true"/>', 200],
    ['<standardOdata enable="true" reuseSessions="use" sessionMaxAge="60" poolSize="3" poolTimeout="5"/>', 200],
    ['<standardOdata enable="false"/>', 404],
    ['<standardOdata/>', 404],
    ['', 404],
  ])('%s', async (inner, status) => {
    const { publication } = publish(readPublication(vrd(inner), 'default.vrd'), [offered(service)])
    const host = await odataHost(chapter, {}, { publications: [publication] }, '/trade/odata/standard.odata/')
    expect((await host.ask('Catalog_Товары')).status).toBe(status)
    host.close()
  })
  test.each([
    ['<standardOdata enable="true"/>', 200, false],
    ['<standardOdata enable="true" reuseSessions="autouse"/>', 200, false],
    ['<standardOdata enable="true" reuseSessions="use"/>', 200, true],
    ['<standardOdata enable="true" reuseSessions="dontuse"/>', 400, false],
  ])('IBSession: start with %s', async (inner, status, hasCookie) => {
    const { publication } = publish(readPublication(vrd(inner), 'default.vrd'), [offered(service)])
    const host = await odataHost(chapter, {}, { publications: [publication] }, '/trade/odata/standard.odata/')
    const answer = await host.ask('Catalog_Товары', undefined, { IBSession: 'start' })
    expect([answer.status, answer.headers.has('set-cookie')]).toEqual([status, hasCookie])
    host.close()
  })
  test('a composition leaves the other objects out, and references to them have no link and another type', async () => {
    const host = await odataHost(chapter, { composition: ['Catalog.Товары', 'Catalog.Договоры'] })
    await host.ask('POST Catalog_Договоры', {
      Ref_Key: ids.рога,
      Owner: ids.копыта,
      Owner_Type: 'UnavailableEntities.UnavailableEntity_Контрагенты',
    })
    expect((await host.ask('Catalog_Поставщик')).code).toBe('8')
    expect((await host.ask('$metadata')).text).not.toContain('NavigationProperty Name="Поставщик"')
    expect((await host.ask(`Catalog_Договоры(guid'${ids.рога}')?$format=json`)).json()).toMatchObject({
      Owner: ids.копыта,
      Owner_Type: 'UnavailableEntities.UnavailableEntity_Контрагенты',
    })
    host.close()
  })
})

describe('areas: the separator of the address is part of every request', () => {
  const definitions = [
    CommonAttribute({ Name: 'Область', Type: Number(7), DataSeparation: 'Separate', AutoUse: 'Use' }),
    Catalog({
      Name: 'Товары',
      Attributes: { Цена: Number(10, 2), Замена: CatalogRef('Товары') },
      TabularSections: { Коды: { Код: String(5) } },
    }),
    ExchangePlan({ Name: 'Обмен', Content: ['Catalog.Товары', 'AccumulationRegister.Запасы'] }),
    Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Запасы'] }),
    AccumulationRegister({ Name: 'Запасы', Dimensions: { Товар: CatalogRef('Товары') }, Resources: { Количество: Number(10) } }),
    InformationRegister({
      Name: 'Цены',
      InformationRegisterPeriodicity: 'Day',
      Dimensions: { Товар: CatalogRef('Товары') },
      Resources: { Цена: Number(10, 2) },
    }),
  ]
  let one: ODataHost
  const areas = new Map<string, (request: string, body?: unknown) => ReturnType<ODataHost['ask']>>()
  beforeAll(async () => {
    const own = standardOData({ model: createModel(definitions) })
    const publication = { ...publishAll('/base', [offered(own)]), zones: [{ value: undefined, specify: true, safe: true }] }
    one = await odataHost(definitions, {}, { publications: [publication] }, '')
    for (const area of ['1', '2'])
      areas.set(area, (request, body) => one.ask(request.replace(/^([A-Z]+ )?/, `$1/base/${area}/odata/standard.odata/`), body))
    for (const [area, ask] of areas) {
      const id = area === '1' ? ids.рога : ids.копыта
      const document = area === '1' ? ids.приход : ids.расход
      await ask('POST Catalog_Товары', { Ref_Key: id, Description: `Товар ${area}`, Область: 99, Коды: [{ LineNumber: '1', Код: area }] })
      await ask('POST Document_Приход', { Ref_Key: document, Date: '2024-01-01T00:00:00' })
      await ask('POST InformationRegister_Цены', { Period: '2024-01-01T00:00:00', Товар_Key: id, Цена: 1 })
      await ask('POST AccumulationRegister_Запасы', {
        Recorder_Key: document,
        RecordSet: [{ LineNumber: '1', Period: '2024-01-01T00:00:00', Товар_Key: id, Количество: area }],
      })
    }
  })
  afterAll(() => one.close())
  test.each([
    'Catalog_Товары',
    'Catalog_Товары_Коды',
    'Document_Приход',
    'AccumulationRegister_Запасы',
    'AccumulationRegister_Запасы_RecordType',
    'AccumulationRegister_Запасы/Balance',
    'AccumulationRegister_Запасы/Turnovers()',
    'InformationRegister_Цены',
    'InformationRegister_Цены/SliceLast()',
    "Catalog_Товары?$filter=Description ne 'x' or Description eq 'x'",
  ])('%s', async (request) => {
    for (const [area, ask] of areas) {
      const answer = await ask(`${request}${request.includes('?') ? '&' : '?'}$format=json`)
      expect(answer.json().value).toHaveLength(1)
      expect(answer.text).not.toContain(area === '1' ? ids.копыта : ids.рога)
      if (!request.includes('?')) expect((await ask(`${request}/$count`)).text).toBe('\ufeff1')
    }
  })
  test('changes are registered for nodes of their own area', async () => {
    const node = async (area: string) =>
      (await areas.get(area)!('POST ExchangePlan_Обмен?$format=json', { Code: area })).json().Ref_Key as string
    const nodes = [await node('1'), await node('2')]
    const item = (await areas.get('1')!('POST Catalog_Товары?$format=json', { Description: 'Новый' })).json().Ref_Key
    const message = async (area: string, id: string) =>
      areas.get(area)!(`POST SelectChanges?DataExchangePoint='ExchangePlan_Обмен(guid'${id}')'&MessageNo=1&$format=json`)
    expect((await message('1', nodes[0]!)).json().value).toMatchObject([{ Ref_Key: item }])
    expect((await message('2', nodes[1]!)).json().value).toEqual([])
    expect((await message('2', nodes[0]!)).code).toBe('9')
    await areas.get('1')!(`DELETE Catalog_Товары(guid'${item}')`)
    expect((await message('1', nodes[0]!)).json().value).toMatchObject([{ reason: 'deleted' }])
    expect((await message('2', nodes[1]!)).json().value).toEqual([])
  })
  test('by key, writing, deleting', async () => {
    const ask = areas.get('1')!
    const foreign = `Catalog_Товары(guid'${ids.копыта}')`
    for (const request of [foreign, `PATCH ${foreign}`, `DELETE ${foreign}`, `${foreign}/Description`])
      expect((await ask(request, /^[A-Z]+ /.test(request) ? {} : undefined)).code).toBe('9')
    expect((await ask(`Catalog_Товары(guid'${ids.рога}')?$format=json`)).json().Область).toBe('1')
    expect((await one.ask('/base/x/odata/standard.odata/Catalog_Товары')).code).toBe('6')
  })
})
