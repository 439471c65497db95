/** Stubs, failures, verification, journal, coverage, recordings and the admin surface on the standard OData interface. */
import { afterEach, describe, expect, test } from 'vitest'
import { odata, startStandin, type StandinOptions, type TestStandin } from '../../src/testing/index.ts'
import { chapter, ids } from '../support/odata/definitions.ts'

const running: TestStandin[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
})

async function started(options: StandinOptions = {}): Promise<TestStandin> {
  const standin = await startStandin({ objects: chapter, strict: false, ...options })
  running.push(standin)
  return standin
}

const at = ({ url }: TestStandin, path: string): string => `${url}/odata/standard.odata/${path}`
const get = (standin: TestStandin, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(at(standin, path), { headers })
const G = (id: string): string => `guid'${id}'`
const ITEM = { Ref_Key: ids.чайник, Code: '000000801', Description: 'Чайник', Цена: 2500, Поставщик_Key: ids.рога }

describe('answers by entities', () => {
  test('are written in JSON of each level and in atom, as the request asks', async () => {
    const standin = await started()
    standin.stub(odata('Catalog_Товары').GET(), { entities: [ITEM] })
    const minimal = (await (await get(standin, 'Catalog_Товары?$format=json')).json()) as { value: Record<string, unknown>[] }
    expect(minimal.value[0]).toMatchObject({
      'Ref_Key': ids.чайник,
      'Цена': 2500,
      'Весовой': false,
      'Остаток': '0',
      'Штрихкод': '',
      'Цены': [],
      'Поставщик@navigationLinkUrl': `Catalog_Товары(${G(ids.чайник)})/Поставщик`,
    })
    const none = (await (await get(standin, 'Catalog_Товары?$format=application/json;odata=nometadata')).json()) as object
    expect(Object.keys(none)).toEqual(['value'])
    const full = await (await get(standin, 'Catalog_Товары?$format=application/json;odata=fullmetadata')).text()
    expect(full).toContain('"odata.type": "StandardODATA.Catalog_Товары"')
    const atom = await get(standin, 'Catalog_Товары')
    expect(atom.headers.get('content-type')).toBe('application/atom+xml;type=feed;charset=utf-8')
    expect(await atom.text()).toContain('<d:Description>Чайник</d:Description>')
  })

  test('obey $select, $expand and $inlinecount', async () => {
    const standin = await started()
    const Поставщик = { Ref_Key: ids.рога, Description: 'Рога' }
    standin.stub(odata('Catalog_Товары').GET(), { entities: [{ ...ITEM, Поставщик }], count: 17 })
    const path = 'Catalog_Товары?$format=json&$inlinecount=allpages&$expand=Поставщик&$select=Code,Поставщик/Description'
    expect(await (await get(standin, path)).json()).toMatchObject({
      'odata.count': '17',
      'value': [{ Code: '000000801', Поставщик: { Description: 'Рога' } }],
    })
  })

  test('are rows of a section and of a virtual table as well', async () => {
    const standin = await started()
    standin.stub(odata('Document_РасходТовара', G(ids.расход)).GET(), {
      entity: { Ref_Key: ids.расход, Товары: [{ Товар_Key: ids.чайник, Количество: 2 }] },
    })
    const document = await (await get(standin, `Document_РасходТовара(${G(ids.расход)})?$format=json`)).json()
    expect(document).toMatchObject({ Ref_Key: ids.расход, Товары: [{ Ref_Key: ids.расход, LineNumber: '1', Количество: 2, Цена: 0 }] })
    standin.stub(odata('AccumulationRegister_ТоварныеЗапасы/Balance').GET(), { entities: [{ Склад: 'Главный', КоличествоBalance: 5 }] })
    const balance = await get(standin, 'AccumulationRegister_ТоварныеЗапасы/Balance()?$format=json')
    expect(await balance.json()).toMatchObject({ value: [{ КоличествоBalance: 5, Склад: 'Главный' }] })
    const atom = await (await get(standin, 'AccumulationRegister_ТоварныеЗапасы/Balance')).text()
    expect(atom).toContain('m:type="StandardODATA.AccumulationRegister_ТоварныеЗапасы_Balance"')
  })

  test('answer 201 with a Location, errors with their code, or raw bytes', async () => {
    const standin = await started()
    standin.stub(odata('Catalog_Товары').POST(), { StatusCode: 201, entity: ITEM })
    const made = await fetch(at(standin, 'Catalog_Товары?$format=json'), { method: 'POST', body: '{"Description":"Чайник"}' })
    expect([made.status, decodeURI(made.headers.get('location') ?? '').includes(ids.чайник)]).toEqual([201, true])
    standin.stub(odata('Catalog_Валюты').GET(), { error: { code: 9, text: 'нет такой' } })
    const json = await get(standin, 'Catalog_Валюты?$format=json')
    expect([json.status, await json.json()]).toEqual([404, { 'odata.error': { code: '9', message: { lang: 'ru', value: 'нет такой' } } }])
    standin.stub(odata('Catalog_Валюты').GET(), { error: 'Отказ' })
    const xml = await get(standin, 'Catalog_Валюты')
    expect([xml.status, await xml.text()]).toEqual([500, expect.stringContaining('<m:code>-1</m:code>')])
    standin.stub(odata('$metadata').GET(), { text: '<x/>', Headers: { 'Content-Type': 'application/xml' } })
    expect(await (await get(standin, '$metadata')).text()).toBe('<x/>')
    standin.stub(odata('/').GET(), { json: { value: [] } })
    expect(await (await get(standin, '')).json()).toEqual({ value: [] })
  })

  test('a function in code sees set, key, options and body', async () => {
    const standin = await started()
    standin.stub(odata('Document_РасходТовара/Post').POST(), async (request) => ({
      StatusCode: 200,
      json: { key: request.called.key, mode: request.called.options.get('PostingModeOperational'), body: await request.text() },
    }))
    const answer = await fetch(
      at(standin, `Document_РасходТовара(Ref_Key=${G(ids.расход.toUpperCase())})/Post?PostingModeOperational=false`),
      {
        method: 'POST',
        body: '{}',
      },
    )
    expect(await answer.json()).toEqual({ key: G(ids.расход), mode: 'false', body: '{}' })
  })

  test('what a stub leaves to the interface is answered from the data', async () => {
    const standin = await started()
    await standin.infobase.Catalogs['Города']!.CreateItem({ Description: 'Тверь' }).Write()
    standin.stub(odata('Catalog_Города').GET({ $top: 7 }), { entities: [] })
    expect(await (await get(standin, 'Catalog_Города?$format=json&$top=7')).json()).toMatchObject({ value: [] })
    expect(await (await get(standin, 'Catalog_Города?$format=json')).json()).toMatchObject({ value: [{ Description: 'Тверь' }] })
  })
})

describe('conditions go by what options mean', () => {
  const same: readonly (readonly [string, Parameters<ReturnType<typeof odata>['GET']>[0], string])[] = [
    ['spaces of a filter', { $filter: 'Цена gt 10 and IsFolder eq false' }, '?$filter=Цена  gt 10 and (IsFolder eq false)'],
    ['the encoding', { $filter: "Code eq '1'" }, `?%24filter=${encodeURIComponent("Code eq '1'")}`],
    ['the order of options', { $top: 5, $skip: 10 }, '?$skip=10&$format=json&$top=5'],
    ['the order of names', { $select: 'Code, Ref_Key' }, '?$select=Ref_Key,Code'],
    ['asc is no word', { $orderby: 'Code, Цена desc' }, '?$orderby=Code asc,Цена desc'],
    ['forms of JSON', { $format: 'json' }, '?$format=application/json;odata=minimalmetadata'],
    ['a guid in any case', { $filter: `Поставщик_Key eq ${G(ids.рога)}` }, `?$filter=Поставщик_Key eq ${G(ids.рога.toUpperCase())}`],
    ['$allowedOnly', { allowedOnly: true }, '?$allowedOnly=true'],
  ]
  test.each(same)('%s', async (_, options, query) => {
    const standin = await started()
    standin.stub(odata('Catalog_Товары').GET(options), { text: 'stub' })
    expect(await (await get(standin, `Catalog_Товары${query}`)).text()).toBe('stub')
    standin.verify(odata('Catalog_Товары').GET(options))
  })

  const functions: readonly (readonly [string, string])[] = [
    ['in parentheses', `(Dimensions='Товар, Склад',Period=datetime'2024-02-01T00:00:00',Condition='Склад  eq 'Главный'')`],
    ['with doubled quotes', `(Period=datetime'2024-02-01T00:00:00',Condition='Склад eq ''Главный''',Dimensions='Склад,Товар')`],
    ['in the query', `?Condition=Склад eq 'Главный'&Period=datetime'2024-02-01T00:00:00'&Dimensions='Товар,Склад'`],
  ]
  test.each(functions)('arguments of a function %s', async (_, rest) => {
    const standin = await started()
    const pattern = odata('AccumulationRegister_ТоварныеЗапасы/Balance').GET({
      Period: '2024-02-01T00:00:00',
      Condition: "Склад eq 'Главный'",
      Dimensions: 'Товар,Склад',
    })
    standin.stub(pattern, { text: 'stub' })
    expect(await (await get(standin, `AccumulationRegister_ТоварныеЗапасы/Balance${rest}`)).text()).toBe('stub')
  })

  test.each([`(${G(ids.чайник)})`, `(Ref_Key=${G(ids.чайник)})`])('the key %s', async (key) => {
    const standin = await started()
    standin.stub(odata('Catalog_Товары', G(ids.чайник)).GET(), { text: 'one' })
    standin.stub(odata('Catalog_Товары').GET(), { entities: [] })
    expect(await (await get(standin, `Catalog_Товары${key}`)).text()).toBe('one')
    expect((await get(standin, `Catalog_Товары(${G(ids.обувь)})`)).status).toBe(404)
  })

  test('of headers and of the body', async () => {
    const standin = await started()
    standin.stub(odata('Catalog_Товары').POST(), { text: 'stub' }, { request: { Headers: { 'If-Match': '*' }, JSON: { '$.Цена': 10 } } })
    const post = (body: object): Promise<Response> =>
      fetch(at(standin, 'Catalog_Товары'), { method: 'POST', body: JSON.stringify(body), headers: { 'If-Match': '*' } })
    expect(await (await post({ Цена: 10, Description: 'А' })).text()).toBe('stub')
    expect((await post({ Цена: 11, Description: 'А' })).status).toBe(201)
  })
})

describe('journal, verification, near misses', () => {
  test('entries have set, key and options', async () => {
    const standin = await started()
    await get(standin, `Catalog_Товары(${G(ids.чайник)})/Поставщик?$select=Code, Ref_Key`)
    const [one] = standin.received(odata('Catalog_Товары'))
    expect(one?.address).toMatchObject({ channel: 'odata', service: 'standard.odata', part: 'Catalog_Товары', set: 'Catalog_Товары' })
    expect({ ...one?.URLParameters }).toEqual({ Key: G(ids.чайник), Path: 'Поставщик' })
    expect([...(one?.address?.options ?? [])]).toEqual([['$select', 'Code,Ref_Key']])
  })

  test('verification says which option differs', async () => {
    const standin = await started()
    await get(standin, 'Catalog_Товары?$top=5&$filter=Цена gt 11')
    const wanted = odata('Catalog_Товары').GET({ $filter: 'Цена gt 10', $top: 5 })
    let failed: unknown
    try {
      standin.verify(wanted)
    } catch (error) {
      failed = error
    }
    expect(failed).toMatchObject({
      expected: 'GET /odata/standard.odata/Catalog_Товары\nQueryOptions.$filter: "(Цена gt 10)"\nreceived: at least 1 time',
      actual: 'GET /odata/standard.odata/Catalog_Товары\nQueryOptions.$filter: "(Цена gt 11)"\nreceived: 0 times',
    })
  })

  test('a set that there is not is refused with the one that was meant', async () => {
    const standin = await started()
    expect(() => standin.verify(odata('Catalog_Товар').GET())).toThrow(/did you mean "\/?Catalog_Товары"/)
    expect(() => standin.stub(odata('Catalog_Товары').GET(), { entities: [{ Артикль: '1' }] })).toThrow(/no property "Артикль".*Артикул/)
  })

  test('a misspelt set is a miss with what was near', async () => {
    const standin = await started()
    expect((await get(standin, `Catalog_Товар(${G(ids.чайник)})?$format=json`)).status).toBe(404)
    expect(() => standin.verifyServed()).toThrow(/entity set Catalog_Товары/)
  })

  test('in mode stub the closest stub is named with the option that differs', async () => {
    const standin = await started({
      stubs: [
        {
          file: 'odata.stub.yaml',
          source: `service: standard.odata
mode: stub
stubs:
  - name: dear ones
    set: Catalog_Товары
    method: GET
    request: { QueryOptions: { $filter: Цена gt 10 } }
    reply: { entities: [{ Code: '1' }] }
`,
        },
      ],
    })
    expect((await get(standin, 'Catalog_Товары?$filter=Цена gt 10&$format=json')).status).toBe(200)
    const missed = await get(standin, 'Catalog_Товары?$filter=Цена gt 11&$format=json')
    expect([missed.status, await missed.json()]).toEqual([404, expect.objectContaining({ 'odata.error': expect.anything() })])
    expect(() => standin.verifyServed()).toThrow(
      /stub "dear ones"[^]*QueryOptions\.\$filter: expected "\(Цена gt 10\)", got "\(Цена gt 11\)"/,
    )
  })

  test('coverage counts sets and functions', async () => {
    const standin = await started()
    await get(standin, 'Catalog_Товары?$top=1')
    await get(standin, 'AccumulationRegister_ТоварныеЗапасы/Balance()')
    const found = standin.standin
      .coverage()
      .find(({ channel }) => channel === 'odata')!
      .calls.filter(({ count }) => count > 0)
    expect(found).toEqual([
      { what: 'GET Catalog_Товары', count: 1 },
      { what: 'GET AccumulationRegister_ТоварныеЗапасы/Balance', count: 1 },
    ])
  })
})

describe('without a fixed answer', () => {
  test('entities are random and valid by their types, the same for a seed', async () => {
    const standin = await started()
    standin.stub(odata('Catalog_Товары').GET(), { sample: 3 }, { seed: 5 })
    const first = (await (await get(standin, 'Catalog_Товары?$format=json')).json()) as { value: Record<string, unknown>[] }
    expect(first.value).toHaveLength(3)
    for (const one of first.value) {
      expect(one['Ref_Key']).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
      expect(typeof one['Description']).toBe('string')
      expect(one['Description']).not.toBe('')
    }
    await standin.reset()
    standin.stub(odata('Catalog_Товары').GET(), { sample: 3 }, { seed: 5 })
    expect(await (await get(standin, 'Catalog_Товары?$format=json')).json()).toEqual(first)
    expect(() => standin.stub(odata('AccumulationRegister_ТоварныеЗапасы/Balance').GET(), { sample: 3 })).toThrow(
      'expected an entity set, whose properties are known',
    )
  })

  test('a collection is answered in the form that is asked for', async () => {
    const source = 'collections: { goods: { key: Ref_Key, next: guid } }'
    const standin = await started({ stubs: [{ file: 'goods.stub.yaml', source }] })
    standin.kept('goods', [ITEM])
    standin.stub(odata('Catalog_Товары').GET(), { list: 'goods' })
    standin.stub(odata('Catalog_Товары').POST(), { save: 'goods' })
    const created = await fetch(at(standin, 'Catalog_Товары?$format=json'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ Ref_Key: ids.рога, Description: 'Стол' }),
    })
    expect([created.status, await created.json()]).toEqual([201, expect.objectContaining({ Description: 'Стол' })])
    const found = (await (await get(standin, 'Catalog_Товары?$format=json')).json()) as { value: Record<string, unknown>[] }
    expect(found.value.map((one) => one['Description'])).toEqual(['Чайник', 'Стол'])
    expect(await (await get(standin, 'Catalog_Товары?$format=atom')).text()).toContain('<d:Description>Стол</d:Description>')
  })
})

