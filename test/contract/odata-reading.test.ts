/** What chapter 17.4 and clients of real infobases read from the standard OData interface; each row is one request and what it gives. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

let host: ODataHost
beforeAll(async () => {
  host = await servedODataHost(chapter)
  await fill(host)
})
afterAll(() => host.close())

const json = '$format=json'
const named = async (query: string): Promise<unknown[]> => {
  const answer = await host.ask(`${query}${query.includes('?') ? '&' : '?'}${json}`)
  expect(answer.text).toContain('"value"')
  return (answer.json() as { value: Record<string, unknown>[] }).value.map((one) => one['Description'] ?? one['Number'] ?? one['Ref_Key'])
}
const P = 'InformationRegister_ПриходныеЦены'
const G = (id: string): string => `guid'${id}'`

describe('filters: the examples of 17.4.5.2', () => {
  test.each([
    ["Catalog_Города?$filter=Description eq 'Главный'", []],
    ["Catalog_Города?$filter=Description ne 'Пермь'", []],
    ['Catalog_Товары?$filter=Цена gt 10', ['Шлепанцы', "Чайник 'Ёж'"]],
    ['Catalog_Товары?$filter=Цена lt 10 or Цена gt 100', ['Доставка товара', "Чайник 'Ёж'"]],
    ['Catalog_Товары?$filter=Цена gt 10 and Цена lt 100', ['Шлепанцы']],
    ['Catalog_Товары?$filter=not (Цена eq 12.5) and Цена gt 1', ["Чайник 'Ёж'"]],
    ['Catalog_Товары?$filter=Цена add 5 gt 1000', ["Чайник 'Ёж'"]],
    ['Catalog_Товары?$filter=Цена sub 5 gt 10', ["Чайник 'Ёж'"]],
    ['Catalog_Товары?$filter=Цена mul 5 gt 1000', ["Чайник 'Ёж'"]],
    ['Catalog_Товары?$filter=Цена div 4 gt 2', ['Шлепанцы', "Чайник 'Ёж'"]],
    ['Catalog_Товары?$filter=(Цена add 5) gt 17', ['Шлепанцы', "Чайник 'Ёж'"]],
    ["Catalog_Поставщик?$filter=concat(concat(Город, ', '), Страна) eq 'Москва, Россия'", ['Рога']],
    ["Catalog_Товары?$filter=endswith(Производитель, 'Октябрь') eq true", ['Шлепанцы']],
    ["Catalog_Товары?$filter= like(Description, '[^ч]%25') and Цена gt 0", ['Шлепанцы']],
    ["Catalog_Товары?$filter=startswith(Производитель, 'ООО') eq true", ['Шлепанцы']],
    ["Catalog_Поставщик?$filter=substring(ИНН, 1, 2) eq '77'", ['Рога']],
    ["Catalog_Товары?$filter=substringof('Красный Октябрь', Производитель) eq true", ['Шлепанцы']],
    ["Catalog_Товары?$filter=dateadd(Произведен, 'month', 1) eq ГоденДо and Цена gt 1 and Рейтинг gt 0", ['Шлепанцы']],
    ["Catalog_Товары?$filter=datedifference(Произведен, ГоденДо, 'day') gt 10", ['Шлепанцы']],
    ['Catalog_Товары?$filter=day(Произведен) eq 1 and month(Произведен) eq 12 and year(Произведен) eq 2013', ['Шлепанцы']],
    ['Catalog_Товары?$filter=dayofweek(Произведен) eq 7', ['Шлепанцы']],
    ['Catalog_Товары?$filter=dayofyear(Произведен) eq 335', ['Шлепанцы']],
    ['Catalog_Товары?$filter=hour(Произведен) eq 23 and minute(Произведен) eq 59 and second(Произведен) eq 58', ['Шлепанцы']],
    ['Catalog_Товары?$filter=quarter(Произведен) eq 4', ['Шлепанцы']],
    ["Catalog_Товары?$filter= cast(ДокументПрихода, 'Number') le 12", []],
    ["Catalog_Товары?$filter=isof(Цена, 'Number') and Цена eq 12.5", ['Шлепанцы']],
    ['Catalog_Товары?$filter=round(Цена) gt 12', ['Шлепанцы', "Чайник 'Ёж'"]],
    [`Catalog_Товары?$filter=ДокументПрихода eq cast(${G(ids.приход)}, 'Document_ПриходнаяНакладная')`, ['Шлепанцы']],
    ["Catalog_Товары?$filter=isof(ДокументПрихода, 'Document_ПриходнаяНакладная')", ['Шлепанцы']],
    [`Catalog_Товары?$filter=ДокументПрихода eq ${G(ids.приход)}`, []],
    ['Document_РасходТовара?$filter=Товары/any(d: d/Цена gt 10)', ['000000001']],
    ['Document_РасходТовара?$filter=Товары/any(d: d/Цена gt 10000)', []],
    ['Document_РасходТовара?$filter=Товары/all(d: d/Цена lt 10000)', ['000000001']],
    ['Document_РасходТовара?$filter=Товары/any()', ['000000001']],
    ["Catalog_Товары?$filter=cast(ДокументПрихода, 'Document_ПриходнаяНакладная')/Number eq '000000001'", ['Шлепанцы']],
    ['Document_РасходТовара?$filter=Приоритет eq 1', ['000000001']],
  ])('%s', async (query, names) => expect((await named(query)).toSorted()).toEqual(names.toSorted()))
})

describe('filters as clients send them', () => {
  test.each([
    // Of two the last one holds; empty ones are none.
    ['Catalog_Товары?$filter=Цена gt 100&$filter=Цена gt 10 and Цена lt 100', ['Шлепанцы']],
    ['Catalog_Товары?$filter=Цена gt 10 and Цена lt 100&$select=&$expand=', ['Шлепанцы']],
    [`Catalog_Товары?$filter=Поставщик_Key eq ${G(ids.рога)}`, ['Шлепанцы']],
    ["Document_РасходТовара?$filter=Date ge datetime'2024-01-20T00:00:00' and Date le datetime'2024-01-20T23:59:59'", ['000000001']],
    ["Document_РасходТовара?$filter=Date ge datetime'2024-01-20'", ['000000001']],
    ['Catalog_Товары?$filter=DeletionMark eq false and IsFolder eq true', ['Обувь']],
    [
      `Catalog_Товары?$filter=Ref_Key eq ${G(ids.шлепанцы)} or Ref_Key eq ${G(ids.чайник)} or Ref_Key eq ${G(ids.рога)}`,
      ['Шлепанцы', "Чайник 'Ёж'"],
    ],
    ["Catalog_Товары?$filter=Code eq '000000800'&$top=1", ['Шлепанцы']],
    ["Catalog_Товары?$filter=substringof('ШЛЁП', Description) or substringof('шлеп', Description)", ['Шлепанцы']],
    ["Catalog_Товары?$filter=substringof('Ёж''',Description)", ["Чайник 'Ёж'"]],
    ["Catalog_Товары?$filter=Поставщик/ИНН eq '7701'", ['Шлепанцы']],
    ["Catalog_Товары?$filter=Вид ne 'Нет' and Цена gt 0", ['Шлепанцы', "Чайник 'Ёж'"]],
    ["Catalog_Товары?$filter=ДокументПрихода_Type eq 'StandardODATA.Document_ПриходнаяНакладная'", ['Шлепанцы']],
    ['Catalog_Товары?$filter=Весовой', ["Чайник 'Ёж'"]],
    ['Catalog_Товары?$filter=Весовой eq true', ["Чайник 'Ёж'"]],
    [`Catalog_Товары_Цены?$filter=Ref_Key eq ${G(ids.шлепанцы)} and ТипЦены eq 'опт'`, [ids.шлепанцы]],
    ['Catalog_Товары?%24filter=%d0%a6%d0%b5%d0%bd%d0%b0 gt 1000&%24inlinecount=allpages', ["Чайник 'Ёж'"]],
    ["Catalog_Товары/?$filter=not substringof('Шлеп', Description) and Цена gt 1", ["Чайник 'Ёж'"]],
    ["Catalog_Товары?$filter=substringof('Шлеп', Description) eq false and Цена gt 1", ["Чайник 'Ёж'"]],
  ])('%s', async (query, names) => expect((await named(query)).toSorted()).toEqual(names.toSorted()))

  test('order, pages, count in any order of the options', async () => {
    expect(await named('Catalog_Товары?$orderby=Description desc&$filter=Цена gt 0')).toEqual(['Шлепанцы', "Чайник 'Ёж'"])
    expect(await named('Document_РасходТовара?$orderby=Покупатель/ИНН asc, Date desc')).toEqual(['000000001'])
    expect(await named('Catalog_Товары?$orderby=Цена desc&$skip=1&$top=1')).toEqual(['Шлепанцы'])
    const page = (await host.ask(`Catalog_Товары?$orderby=Цена&$skip=0&$top=0&$inlinecount=allpages&${json}`)).json()
    expect(page).toEqual({ 'odata.metadata': 'http://host/odata/standard.odata/$metadata#Catalog_Товары', 'odata.count': '4', 'value': [] })
    expect((await host.ask('Catalog_Товары/$count?$filter=Цена gt 500')).text).toBe('\ufeff1')
  })

  test('an order of record sets is not looked at, with unknown names either', async () => {
    expect((await host.ask('AccumulationRegister_ТоварныеЗапасы?$orderby=Нет desc')).status).toBe(200)
  })
})

test('an order by nothing is code 14', async () => {
  const answer = await host.ask(`Catalog_Товары?$orderby=&${json}`)
  expect([answer.status, (answer.json() as { 'odata.error': { code: string } })['odata.error'].code]).toEqual([400, '14'])
})

describe('what is selected and expanded', () => {
  const first = async (query: string) => ((await host.ask(`${query}&${json}`)).json() as { value: Record<string, unknown>[] }).value[0]!
  const own = `$filter=Ref_Key eq ${G(ids.шлепанцы)}`
  test('columns, sections, presentations', async () => {
    expect(await first(`Catalog_Товары?${own}&$select=Ref_Key, Code, Артикул`)).toEqual({
      Ref_Key: ids.шлепанцы,
      Code: '000000800',
      Артикул: 'SL56X',
    })
    expect(Object.keys(await first(`Catalog_Товары?${own}&$select=**`))).not.toContain('Цены')
    expect((await first(`Catalog_Товары?${own}&$select=Цены/ТипЦены`))['Цены']).toEqual([{ ТипЦены: 'Розница' }, { ТипЦены: 'Опт' }])
    expect(await first(`Catalog_Товары?${own}&$select=Presentation,Поставщик____Presentation,Вид____Presentation`)).toEqual({
      Presentation: 'Шлепанцы',
      Поставщик____Presentation: 'Рога',
      Вид____Presentation: 'Товар',
    })
    expect(await first(`Catalog_Товары?${own}&$select=*, *____Presentation`)).toMatchObject({
      Code: '000000800',
      Поставщик____Presentation: 'Рога',
    })
  })
  test('navigations', async () => {
    expect(await first(`Catalog_Товары?${own}&$expand=Поставщик&$select=Ref_Key,Поставщик/Description`)).toEqual({
      Ref_Key: ids.шлепанцы,
      Поставщик: { Description: 'Рога' },
    })
    expect(Object.keys(await first(`Catalog_Товары?${own}&$expand=Поставщик&$select=Ref_Key`))).toEqual(['Ref_Key'])
    expect(await first(`Catalog_Товары?$filter=Цена gt 1000&$expand=Поставщик`)).toMatchObject({ Поставщик: null })
    expect(await first(`Catalog_Товары?${own}&$expand=ДокументПрихода`)).toMatchObject({
      ДокументПрихода_Expanded: { Number: '000000001' },
    })
    expect(await first(`Catalog_Товары?${own}&$expand=*`)).toMatchObject({ Поставщик: { ИНН: '7701' }, Parent: { Description: 'Обувь' } })
    expect(await first(`InformationRegister_КурсыВалют?$expand=Валюта&$select=Period,Валюта/Code,Курс`)).toEqual({
      Period: '2008-02-05T00:00:00',
      Курс: 24.5,
      Валюта: { Code: '840' },
    })
  })
  test('numbers of 64 bits are texts, fractions numbers with all digits, folders have null for what items have', async () => {
    expect(await first(`Catalog_Товары?${own}`)).toMatchObject({ Остаток: '9007199254740993', Рейтинг: 5, Цена: 12.5, Вес: 0.3 })
    expect(await first('Catalog_Товары?$filter=IsFolder eq true')).toMatchObject({ Артикул: null, Цена: null, Поставщик_Key: null })
  })
})

describe('one entity and what lies behind it', () => {
  test.each([
    [`Catalog_Товары(${G(ids.шлепанцы)})`, 'Description', 'Шлепанцы'],
    [`Catalog_Товары(Ref_Key=${G(ids.шлепанцы)})`, 'Description', 'Шлепанцы'],
    [`Catalog_Товары(${G(ids.шлепанцы)})/Поставщик`, 'Description', 'Рога'],
    [`Document_РасходТовара(${G(ids.расход)})/Валюта/Description`, 'value', 'Рубль'],
    [`Document_РасходТовара_Товары(Ref_Key=${G(ids.расход)}, LineNumber=1)`, 'Количество', 2],
    [`InformationRegister_КурсыВалют(Period=datetime'2008-02-05T00:00:00', Валюта_Key=${G(ids.доллар)})`, 'Курс', 24.5],
    [`${P}_RecordType(Period=datetime'2024-01-10T00:00:00',Товар_Key=${G(ids.шлепанцы)}, ТипЦены="Приходная")`, 'Цена', 9],
    [`InformationRegister_ПриходныеЦены(Recorder_Key=${G(ids.приход)})`, 'Recorder_Key', ids.приход],
    [`InformationRegister_ДвоичныеДанныеФайлов(Файл='${ids.шлепанцы}', Файл_Type='StandardODATA.Catalog_Товары')`, 'Имя', 'a.png'],
    [`DocumentJournal_Все(Ref='${ids.приход}',Ref_Type='StandardODATA.Document_ПриходнаяНакладная')`, 'Number', '000000001'],
    ['Constant_ИспользоватьИнтеграцию(SurrogateKey=0)', 'Value', false],
    [`Constant_ИспользоватьИнтеграцию(${G('00000000-0000-0000-0000-000000000000')})`, 'Value', false],
  ])('%s', async (path, property, value) => {
    const answer = await host.ask(`${path}?${json}`)
    expect(answer.status).toBe(200)
    expect(answer.json()[property]).toEqual(value)
  })
  test('rows of records have no recorder, the set has it', async () => {
    const set = (
      await host.ask(
        `AccumulationRegister_ТоварныеЗапасы(Recorder='${ids.расход}',Recorder_Type='StandardODATA.Document_РасходТовара')?${json}`,
      )
    ).json()
    expect(set.Recorder).toBe(ids.расход)
    expect(Object.keys(set.RecordSet[0])).toEqual([
      'Period',
      'LineNumber',
      'Active',
      'RecordType',
      'Товар_Key',
      'Склад',
      'Количество',
      'Сумма',
    ])
  })
})

describe('virtual tables', () => {
  const rows = async (path: string): Promise<Record<string, unknown>[]> => {
    const answer = await host.ask(`${path}${path.includes('?') ? '&' : '?'}${json}`)
    expect(answer.text).toContain('"value"')
    return answer.json().value
  }
  const B = 'AccumulationRegister_ТоварныеЗапасы'
  test.each([
    [`${B}/Balance()`, ['Главный 8', 'Малый 3']],
    [`${B}/Balance`, ['Главный 8', 'Малый 3']],
    [`${B}/Balance(Period=datetime'2024-01-20T12:30:00',Dimensions='Товар,Склад')`, ['Главный 10', 'Малый 3']],
    [`${B}/Balance?Period=datetime'2024-01-15T00:00:00'`, ['Главный 10', 'Малый 3']],
    [`${B}/Balance(,Condition='Склад eq 'Малый'')/`, ['Малый 3']],
    [`${B}/Balance(Condition='Склад eq ''Малый''')`, ['Малый 3']],
    [`${B}/Balance(Condition=Склад eq 'Малый')`, ['Малый 3']],
    [`${B}/Balance(Condition='Товар/Description eq 'Шлепанцы'')?&$select=Склад,КоличествоBalance`, ['Главный 8']],
    [`${B}/Balance()?$filter=КоличествоBalance gt 5`, ['Главный 8']],
    [`${B}/Balance()?$orderby=КоличествоBalance&$top=1`, ['Малый 3']],
  ])('%s', async (path, expected) => {
    expect((await rows(path)).map((one) => `${String(one['Склад'])} ${String(one['КоличествоBalance'])}`).toSorted()).toEqual(expected)
  })
  test('turnovers and balances together, dimensions that are left out are summed over', async () => {
    const columns = 'КоличествоOpeningBalance,КоличествоExpense,КоличествоClosingBalance'
    const period = "StartPeriod=datetime'2024-01-15T00:00:00', EndPeriod=datetime'2024-02-01T00:00:00'"
    expect(await rows(`${B}/BalanceAndTurnovers(${period}, Condition='Товар_Key eq ${G(ids.шлепанцы)}')?$select=${columns}`)).toEqual([
      { КоличествоOpeningBalance: 10, КоличествоExpense: 2, КоличествоClosingBalance: 8 },
    ])
    expect(await rows(`${B}/Turnovers(${period},Dimensions='Склад')`)).toEqual([
      {
        КоличествоTurnover: -2,
        КоличествоReceipt: 0,
        КоличествоExpense: 2,
        СуммаTurnover: -20,
        СуммаReceipt: 0,
        СуммаExpense: 20,
        Склад: 'Главный',
      },
    ])
    expect((await host.ask(`${B}/Balance/$count`)).text).toBe('\ufeff2')
  })
  test('equalities of one field joined by or are one list, whatever else is joined with them', async () => {
    const names = async (filter: string): Promise<string[]> =>
      (await rows(`Catalog_Товары?$filter=${filter}&$select=Description`)).map((one) => String(one['Description']))
    const many = Array.from({ length: 300 }, (_, at) => `Артикул eq 'нет ${at}'`).join(' or ')
    expect(await names(`${many} or Артикул eq 'sl56x'`)).toEqual(['Шлепанцы'])
    expect((await names(`${many} or Цена eq 2500 or IsFolder eq true`)).toSorted()).toEqual(["Чайник 'Ёж'", 'Обувь'].toSorted())
  })
  test('a path to the type of a value', async () => {
    const of = async (path: string) => (await host.ask(`Catalog_Товары(${G(ids.шлепанцы)})/${path}?$format=json`)).json().value
    expect(await of('ДокументПрихода_Type')).toBe('StandardODATA.Document_ПриходнаяНакладная')
    expect(await of('Файл_Type')).toBeNull()
  })
  test('slices', async () => {
    const S = 'InformationRegister_КурсыВалют'
    expect((await rows(`${S}/SliceLast()`)).map((one) => one['Курс'])).toEqual([90.1234])
    expect((await rows(`${S}/SliceLast(Period=datetime'2010-01-01T00:00:00')`)).map((one) => one['Курс'])).toEqual([24.5])
    expect(
      (await rows(`${S}/SliceFirst(Period=datetime'2008-01-01T00:00:00',Condition='Валюта_Key eq ${G(ids.доллар)}')`)).map(
        (one) => one['Курс'],
      ),
    ).toEqual([24.5])
    expect(await rows(`${S}/SliceLast?Condition=Валюта/ОсновнаяВалюта_Key eq ${G(ids.рубль)}`)).toHaveLength(1)
    expect(await rows(`InformationRegister_ПриходныеЦены_RecordType/SliceLast()?$select=Цена`)).toEqual([{ Цена: 9 }])
    expect((await rows(`${S}/SliceLast()?$expand=Валюта`))[0]).toMatchObject({ Валюта: { Description: 'Доллар' } })
  })
  test('presentations and expanded dimensions in atom', async () => {
    const { text, headers } = await host.ask(
      `${B}/Balance(Dimensions='Товар')?$select=*,Товар____Presentation&$expand=Товар&$filter=КоличествоBalance eq 8`,
    )
    expect(headers.get('content-type')).toBe('application/xml;charset=utf-8')
    expect(text).toContain(
      `<d:Товар_Key>${ids.шлепанцы}</d:Товар_Key>\n\t<d:Товар____Presentation>Шлепанцы</d:Товар____Presentation>\n\t<d:Товар>`,
    )
  })
})
