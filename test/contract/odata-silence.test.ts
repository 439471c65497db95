/** What 1C takes in silence is in the log and the journal, or refused; bodies that are packed; what roles allow through the interface. */
import { gzipSync, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyBytes } from '../../src/exchange/reply.ts'
import { hashPassword, userList } from '../../src/index.ts'
import { Role } from '../../src/infobase/definitions.ts'
import { startStandin } from '../../src/testing/index.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { odataHost, servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

const item = `Catalog_Товары(guid'${ids.шлепанцы}')`

type Silent = readonly [what: string, body: string, code: string, said: RegExp, headers?: Readonly<Record<string, string>>]
const silent: readonly Silent[] = [
  ['a property that there is not', '{"Чужое": 1}', '10', /Catalog_Товары has no property Чужое/],
  ['one of a row of a section', '{"Цены": [{"LineNumber": 1, "Чужое": 1}]}', '10', /Catalog_Товары_Цены has no property Чужое/],
  ['a text that is too long', `{"Артикул": "${'я'.repeat(30)}"}`, '4', /Артикул has at most 20 characters/],
  ['a number that is too long', '{"Цена": 123456789012345678}', '4', /Цена has at most 13 digits before the point/],
  ['a reference that leads nowhere', `{"Поставщик_Key": "${ids.расход}"}`, '4', /Поставщик_Key: CatalogRef.Поставщик .* is not there/],
  [
    'one of several types',
    `{"ДокументПрихода": "${ids.обувь}", "ДокументПрихода_Type": "StandardODATA.Document_ПриходнаяНакладная"}`,
    '4',
    /ДокументПрихода: DocumentRef.ПриходнаяНакладная .* is not there/,
  ],
  ['a link that there is not', '{"Опечатка@odata.bind": "Catalog_Поставщик"}', '10', /Catalog_Товары has no property Опечатка/],
  ['an entity inside another one', '{"Поставщик": {"Description": "Новый"}}', '4', /the entity inside Поставщик is not written/],
  [
    'an entity inside a link of an entry',
    `<entry xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><link href="Catalog_Поставщик"
rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/Поставщик"><m:inline><entry/></m:inline></link>
<content><m:properties/></content></entry>`,
    '4',
    /the entity inside Поставщик is not written/,
    { 'Content-Type': 'application/atom+xml' },
  ],
  [
    'a category of another type',
    `<entry xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><category term="StandardODATA.Document_Заказ"
scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme"/><content><m:properties/></content></entry>`,
    '2',
    /the body is of the type StandardODATA.Document_Заказ, not StandardODATA.Catalog_Товары/,
    { 'Content-Type': 'application/atom+xml' },
  ],
  ['another type in JSON', '{"odata.type": "StandardODATA.Document_Заказ"}', '2', /the body is of the type StandardODATA.Document_Заказ/],
  ['a boolean as a text', '{"Весовой": "true"}', '1', /Весовой is not a text: .*true.* is read/],
  ['a number as a text', '{"Цена": "12.50"}', '1', /Цена is not a text: .*12.50.* is read/],
  ['a content type without bytes', '{"Файл_Type": "image/gif"}', '4', /Файл_Type stores nothing without Файл_Base64Data/],
  ['bytes by the name of a stream', '{"Файл": "AAAA"}', '4', /Файл stores nothing without Файл_Base64Data/],
  ['an If-Match of another version', '{}', '-1', /If-Match is not the DataVersion, which is A{4}/, { 'If-Match': '"AAAA"' }],
]

describe('what 1C takes in silence', () => {
  let host: ODataHost
  let strict: ODataHost
  beforeAll(async () => {
    ;[host, strict] = [await odataHost(chapter), await odataHost(chapter, { strict: true })]
    await fill(host)
    await fill(strict)
  })
  afterAll(() => Promise.all([host.close(), strict.close()]))

  test.for(silent)('%s is taken with a line in the log, and refused where that is wished', async ([, body, code, said, headers]) => {
    const refused = await strict.ask(`PATCH ${item}?$format=json`, body, headers)
    expect([refused.status >= 400, refused.code]).toEqual([true, code])
    host.observed.length = 0
    expect((await host.ask(`PATCH ${item}?$format=json`, body, headers)).status).toBe(200)
    expect(host.observed).toEqual([expect.objectContaining({ kind: 'request', status: 200, hint: expect.stringMatching(said) as string })])
  })

  test.each([
    { Цена: 1, Поставщик_Key: ids.рога },
    { __metadata: { type: 'StandardODATA.Catalog_Товары' }, Поставщик: { __deferred: { uri: `${item}/Поставщик` } } },
    `<entry xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><link href="${item}/Parent"
rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/Parent"><m:inline/></link><content><m:properties/></content></entry>`,
  ])('what is right has no such line: %j', async (body) => {
    host.observed.length = 0
    expect((await host.ask(`PATCH ${item}`, body)).status).toBe(200)
    expect((host.observed[0] as { hint?: string }).hint).toBe(undefined)
    expect((await strict.ask(`PATCH ${item}`, body)).status).toBe(200)
  })

  test('it is in the journal, with the object', async () => {
    await using standin = await startStandin({ objects: chapter })
    const set = `${standin.url}/odata/standard.odata/${encodeURI('Catalog_Валюты')}`
    expect((await fetch(set, { method: 'POST', body: '{"Description": "Евро", "Symbol": "€"}' })).status).toBe(201)
    expect(standin.received().at(-1)?.note.data).toContainEqual({
      operation: 'accepted',
      object: 'Catalog.Валюты',
      which: 'Catalog_Валюты has no property Symbol',
    })
  })
})

