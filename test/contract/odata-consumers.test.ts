/**
 * The thirty shapes of reading that programs for 1C send most, in the order of how often they were seen, and what generic client libraries
 * send: through a socket, each with what it gives.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/access/password.ts'
import { userList } from '../../src/access/user.ts'
import { crypto } from '../../src/host/machine/crypto.ts'
import { Role } from '../../src/infobase/definitions.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

let host: ODataHost
beforeAll(async () => {
  host = await servedODataHost(chapter)
  await fill(host)
  await host.ask('POST ExchangePlan_ОбменДанными', { Code: '1', Description: 'Магазин' })
})
afterAll(() => host.close())
const G = (id: string): string => `guid'${id}'`
const json = async (request: string, body?: unknown) => {
  const answer = await host.ask(request, body)
  expect([answer.status, answer.text]).toEqual([expect.toSatisfy((status: number) => status < 300), expect.any(String)])
  return answer.text === '' ? undefined : answer.json()
}
const B = 'AccumulationRegister_ТоварныеЗапасы'
const day = "Date ge datetime'2024-01-20T00:00:00' and Date le datetime'2024-01-20T23:59:59'"

/** As a client in this zone says it. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}

describe('shapes of reading', () => {
  test.each<[number, string, number]>([
    [1, 'Catalog_Товары?$format=json', 4],
    [2, 'Catalog_Товары?$format=json&$top=3&$skip=2', 2],
    [3, 'Catalog_Товары?$format=json&$select=Ref_Key, Code, Description', 4],
    [4, `Catalog_Товары?$format=json&$filter=Поставщик_Key eq ${G(ids.рога)}`, 1],
    [5, `Document_РасходТовара?$format=json&$filter=${day}`, 1],
    [5, "Document_РасходТовара?$format=json&$filter=Date ge datetime'2024-01-20T00:00:00' and Date lt datetime'2024-01-21T00:00:00'", 1],
    [6, 'Document_РасходТовара?$format=json&$filter=Posted eq false and DeletionMark eq false', 1],
    [6, 'Catalog_Товары?$format=json&$filter=IsFolder eq false and DeletionMark eq false', 3],
    [7, `Catalog_Товары?$format=json&$filter=${Array.from({ length: 40 }, () => `Ref_Key eq ${G(ids.чайник)}`).join(' or ')}`, 1],
    [12, "Document_РасходТовара?$format=json&$filter=Number eq '000000001'&$top=1", 1],
    [12, "Catalog_Товары?$format=json&$filter=Артикул eq 'SL56X'&$top=1", 1],
    [12, "Catalog_Товары?$format=json&$filter=Code eq '000000800'&$top=1", 1],
    [13, 'Document_РасходТовара?$format=json&$orderby=Date desc&$top=5', 1],
    [14, `${B}/Balance()?$format=json`, 2],
    [14, `${B}/Balance?$format=json`, 2],
    [
      15,
      `${B}/Balance(Period=datetime'2024-02-01T00:00:00',Dimensions='Товар,Склад')?$format=json&$filter=Товар_Key eq ${G(ids.чайник)}`,
      1,
    ],
    [
      16,
      `${B}/Turnovers(StartPeriod=datetime'2024-01-01T00:00:00',EndPeriod=datetime'2024-01-31T23:59:59')`
        + `?$format=json&$select=Товар_Key,КоличествоTurnover&$filter=Товар_Key eq ${G(ids.шлепанцы)}`,
      1,
    ],
    [17, 'InformationRegister_ПриходныеЦены_RecordType/SliceLast()?$format=json', 1],
    [17, "InformationRegister_КурсыВалют/SliceLast(Period=datetime'2010-01-01T00:00:00')?$format=json", 1],
    [
      18,
      `InformationRegister_ПриходныеЦены_RecordType/SliceLast(,Condition='Товар_Key eq ${G(ids.шлепанцы)} and ТипЦены eq 'Приходная'')`
        + '/?$format=json&$select=Цена',
      1,
    ],
    [19, "InformationRegister_КурсыВалют/SliceFirst(Condition=Валюта/Code eq '840')?$format=json", 1],
    [20, `InformationRegister_ПриходныеЦены?$format=json&$filter=RecordSet/any(d: d/Товар_Key eq ${G(ids.шлепанцы)})`, 1],
    [20, `${B}?$format=json&$filter=RecordSet/any(d:d/Товар_Key eq ${G(ids.чайник)})`, 1],
    [20, `${B}?$format=json&$filter=RecordSet/any(a: a/Period le datetime'2024-01-15T00:00:00')`, 1],
    [21, `${B}_RecordType?$format=json&$filter=Period ge datetime'2024-01-15T00:00:00' and Active eq true`, 1],
    [22, 'Document_РасходТовара?$format=json&$expand=Покупатель,Валюта&$select=Ref_Key,Покупатель/Description,Валюта/Code', 1],
    [23, "Catalog_Товары?$format=json&$filter=substringof('Чай',Description)", 1],
    [23, "Catalog_Товары?$format=json&$filter=substringof('Чай',Description) eq true", 1],
    [23, "Document_РасходТовара?$format=json&$filter=startswith(Number,'0000') and year(Date) eq 2024 and month(Date) eq 1", 1],
    [23, "Catalog_Товары?$format=json&$filter=like(Description,'Ша%25') or like(Description,'Шл%25')", 1],
    [24, `Catalog_Товары?$format=json&$filter=ДокументПрихода eq cast(${G(ids.приход)},'Document_ПриходнаяНакладная')`, 1],
    [24, `${B}_RecordType?$format=json&$filter=Recorder eq cast(${G(ids.приход)},'Document_ПриходнаяНакладная')`, 2],
    [25, 'Catalog_Товары?$format=json&$select=Ref_Key,Поставщик____Presentation', 4],
    [25, 'Catalog_Товары?$format=json&$select=*, *____Presentation', 4],
    [
      26,
      `${B}/BalanceAndTurnovers(EndPeriod=datetime'2024-02-01T00:00:00',StartPeriod=datetime'2024-01-01T00:00:00',Dimensions='Товар')`
        + '?&$select=Товар_Key,КоличествоOpeningBalance,КоличествоClosingBalance&$format=json',
      2,
    ],
    [27, `Document_РасходТовара_Товары?$format=json&$filter=Ref_Key eq ${G(ids.расход)}`, 1],
    [27, "Catalog_Товары_Цены?$format=json&$filter=ТипЦены eq 'Опт' and Цена eq 10", 1],
    [30, 'ExchangePlan_ОбменДанными?$format=json&$select=Ref_Key,ReceivedNo,ThisNode', 2],
    [30, 'ExchangePlan_ОбменДанными?$format=json&$filter=ThisNode eq true', 1],
  ])('%i: %s', async (_, request, rows) => expect((await json(request)).value).toHaveLength(rows))

  test('8: one by its key, whole and selected', async () => {
    expect((await json(`Catalog_Товары(${G(ids.шлепанцы)})?$format=json`)).Description).toBe('Шлепанцы')
    const some = await json(`Catalog_Товары(${G(ids.шлепанцы)})?$format=json&$select=Code,Description`)
    expect(Object.keys(some)).toEqual(['odata.metadata', 'Code', 'Description'])
  })
  test('9, 10, 11: made with references and rows, changed in part, posted', async () => {
    const made = await json('POST Document_РасходТовара?$format=json', {
      Date: '2024-03-01T10:00:00',
      Покупатель_Key: ids.копыта,
      Товары: [
        { LineNumber: 1, Товар_Key: ids.чайник, Количество: 1, Цена: 2500 },
        { LineNumber: 2, Товар_Key: ids.шлепанцы, Количество: 2, Цена: 12.5 },
      ],
    })
    const own = `Document_РасходТовара(${G(made.Ref_Key)})`
    const patched = await host.ask(
      `PATCH ${own}?$format=json`,
      { Комментарий: 'x', Товары: [{ LineNumber: 1, Количество: 5 }] },
      { 'If-Match': '*' },
    )
    expect(patched.json()).toMatchObject({ Покупатель_Key: ids.копыта, Комментарий: 'x', Товары: [{ Количество: 5, Цена: 0 }] })
    expect((await host.ask(`POST ${own}/Post?PostingModeOperational=false`)).status).toBe(200)
    const operational = () => host.ask(`POST ${own}/Post?PostingModeOperational=true`, {})
    expect((await operational()).status).toBe(500) // its date is not today's
    await host.ask(`PATCH ${own}`, { Date: today() })
    expect((await operational()).status).toBe(200)
    expect((await json(`${own}?$format=json`)).Posted).toBe(true)
    expect((await host.ask(`${own}/Post?PostingModeOperational=false`)).status).toBe(405)
    expect((await host.ask(`POST ${own}/Unpost()`)).status).toBe(200)
    expect((await host.ask(`DELETE ${own}`)).status).toBe(204)
  })
  test('28: a record by a key of several types', async () => {
    const key = `InformationRegister_ДвоичныеДанныеФайлов(Файл='${ids.шлепанцы}', Файл_Type='StandardODATA.Catalog_Товары')`
    expect((await json(`${key}?$format=json`)).Имя).toBe('a.png')
  })
  test('$metadata is read by patterns, with Accept: application/xml', async () => {
    const { text } = await host.ask('$metadata', undefined, { Accept: 'application/xml' })
    const names = [...text.matchAll(/<EntitySet\s+Name="([^"]+)"/g)].map(([, name]) => name)
    expect(names).toContain('Catalog_Товары')
    expect(text).toMatch(/<EntityType\s+Name="Catalog_Товары"/)
  })
  test('nometadata by Accept, version 3 in headers', async () => {
    const answer = await host.ask('Catalog_Товары?$top=1', undefined, {
      Accept: 'application/json;odata=nometadata',
      DataServiceVersion: '3.0',
    })
    expect(answer.text).not.toMatch(/odata\.metadata|navigationLink/)
    expect(answer.headers.get('dataserviceversion')).toBe('3.0')
  })
})

describe('what generic libraries send', () => {
  test('all options in the order of a grid; the count beside an empty page', async () => {
    const page = await host.ask(
      "Catalog_Товары?$orderby=Description desc&$skip=1&$top=2&$filter=(Цена ge 0) and (substringof('',Description))"
        + '&$select=Ref_Key,Description&$expand=Поставщик&$inlinecount=allpages',
      undefined,
      { Accept: 'application/json;odata=verbose, text/plain' },
    )
    expect(page.json().value).toHaveLength(2)
    expect(page.json()['odata.count']).toBe('3')
    const none = await json("Catalog_Товары?$filter=Code eq '000000800'&$top=0&$inlinecount=allpages&$format=json")
    expect([none['odata.count'], none.value]).toEqual(['1', []])
  })
  test('Accept of Syncfusion, its slash behind the set', async () => {
    const headers = { Accept: 'application/json;odata=light;q=1,application/json;odata=verbose;q=0.5', MaxDataServiceVersion: '2.0' }
    const answer = await host.ask('Catalog_Товары/?$inlinecount=allpages&$top=1', undefined, headers)
    expect(answer.json()['odata.count']).toBe('4')
  })
  test('dates of a body: local time with a Z (DevExtreme), universal time (Syncfusion): both are shifted, as on the wire', async () => {
    const path = `PATCH Catalog_Товары(${G(ids.чайник)})?$format=json`
    for (const [given, kept] of [
      ['2024-01-31T00:00:00Z', '2024-01-31T00:00:00'],
      ['2024-01-30T21:00:00.000Z', '2024-01-30T21:00:00'],
    ])
      expect((await host.ask(path, { Произведен: given }, { 'Content-Type': 'application/json;odata=verbose' })).json().Произведен).toBe(
        kept,
      )
  })
  test('a user and a password in Cyrillic; without a right, code 20', async () => {
    const StoredPasswordValue = await hashPassword('Пароль', new Uint8Array(16), crypto)
    const users = userList([{ Name: 'Продавец', StoredPasswordValue, Roles: ['Продажи'] }])
    const dataRoles = [Role({ Name: 'Продажи', Rights: { 'Catalog.Города': ['Read'] } })]
    const guarded = await servedODataHost(chapter, {}, { users, dataRoles })
    const Authorization = `Basic ${Buffer.from('Продавец:Пароль').toString('base64')}`
    const get = (request: string) => guarded.ask(request, undefined, { Authorization, Accept: 'application/json' })
    expect((await get('Catalog_Города')).json().value).toEqual([])
    const refused = await get('Catalog_Товары')
    expect([refused.status, refused.code]).toEqual([401, '20'])
    expect((await guarded.ask('Catalog_Города')).status).toBe(401)
    await guarded.close()
  })
})
