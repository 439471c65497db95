/**
 * Each reading address and each body that chapter 17.4 prints, and those that a hosting service prints otherwise, through a socket. They
 * are as printed but for quotes that typesetting curled, spaces that it lost, and `value`, which is a UUID here.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Catalog, CatalogRef, Document, DocumentRef, InformationRegister, Number } from '../../src/infobase/definitions.ts'
import { fillPrinted, printed, values } from '../support/odata/printed.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

const G = (id: string): string => `guid'${id}'`
let host: ODataHost
beforeAll(async () => {
  host = await servedODataHost(printed())
  await fillPrinted(host, { Договор: values.договор, Договор_Type: 'StandardODATA.Document_ДоговорНайма' })
})
afterAll(() => host.close())

const ask = (request: string, body?: unknown) =>
  host.ask(request.includes('?') ? `${request}&$format=json` : `${request}?$format=json`, body)
const shown = (one: Record<string, unknown>): unknown => one['Description'] ?? one['Number'] ?? one['Название'] ?? one['Ref_Key']

describe('filters and options of 17.4.5 and 17.4.6', () => {
  test.each<[string, readonly string[]]>([
    ["Catalog_Города?$filter=Description eq 'Главный'", ['Главный']],
    ["Catalog_Города?$filter=Description ne 'Пермь'", ['Главный']],
    ['Catalog_Товары?$filter=Цена gt 10', ['Молоко', 'Шкаф']],
    ['Catalog_Товары?$filter=Цена ge 10', ['Молоко', 'Шкаф']],
    ['Catalog_Товары?$filter=Цена lt 10', []],
    ['Catalog_Товары?$filter=Цена le 10', []],
    ['Catalog_Товары?$filter=Цена lt 10 or Цена gt 100', ['Шкаф']],
    ['Catalog_Товары?$filter=Цена gt 10 and Цена lt 100', ['Молоко']],
    ['Catalog_Товары?$filter=not (Цена eq 10)', ['Молоко', 'Шкаф']],
    ['Catalog_Товары?$filter=Цена add 5 gt 10', ['Молоко', 'Шкаф']],
    ['Catalog_Товары?$filter=Цена sub 5 gt 10', ['Шкаф']],
    ['Catalog_Товары?$filter=Цена mul 5 gt 1000', ['Шкаф']],
    ['Catalog_Товары?$filter=Цена div 4 gt 2', ['Молоко', 'Шкаф']],
    ['Catalog_Товары?$filter=(Цена add 5) gt 10', ['Молоко', 'Шкаф']],
    ["Catalog_Товары?$filter=Имя eq 'Молоко' and Цена lt 2500", ['Молоко']],
    ["Catalog_Поставщик?$filter=concat(concat(Город, ', '), Страна) eq 'Москва, Россия'", ['Рога']],
    ["Catalog_Товары?$filter=endswith(Производитель, 'ООО') eq true", ['Шкаф']],
    ["Catalog_Товары?$filter= like(Description, '[^м]%25') and IsFolder eq false", ['Шкаф']],
    ["Catalog_Товары? $filter=startswith(Производитель, 'ООО') eq true", ['Молоко']],
    ["Catalog_Поставщики?$filter=substring(ИНН, 1, 2) eq '77'", ['Копыта']],
    ["Catalog_Товары?$filter=substringof('Красный Октябрь', Производитель) eq true", ['Молоко']],
    ["Catalog_Товары?$filter=dateadd(Произведен, 'month', 1) eq ГоденДо and Цена lt 100", ['Молоко']],
    ["Catalog_Товары? $filter=datedifference(Произведен, ГоденДо, 'day') gt 10", ['Молоко']],
    ['Catalog_Товары?$filter=day(Произведен) eq 1 and Цена lt 100', ['Молоко']],
    ['Catalog_Товары? $filter=dayofweek(ДатаПроизводства) eq 7', ['Молоко']],
    ['Catalog_Товары? $filter=dayofyear(ДатаПроизводства) eq 1 and Цена lt 100', ['Молоко']],
    ['Catalog_Товары?$filter=hour(Произведен) eq 23', ['Молоко']],
    ['Catalog_Товары?$filter=minute(Произведен) eq 59', ['Молоко']],
    ['Catalog_Товары?$filter=month(Произведен) eq 12', ['Молоко']],
    ['Catalog_Товары? $filter=quarter(ДатаПроизводства) eq 1 and Цена lt 100', ['Молоко']],
    ['Catalog_Товары?$filter=second(Произведен) eq 59', ['Молоко']],
    ['Catalog_Товары?$filter=year(Произведен) eq 2013', ['Молоко']],
    ["Catalog_Товары?$filter= cast(РеквизитСоставной, 'Number') le 12", ['Молоко']],
    ["Catalog_Товары?$filter=isof(Цена, 'Number') and Цена lt 100", ['Молоко']],
    ['Catalog_Товары? $filter=round(Вес) gt 31', ['Молоко']],
    [`Catalog_Товары?$filter=ДокументПрихода eq cast(${G(values.приход)}, 'Document_ПриходнаяНакладная')`, ['Молоко']],
    [`Catalog_Товары?$filter=ИмяРеквизита eq ${G(values.приход)}`, ['Молоко']],
    ["Catalog_Товары?$filter=isof(ДокументыПрихода, 'Document_ПриходнаяНакладная')", ['Молоко']],
    [`Catalog_Товары?$filter=ДокументыПрихода eq ${G(values.приход)}`, []],
    ['Document_Продажи?$filter=Товары/any(d: d/Цена gt 10000)', ['000000001']],
    ['Document_Продажи?$filter=Товары/all(d: d/Цена lt 10000)', []],
    [
      "Document_МаршрутныйЛист?$filter=cast(cast(ОснованиеОтгрузки, 'Document_Накладная')/МестоОтгрузки, 'Catalog_Склад')"
        + "/Название eq 'Основной в Москве'",
      ['000000001'],
    ],
    ['Catalog_Товары?$filter=Цена lt 1000&$top=10', ['Молоко']],
    ['Catalog_Товары?$allowedOnly=true', ['Обувь', 'Молоко', 'Шкаф']],
    ['Catalog_Данные?allowedOnly=false&$filter=ЗначениеСекретности eq 2', ['Не тайна']],
    ['Document_Расход?$orderby=Контрагент/ИНН asc', ['000000001']],
    ['Document_Накладная?$filter=Приоритет eq 1', ['000000001']],
    ['ExchangePlan_ОбменДанными', ['', 'Узел']],
  ])('%s', async (request, names) => {
    const { value } = (await ask(request)).json() as { value: Record<string, unknown>[] }
    expect(value.map(shown).toSorted()).toEqual(names.toSorted())
  })
  test('order by two', async () =>
    expect((await ask('Catalog_Товары?$orderby=Название asc, Производитель desc')).json().value.map(shown)).toEqual([
      'Обувь',
      'Молоко',
      'Шкаф',
    ]))
  test('skip, count, inlinecount', async () => {
    expect((await ask('Catalog_Товары?$skip=2')).json().value).toHaveLength(1)
    expect((await host.ask('Catalog_Товары/$count?$filter=Цена gt 500')).text).toBe('\ufeff1')
    expect((await ask('Catalog_Товары?$inlinecount=allpages')).json()['odata.count']).toBe('3')
    expect((await ask('Catalog_Товары?$inlinecount=none')).text).not.toContain('odata.count')
    // Printed with a nought behind it in the retelling: an unknown word.
    expect((await ask('Catalog_Товары?$inlinecount=allpages0')).code).toBe('14')
    expect((await host.ask('Catalog_Товары?$inlinecount=allpages')).text).toMatch(/<\/entry>\n\t<m:count>3<\/m:count>\n<\/feed>$/)
  })
})

describe('what is selected and expanded: 17.4.3, 17.4.6.4, 17.4.8', () => {
  const first = async (request: string): Promise<Record<string, unknown>> => (await ask(request)).json().value.at(-1)
  const own = `$filter=Ref_Key eq ${G(values.молоко)}`
  test.each<[string, Record<string, unknown>]>([
    [`Catalog_Товары?${own}&$select=*, РеквизитСсылка____Presentation`, { Имя: 'Молоко', РеквизитСсылка____Presentation: 'Рога' }],
    [`Catalog_Товары?${own}&$select=*____Presentation`, { РеквизитСсылка____Presentation: 'Рога' }],
    [`Catalog_Товары?${own}&$select=*, *____Presentation`, { Имя: 'Молоко', РеквизитСсылка____Presentation: 'Рога' }],
    [`Catalog_Товары?${own}&$select=Ref_Key, Presentation`, { Ref_Key: values.молоко, Presentation: 'Молоко' }],
    ['Catalog_Клиенты?$expand=Сертификат', { Сертификат: expect.objectContaining({ Description: 'C' }) }],
    [
      'Catalog_Клиенты?$expand=Договор/Document_ДоговорНайма/Заявление',
      { Договор_Expanded: expect.objectContaining({ Заявление: expect.objectContaining({ Ref_Key: values.заявление }) }) },
    ],
    [
      'Catalog_Клиенты?$expand=Договор/Document_ДоговорНайма/*',
      { Договор_Expanded: expect.objectContaining({ Заявление: expect.objectContaining({ Ref_Key: values.заявление }) }) },
    ],
    ['Catalog_Клиенты?$expand=*', { Сертификат: expect.objectContaining({ Description: 'C' }) }],
    ['Catalog_Клиенты?$expand=Сертификат&$select=Сертификат/Дата', { Сертификат: { Дата: '2024-01-01T00:00:00' } }],
    [
      'Catalog_Клиенты?$expand=Сертификат&$select=Сертификат/*',
      { Сертификат: expect.objectContaining({ Пункты: [expect.objectContaining({ Текст: 'x' })] }) },
    ],
  ])('%s', async (request, expected) => expect(await first(request)).toMatchObject(expected))
  test('`**` leaves the tabular sections out, of what is expanded too, also where one is named beside it', async () => {
    expect(Object.keys(await first('Document_РасходТовара?$select=**'))).not.toContain('Товары')
    const path = 'Договор/Document_ДоговорНайма/Заявление'
    const client = (await first(`Catalog_Клиенты?$expand=${path}&$select=${path}/**`)) as any // oxlint-disable-line no-explicit-any
    expect(client.Договор_Expanded.Заявление.Number).toBe('000000001')
    expect(Object.keys(client.Договор_Expanded.Заявление)).not.toContain('Пункты')
    const both = await first('Catalog_Клиенты?$expand=Сертификат&$select=Сертификат/**, Сертификат/Пункты')
    expect(Object.keys(both['Сертификат'] as object)).not.toContain('Пункты')
  })
  test('`Договор/*` expands a reference, a composite it refuses', async () => {
    expect((await ask('Catalog_Клиенты?$expand=Договор/*')).code).toBe('6')
    const other = await servedODataHost(printed(DocumentRef('ДоговорНайма') as never))
    await fillPrinted(other, { Договор_Key: values.договор })
    const answer = await other.ask('Catalog_Клиенты?$expand=Договор/*&$format=json')
    expect(answer.json().value[0].Договор).toMatchObject({ Number: '000000001', Заявление: { Ref_Key: values.заявление } })
    await other.close()
  })
  test.each([
    ['Catalog_Товары?$select=Ref_Key, Код, Артикул', 'Code'],
    [`Catalog_Товары(${G(values.молоко)})?$select=Ref_Key, Код, Артикул`, 'Code'],
    ['InformationRegister_КурсыВалют?$expand=Валюта&$select=Период,Валюта/Код,Курс', 'Period'],
    ["Catalog_Товары?$filter=like(Наименование, '[^к]%25')", 'Description'],
  ])('Russian names of standard attributes are refused, the log names the English one: %s', async (request, english) => {
    host.observed.length = 0
    expect((await ask(request)).status).toBe(400)
    expect(host.observed[0]).toMatchObject({ hint: expect.stringContaining(english) as string })
  })
  test('the same with English names', async () => {
    expect(await first(`Catalog_Товары?${own}&$select=Ref_Key, Code, Артикул`)).toMatchObject({ Ref_Key: values.молоко })
    expect(await first('InformationRegister_КурсыВалют?$expand=Валюта&$select=Period,Валюта/Code,Курс')).toEqual({
      Period: '2008-02-05T00:00:00',
      Курс: 24.5,
      Валюта: { Code: '840' },
    })
  })
})

describe('entities, registers, documents: 17.4.7 to 17.4.9 and 17.4.13', () => {
  test.each<[string, string, unknown]>([
    [`InformationRegister_КурсыВалют(Period=datetime'2008-02-05T00:00:00', Валюта_Key=${G(values.валюта)})`, 'Курс', 24.5],
    [`Catalog_Товары(${G(values.молоко)})`, 'Description', 'Молоко'],
    [`Document_РасходТовара(${G(values.расход)})/Валюта/Description`, 'value', 'Рубль'],
    [`InformationRegister_ПриходныеЦены(Recorder_Key=${G(values.приход)})`, 'Recorder_Key', values.приход],
    [`InformationRegister_ПриходныеЦены_RecordType(Товар_Key=${G(values.молоко)}, ТипЦены="Приходная")`, 'Цена', 9],
    [`Document_РасходТовара_Товары(Ref_Key=${G(values.расход)}, LineNumber=1)`, 'Цена', 12.5],
  ])('%s', async (request, property, value) => expect((await ask(request)).json()[property]).toEqual(value))
  test.each<[string, number]>([
    ['Document_РасходТовара_Товары', 1],
    ['InformationRegister_КурсыВалют/SliceLast()', 1],
    [`InformationRegister_КурсыВалют/SliceFirst(Period=datetime'2008-01-01T00:00:00',Condition='Валюта_Key eq ${G(values.валюта)}')`, 1],
    [`InformationRegister_КурсыВалют/SliceLast?Condition=Валюта/ОсновнаяВалюта_Key eq ${G(values.рубль)}`, 1],
    [
      "AccumulationRegister_ТоварныеЗапасы/BalanceAndTurnovers(StartPeriod=datetime'2014-01-01', EndPeriod=datetime'2014-02-01', "
        + `Condition='Товар_Key eq ${G(values.молоко)}')`,
      1,
    ],
    ['Catalog_Товары', 3],
  ])('%s', async (request, rows) => expect((await ask(request)).json().value).toHaveLength(rows))
  test('InformationRegister_КурсыВалют_RecordType/SliceLast?Condition=…, where the register is subordinate', async () => {
    const other = await servedODataHost([
      Catalog({ Name: 'Валюты', Attributes: { ОсновнаяВалюта: CatalogRef('Валюты') } }),
      Document({ Name: 'УстановкаКурсов', RegisterRecords: ['InformationRegister.КурсыВалют'] }),
      InformationRegister({
        Name: 'КурсыВалют',
        InformationRegisterPeriodicity: 'Day',
        WriteMode: 'RecorderSubordinate',
        Dimensions: { Валюта: CatalogRef('Валюты') },
        Resources: { Курс: Number(10, 4) },
      }),
    ])
    const [{ рубль, валюта }, Recorder_Key] = [values, values.расход]
    await other.ask('POST Catalog_Валюты', { Ref_Key: рубль })
    await other.ask('POST Catalog_Валюты', { Ref_Key: валюта, ОсновнаяВалюта_Key: рубль })
    await other.ask('POST Document_УстановкаКурсов', { Ref_Key: Recorder_Key })
    const record = (Period: string, of: string, Курс: number, at: number) => ({ LineNumber: String(at), Period, Валюта_Key: of, Курс })
    const RecordSet = [
      record('2024-01-01T00:00:00', валюта, 80, 1),
      record('2024-01-02T00:00:00', валюта, 90, 2),
      record('2024-01-02T00:00:00', рубль, 1, 3),
    ]
    const written = await other.ask(`PATCH InformationRegister_КурсыВалют(Recorder_Key=${G(Recorder_Key)})`, { RecordSet })
    expect(written.status).toBe(200)
    const asked = `InformationRegister_КурсыВалют_RecordType/SliceLast?Condition=Валюта/ОсновнаяВалюта_Key eq ${G(рубль)}&$format=json`
    expect((await other.ask(asked)).json().value).toEqual([expect.objectContaining({ Валюта_Key: валюта, Курс: 90, Recorder_Key })])
    await other.close()
  })
  test('the document of the service and $metadata, whose JSON there is not', async () => {
    for (const address of ['', '/']) {
      const path = `/odata/standard.odata${address}`
      const other = await servedODataHost(printed(), {}, {}, '')
      expect((await other.ask(path)).text).toContain('<collection href="Catalog_Товары">')
      await other.close()
    }
    expect((await host.ask('$metadata')).headers.get('content-type')).toBe('application/xml;charset=utf-8')
    expect((await ask('$metadata')).code).toBe('3')
  })
  test('how much of metadata JSON tells', async () => {
    const text = async (level: string): Promise<string> =>
      (await host.ask(`Catalog_Товары?$format=application/json;odata=${level}&${`$filter=Ref_Key eq ${G(values.молоко)}`}`)).text
    expect(await text('minimalmetadata')).toBe((await ask(`Catalog_Товары?$filter=Ref_Key eq ${G(values.молоко)}`)).text)
    expect(await text('nometadata')).not.toContain('odata.metadata')
    expect(await text('fullmetadata')).toContain('"odata.type": "StandardODATA.Catalog_Товары"')
  })
  test('the error of 17.4.10, to the letter of its message', async () => {
    const { status, text } = await host.ask(`Document_Накладная(${G(values.молоко)})`)
    expect(status).toBe(404)
    expect(text).toMatch(
      /<m:code>9<\/m:code>\s*<m:message>Экземпляр сущности "[^"]*Накладная" не найден по переданному ключу\.<\/m:message>/,
    )
  })
  test('a message of an exchange and its receipt, as 17.4.13.3 prints them', async () => {
    const node = (await ask("ExchangePlan_ОбменДанными?$filter=Code eq '1'")).json().value[0].Ref_Key
    const point = `DataExchangePoint='http://host/base/odata/standard.odata/ExchangePlan_ОбменДанными(${G(node)})'`
    expect((await host.ask(`PATCH Catalog_Товары(${G(values.молоко)})`, { Description: 'Молоко' })).status).toBe(200)
    const message = await host.ask(`POST SelectChanges? ${point}&MessageNo=34`)
    expect([message.status, message.text.match(/<entry>/g)?.length]).toEqual([200, 1])
    expect(message.text).toContain(`Catalog_Товары(${G(values.молоко)})`)
    expect((await host.ask(`POST NotifyChangesReceived? ${point}&MessageNo=34`)).status).toBe(200)
    expect((await host.ask(`POST SelectChanges?${point}&MessageNo=34`)).text).not.toContain('<entry>')
  })
  test('posting', async () => {
    expect((await host.ask(`POST Document_РасходТоваров(${G(values.расход)})/Post?PostingModeOperational=false`)).status).toBe(200)
    expect((await ask(`Document_РасходТоваров(${G(values.расход)})`)).json().Posted).toBe(true)
    expect((await host.ask(`POST Document_РасходТоваров(${G(values.расход)})/Unpost`)).status).toBe(200)
  })
})

describe('balances of an accounting register', () => {
  const register = 'AccountingRegister_РегистрБухгалтерииCКорреспонденцией'
  const suppliers = '00000000-0000-0000-0000-0000000000b2'
  const partners = '00000000-0000-0000-0000-0000000000b1'
  beforeAll(async () => {
    const { Catalogs, ChartsOfAccounts, Documents, AccountingRegisters } = host.infobase
    const set = AccountingRegisters['РегистрБухгалтерииCКорреспонденцией']!.CreateRecordSet()
    set.Filter['Recorder']!.Set(Documents['Операция']!.GetRef('00000000-0000-0000-0000-0000000000b3'))
    const AccountCr = ChartsOfAccounts['Основной']!.GetRef(suppliers)
    const common = { Period: '2014-01-01T00:00:00', Организация: Catalogs['Организации']!.GetRef(values.организация), AccountCr }
    set.Add({ ...common, ExtDimensionCr1: Catalogs['Контрагенты']!.GetRef(values.контрагент), Сумма: 700 })
    set.Add({ ...common, ExtDimensionCr1: Catalogs['Контрагенты']!.GetRef(values.молоко), Сумма: 50 })
    await set.Write()
  })

  test('with an expanded dimension', async () => {
    const { status, text } = await ask(`${register}/Balance?$expand=Организация`)
    expect([status, text]).toEqual([200, expect.stringContaining('"Description": "Мы"')])
  })

  test('of an account and a partner, by the type of the extra dimension', async () => {
    const answer = await ask(
      `${register}/Balance(AccountCondition='Account_Key eq ${G(suppliers)}',`
        + `Condition='ExtDimension1 eq cast(${G(values.контрагент)}, 'Catalog_Контрагенты')',ExtraDimensions='${partners}')`,
    )
    expect(answer.json().value).toMatchObject([
      { Account_Key: suppliers, ExtDimension1: values.контрагент, СуммаBalance: -700, СуммаBalanceCr: 700 },
    ])
  })
})

describe('bodies of 17.4.13', () => {
  const entry = `<entry>
<category term="StandardODATA.Catalog_Товары" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme"/>
<title type="text"/>
<updated>2014-02-14T12:05:55</updated>
<author/>
<summary/>
<content type="application/xml">
<m:properties xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<d:DeletionMark>false</d:DeletionMark>
<d:Parent_Key>bbb079ae-8c51-11db-a9b0-00055d49b45e</d:Parent_Key>
<d:IsFolder>false</d:IsFolder>
<d:Code>000000800</d:Code>
<d:Description>Шлепанцы</d:Description>
<d:Артикул>SL56X</d:Артикул>
<d:Поставщик_Key>086715b0-f348-11db-a9c5-00055d49b45e</d:Поставщик_Key>
<d:Вид>Товар</d:Вид>
<d:Штрихкод/>
<d:Описание>&lt;html&gt;Шлепанцы пляжные&lt;/html&gt;</d:Описание>
</m:properties>
</content>
</entry>`
  const own = {
    Parent_Key: values.группа,
    IsFolder: false,
    Code: '000000800',
    Description: 'Шлепанцы',
    Артикул: 'SL56X',
    Поставщик_Key: values.поставщик,
    Вид: 'Товар',
    Штрихкод: '',
  }
  test('an entry makes an item: 201, its entry, Location', async () => {
    const answer = await host.ask('POST Catalog_Товары', entry)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([201, 'application/atom+xml;type=entry;charset=utf-8'])
    const key = /<d:Ref_Key>([^<]+)</.exec(answer.text)![1]!
    expect(answer.headers.get('location')).toBe(`http://host/odata/standard.odata/Catalog_Товары(guid'${key}')`)
    expect((await ask(`Catalog_Товары(${G(key)})`)).json()).toMatchObject({ ...own, Описание: '<html>Шлепанцы пляжные</html>' })
    expect((await host.ask(`DELETE Catalog_Товары(${G(key)})`)).status).toBe(204)
  })
  test('JSON makes the same; as printed, without its commas, it is code -1', async () => {
    const body = `{ "DeletionMark":false, "Parent_Key":"bbb079ae-8c51-11db-a9b0-00055d49b45e", "IsFolder":false,
"Code":"000000800", "Description":"Шлепанцы", "Артикул":"SL56X", "Поставщик_Key":"086715b0-f348-11db-a9c5-00055d49b45e",
"Вид":"Товар", "Штрихкод":null, "Описание":"Шлепанцы пляжные" }`
    const headers = { 'Accept': 'application/json', 'Accept-Charset': 'UTF-8', 'Content-Type': 'application/json' }
    const answer = await host.ask('POST Catalog_Товары', body, headers)
    expect(answer.status).toBe(201)
    expect(answer.json()).toMatchObject({ ...own, Описание: 'Шлепанцы пляжные' })
    const broken = await host.ask('POST Catalog_Товары', body.replace('false,\n', 'false\n').replace('Описание":', 'Описание:'), headers)
    expect([broken.status, broken.code]).toEqual([500, '-1'])
  })
  test('PUT with references as addresses, short and whole', async () => {
    const answer = await ask(`PUT Document_Документ(${G(values.документ)})`, {
      'Date': '2015-01-01T12:01:07',
      'Организация@odata.bind': "Catalog_Организации(guid'298584b5-92e4-11e3-8bc3-0050568b1678')",
      'Склад@odata.bind': "http://host/odata/standard.odata/Catalog_Склады(guid'081bc346-2abc-13e4-a1bd-0050568b1688')",
    })
    expect(answer.json()).toMatchObject({
      Date: '2015-01-01T12:01:07',
      Организация_Key: values.организация,
      Склад_Key: values.склад,
    })
  })
  test('PATCH with a whole tabular section', async () => {
    const rows = [
      { LineNumber: '1', Название: 'Синий зал', Площадь: 56, ДатаОткрытия: '2015-01-01T00:00:00' },
      { LineNumber: '2', Название: 'Красный зал', Площадь: 56, ДатаОткрытия: '2015-06-13T11:45:41' },
    ]
    const answer = await ask(`PATCH Catalog_Магазины(${G(values.магазин)})`, {
      'odata.metadata': 'http://host/base/odata/standard.odata/$metadata#Catalog_Магазины/@Element',
      'Description': 'Новое описание магазина',
      'ТорговыеЗалы@odata.type': 'Collection(StandardODATA.Catalog_Магазины_ТорговыеЗалы_RowType)',
      'ТорговыеЗалы': rows,
    })
    expect(answer.status).toBe(200)
    expect(answer.json()).toMatchObject({ Description: 'Новое описание магазина', ТорговыеЗалы: rows })
  })
  test('the records of an accounting register: read, changed, written', async () => {
    const register = 'AccountingRegister_РегистрБухгалтерииCКорреспонденцией'
    const record = {
      Period: '2014-01-20T12:30:00',
      LineNumber: '1',
      Active: true,
      AccountDr_Key: values.счет,
      AccountCr_Key: values.счет,
      Сумма: 100,
    }
    const body = (rows: readonly object[]) => ({
      'odata.type': `StandardODATA.${register}_RowType`,
      'Recorder_Key': values.операция,
      'RecordSet@odata.type': `Collection(StandardODATA.${register}_RowType)`,
      'RecordSet': rows,
    })
    const written = await ask(`PATCH ${register}(${G(values.операция)})`, body([record]))
    expect([written.status, written.text]).toEqual([200, expect.stringContaining('"Сумма": 100')])
    const read = (await host.ask(`${register}(${G(values.операция)})? $format=json`)).json()
    expect(read).toMatchObject({
      'odata.metadata': `http://host/odata/standard.odata/$metadata#${register}/@Element`,
      'Recorder_Key': values.операция,
      'RecordSet': [record],
    })
    const more = [...read.RecordSet, { ...record, LineNumber: '2', Сумма: 5 }]
    expect((await ask(`PATCH ${register}(${G(values.операция)})`, body(more))).json().RecordSet).toHaveLength(2)
  })
  test('a constant', async () => {
    const key = "Constant_ИспользоватьИнтеграцию(guid'00000000-0000-0000-0000-000000000000')"
    expect((await ask(`PATCH ${key}`, { Value: true })).json().Value).toBe(true)
    expect((await ask(key)).json().Value).toBe(true)
  })
})
