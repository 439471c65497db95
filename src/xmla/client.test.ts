/** What goes out to an analytic server, and what its answers and errors are read as. */
import { expect, test } from 'vitest'
import { createXMLAServer, envelope, type XMLAServerSettings } from '../../test/xmla/server.ts'
import { XMLAClient } from './client.ts'
import { parseXMLAAddress } from './connection-string.ts'
import { cubesOf, hierarchiesOf, levelsOf, measuresOf, membersOf } from './discover.ts'

const ADDRESS = 'http://olap:8080/x?ProviderName=Our XML for Analysis&DataSourceName=host&Catalog=Trade & more 100%'

function connected(settings: XMLAServerSettings = {}, address = ADDRESS) {
  const server = createXMLAServer(settings)
  const client = new XMLAClient({
    address: parseXMLAAddress(address.replace(' & ', ' ')),
    outgoing: server.outgoing,
    user: 'u',
    password: 'p',
    timeout: 1000,
    maxAnswer: 100_000,
  })
  return { server, client }
}

const NS = 'urn:schemas-microsoft-com:xml-analysis'
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'

const root = (content: string): ReturnType<typeof envelope> =>
  envelope(`<DiscoverResponse xmlns="${NS}"><return><root xmlns="${NS}:rowset">${content}</root></return></DiscoverResponse>`)

test('Discover and Execute: action, properties and restrictions as the specification writes them', async () => {
  const { client, server } = connected()
  await client.discover('MDSCHEMA_CUBES', { CUBE_NAME: 'a<b' }, 10)
  await client.cells('SELECT {[Measures].[Amount]} ON COLUMNS FROM [Sales]')
  expect(server.heads.map((head) => head.get('soapaction'))).toEqual([
    '"urn:schemas-microsoft-com:xml-analysis:Discover"',
    '"urn:schemas-microsoft-com:xml-analysis:Discover"',
    '"urn:schemas-microsoft-com:xml-analysis:Execute"',
  ])
  expect(server.heads[0]!.get('content-type')).toBe('text/xml; charset=utf-8')
  expect(server.heads[0]!.get('authorization')).toBe('Basic dTpw')
  expect(server.messages[1]).toContain(
    '<Discover xmlns="urn:schemas-microsoft-com:xml-analysis"><RequestType>MDSCHEMA_CUBES</RequestType><Restrictions><RestrictionList>'
      + '<CUBE_NAME>a&lt;b</CUBE_NAME></RestrictionList></Restrictions><Properties><PropertyList>'
      + '<DataSourceInfo>Provider=Our;DataSource=host</DataSourceInfo>'
      + '<Catalog>Trade more 100%</Catalog><Format>Tabular</Format><Content>SchemaData</Content></PropertyList></Properties>',
  )
  expect(server.messages[2]).toContain(
    '<Command><Statement>SELECT {[Measures].[Amount]} ON COLUMNS FROM [Sales]</Statement></Command><Properties><PropertyList>'
      + '<DataSourceInfo>Provider=Our;DataSource=host</DataSourceInfo><Catalog>Trade more 100%</Catalog><Format>Multidimensional</Format>'
      + '<Content>SchemaData</Content><AxisFormat>TupleFormat</AxisFormat></PropertyList></Properties>',
  )
})

test('a session is begun once, kept, and ended', async () => {
  const { client, server } = connected()
  await Promise.all([cubesOf(client), cubesOf(client)])
  expect(server.messages.map((one) => /<(BeginSession|Session|EndSession) /.exec(one)?.[1])).toEqual([undefined, 'BeginSession', 'Session'])
  expect(server.messages[2]).toMatch(/<Session xmlns="[^"]+" soap:mustUnderstand="1" SessionId="S-2"\/>/)
  expect(server.sessions.size).toBe(1)
  await client.close()
  await client.close()
  expect([server.sessions.size, server.messages.length]).toEqual([0, 4])
  await expect(cubesOf(client)).rejects.toMatchObject({ code: 'xmla/closed' })
})

test('a server without sessions is asked without the header; a session that is lost is begun again', async () => {
  const stateless = connected({ stateless: true })
  await cubesOf(stateless.client)
  await cubesOf(stateless.client)
  expect(stateless.server.messages[2]).not.toContain('Session')
  const { client, server } = connected()
  await cubesOf(client)
  server.sessions.clear()
  expect((await cubesOf(client)).map(({ name }) => name)).toEqual(['Sales'])
  expect(server.messages.map((one) => /<(BeginSession|Session) /.exec(one)?.[1])).toEqual([
    undefined,
    'BeginSession',
    'Session',
    'BeginSession',
  ])
})

