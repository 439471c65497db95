/** What a path behind an entity ends at, in JSON and in atom (17.4.6): a property, the rows of a section, the records of a set. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

let host: ODataHost
let verbose: ODataHost
beforeAll(async () => {
  host = await servedODataHost(chapter)
  verbose = await servedODataHost(chapter, { verboseJSON: true })
  for (const one of [host, verbose]) await fill(one)
})
afterAll(async () => {
  await host.close()
  await verbose.close()
})

const item = `Catalog_Товары(guid'${ids.шлепанцы}')`
const set = `AccumulationRegister_ТоварныеЗапасы(Recorder='${ids.приход}', Recorder_Type='StandardODATA.Document_ПриходнаяНакладная')`
const level = (name: string): string => `?$format=application/json;odata=${name}`

describe('the records of a set, as $metadata has them among its properties', () => {
  test('are those that the set itself has', async () => {
    const whole = (await host.ask(`${set}?$format=json`)).json()
    const rows = (await host.ask(`${set}/RecordSet?$format=json`)).json()
    expect(whole.RecordSet.length).toBeGreaterThan(0)
    expect(rows).toEqual({
      'odata.metadata': 'http://host/odata/standard.odata/$metadata#Collection(StandardODATA.AccumulationRegister_ТоварныеЗапасы_RowType)',
      'value': whole.RecordSet,
    })
  })
  test('in atom', async () => {
    const { status, text } = await host.ask(`${set}/RecordSet`)
    expect(status).toBe(200)
    const type = 'StandardODATA.AccumulationRegister_ТоварныеЗапасы_RowType'
    expect(text).toContain('<d:RecordSet xmlns:d=')
    expect(text).toContain(`m:type="Collection(${type})">\n<d:element m:type="${type}">\n`)
    expect(text).not.toContain('<d:Recorder>')
  })
  test('are not there behind another entity, nor is anything behind them', async () => {
    expect((await host.ask(`${item}/RecordSet`)).code).toBe('6')
    expect((await host.ask(`${set}/RecordSet/Товар`)).text).toContain('Сегмент пути Товар не найден!')
    expect((await host.ask(`${set}/RecordSet(1)`)).code).toBe('6')
  })
})

describe('levels of metadata', () => {
  test.each([
    ['Description', 'Шлепанцы'],
    ['Цена', 12.5],
    ['Поставщик_Key', ids.рога],
  ])('%s', async (name, value) => {
    expect((await host.ask(`${item}/${name}${level('nometadata')}`)).json()).toEqual({ value })
    expect((await host.ask(`${item}/${name}?$format=json`)).json()).toMatchObject({ 'odata.metadata': expect.any(String) as string, value })
    expect((await verbose.ask(`${item}/${name}${level('verbose')}`)).json()).toEqual({ d: { [name]: value } })
  })
  test('rows of a section', async () => {
    const { value } = (await host.ask(`${item}/Цены?$format=json`)).json()
    expect((await host.ask(`${item}/Цены${level('nometadata')}`)).json()).toEqual({ value })
    expect((await verbose.ask(`${item}/Цены${level('verbose')}`)).json()).toEqual({ d: { results: value } })
  })
  test('a level in quotes, as a parameter of a media type may be', async () => {
    const answer = await host.ask(`${item}?$select=Code`, undefined, { Accept: 'application/json; odata="nometadata"' })
    expect(Object.keys(answer.json())).toEqual(['Code'])
  })
})

describe('the key of a constant is a property, always 0', () => {
  test.each([
    ['$filter=SurrogateKey eq 0', [{ Value: false, SurrogateKey: 0 }]],
    ['$filter=SurrogateKey ne 0', []],
    ['$orderby=SurrogateKey desc', [{ Value: false, SurrogateKey: 0 }]],
    ['$select=SurrogateKey', [{ SurrogateKey: 0 }]],
    ['$select=Value', [{ Value: false }]],
    ['$select=**', [{ Value: false, SurrogateKey: 0 }]],
  ])('%s', async (option, expected) => {
    expect((await host.ask(`Constant_ИспользоватьИнтеграцию?${option}${level('nometadata').replace('?', '&')}`)).json().value).toEqual(
      expected,
    )
    const { text } = await host.ask(`Constant_ИспользоватьИнтеграцию?${option}`)
    expect([text.includes('<d:SurrogateKey>0<'), text.includes('<d:Value>false<')]).toEqual(
      ['SurrogateKey', 'Value'].map((name) => expected.some((one) => name in one)),
    )
  })
  test('not of an object', async () => {
    expect((await host.ask('Catalog_Товары?$filter=SurrogateKey eq 0')).code).toBe('14')
    expect((await host.ask('Catalog_Товары?$orderby=SurrogateKey')).code).toBe('6')
  })
})

describe('options of a set hold of a constant too, whether it was set or not', () => {
  const of = async (name: string, options: string) => (await host.ask(`Constant_${name}${options}`)).json().value.length as number
  test.each([
    ['$filter=Value eq true', 0],
    ['$filter=Value eq false', 1],
    ['$skip=1', 0],
    ['$top=0', 0],
    ['$top=1&$inlinecount=allpages', 1],
  ])('never set: %s', async (option, expected) => expect(await of('ИспользоватьИнтеграцию', `?$format=json&${option}`)).toBe(expected))

  test.each([
    [`$filter=Value_Key eq guid'${ids.рубль}'`, 1],
    [`$filter=Value_Key ne guid'${ids.рубль}'`, 0],
    [`$filter=Value_Key eq guid'${ids.доллар}'`, 0],
    ["$filter=Value/Description eq 'Рубль'", 1],
    ["$filter=Value/Description eq 'Доллар'", 0],
    ['$skip=1', 0],
  ])('set: %s', async (option, expected) => {
    await host.ask('PATCH Constant_ОсновнаяВалюта(SurrogateKey=0)', { Value_Key: ids.рубль })
    expect(await of('ОсновнаяВалюта', `?$format=json&${option}`)).toBe(expected)
    if (!option.startsWith('$skip')) expect((await host.ask(`Constant_ОсновнаяВалюта/$count?${option}`)).text).toBe(`\ufeff${expected}`)
  })
  test('the count', async () => {
    expect((await host.ask('Constant_ИспользоватьИнтеграцию/$count')).text).toBe('\ufeff1')
    expect((await host.ask('Constant_ИспользоватьИнтеграцию/$count?$filter=Value')).text).toBe('\ufeff0')
    const empty = await host.ask('Constant_ИспользоватьИнтеграцию?$format=json&$filter=Value&$inlinecount=allpages')
    expect(empty.json()['odata.count']).toBe('0')
  })
})