describe('stub files', () => {
  const file = (source: string): StandinOptions => ({ stubs: [{ file: 'odata.stub.yaml', source }] })
  test('have sets, keys and answers in plain JSON', async () => {
    const standin = await started(
      file(`service: standard.odata
stubs:
  - set: Catalog_Товары
    key: guid'${ids.чайник}'
    method: GET
    reply: { entity: { Ref_Key: '${ids.чайник}', Description: '{{request.HTTPMethod}}', Описание: 'для {{request.URLParameters.Key}}' } }
  - set: AccumulationRegister_ТоварныеЗапасы/Balance
    method: GET
    request: { QueryOptions: { Period: '2024-02-01T00:00:00' } }
    replies:
      - { entities: [{ КоличествоBalance: 1 }], Headers: { X-Of: stub } }
      - { error: { code: -1, text: Занято } }
failures:
  - { failure: odataError, set: Catalog_Валюты, request: { QueryOptions: { $filter: Code eq '1' } } }
`),
    )
    const one = await get(standin, `Catalog_Товары(${G(ids.чайник)})?$format=json`)
    expect(await one.json()).toMatchObject({ Description: 'GET', Описание: `для ${G(ids.чайник)}` })
    const path = `AccumulationRegister_ТоварныеЗапасы/Balance(Period=datetime'2024-02-01T00:00:00')?$format=json`
    const first = await get(standin, path)
    expect([first.headers.get('x-of'), await first.json()]).toEqual([
      'stub',
      expect.objectContaining({ value: [{ КоличествоBalance: 1 }] }),
    ])
    expect((await get(standin, path)).status).toBe(500)
    expect((await get(standin, "Catalog_Валюты?$filter=Code  eq '1'")).status).toBe(500)
    expect((await get(standin, "Catalog_Валюты?$filter=Code eq '2'")).status).toBe(200)
  })

  test.each([
    ['set: Catalog_Товар\n    reply: { entities: [] }', /Catalog_Товары/],
    ['reply: { entities: [] }', /set/],
    ['set: Catalog_Товары\n    reply: { entities: [{ Цна: 1 }] }', /no property "Цна".*Цена/],
    ['set: Catalog_Товары\n    reply: { entities: [], text: x }', /entities, text/],
  ])('say what is wrong: %s', async (stub, message) => {
    await expect(startStandin({ objects: chapter, ...file(`service: standard.odata\nstubs:\n  - ${stub}\n`) })).rejects.toThrow(message)
  })
})

