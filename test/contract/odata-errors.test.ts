/** The errors of chapter 17.4.10, one request each, and the wrong calls that clients make. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidOfText } from '../../src/infobase/values/uuid-of-text.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { odataHost, servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

let host: ODataHost
beforeAll(async () => {
  host = await servedODataHost(chapter)
  await fill(host)
})
afterAll(() => host.close())
const G = (id: string): string => `guid'${id}'`
const item = `Catalog_Товары(${G(ids.шлепанцы)})`

/** The node of the infobase itself. */
const node = `ExchangePlan_ОбменДанными(${G(uuidOfText('ExchangePlan.ОбменДанными.ThisNode'))})`

const rows: [code: string, status: number, request: string, body?: unknown][] = [
  ['0', 501, '$batch'],
  ['0', 501, `AccumulationRegister_ТоварныеЗапасы/Balance(EndDate=datetime'2024-01-01')`],
  ['0', 501, `${item}/Артикул/$value`],
  ['0', 501, 'POST SelectChanges?Node=1'],
  ['12', 400, 'POST SelectChanges'],
  ['12', 400, `POST NotifyChangesReceived?DataExchangePoint='${node}'`],
  ['19', 405, `SelectChanges?DataExchangePoint='${node}'&MessageNo=1`],
  ['6', 400, "POST SelectChanges?DataExchangePoint='нет'&MessageNo=1"],
  ['8', 404, `POST SelectChanges?DataExchangePoint='Catalog_Товары(${G(ids.шлепанцы)})'&MessageNo=1`],
  ['9', 404, `POST SelectChanges?DataExchangePoint='ExchangePlan_ОбменДанными(${G(ids.шлепанцы)})'&MessageNo=1`],
  ['1', 400, `POST SelectChanges?DataExchangePoint='${node}'&MessageNo=x`],
  ['4', 400, `POST NotifyChangesReceived?DataExchangePoint='${node}'&MessageNo=0`],
  ['-1', 500, `POST SelectChanges?DataExchangePoint='${node}'&MessageNo=1`],
  ['1', 400, `PATCH ${item}`, { Поставщик_Key: 'нет' }],
  ['1', 400, `PATCH ${item}`, { Поставщик_Key: '' }],
  ['1', 400, `PATCH ${item}`, { Весовой: 'да' }],
  ['1', 400, `PATCH ${item}`, { Весовой: 1 }],
  ['1', 400, `PATCH ${item}`, { Цена: '12 руб.' }],
  ['1', 400, `PATCH ${item}`, { Произведен: '01.02.2024' }],
  ['1', 400, "Catalog_Товары(Ref_Key='6aef')"],
  ['1', 400, "Catalog_Товары(guid'6aef')"],
  ['1', 400, `InformationRegister_КурсыВалют(Period=datetime'2008', Валюта_Key=${G(ids.доллар)})`],
  ['1', 400, `PATCH ${item}`, { Произведен: '9999-12-31T23:59:59' }],
  ['2', 400, `PATCH ${item}`, '<entry/>'],
  ['3', 400, 'Catalog_Товары?$format=xml'],
  ['3', 400, '$metadata?$format=json'],
  ['4', 400, `InformationRegister_ДвоичныеДанныеФайлов(Файл='${ids.шлепанцы}', Файл_Type='Catalog_Товары')`],
  ['4', 400, `PATCH ${item}`, { Вид: 'Нет' }],
  ['4', 400, `PATCH ${item}`, { Цены: [{ LineNumber: '2', Цена: 1 }] }],
  ['5', 400, 'POST AccumulationRegister_ТоварныеЗапасы', { RecordSet: [] }],
  ['6', 400, 'Catalog_Товары?$select=НетТакогоПоля'],
  ['6', 400, 'Catalog_Товары?$select=Поставщик/НетТакогоПоля'],
  ['6', 400, 'Catalog_Товары?$select=Поставщик/НетТакогоПоля&$expand=Поставщик'],
  ['6', 400, 'Catalog_Товары?$select=*,Цены/НетТакогоПоля'],
  ['6', 400, 'Catalog_Товары?$select=Цены/Цена/НетТакогоПоля'],
  ['6', 400, 'Catalog_Товары?$select=Code/НетТакогоПоля'],
  ['6', 400, 'Catalog_Товары?$select=Ref'],
  ['6', 400, 'Catalog_Товары?$select=Ref/НетТакогоПоля'],
  ['6', 400, 'Catalog_Товары?$select=ДокументПрихода/НетТакогоПоля'],
  ['6', 400, 'Catalog_Товары?$select=ДокументПрихода/Document_ПриходнаяНакладная/НетТакогоПоля'],
  ['6', 400, 'Catalog_Товары?$select=Файл____Presentation'],
  ['6', 400, 'Catalog_Товары?$orderby=НетТакогоПоля'],
  ['6', 400, 'Catalog_Товары?$expand=НетТакогоПоля'],
  ['6', 400, 'AccumulationRegister_Продажи/Balance'],
  ['6', 400, `${item}/НетТакогоПоля`],
  ['6', 400, '$metadata/x'],
  ['6', 400, 'Constant_ОсновнаяВалюта(Value=0)'],
  ['6', 400, `${item}/Цены/$count`],
  ['2', 400, "Catalog_Товары?$filter=Code eq '%FF'"],
  ['7', 400, `InformationRegister_КурсыВалют(Валюта_Key=${G(ids.доллар)})`],
  ['8', 404, 'Catalog_Нет'],
  ['8', 404, 'AccumulationRegister_ТоварныеЗапасы_Balance'],
  ['9', 404, `Catalog_Товары(${G(ids.расход)})`],
  ['11', 400, `POST ${item}/Post`],
  ['13', 400, 'POST Catalog_Товары_Цены', {}],
  ['14', 400, 'Catalog_Товары?$filter=Цена gt'],
  ['14', 400, 'Catalog_Товары?$filter=НетТакогоПоля eq 1'],
  ['14', 400, "Catalog_Товары?$filter=cast(ДокументПрихода, 'Catalog_Товары')/Code eq '1'"],
  ['14', 400, "Catalog_Товары?$filter=ДокументПрихода/Catalog_Валюты/Code eq '1'"],
  ['6', 400, 'Catalog_Товары?$orderby=ДокументПрихода/Catalog_Валюты/Code'],
  ['14', 400, 'Catalog_Товары?$top=x'],
  ['15', 400, 'POST Catalog_Товары', { Ref_Key: ids.шлепанцы }],
  ['15', 400, 'POST InformationRegister_КурсыВалют', { Period: '2008-02-05T00:00:00', Валюта_Key: ids.доллар }],
  ['16', 400, `PUT ${item}`, { 'Поставщик@odata.bind': `Catalog_Валюты(${G(ids.рубль)})` }],
  ['19', 405, `POST ${item}`, {}],
  ['19', 405, 'PATCH Catalog_Товары', {}],
  ['19', 405, `Document_РасходТовара(${G(ids.расход)})/Post?PostingModeOperational=false`],
  ['19', 405, `Document_РасходТовара(${G(ids.расход)})/Post`.replace('Document', 'DELETE Document')],
  ['21', 400, "Catalog_Товары?$filter=tolower(Description) eq 'x'"],
  ['14', 400, "Catalog_Товары?$filter=constructor(Description) eq 'x'"],
  ['14', 400, "Catalog_Товары?$filter=startwith(Description, 'ООО') eq true"],
  ['14', 400, "Catalog_Товары?$filter=contains(Description, 'ООО')"],
  ['0', 501, 'Catalog_Товары?$select=Description, Цена&$expan=Поставщик'],
  ['0', 501, `Catalog_Товары(${G(ids.чайник)})?$expan=Поставщик`],
  ['0', 501, 'POST Catalog_Товары?$expan=Поставщик', {}],
  ['21', 400, "Catalog_Товары?$filter=cast(Description, 'constructor') eq 'x'"],
  ['14', 400, "Catalog_Товары?$filter=Code eq '%00'"],
  ['6', 400, "Catalog_Товары('%00')"],
  ['14', 400, `Catalog_Товары?$filter=1${' add 1'.repeat(2_000)} gt 1`],
  ['21', 400, 'Catalog_Товары?$filter=substring(Code) eq 1'],
  ['21', 400, 'Catalog_Товары?$filter=Цены/count(d: d/Цена gt 1)'],
  ['-1', 500, `PATCH ${item}`, '{"Цена": }'],
  ['-1', 500, `PATCH ${item}`, ''],
  ['-1', 500, 'POST Catalog_Товары', ' '],
  ['-1', 500, `PATCH ${item}`, { Description: ['x'] }],
  ['-1', 500, `PATCH ${item}`, { Цены: [{ Цена: 1 }] }],
  ['-1', 500, `AccumulationRegister_ТоварныеЗапасы_RecordType?$filter=Recorder eq ${G(ids.расход)}`],
  ['-1', 500, `Catalog_Договоры?$filter=Owner eq ${G(ids.рога)}`],
  ['-1', 500, "Catalog_Товары?$filter=Описание eq 'x'"],
  ['-1', 500, "Catalog_Товары?$filter='x' ne Описание"],
  ['-1', 500, "Document_РасходТовара?$filter=Товары/any(d: d/Товар/Описание eq 'x')"],
  ['-1', 500, 'Catalog_Товары?$orderby=Описание'],
  ['-1', 500, "Catalog_Товары?$filter=cast(Цена, 'String') eq '12.5'"],
  ['-1', 500, "Catalog_Товары?$filter=Цена gt cast('10', 'Number')"],
  ['-1', 500, "Catalog_Товары?$filter=cast(Поставщик, 'Catalog_Валюты')/Code eq '1'"],
]