describe('a body that is packed', () => {
  const text = JSON.stringify({ Description: 'Ёлка' })
  const send = (host: ODataHost, body: Uint8Array, coding: string, format = 'json') =>
    host.platform.handle({
      method: 'POST',
      target: encodeURI(`/odata/standard.odata/Catalog_Валюты?$format=${format}`),
      headers: ['Host', 'host', 'Content-Encoding', coding, 'Content-Type', 'application/json'],
      scheme: 'http',
      authority: 'host',
      body: (async function* () {
        yield body
      })(),
      signal: new AbortController().signal,
    })
  test.for([
    ['gzip', gzipSync(text), 201],
    ['deflate', deflateSync(text), 201],
    ['identity', Buffer.from(text), 201],
    ['gzip', Buffer.from(text), 400],
    ['zstd', Buffer.from(text), 415],
    ['gzip', gzipSync(new Uint8Array(3_000_000)), 413],
  ] as const)('with %s is answered %#', async ([coding, bytes, status]) => {
    const host = await odataHost(chapter, {}, { maxBody: 2_000_000 })
    expect((await send(host, bytes, coding)).status).toBe(status)
    host.close()
  })
  test.for([
    ['json', 'zstd', /^\{\n"odata\.error": \{\n"code": "2"/],
    ['atom', 'zstd', /<m:code>2<\/m:code>/],
    ['json', 'gzip', /^\{\n"odata\.error": \{\n"code": "2"/],
  ] as const)('and refused in the document of errors of the interface: %s, %s', async ([format, coding, document]) => {
    const host = await odataHost(chapter)
    const reply = await send(host, Buffer.from(text), coding, format)
    expect(new TextDecoder().decode(await bodyBytes(reply))).toMatch(document)
    expect(reply.headers.includes('Accept-Encoding')).toBe(coding === 'zstd')
    host.close()
  })
})

describe('what roles allow', () => {
  const roles = [
    Role({ Name: 'Чтение', Rights: { 'Catalog.Товары': ['Read'], 'Catalog.Валюты': ['Read'] } }),
    Role({ Name: 'Товаровед', Rights: { 'Catalog.Товары': ['Read', 'Insert', 'Update'], 'Catalog.Поставщик': ['Read'] } }),
  ]
  let host: ODataHost
  beforeAll(async () => {
    const StoredPasswordValue = await hashPassword('1')
    const users = userList([
      { Name: 'reader', Roles: ['Чтение'], StoredPasswordValue },
      { Name: 'keeper', Roles: ['Товаровед'], StoredPasswordValue },
      { Name: 'admin', StoredPasswordValue },
    ])
    host = await servedODataHost(chapter, {}, { users, dataRoles: roles })
    const { ask } = host
    await fill({ ask: (request, body) => ask(request, body, as('admin')) })
  })
  afterAll(() => host.close())
  const as = (user: string): Record<string, string> => ({ Authorization: `Basic ${btoa(`${user}:1`)}` })

  test.for<readonly [user: string, request: string, body: object | undefined, status: number]>([
    ['reader', 'Catalog_Товары?$top=1', undefined, 200],
    ['reader', `${item}/Description`, undefined, 200],
    ['reader', 'Catalog_Контрагенты?$top=1', undefined, 401],
    ['reader', 'Catalog_Контрагенты/$count', undefined, 401],
    ['reader', 'Catalog_Контрагенты?allowedOnly=true', undefined, 401],
    ['reader', 'AccumulationRegister_ТоварныеЗапасы/Balance()', undefined, 401],
    ['reader', `${item}/Поставщик`, undefined, 401],
    ['reader', 'Catalog_Товары?$expand=Поставщик', undefined, 401],
    ['keeper', `${item}/Поставщик/Description`, undefined, 200],
    ['keeper', 'Catalog_Товары?$expand=Поставщик', undefined, 200],
    ['keeper', 'Catalog_Товары?allowedOnly=true&$top=1', undefined, 200],
    ['reader', `PATCH ${item}`, { Цена: 5 }, 401],
    ['keeper', `PATCH ${item}`, { Цена: 5 }, 200],
    ['reader', 'POST Catalog_Товары', { Description: 'Лапти' }, 401],
    ['keeper', 'POST Catalog_Товары', { Description: 'Лапти' }, 201],
    ['keeper', `DELETE ${item}`, undefined, 401],
    ['keeper', 'POST Catalog_Валюты', { Description: 'Йена' }, 401],
    ['admin', 'Catalog_Контрагенты?$top=1', undefined, 200],
    ['reader', '$metadata', undefined, 200],
    ['reader', '', undefined, 200],
  ])('%s: %s', async ([user, request, body, status]) => {
    const answer = await host.ask(request, body, as(user))
    expect(answer.status, answer.text).toBe(status)
    if (status === 401) expect(answer.code).toBe('20')
  })

  test('without a name the answer is 401, and asks for one', async () => {
    const answer = await host.ask('Catalog_Товары?$top=1')
    expect([answer.status, answer.headers.get('www-authenticate') === undefined]).toEqual([401, false])
  })
})