describe('failures by name', () => {
  test.each([
    ['notPublished', 404, 'text/html'],
    ['infobaseLocked', 403, 'application/xml'],
    ['poolTimeout', 406, 'application/xml'],
    ['odataError', 500, 'application/xml'],
  ] as const)('%s', async (failure, status, type) => {
    const standin = await started()
    standin.fail(failure, odata('Catalog_Товары').GET())
    const answer = await get(standin, 'Catalog_Товары')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, expect.stringContaining(type)])
    expect((await get(standin, 'Catalog_Валюты')).status).toBe(200)
  })

  test('the limits of a web server strike what is beyond them alone', async () => {
    const standin = await started()
    standin.fail('webServerLimits')
    expect((await get(standin, 'Catalog_Товары?$top=1')).status).toBe(200)
    const long = await get(standin, `Catalog_Товары?$filter=Code eq '${'1'.repeat(2100)}'`)
    expect([long.status, long.headers.get('content-type')]).toEqual([404, 'text/html; charset=us-ascii'])
    expect((await get(standin, `Catalog_Товары('${'1'.repeat(300)}')`)).status).toBe(400)
  })

  test('odataError is drawn in JSON where JSON is asked for', async () => {
    const standin = await started()
    standin.fail({ name: 'odataError', text: 'Упало' }, odata('Catalog_Товары'), { times: 1 })
    const answer = await get(standin, 'Catalog_Товары', { Accept: 'application/json' })
    expect(await answer.json()).toMatchObject({ 'odata.error': { code: '-1', message: { value: 'Упало' } } })
    expect((await get(standin, 'Catalog_Товары')).status).toBe(200)
  })
})