describe('internal codes', () => {
  test.each(rows)('code %s, %i: %s', async (code, status, request, body) => {
    for (const format of ['json', 'atom']) {
      const given = /\$format=/.test(request) ? request : `${request}${request.includes('?') ? '&' : '?'}$format=${format}`
      const answer = await host.ask(given, body)
      expect([answer.status, answer.code]).toEqual([status, code])
      expect(answer.headers.get('content-type')).toMatch(/^application\/(json|xml);charset=utf-8$/)
      expect(answer.text).not.toMatch(/undefined|\[object/)
    }
  })

  test('10 comes with strict only', async () => {
    const strict = await servedODataHost(chapter, { strict: true })
    await fill(strict)
    const answer = await strict.ask(`PATCH ${item}?$format=json`, { Опечатка: 1 })
    expect([answer.status, answer.code]).toEqual([400, '10'])
    await strict.close()
  })
  test('each code has a request here, or docs/odata.md says that it cannot be reached', () => {
    const page = readFileSync(new URL('../../docs/odata.md', import.meta.url), 'utf8')
    const [, said = ''] = /Codes? ([\d, and]+) cannot be reached/.exec(page) ?? []
    const reached = new Set([...rows.map(([code]) => Number(code)), 10, 20]) // of settings and users: in tests of their own
    const missing = Array.from({ length: 22 }, (_, code) => code).filter((code) => !reached.has(code))
    expect(missing).toEqual(said.split(/, | and /).map(Number))
  })
  test('the reason of 404 is "Not found"', async () => expect((await host.ask('Catalog_Нет')).reason).toBe('Not found'))
  test.each(['$format=json&$filter=like(Code,%27%%27)', '$filter=%FF&%24format=application/json'])(
    'an error of a query that does not decode is in the form that it asks for: %s',
    async (query) => expect((await host.ask(`Catalog_Товары?${query}`)).json()['odata.error'].code).toBe('2'),
  )
  test('what is not found behind the rows of a section is named', async () =>
    expect((await host.ask(`${item}/Цены/$count`)).text).toContain('Сегмент пути $count не найден!'))
  test('a batch is refused in XML whatever is asked for', async () =>
    expect((await host.ask('POST $batch?$format=json')).text).toContain('<m:error'))
  test('texts in English', async () => {
    const english = await servedODataHost(chapter, { language: 'en' })
    expect((await english.ask('Catalog_Нет?$format=json')).json()['odata.error'].message).toEqual({
      lang: 'en',
      value: '"Catalog_Нет" entity is not found',
    })
    english.close()
  })
  test('literals of a filter are not echoed, names are', async () => {
    expect((await host.ask("Catalog_Товары?$filter=Цена eq 'секрет'")).text).not.toContain('секрет')
    expect((await host.ask('Catalog_Товары?$select=Секрет')).text).toContain('Сегмент пути Секрет не найден!')
  })
  test.each([
    'AccumulationRegister_Продажи/Balance()',
    'AccumulationRegister_Продажи/Balance',
    'AccumulationRegister_Продажи/Balanse()',
    'Catalog_Товары/SliceLast()',
    `POST ${item}/Post`,
    `POST Document_РасходТовара(${G(ids.расход)})/Pst`,
    'Catalog_Товары/Нечто',
  ])('a method that there is not, and any other word behind a set, has one text without its name: %s', async (request) => {
    expect((await host.ask(request)).text).toContain('<m:message>Метод не найден</m:message>')
  })
  test('the log has the place and what is expected there', async () => {
    host.observed.length = 0
    await host.ask('Catalog_Товары?$filter=Цена gt ten')
    expect(host.observed[0]).toMatchObject({ refusal: 'odata/option', hint: expect.stringContaining('Цена gt ten\n        ^') as string })
  })
})

describe('what clients send by mistake or habit', () => {
  test.each([
    ['Document_РасходТовара?$filter=Date ge 2025-01-01T00:00:00', 400],
    ['Catalog_Товары?$filter=Description eq "Обувь"', 400],
    ["Catalog_Товары?$select=Code$filter=Code eq '1'", 400],
    ["Catalog_Товары(guid eq 'x')/Description", 400],
    ["Catalog_Товары?$filter=Поставщик_Key eq 'код'", 400],
    ["Catalog_Товары?$filter=contains(Description,'x')", 400],
    ['Catalog_Товары?$filter=Code+eq+1', 400],
    ["Catalog_Товары?$filter=Произведен eq datetime'1-01-01'", 400],
    ["Catalog_Товары?$filter=Произведен ge datetime'2024-01-30T21:00:00.000Z'", 400],
    ["Catalog_Товары?$filter=Произведен ge datetime'2024-01-31'", 200],
    ["Catalog_Товары?$filter=substringof('ёж',tolower(Description))", 400],
    ["Catalog_Товары?$filter=substringof('Ёж''',cast(Description, 'Edm.String'))", 400],
    ['Catalog_Товары?$filter=Цена eq 1e+21', 200],
    ['Catalog_Товары?$filter=Остаток eq 9007199254740993L', 200],
    [`Catalog_Товары?$filter=Ref_Key eq '${ids.шлепанцы}'`, 400],
    [`Catalog_Товары?$filter=Ref_Key eq ${ids.шлепанцы}`, 400],
    [`Catalog_Товары?$filter=Ref_Key gt ${G(ids.шлепанцы)}`, 400],
    [`PUT Catalog_Товары(${ids.шлепанцы})`, 400],
    [`DELETE Catalog_Товары(${ids.шлепанцы})`, 400],
    ["DELETE Catalog_Товары('О'Ёж')", 400],
    ['Catalog_Товары/?$inlinecount=allpages', 200],
    ['Catalog_Товары?$count=true', 501],
    ['Catalog_Товары?$skiptoken=1', 501],
    ['Catalog_Товары?_=1700000000', 200],
    ['?$metadata', 200],
    ['HEAD $metadata', 405],
    ['HEAD Catalog_Товары', 405],
    [`HEAD ${item}?$format=json`, 405],
    ['Catalog_Товары?$filter=', 200],
    ['Catalog_Товары?&&$top=1&', 200],
    ['Catalog_Товары(', 400],
    ['Catalog_Товары//x', 400],
    ["Catalog_Товары?$filter=Файл eq 'x'", 400],
    ['Catalog_Товары?$filter=Файл eq null', 400],
  ])('%s', async (request, status) => expect((await host.ask(request, request.startsWith('PUT') ? {} : undefined)).status).toBe(status))

  test('a filter of 3,000 terms or 500 parentheses is refused, one of 1,500 is answered', async () => {
    const long = await odataHost(chapter) // longer than a head that the server takes
    const terms = (many: number, term: (at: number) => string): string => Array.from({ length: many }, (_, at) => term(at)).join(' or ')
    const status = async (filter: string): Promise<number> => (await long.ask(`Catalog_Товары?$filter=${filter}`)).status
    expect(await status(terms(3000, (at) => `Рейтинг eq ${at}`))).toBe(400)
    expect(await status(`${'('.repeat(500)}Цена eq 1${')'.repeat(500)}`)).toBe(400)
    expect(await status(terms(1500, (at) => `Рейтинг eq ${at}`))).toBe(200)
    expect(await status(terms(900, (at) => `Рейтинг gt ${at} and Цена lt ${at}`))).toBe(200)
    await long.close()
  })
  test('version 2 in headers, verbose in Accept: answered in JSON light', async () => {
    const answer = await host.ask('Catalog_Товары?$top=1', undefined, {
      DataServiceVersion: '2.0',
      MaxDataServiceVersion: '2.0',
      Accept: 'application/json;odata=verbose',
    })
    expect(answer.json()['odata.metadata']).toBe('http://host/odata/standard.odata/$metadata#Catalog_Товары')
  })
  test('with the setting, verbose is version 2 with its count', async () => {
    const verbose = await servedODataHost(chapter, { verboseJSON: true })
    const answer = await verbose.ask('Catalog_Товары?$inlinecount=allpages&$top=1', undefined, { Accept: 'application/json;odata=verbose' })
    expect(answer.json().d.__count).toBe('1')
    expect(answer.json().d.results).toHaveLength(1)
    verbose.close()
  })
})
