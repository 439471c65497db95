/** Exchange by plans (17.4.13.3): what SelectChanges gives of what was changed, and what NotifyChangesReceived ends, over the wire. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Catalog, CatalogRef, ExchangePlan, Number } from '../../src/infobase/definitions.ts'
import { exchanged } from '../support/infobase/exchanged.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

const node = '7d2e9fd0-0000-11ee-8000-000000000001'
const item = '7d2e9fd0-0000-11ee-8000-000000000002'
const document = '7d2e9fd0-0000-11ee-8000-000000000003'

let host: ODataHost
beforeEach(async () => {
  host = await servedODataHost(exchanged)
  await host.ask('POST ExchangePlan_Обмен', { Ref_Key: node, Code: '1', Description: 'Магазин' })
})
afterEach(() => host.close())

const point = `DataExchangePoint='http://host/odata/standard.odata/ExchangePlan_Обмен(guid'${node}')'`
const select = (number: number, rest = '') => host.ask(`POST SelectChanges?${point}&MessageNo=${number}${rest}`)
const notify = (number: number) => host.ask(`POST NotifyChangesReceived?${point}&MessageNo=${number}`)
const write = (Description: string) => host.ask('POST Catalog_Товары', { Ref_Key: item, Code: '1', Description })
/** `Catalog_Товары`, `Catalog_Товары/$deletedEntity` of each entry. */
const entries = async (number: number): Promise<readonly string[]> =>
  (await select(number, '&$format=json'))
    .json()
    .value.map((one: Record<string, string>) => (one['odata.type'] ?? one['odata.metadata']!).replace(/^StandardODATA\.|.*#/, ''))

describe('a message', () => {
  test('is a feed of entries, empty where nothing was changed', async () => {
    expect((await select(1)).text).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"
		xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
		xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"
		xmlns:at="http://purl.org/atompub/tombstones/1.0"
		xml:base="http://host/odata/standard.odata/">
</feed>`,
    )
    await write('Молоко')
    const { status, headers, text } = await select(34)
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml;type=feed;charset=utf-8'])
    expect(text).toContain(`<id>http://host/odata/standard.odata/Catalog_Товары(guid'${item}')</id>`)
    expect(text).toContain('<d:Description>Молоко</d:Description>')
  })

  test('has what was deleted as RFC 6721 says it', async () => {
    await write('Молоко')
    await host.ask(`DELETE Catalog_Товары(guid'${item}')`)
    expect((await select(34)).text).toMatch(
      new RegExp(`<at:deleted-entry ref="http://host/[^"]*/Catalog_Товары\\(guid'${item}'\\)"\\s+when="[\\d-]{10}T[\\d:]{8}"/>`),
    )
    expect((await select(34, '&$format=json')).json()).toEqual({
      'odata.metadata': 'http://host/odata/standard.odata/$metadata#SelectChanges',
      'value': [
        {
          'odata.metadata': 'http://host/odata/standard.odata/$metadata#Catalog_Товары/$deletedEntity',
          'id': `http://host/odata/standard.odata/Catalog_Товары(guid'${item}')`,
          'reason': 'deleted',
        },
      ],
    })
  })

  test('has a recorder without records as a set that is empty, a record and a constant each as an entry', async () => {
    await host.ask('POST Document_Приход', { Ref_Key: document, Date: '2024-01-10T00:00:00' })
    const set = (rows: readonly unknown[]) =>
      host.ask(`PATCH AccumulationRegister_Запасы(Recorder_Key=guid'${document}')`, { RecordSet: rows })
    expect((await set([{ LineNumber: '1', Period: '2024-01-10T00:00:00', RecordType: 'Receipt', Количество: 3 }])).status).toBe(200)
    await host.ask('POST InformationRegister_Курсы', { Period: '2024-01-10T00:00:00', Валюта: 'USD', Курс: 90 })
    await host.ask('PATCH Constant_Организация(SurrogateKey=0)', { Value: 'Ромашка' })
    await notify(1)
    expect(await entries(2)).toEqual([
      'Document_Приход',
      'AccumulationRegister_Запасы',
      'InformationRegister_Курсы',
      'Constant_Организация',
    ])
    await notify(2)
    await set([])
    await host.ask("DELETE InformationRegister_Курсы(Period=datetime'2024-01-10T00:00:00',Валюта='USD')")
    const { text } = await select(3)
    expect(text).toContain('<d:RecordSet m:type="Collection(StandardODATA.AccumulationRegister_Запасы_RowType)"/>')
    expect(text).toContain(`odata/InformationRegister_Курсы(Period=datetime'2024-01-10T00:00:00', Валюта='USD')"`)
    expect((await select(3, '&$format=json')).json().value).toMatchObject([
      { Recorder_Key: document, RecordSet: [] },
      { reason: 'deleted' },
    ])
  })

  test('comes again with what is new until it is confirmed; another number has what is new alone', async () => {
    await write('Молоко')
    expect(await entries(1)).toEqual(['Catalog_Товары'])
    await host.ask('PATCH Constant_Организация(SurrogateKey=0)', { Value: 'Ромашка' })
    expect(await entries(1)).toEqual(['Catalog_Товары', 'Constant_Организация'])
    expect(await entries(2)).toEqual([])
    await host.ask('POST Document_Приход', { Date: '2024-01-10T00:00:00' })
    expect(await entries(2)).toEqual(['Document_Приход'])
    const confirmed = await notify(1)
    expect([confirmed.status, confirmed.text]).toEqual([200, ''])
    expect(await entries(1)).toEqual([])
    expect(await entries(2)).toEqual(['Document_Приход'])
    // What was written again since is not confirmed by the number that it was sent with before.
    await host.ask(`PATCH Catalog_Товары(guid'${item}')`, { Description: 'Кефир' })
    await notify(2)
    expect(await entries(3)).toEqual(['Catalog_Товары'])
  })

  test('options of queries are not looked at; the address of the node may be of any host, and with doubled quotes', async () => {
    await write('Молоко')
    const ask = (address: string) =>
      host.ask(`POST SelectChanges? DataExchangePoint='${address}'&MessageNo=1&$format=json&$top=0&$select=Нет&$filter=Нет eq 1`)
    for (const address of [
      `https://1c.example/ib/odata/standard.odata/ExchangePlan_Обмен(guid'${node}')`,
      `ExchangePlan_Обмен(guid''${node}'')`,
    ])
      expect((await ask(address)).json().value).toHaveLength(1)
  })

  test('is streamed where it is large, all of it', async () => {
    await host.infobase.BeginTransaction(async () => {
      for (let at = 0; at < 1_200; at++) await host.infobase.Catalogs['Товары']!.CreateItem({ Description: `Товар ${at}` }).Write()
    })
    const answer = await select(1, '&$format=json')
    expect(answer.headers.get('content-length')).toBeUndefined()
    expect(new Set(answer.json().value.map((one: { Description: string }) => one.Description)).size).toBe(1_200)
  })
})

test('objects that are not published are left out, and stay registered', async () => {
  const published = await servedODataHost(exchanged, { composition: ['ExchangePlan.Обмен', 'Document.Приход'] })
  await published.infobase.ExchangePlans['Обмен']!.CreateNode({ Code: '1' }).Write()
  const ref = await published.infobase.ExchangePlans['Обмен']!.FindByCode('1')
  await published.infobase.Catalogs['Товары']!.CreateItem({}).Write()
  const answer = await published.ask(
    `POST SelectChanges?DataExchangePoint='ExchangePlan_Обмен(guid'${ref.UUID}')'&MessageNo=1&$format=json`,
  )
  expect(answer.json().value).toEqual([])
  expect(await published.infobase.ExchangePlans['Обмен']!.IsChangeRecorded(ref, 'Catalog.Товары')).toBe(true)
  await published.close()
})

test('with the setting "unconfirmed" a message has what was sent with earlier numbers too', async () => {
  const other = await servedODataHost(
    [
      Catalog({ Name: 'Товары', Attributes: { Цена: Number(15, 2), Аналог: CatalogRef('Товары') } }),
      ExchangePlan({ Name: 'Обмен', Content: ['Catalog.Товары'] }),
    ],
    { selectChanges: 'unconfirmed' },
  )
  await other.ask('POST ExchangePlan_Обмен', { Ref_Key: node, Code: '1' })
  await other.ask('POST Catalog_Товары', { Description: 'Молоко' })
  const count = async (number: number) =>
    (await other.ask(`POST SelectChanges?${point}&MessageNo=${number}&$format=json`)).json().value.length
  expect([await count(1), await count(2), await count(3)]).toEqual([1, 1, 1])
  await other.close()
})
