/** What a default.vrd makes of the services at hand; every row with its source. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { corpus } from '../../test/support/corpus.ts'
import { publish } from '../host/machine/publish.ts'
import { connectionValue } from './connection-string.ts'
import type { OfferedService } from './publication.ts'
import { distinctPublications } from './publish.ts'
import { readPublication } from './vrd-read.ts'

const offered: readonly OfferedService[] = [
  { channel: 'hs', Name: 'Exchange', addresses: ['exchange'], ReuseSessions: 'DontUse', SessionMaxAge: 60 },
  { channel: 'hs', Name: 'Заказы', addresses: ['orders'], ReuseSessions: 'Use', SessionMaxAge: 30 },
  { channel: 'hs', Name: 'Added', addresses: ['added'], ReuseSessions: 'DontUse', SessionMaxAge: 20, extension: true },
  { channel: 'ws', Name: 'Version', addresses: ['Version', 'version.1cws'], ReuseSessions: 'DontUse', SessionMaxAge: 20 },
]

const published = (content: string, attributes = 'base="/trade"') =>
  publish(
    readPublication(`<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" ${attributes}>${content}</point>`, 'default.vrd'),
    offered,
  )
const names = (content: string): string[] =>
  published(content)
    .publication.services.map(({ Name }) => Name)
    .sort()

describe('what is published', () => {
  test.each<[title: string, content: string, names: string[]]>([
    ['nothing where no element says so (ours)', '', []],
    ['what is listed', '<httpServices><service name="Exchange"/></httpServices>', ['Exchange']],
    [
      'not what is listed with enable="false"',
      '<httpServices publishByDefault="true"><service name="Exchange" enable="false"/></httpServices>',
      ['Заказы'],
    ],
    [
      'all of the configuration by publishByDefault, extensions not (source 28)',
      '<httpServices publishByDefault="true"/>',
      ['Exchange', 'Заказы'],
    ],
    ['extensions by publishExtensionsByDefault (source 28)', '<httpServices publishExtensionsByDefault="true"/>', ['Added']],
    ["an extension's service that is listed", '<httpServices><service name="Added"/></httpServices>', ['Added']],
    ['Web services by pointEnableCommon (source 28)', '<ws pointEnableCommon="true"/>', ['Version']],
    ['no Web service where ws is switched off (source 27)', '<ws enable="false" pointEnableCommon="true"/>', []],
    ['listed Web services without enable, the form of 8.2 (source 31)', '<ws><point name="Version" alias="v.1cws"/></ws>', ['Version']],
  ])('%s', (_title, content, expected) => expect(names(content)).toEqual(expected))

  test('enable="false" of point leaves the services published (source 26)', () => {
    expect(published('<httpServices publishByDefault="true"/>', 'enable="false"').publication.services).toHaveLength(2)
  })
})

describe('how it is published', () => {
  test("the file's values win over the service's own (17.6.1), what it does not say stays", () => {
    const { publication } = published(
      '<httpServices><service name="Exchange" rootUrl="api/v1" reuseSessions="autouse" sessionMaxAge="7" poolSize="3" '
        + 'poolTimeout="2"/><service name="Заказы"/></httpServices>',
    )
    expect(publication.services).toMatchObject([
      { Name: 'Exchange', addresses: ['api/v1'], ReuseSessions: 'AutoUse', SessionMaxAge: 7, poolSize: 3, poolTimeout: 2 },
      { Name: 'Заказы', addresses: ['orders'], ReuseSessions: 'Use', SessionMaxAge: 30 },
    ])
  })

  test("an alias takes the place of the Web service's file name, the name stays (17.2.1)", () => {
    expect(published('<ws><point name="Version" alias="v.1cws"/></ws>').publication.services[0]!.addresses).toEqual(['Version', 'v.1cws'])
  })

  const tokens = (recipient: string): string =>
    '<accessTokenAuthentication>'
    + `${recipient === '' ? '' : `<accessTokenRecepientName>${recipient}</accessTokenRecepientName>`}<issuers><issuer name="ssl" `
    + 'keyInformation="0123456789012345678901234567890123456789"/></issuers></accessTokenAuthentication>'

  test.each<[title: string, content: string, recipient: string | undefined]>([
    [
      "the service's entry counts before its section",
      `<httpServices><service name="Exchange">${tokens('inner')}</service>${tokens('outer')}</httpServices>`,
      'inner',
    ],
    [
      'its section before the point',
      `<httpServices><service name="Exchange"/>${tokens('outer')}</httpServices>${tokens('point')}`,
      'outer',
    ],
    ["the point's where nobody else says any", `<httpServices><service name="Exchange"/></httpServices>${tokens('point')}`, 'point'],
    [
      "the recipient is the service's name where none is named (administrator's guide)",
      `<httpServices><service name="Exchange"/>${tokens('')}</httpServices>`,
      'Exchange',
    ],
    ['none at all', '<httpServices><service name="Exchange"/></httpServices>', undefined],
  ])('token settings: %s', (_title, content, recipient) => {
    expect(published(content).publication.services[0]!.accessTokens?.recipient).toBe(recipient)
  })

  test('the claim is sub and the property name where the file says nothing (source 32)', () => {
    expect(
      published(`<httpServices><service name="Exchange">${tokens('x')}</service></httpServices>`).publication.services[0]!.accessTokens!
        .issuers[0],
    ).toMatchObject({ name: 'ssl', claim: 'sub', userProperty: 'name' })
  })

  test('Usr and Pwd of ib make the publication anonymous, zones keep their order (sources 25, 34)', () => {
    const { publication } = published(
      '<zones><zone value="1" safe="true"/><zone specify="true"/></zones>',
      'base="trade/" ib="File=&quot;C:\\b&quot;;Usr=&quot;Гость&quot;;Pwd=1"',
    )
    expect(publication).toMatchObject({
      base: '/trade',
      anonymous: { name: 'Гость', password: '1' },
      zones: [
        { value: '1', specify: false, safe: true },
        { value: undefined, specify: true, safe: false },
      ],
    })
  })
})

describe('what is reported', () => {
  const issuerWith = (key: string): string =>
    `<httpServices publishExtensionsByDefault="true"><accessTokenAuthentication><issuers><issuer name="a" keyInformation="${key}"/>`
    + '</issuers></accessTokenAuthentication></httpServices>'
  const codes = (content: string, attributes?: string) =>
    published(content, attributes).diagnostics.map((one) => [one.code, one.location?.line])
  test('a name that differs in letter case only is pointed out', () => {
    const { diagnostics } = published('<httpServices><service name="exchange"/></httpServices>')
    const told = diagnostics.find((one) => one.code === 'vrd/no-such-service')
    expect(told?.message).toContain('did you mean "Exchange"? ("exchange" differs from "Exchange" in letter case only)')
    expect(told?.messageRu).toContain('возможно, имелось в виду «Exchange»?')
  })

  test.each<[title: string, content: string, code: string]>([
    ['a service that nobody has', '<httpServices><service name="Обмен"/><service name="Exchange"/></httpServices>', 'vrd/no-such-service'],
    [
      'a service listed twice',
      '<httpServices><service name="Exchange"/><service name="Exchange"/><service name="Added"/></httpServices>',
      'vrd/service-listed-twice',
    ],
    ["an extension's service that stays unpublished (source 28)", '<httpServices publishByDefault="true"/>', 'vrd/extension-unpublished'],
    [
      'a key that can be guessed (RFC 7518, 3.2)',
      '<httpServices publishExtensionsByDefault="true"><accessTokenAuthentication><issuers>'
        + '<issuer name="a" keyInformation="short"/></issuers></accessTokenAuthentication></httpServices>',
      'vrd/short-key',
    ],
    [
      'an issuer without a key',
      '<httpServices publishExtensionsByDefault="true"><accessTokenAuthentication><issuers><issuer name="a"/></issuers>'
        + '</accessTokenAuthentication></httpServices>',
      'vrd/no-key',
    ],
    [
      'two services at one address',
      '<httpServices><service name="Exchange" rootUrl="orders"/><service name="Заказы"/></httpServices>',
      'vrd/same-address',
    ],
    [
      'a pool for no session',
      '<httpServices><service name="Exchange" reuseSessions="autouse" poolSize="0"/></httpServices>',
      'vrd/empty-pool',
    ],
    [
      'a separator without a value',
      '<httpServices publishExtensionsByDefault="true"/><zones><zone/><zone specify="true"/><zone value=""/></zones>',
      'vrd/idle-zone',
    ],
    [
      'no issuers of tokens',
      '<httpServices publishExtensionsByDefault="true"><accessTokenAuthentication/></httpServices>',
      'vrd/no-issuers',
    ],
    [
      'two issuers of one name',
      issuerWith(`${'k'.repeat(32)}"/><issuer name="a" keyInformation="${'l'.repeat(32)}`),
      'vrd/issuer-listed-twice',
    ],
    [
      'a public key without its PEM lines',
      issuerWith(
        'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEhHlpQuGvXSFDtRTp5dGWNkTmOUw48uEbFPnpG/IPvX20ZsZ3wqgS5ZTJAfRHvRbeXvpXlCzoSQWl3QIwBqSeOw==',
      ),
      'vrd/bare-key',
    ],
    [
      'a PEM that holds no key',
      issuerWith('-----BEGIN PUBLIC KEY----- nothing of the kind -----END PUBLIC KEY-----'),
      'vrd/unreadable-key',
    ],
    [
      'a private key published by mistake',
      issuerWith('-----BEGIN PRIVATE KEY----- MAMCAQA= -----END PRIVATE KEY-----'),
      'vrd/unreadable-key',
    ],
  ])('%s, once and with its place', (_title, content, code) => expect(codes(content)).toEqual([[code, 1]]))

  test('a point without base', () => expect(codes('<ws pointEnableCommon="true"/>', '')).toEqual([['vrd/no-base', 1]]))

  test('a publication that publishes nothing', () => expect(codes('<httpServices/>')).toEqual([['vrd/nothing-published', 1]]))

  test('an element without enable="true" publishes nothing, and the warning says what does (source 29)', () => {
    const [diagnostic] = published('<standardOdata/>').diagnostics
    expect(diagnostic).toMatchObject({ code: 'vrd/nothing-published', message: expect.stringContaining('enable="true" (<standardOdata>)') })
  })

  test('a second publication at one base', () => {
    const { publication } = published('')
    const { publications, diagnostics } = distinctPublications([
      { file: 'a.vrd', publication },
      { file: 'b.vrd', publication: { ...publication } },
    ])
    expect(publications).toEqual([publication])
    expect(diagnostics.map((one) => [one.code, one.location!.file])).toEqual([['vrd/same-base', 'b.vrd']])
  })
})

test.each([
  ['an empty address (ours)', 'base="/a"', '<httpServices><service name="Exchange" rootUrl="/"/></httpServices>', 'vrd/bad-value'],
  [
    "an attribute of 1C's own namespace under a prefix",
    'base="/a" xmlns:v="http://v8.1c.ru/8.2/virtual-resource-system" v:ib="x"',
    '',
    'vrd/unknown-attribute',
  ],
  ['an attribute of any other namespace', 'base="/a" xmlns:v="urn:v" v:ib="x"', '', 'vrd/unknown-attribute'],
])('%s breaks the publication', (_title, attributes, content, code) => {
  const read = readPublication(`<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" ${attributes}>${content}</point>`, 'default.vrd')
  expect([read.publication, read.diagnostics.map((one) => one.code)]).toEqual([undefined, [code]])
})

test('attributes of XML itself break nothing', () => {
  expect(
    published('', 'base="/a" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xml:lang="ru"').publication
      .broken,
  ).toBeUndefined()
})

test('a file that the platform would not read publishes nothing and says why', () => {
  const { publication } = publish(
    readPublication('<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/a"><usr/></point>', 'x'),
    offered,
  )
  expect(publication).toMatchObject({ base: '/a', services: [] })
  expect(publication.broken).toContain('usr')
})

test('a file that is not XML is broken at the base that its text names', () => {
  const text = '<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/a" ib="x"><ws>'
  for (const source of [text, new TextEncoder().encode(text)])
    expect(publish(readPublication(source, 'x'), offered, '/other').publication).toMatchObject({ base: '/a', broken: expect.any(String) })
})

describe('values of a connection string (the forms of source 24)', () => {
  test.each<[text: string, name: string, value: string | undefined]>([
    ['Srvr="srv";Ref="db";', 'Ref', 'db'],
    ['Srvr=localhost;Ref=X;', 'Ref', 'X'],
    ['File="C:\\a;b";Usr=u', 'Usr', 'u'],
    ['File="C:\\a;Usr=no";', 'Usr', undefined],
    ['Usr="a ""b"" c";Pwd=', 'Usr', 'a "b" c'],
    ['Usr="a";Pwd=', 'Pwd', ''],
    ['usr=low;', 'Usr', 'low'],
  ])('%s: %s', (text, name, value) => expect(connectionValue(text, name)).toBe(value))
})

const folder = corpus('onec-services')
const files =
  folder === undefined
    ? []
    : readdirSync(join(folder, 'vrd'), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))

describe.runIf(files.length > 0)('every default.vrd of the corpus, published against services of other names', () => {
  test.each(files.map((path) => [path.split('/').at(-2)!, path]))('%s names each service that is missing', (_name, path) => {
    const text = readFileSync(path, 'utf8')
    const { publication, diagnostics } = publish(readPublication(text, path), offered)
    const wanted = [...text.matchAll(/<(?:point|service) name="([^"]*)"/g)].map(([, name]) => name)
    const missing = diagnostics.filter((one) => one.code === 'vrd/no-such-service')
    expect(missing.map((one) => wanted.find((name) => one.message.includes(` ${name} `)))).toEqual(
      wanted.filter((name) => !offered.some(({ Name }) => Name === name)),
    )
    expect(missing.every((one) => one.location?.text?.includes('name=') ?? false)).toBe(true)
    expect(publication.broken).toBeUndefined()
  })
})
