/**
 * Answers of live infobases to odd requests, and what unrelated integrations send to them, one row each: docs/quirks.md has the sources.
 * Texts of errors are those that 1C printed.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { XMLError } from '../../src/xml/error.ts'
import { readTree } from '../../src/xml/tree.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

let host: ODataHost
beforeAll(async () => {
  host = await servedODataHost(chapter)
  await fill(host)
})
afterAll(() => host.close())

const G = (id: string): string => `guid'${id}'`
const item = `Catalog_Товары(${G(ids.чайник)})`
const message = async (request: string, body?: unknown): Promise<string> =>
  (await host.ask(request, body)).json()['odata.error'].message.value
const INTERNAL = 'Произошла внутренняя ошибка OData сервиса. Дополнительные сведения можно найти в технологическом журнале.'

describe('texts of errors', () => {
  test.each<readonly [request: string, body: unknown, text: string]>([
    ["Catalog_Товары(guid'ZZMARKER')", undefined, "Не удалось разобрать строку 'ZZMARKER' как значение типа Edm.Guid!"],
    ["Catalog_Товары('ZZMARKER')", undefined, "Не удалось разобрать строку 'ZZMARKER' как значение типа Edm.Guid!"],
    ['AccumulationRegister_Продажи/Balance()', undefined, 'Метод не найден'],
    ['POST Catalog_Товары_Цены', {}, 'Создание строк табличной части напрямую не поддерживается'],
    [`PATCH ${item}`, { Description: ['x'] }, INTERNAL],
    [`PATCH ${item}`, { Цены: [{ Цена: 1 }] }, INTERNAL],
  ])('%s %j', async (request, body, text) => expect(await message(`${request}?$format=json`, body)).toBe(text))

  test('a word behind a set is not echoed', async () => expect(await message('Catalog_Товары/ZZMARKER?$format=json')).not.toContain('ZZ'))
})

describe('what is taken without an error', () => {
  const codes = async (filter: string): Promise<readonly string[]> =>
    (await host.ask(`Catalog_Товары?$format=json&$select=Code&$filter=IsFolder eq false and Цена gt 0 and (${filter})`))
      .json()
      .value.map((one: { Code: string }) => one.Code)
      .toSorted()
  test.each([
    ["Description eq datetime'1917-11-07T00:00:00'", []],
    ["datetime'1917-11-07T00:00:00' eq Description", []],
    ["Description gt datetime'1917-11-07T00:00:00'", []],
    ["Description ne datetime'1917-11-07T00:00:00'", ['000000800', '000000801']],
    ["false or Code eq '000000801'", ['000000801']],
    ["(not Parent/DeletionMark) and Code eq '000000800'", ['000000800']],
  ])('$filter=%s', async (filter, expected) => expect(await codes(filter)).toEqual(expected))

  test('a text that is no number in a field of 64 bits is 0, with a line in the log; strict refuses it', async () => {
    host.observed.length = 0
    expect((await host.ask(`PATCH ${item}?$format=json`, { Остаток: 'ZZMARKER' })).json().Остаток).toBe('0')
    expect(JSON.stringify(host.observed.at(-1))).toContain('is written as 0')
    const strict = await servedODataHost(chapter, { strict: true })
    await fill(strict)
    expect((await strict.ask(`PATCH ${item}`, { Остаток: 'ZZMARKER' })).code).toBe('1')
    await strict.close()
  })
})

describe('what integrations send', () => {
  test.each(['json;odata=nometadata', 'json; odata=nometadata'])('$format=%s', async (format) => {
    const { status, text } = await host.ask(`Catalog_Товары?$format=${format}&$select=Code&$orderby=Code desc&$top=1`)
    expect([status, JSON.parse(text)]).toEqual([200, { value: [{ Code: '000000801' }] }])
  })
  test('the service document and an error in that form', async () => {
    expect((await host.ask('?$format=json;odata=fullmetadata')).json().value).toContainEqual({
      name: 'Catalog_Товары',
      url: 'Catalog_Товары',
    })
    expect((await host.ask('Catalog_Нет?$format=json;odata=nometadata')).json()['odata.error'].code).toBe('8')
  })
  test('a section with what its rows refer to', async () => {
    const rows = await host.ask(
      `Document_РасходТовара_Товары?$filter= Ref_Key eq ${G(ids.расход)}&$select=LineNumber, Товар/Description, Количество`
        + '&$expand=Товар&$format=json;odata=nometadata&$orderby=LineNumber',
    )
    expect(rows.json().value).toEqual([{ LineNumber: '1', Количество: 2, Товар: { Description: 'Шлепанцы' } }])
  })
  test('a presentation of what is behind a reference, line breaks in $select', async () => {
    const one = await host.ask(
      "Catalog_Товары?$filter=Code eq '000000800'&$expand=Parent&$format=json;odata=nometadata"
        + '&$select=Parent/Description,%0A    Parent/Поставщик____Presentation',
    )
    expect(one.json().value).toEqual([{ Parent: { Description: 'Обувь', Поставщик____Presentation: '' } }])
  })
})

describe('shapes of whole client libraries', () => {
  const dollar = `Валюта_Key eq ${G(ids.доллар)}`
  const rates = (path: string) => `InformationRegister_КурсыВалют/${path}`
  test.each<readonly [request: string, values: readonly unknown[]]>([
    [rates('SliceLast(,)?$format=json'), [90.1234]],
    [rates("SliceLast(Period=datetime'2010-01-01T00:00:00',)?$format=json&$expand=Валюта"), [24.5]],
    [rates(`SliceLast(,Condition=${dollar})/?$format=json&$select=Курс`), [90.1234]],
    [rates(`SliceFirst(Period=datetime'2008-01-01T00:00:00',Condition=${dollar})?$format=json;odata=nometadata`), [24.5]],
    [rates(`SliceLast?$format=json&Condition=${dollar}&Period=datetime'2009-01-01T00:00:00'`), [24.5]],
    [`//InformationRegister_КурсыВалют?$format=json&$filter=${dollar}&$orderby=Курс desc`, [90.1234, 24.5]],
  ])('%s', async (request, values) =>
    expect((await host.ask(request)).json().value.map((one: { Курс: number }) => one.Курс)).toEqual(values),
  )

  const sale = `Document_РасходТовара(${G(ids.расход)})`
  test.each<readonly [request: string, body: unknown, posted: boolean]>([
    [`POST ${sale}/Post?$format=json&PostingModeOperational=false`, undefined, true],
    [`POST ${sale}/Unpost?$format=json`, undefined, false],
    [`POST ${sale}/Post()?PostingModeOperational=false`, {}, true],
    [`POST //${sale}/Unpost`, undefined, false],
    [`POST ${sale}/Post`, { PostingModeOperational: false }, true],
    [`POST ${sale}/Unpost()`, '', false],
  ])('%s %j is answered without a body or a type', async (request, body, posted) => {
    const { status, text, headers } = await host.ask(request, body)
    expect([status, text, headers.get('content-type')]).toEqual([200, '', undefined])
    expect((await host.ask(`${sale}?$format=json&$select=Posted`)).json().Posted).toBe(posted)
  })

  test('a count is plain text, the root with ?$metadata is the list of sets', async () => {
    const counted = await host.ask('Catalog_Товары/$count?$filter=IsFolder eq true&$format=json')
    expect([counted.headers.get('content-type')?.split(';')[0], counted.text.replace('\ufeff', '')]).toEqual(['text/plain', '1'])
    const listed = (await host.ask('?$metadata', undefined, { Accept: 'application/json' })).json().value
    expect(listed).toContainEqual({ name: 'Catalog_Товары', url: 'Catalog_Товары' })
  })
})

describe('bytes in storage', () => {
  const bytes = Buffer.from(Array.from({ length: 120 }, (_, at) => at))
  const lines = bytes.toString('base64').replaceAll(/.{76}(?=.)/g, '$&\r\n')
  beforeAll(() => host.ask(`PATCH ${item}`, { Файл_Base64Data: bytes.toString('base64'), Файл_Type: 'image/png' }))

  test('are lines of base64 in JSON, parted by CR and LF', async () => {
    expect(lines).toContain('\r\n')
    expect((await host.ask(`${item}?$format=json`)).json()).toMatchObject({ Файл_Base64Data: lines, Файл_Type: 'image/png' })
    expect((await host.ask(`${item}/Файл_Base64Data?$format=json`)).json().value).toBe(lines)
  })
  test('are written back as they were read', async () => {
    await host.ask(`PATCH ${item}`, { Файл_Base64Data: lines, Файл_Type: 'image/png' })
    expect((await host.ask(`${item}?$format=json`)).json().Файл_Base64Data).toBe(lines)
  })
  test.each(['Файл', 'Файл/$value', 'Файл?$format=json'])('%s is the bytes with their type', async (path) => {
    const answer = await host.ask(`${item}/${path}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(answer.bytes).equals(bytes)).toBe(true)
  })
})

describe('one property in atom is one element', () => {
  beforeAll(() => host.ask(`PATCH ${item}`, { ДокументПрихода: 'без номера', ДокументПрихода_Type: 'Edm.String' }))
  test.each([
    ['Файл_Base64Data', 'Файл_Base64Data'],
    ['Файл_Type', 'Файл_Type'],
    ['ДокументПрихода', 'ДокументПрихода'],
    ['ДокументПрихода_Type', 'ДокументПрихода_Type'],
    ['Цены', 'Цены'],
    ['Цена', 'Цена'],
  ])('%s', async (path, name) => {
    const { status, text } = await host.ask(`${item}/${path}`)
    expect(status).toBe(200)
    expect(() => readTree(text)).not.toThrow(XMLError)
    expect(readTree(text).local).toBe(name)
  })
  test('rows of a section have their types, as in an entry', async () => {
    const { text } = await host.ask(`Catalog_Товары(${G(ids.шлепанцы)})/Цены`)
    expect(text).toContain('m:type="Collection(StandardODATA.Catalog_Товары_Цены_RowType)"')
    expect(text.match(/<d:element m:type="StandardODATA.Catalog_Товары_Цены_RowType">/g)).toHaveLength(2)
  })
})

describe('bodies out of all measure', () => {
  test.each([
    ['objects', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    ['lists', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['objects without an end', '{"a":'.repeat(200_000)],
  ])('200,000 %s inside one another are refused', async (_, body) => {
    host.observed.length = 0
    const answer = await host.ask(`PATCH ${item}?$format=json`, body)
    expect([answer.status, answer.code]).toEqual([500, '-1'])
    expect(JSON.stringify(host.observed.at(-1))).toContain('more than 500 levels')
  })
  test('the log tells some of what was taken in silence, and how many more there are', async () => {
    host.observed.length = 0
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`Нет${at}`, at]))
    expect((await host.ask(`PATCH ${item}`, many)).status).toBe(200)
    const line = JSON.stringify(host.observed.at(-1))
    expect(line).toContain('and 4900 more, which the journal has')
    expect(line.length).toBeLessThan(40_000)
  })
})
