/** What a client writes through the standard OData interface, and what 1C does with it (chapter 17.4.13). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

let host: ODataHost
beforeEach(async () => {
  host = await servedODataHost(chapter)
  await fill(host)
})
afterEach(() => host.close())
const G = (id: string): string => `guid'${id}'`
const item = `Catalog_Товары(${G(ids.шлепанцы)})`
const read = async (path: string) => (await host.ask(`${path}?$format=json`)).json()

const ENTRY = `<entry>
	<category term="StandardODATA.Catalog_Товары" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme"/>
	<title type="text"/><updated>2014-02-14T12:05:55</updated><author/><summary/>
	<content type="application/xml">
		<m:properties xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
			xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
			<d:DeletionMark>false</d:DeletionMark>
			<d:Parent_Key>${ids.обувь}</d:Parent_Key>
			<d:IsFolder>false</d:IsFolder>
			<d:Code>000000900</d:Code>
			<d:Description>Шлепанцы</d:Description>
			<d:Артикул>SL56X</d:Артикул>
			<d:Цена>19.95</d:Цена>
			<d:Штрихкод m:null="true"/>
			<d:Цены m:type="Collection(StandardODATA.Catalog_Товары_Цены_RowType)">
				<d:element><d:LineNumber>1</d:LineNumber><d:Цена>3</d:Цена></d:element></d:Цены>
		</m:properties>
	</content>
</entry>`

describe('catalogs and documents', () => {
  test('an entry in atom makes an item and is answered with it', async () => {
    const answer = await host.ask('POST Catalog_Товары', ENTRY, { 'Content-Type': 'application/atom+xml' })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('content-type')).toBe('application/atom+xml;type=entry;charset=utf-8')
    expect(answer.headers.get('location')).toMatch(/^http:\/\/host\/odata\/standard.odata\/Catalog_Товары\(guid'[0-9a-f-]{36}'\)$/)
    expect(answer.text).toContain('<d:Цена>19.95</d:Цена>')
    expect(answer.text).toContain('<d:Штрихкод/>')
  })
  test("the chapter's JSON", async () => {
    const body = {
      DeletionMark: false,
      Parent_Key: ids.обувь,
      IsFolder: false,
      Code: '000000810',
      Description: 'Шлепанцы',
      Артикул: 'SL56X',
      Поставщик_Key: ids.рога,
      Вид: 'Товар',
      Штрихкод: null,
      Описание: 'Шлепанцы пляжные',
      Чужое: 1,
    }
    const answer = await host.ask('POST Catalog_Товары', body, { Accept: 'application/json' })
    expect(answer.status).toBe(201)
    expect(answer.json()).toMatchObject({ Code: '000000810', Поставщик_Key: ids.рога, DataVersion: 'AAAAAAAAAAA=', Штрихкод: '' })
  })
  test('PATCH changes what is given, a section as a whole, and answers 200 with all of it', async () => {
    const answer = await host.ask(`PATCH ${item}?$format=json`, {
      'odata.metadata': 'x',
      'Description': 'Тапки',
      'Цены@odata.type': 'Collection(x)',
      'Цены': [{ LineNumber: '1', ТипЦены: 'Опт' }],
    })
    expect(answer.status).toBe(200)
    expect(answer.json()).toMatchObject({
      Description: 'Тапки',
      Артикул: 'SL56X',
      DataVersion: 'AAAAAQAAAAA=',
      Цены: [{ LineNumber: '1', ТипЦены: 'Опт' }],
    })
  })
  test('PUT empties what is not given; references by their address', async () => {
    const body = { 'Description': 'Тапки', 'Поставщик@odata.bind': `http://host/odata/standard.odata/Catalog_Поставщик(${G(ids.рога)})` }
    expect((await host.ask(`PUT ${item}?$format=json`, body)).json()).toMatchObject({
      Description: 'Тапки',
      Артикул: '',
      Поставщик_Key: ids.рога,
      Цены: [],
      Code: '000000800',
    })
    await host.ask(`PUT Document_РасходТовара(${G(ids.расход)})`, {
      'Date': '2015-01-01T12:01:07',
      'Покупатель@odata.bind': `Catalog_Контрагенты(${G(ids.копыта)})`,
    })
    expect(await read(`Document_РасходТовара(${G(ids.расход)})`)).toMatchObject({ Date: '2015-01-01T12:01:07', Покупатель_Key: ids.копыта })
  })
  test.each([['('.repeat(300_000)], ['/'.repeat(300_000)], ['(/)'.repeat(100_000)]])('an address that is none, %#', async (address) => {
    expect((await host.ask(`PATCH ${item}`, { 'Поставщик@odata.bind': address })).status).toBe(400)
  })
  test('DELETE is at once', async () => {
    expect((await host.ask(`DELETE ${item}`)).status).toBe(204)
    expect((await host.ask(`DELETE ${item}`)).code).toBe('9')
  })
  test('a value in storage is written in base64 and read raw', async () => {
    await host.ask(`PATCH ${item}`, { Файл_Base64Data: 'iVBORw==', Файл_Type: 'image/png' })
    const raw = await host.ask(`${item}/Файл/$value`)
    expect([raw.headers.get('content-type'), [...raw.bytes]]).toEqual(['image/png', [0x89, 0x50, 0x4e, 0x47]])
    expect(await read(item)).toMatchObject({ Файл_Base64Data: 'iVBORw==', Файл_Type: 'image/png' })
  })
  test('dates with a zone are shifted to local time', async () => {
    const moscow = await servedODataHost(chapter, { zoneOffset: 180 })
    await fill(moscow)
    expect((await moscow.ask(`PATCH ${item}?$format=json`, { Произведен: '2024-01-30T21:00:00.000Z' })).json().Произведен).toBe(
      '2024-01-31T00:00:00',
    )
    // A Go client's zero time: what it read as the empty date it writes back with a zone.
    for (const [given, kept] of [
      ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00'],
      ['0099-12-31T22:00:00Z', '0100-01-01T01:00:00'],
      ['2024-02-28T23:30:00+01:00', '2024-02-29T01:30:00'],
    ])
      expect((await moscow.ask(`PATCH ${item}?$format=json`, { Произведен: given })).json().Произведен).toBe(kept)
    moscow.close()
  })
  test('numbers keep their digits, texts that are too long are cut, dead references taken', async () => {
    const answer = await host.ask(
      `PATCH ${item}?$format=json`,
      `{"Остаток": 900719925474099312, "Артикул": "${'я'.repeat(30)}", "Поставщик_Key": "${ids.расход}"}`,
    )
    expect(answer.json()).toMatchObject({ Остаток: '900719925474099312', Артикул: 'я'.repeat(20), Поставщик_Key: ids.расход })
  })
  test('strict refuses what 1C takes silently', async () => {
    const strict = await servedODataHost(chapter, { strict: true })
    await fill(strict)
    const codes = await Promise.all(
      [{ Чужое: 1 }, { Артикул: 'я'.repeat(30) }, { Поставщик_Key: ids.расход }].map(
        async (body) => (await strict.ask(`PATCH ${item}`, body)).code,
      ),
    )
    expect(codes).toEqual(['10', '4', '4'])
    strict.close()
  })
  test('If-Match is not looked at; with the setting another version is 412', async () => {
    expect((await host.ask(`PATCH ${item}`, {}, { 'If-Match': '"AAAA"' })).status).toBe(200)
    const documented = await servedODataHost(chapter, { optimisticLocking: 'documented' })
    await fill(documented)
    expect((await documented.ask(`PATCH ${item}`, {}, { 'If-Match': '"AAAA"' })).status).toBe(412)
    expect((await documented.ask(`PATCH ${item}`, {}, { 'If-Match': 'W/"AAAAAAAAAAA="' })).status).toBe(200)
    expect((await documented.ask(`DELETE ${item}`, undefined, { 'If-Match': '*' })).status).toBe(204)
    documented.close()
  })
  test('documents are posted and taken back', async () => {
    const document = `Document_РасходТовара(${G(ids.расход)})`
    expect((await host.ask(`POST ${document}/Post?PostingModeOperational=false`)).status).toBe(200)
    expect(await read(document)).toMatchObject({ Posted: true })
    expect((await host.ask(`POST ${document}/Unpost()`)).status).toBe(200)
    expect(await read(document)).toMatchObject({ Posted: false })
  })
})

describe('registers and constants', () => {
  test('records of independent registers', async () => {
    const key = `InformationRegister_КурсыВалют(Period=datetime'2024-01-05T00:00:00',Валюта_Key=${G(ids.доллар)})`
    expect((await host.ask(`PATCH ${key}?$format=json`, { Курс: 91 })).json()).toMatchObject({ Курс: 91 })
    expect((await host.ask(`DELETE ${key}`)).status).toBe(204)
    expect((await host.ask(key)).status).toBe(404)
  })
  test('a set of records is read, changed and written as a whole', async () => {
    const set = `InformationRegister_ПриходныеЦены(${G(ids.приход)})`
    const { RecordSet, ...rest } = await read(set)
    const answer = await host.ask(`PATCH ${set}?$format=json`, {
      ...rest,
      'odata.type': 'x',
      'RecordSet@odata.type': 'x',
      'RecordSet': [{ ...RecordSet[0], Цена: 11 }],
    })
    expect([answer.status, answer.json().RecordSet[0].Цена]).toEqual([200, 11])
    expect((await host.ask(`DELETE ${set}`)).status).toBe(204)
    expect((await host.ask(`${set}?$format=json`)).status).toBe(404)
  })
  test('constants', async () => {
    const constant = `Constant_ИспользоватьИнтеграцию(${G('00000000-0000-0000-0000-000000000000')})`
    expect((await host.ask(`PATCH ${constant}?$format=json`, { Value: true })).json()).toMatchObject({ Value: true })
    expect((await host.ask(`Constant_ИспользоватьИнтеграцию?$format=json`)).json().value).toEqual([{ Value: true, SurrogateKey: 0 }])
  })
})

test('the period of a record begins with its day; a record that is moved is answered at its new key', async () => {
  const record = { Валюта_Key: ids.доллар, Курс: 1 }
  const post = async (Period: string) => host.ask('POST InformationRegister_КурсыВалют?$format=json', JSON.stringify({ ...record, Period }))
  expect((await post('2031-02-01T15:00:00')).json()).toMatchObject({ Period: '2031-02-01T00:00:00' })
  expect((await post('2031-02-01T16:00:00')).text).toMatch(/"code": ?"15"/)
  const key = (day: string): string => `InformationRegister_КурсыВалют(Period=datetime'${day}T00:00:00',Валюта_Key=${G(ids.доллар)})`
  const moved = await host.ask(`PATCH ${key('2031-02-01')}?$format=json`, JSON.stringify({ Period: '2031-03-05T07:00:00' }))
  expect([moved.status, moved.json()]).toEqual([200, expect.objectContaining({ Period: '2031-03-05T00:00:00', Курс: 1 })])
  expect((await host.ask(key('2031-02-01'))).status).toBe(404)
  expect((await host.ask(key('2031-03-05'))).status).toBe(200)
})

test('the type of a record is a word of the wire', async () => {
  const set = `AccumulationRegister_ТоварныеЗапасы(Recorder='${ids.расход}', Recorder_Type='StandardODATA.Document_РасходТовара')`
  const patch = async (RecordType: string) =>
    host.ask(
      `PATCH ${set}?$format=json`,
      JSON.stringify({ RecordSet: [{ LineNumber: '1', Period: '2024-01-20T12:30:00', RecordType, Количество: 1 }] }),
    )
  expect((await patch('Expense')).status).toBe(200)
  for (const wrong of ['Расход', 'expense', '']) expect((await patch(wrong)).text).toMatch(/"code": ?"4"/)
})

test('PATCH of a record set without RecordSet leaves its records, PUT empties it', async () => {
  const set = `AccumulationRegister_ТоварныеЗапасы(Recorder='${ids.приход}', Recorder_Type='StandardODATA.Document_ПриходнаяНакладная')`
  const count = async () => ((await read(set)) as { RecordSet?: unknown[] }).RecordSet?.length ?? 0
  const before = await count()
  expect(before).toBeGreaterThan(0)
  expect((await host.ask(`PATCH ${set}?$format=json`, {})).status).toBe(200)
  expect(await count()).toBe(before)
  expect((await host.ask(`PUT ${set}?$format=json`, {})).status).toBe(200)
  expect(await count()).toBe(0)
})