test('the structure of a cube', async () => {
  const { client } = connected()
  expect(await cubesOf(client)).toEqual([{ name: 'Sales', caption: 'Продажи' }])
  expect((await hierarchiesOf(client, 'Sales')).map(({ allMember, uniqueName }) => [uniqueName, allMember])).toEqual([
    ['[Product]', '[Product].[All Products]'],
    ['[Time]', ''],
  ])
  expect((await levelsOf(client, 'Sales')).map(({ isAll, number, uniqueName }) => [uniqueName, number, isAll])).toEqual([
    ['[Product].[(All)]', 0, true],
    ['[Product].[Family]', 1, false],
    ['[Product].[Name]', 2, false],
    ['[Time].[Year]', 0, false],
  ])
  expect((await measuresOf(client, 'Sales')).map(({ name }) => name)).toEqual(['Amount', 'Remark'])
  const members = await membersOf(client, 'Sales', { HIERARCHY_UNIQUE_NAME: '[Product]' }, 10)
  expect(members.map(({ caption, isAll, parent }) => [caption, isAll, parent]).slice(0, 2)).toEqual([
    ['All Products', true, ''],
    ['Drink', false, '[Product].[All Products]'],
  ])
  await expect(membersOf(client, 'Sales', {}, 3)).rejects.toMatchObject({ code: 'xmla/too-many' })
})

test('columns of a rowset are named by its schema, and typed by it', async () => {
  const schema =
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:sql="urn:schemas-microsoft-com:xml-sql">'
    + '<xsd:complexType name="row"><xsd:sequence>'
    + '<xsd:element name="_x005b_A_x005d_" sql:field="[A].[B]" type="xsd:string"/><xsd:element name="C0" sql:field="[Measures].[M]"/>'
    + '<xsd:element name="N" sql:field="N" type="xsd:int"/></xsd:sequence></xsd:complexType></xsd:schema>'
  const row =
    '<row xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><_x005b_A_x005d_>007</_x005b_A_x005d_><C0 xsi:type="xsd:double">1E2</C0>'
    + '<N xsi:nil="true"/><_x005b_Z_x005d_>z</_x005b_Z_x005d_></row>'
  const { client } = connected({ answers: [() => undefined, () => root(schema + row)] })
  expect(await client.rows('x', 10)).toEqual([
    new Map([
      ['[A].[B]', { kind: 'text', text: '007' }],
      ['[Measures].[M]', { kind: 'number', text: '100' }],
      ['N', { kind: 'null', text: '' }],
      ['[Z]', { kind: 'untyped', text: 'z' }],
    ]),
  ])
})

const html = { status: 401, headers: ['Content-Type', 'text/html'], body: '<html><body>Denied</body></html>' }

test.each([
  ["an error of MDX is the server's own text", undefined, 'xmla/server', 'The set [X] was not found (3238658054)'],
  [
    'an error within a 200',
    root('<Exception/><Messages><Error ErrorCode="7" Description="No cube"/><Warning Description="w"/></Messages>'),
    'xmla/server',
    'No cube (7)',
  ],
  [
    'a fault with 500',
    {
      ...envelope(`<s:Fault xmlns:s="${SOAP}"><faultcode>s:Server</faultcode><faultstring>Broken</faultstring></s:Fault>`),
      status: 500,
    },
    'xmla/server',
    'Broken',
  ],
  ['a wrong password', html, 'xmla/status', 'the name or the password is wrong'],
  ['a page of a web server', { ...html, status: 404 }, 'xmla/status', '404'],
  ['a page with 200', { ...html, status: 200 }, 'xmla/answer', 'not an envelope'],
  ['a text', { status: 200, headers: [], body: 'ok' }, 'xmla/status', 'ok'],
  ['another message', envelope('<x xmlns="urn:y"/>'), 'xmla/answer', '{urn:y}x'],
  ['an empty Body', envelope(''), 'xmla/answer', 'its Body is empty'],
  ['a torn message', { ...envelope(''), body: '<?xml version="1.0"?><a>' }, 'xmla/answer', 'not an envelope'],
  [
    'bytes of another encoding',
    { status: 200, headers: ['Content-Type', 'text/xml; charset=utf-8'], body: new Uint8Array([60, 0xff]) },
    'xmla/answer',
    'encoding',
  ],
] as const)('%s', async (_, answer, code, words) => {
  const { client } = connected({ answers: [() => undefined, () => answer] })
  const failed = client.cells('SELECT {} ON COLUMNS, [X].MEMBERS ON ROWS FROM [Sales]')
  await expect(failed).rejects.toMatchObject({ code, english: expect.stringContaining(words) })
})

test('a data source that the server has not is refused with those it has', async () => {
  const { client } = connected({}, 'http://h/x?DataSourceName=nowhere&Catalog=C')
  await expect(client.connect()).rejects.toMatchObject({ code: 'xmla/no-data-source', english: expect.stringContaining('other, host') })
})