describe('in place of a real 1C', () => {
  /** Two stand-ins: one with data plays the real 1C, at another base; what the other one records is given to `written`. */
  async function relayed(mode: 'record' | 'proxy', written: Map<string, string> = new Map()): Promise<TestStandin> {
    const real = await started({ base: '/erp' })
    await real.infobase.Catalogs['Города']!.CreateItem({ Description: 'Тверь' }).Write()
    return started({
      record: async (file, text) => void written.set(file, text),
      stubs: [{ file: 'odata.stub.yaml', source: `service: standard.odata\nmode: ${mode}\nupstream: { url: '${real.url}' }\n` }],
    })
  }

  test('answers come from it, with addresses that lead here', async () => {
    const standin = await relayed('proxy')
    const json = await (await get(standin, 'Catalog_Города?$format=json')).text()
    expect(json).toContain(`"odata.metadata": "${at(standin, '$metadata#Catalog_Города')}"`)
    const atom = await (await get(standin, 'Catalog_Города')).text()
    expect([atom.includes(`xml:base="${at(standin, '')}"`), atom.includes('/erp/')]).toEqual([true, false])
    const made = await fetch(at(standin, 'Catalog_Города'), { method: 'POST', body: '{"Description":"Ржев"}' })
    expect([made.status, made.headers.get('location')?.startsWith(at(standin, 'Catalog_'))]).toEqual([201, true])
  })

  test('what is recorded answers the same at another address', async () => {
    const written = new Map<string, string>()
    const standin = await relayed('record', written)
    const paths = [
      'Catalog_Города?$format=json&$select=Description&$orderby=Description',
      "Catalog_Города?$filter=Description  eq 'Тверь'",
      'Catalog_Города/$count',
      `Catalog_Города(${G(ids.чайник)})?$format=json`,
      'AccumulationRegister_ТоварныеЗапасы/Balance()?$format=json',
      '?$format=json',
    ]
    const asked = []
    for (const path of paths) asked.push((await (await get(standin, path)).text()).replaceAll(standin.url, ''))
    const [file, source] = [...written].at(-1)!
    expect(file).toBe('standard.odata.stub.yaml')
    const replayed = await started({ stubs: [{ file, source }] })
    const again = []
    for (const path of [...paths.slice(0, 1), "Catalog_Города?$filter=(Description eq 'Тверь')", ...paths.slice(2)])
      again.push((await (await get(replayed, path)).text()).replaceAll(replayed.url, ''))
    expect(again).toEqual(asked)
    expect(replayed.received().every(({ note }) => note.stub !== undefined)).toBe(true)
  })
})
