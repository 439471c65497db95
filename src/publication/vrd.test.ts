/** Default.vrd read, written back and refused where the platform refuses it; every row with its source. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { corpus } from '../../test/support/corpus.ts'
import { attributeOf, elementsOf, readTree, textOf, type XMLElement } from '../xml/tree.ts'
import type { Point } from './point.ts'
import { readPublication } from './vrd-read.ts'
import { writePublication } from './vrd-write.ts'

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system"'
  + '\r\n\t\txmlns:xs="http://www.w3.org/2001/XMLSchema"\r\n\t\txmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
const file = (rest: string): string => `${head}${rest}`
const read = (rest: string) => readPublication(file(rest), 'default.vrd')
const codes = (rest: string): string[] => read(rest).diagnostics.map((one) => one.code)

const whole = file(
  '\r\n\t\tbase="/trade"\r\n\t\tib="Srvr=&quot;srv&quot;;Ref=&quot;db&quot;;"\r\n\t\tenable="true"'
    + '\r\n\t\ttemp="D:\\tmp\\"\r\n\t\tallowexecutescheduledjobs=""\r\n\t\tpubdst="https://h/distr.zip">'
    + '\r\n\t<debug enable="true"\r\n\t\t\tprotocol="tcp"\r\n\t\t\turl="tcp://localhost"/>'
    + '\r\n\t<ws enable="true"\r\n\t\t\tpointEnableCommon="true"\r\n\t\t\tpublishExtensionsByDefault="true">'
    + '\r\n\t\t<point name="InterfaceVersion"\r\n\t\t\t\talias="InterfaceVersion.1cws"\r\n\t\t\t\tenable="true"'
    + '\r\n\t\t\t\treuseSessions="dontuse"\r\n\t\t\t\tsessionMaxAge="20"\r\n\t\t\t\tpoolSize="10"'
    + '\r\n\t\t\t\tpoolTimeout="5"/>\r\n\t</ws>'
    + '\r\n\t<httpServices publishByDefault="true"\r\n\t\t\tpublishExtensionsByDefault="true">'
    + '\r\n\t\t<service name="Exchange"\r\n\t\t\t\trootUrl="exchange"\r\n\t\t\t\tenable="true"'
    + '\r\n\t\t\t\treuseSessions="autouse"\r\n\t\t\t\tsessionMaxAge="20"\r\n\t\t\t\tpoolSize="10"'
    + '\r\n\t\t\t\tpoolTimeout="5">'
    + '\r\n\t\t\t<accessTokenAuthentication>\r\n\t\t\t\t<accessTokenRecepientName>Exchange</accessTokenRecepientName>'
    + '\r\n\t\t\t\t<issuers>\r\n\t\t\t\t\t<issuer name="ssl"\r\n\t\t\t\t\t\t\tauthenticationClaimName="sub"'
    + '\r\n\t\t\t\t\t\t\tauthenticationUserPropertyName="name"\r\n\t\t\t\t\t\t\tkeyInformation="c2VjcmV0"/>'
    + '\r\n\t\t\t\t</issuers>\r\n\t\t\t</accessTokenAuthentication>\r\n\t\t</service>\r\n\t</httpServices>'
    + '\r\n\t<standardOdata enable="false"\r\n\t\t\treuseSessions="autouse"\r\n\t\t\tsessionMaxAge="20"'
    + '\r\n\t\t\tpoolSize="10"\r\n\t\t\tpoolTimeout="5"/>\r\n\t<analytics enable="true"\r\n\t\t\tsessionMaxAge="1200"'
    + '\r\n\t\t\tpoolSize="500"\r\n\t\t\tpoolTimeout="5"/>'
    + '\r\n\t<pool size="10000"\r\n\t\t\tmaxAge="1200"\r\n\t\t\tattempts="5"\r\n\t\t\tattemptTimeout="1000"'
    + '\r\n\t\t\twaitTimeout="500"\r\n\t\t\tserverPingTimeout="15000"\r\n\t\t\tserverPingPeriod="3000"/>'
    + '\r\n\t<openid>\r\n\t\t<rely url="https://id"/>\r\n\t\t<provider>\r\n\t\t\t<lifetime>604800</lifetime>'
    + '\r\n\t\t\t<returnto>.*</returnto>\r\n\t\t\t<returnto>https://a</returnto>\r\n\t\t</provider>\r\n\t</openid>'
    + '\r\n\t<exitURL>https://exit</exitURL>\r\n\t<progressiveWebApplication name="Trade"/>\r\n\t<zones>\r\n\t\t<zone '
    + 'value="8214"\r\n\t\t\t\tsafe="true"/>\r\n\t\t<zone value="last"\r\n\t\t\t\tspecify="true"/>\r\n\t</zones>\r\n</point>',
)

test("the whole format is read without a word and written back byte for byte (sources 21, 22; administrator's guide, default.vrd)", () => {
  const { publication, diagnostics } = readPublication(whole, 'default.vrd')
  expect(diagnostics).toEqual([])
  expect(writePublication(publication!)).toBe(whole)
  expect(publication!.httpServices!.service![0]).toMatchObject({
    name: 'Exchange',
    rootUrl: 'exchange',
    enable: true,
    reuseSessions: 'autouse',
    sessionMaxAge: 20,
    poolSize: 10,
  })
  expect(publication!.zones!.zone).toMatchObject([
    { value: '8214', safe: true },
    { value: 'last', specify: true },
  ])
})

describe('what the platform refuses breaks the publication, and the place is reported', () => {
  test.each<[title: string, rest: string, code: string, marked: string]>([
    [
      'an unknown element (source 20: read through XDTO types)',
      ' base="/a">\n<usr name="x" pwd=""/>\n</point>',
      'vrd/unknown-element',
      '<usr',
    ],
    ['an unknown attribute', '\n base="/a" rePublish="true"/>', 'vrd/unknown-attribute', 'rePublish="true"'],
    ['a word that is not a boolean', '><ws enable="yes"/></point>', 'vrd/bad-value', 'enable="yes"'],
    [
      'reuseSessions in the case of the metadata (source 23: lower case here)',
      '><httpServices><service name="A" reuseSessions="AutoUse"/></httpServices></point>',
      'vrd/bad-value',
      'reuseSessions="AutoUse"',
    ],
    ['a negative number', '><pool size="-1"/></point>', 'vrd/bad-value', 'size="-1"'],
    ['a service without a name', '><httpServices><service rootUrl="a"/></httpServices></point>', 'vrd/missing-attribute', '<service'],
    ['a second <ws>', '><ws/><ws/></point>', 'vrd/repeated-element', '<ws'],
    ['text where elements stand', '><ws>true</ws></point>', 'vrd/text-not-allowed', '<ws'],
    [
      'an empty accessTokenRecepientName (source 20: XDTO error)',
      '><httpServices><accessTokenAuthentication><accessTokenRecepientName/></accessTokenAuthentication></httpServices></point>',
      'vrd/empty-element',
      '<accessTokenRecepientName',
    ],
    [
      'empty issuers (source 20: XDTO error)',
      '><ws><accessTokenAuthentication><issuers/></accessTokenAuthentication></ws></point>',
      'vrd/empty-element',
      '<issuers',
    ],
  ])('%s', (_title, rest, code, marked) => {
    const found = read(rest.replace(/^\n/, '\r\n'))
    expect(found.publication).toBeUndefined()
    const one = found.diagnostics.find((other) => other.severity === 'error')!
    const { text, column, length } = one.location!
    expect([one.code, text!.slice(column - 1, column - 1 + length!)]).toEqual([code, marked])
  })

  test('XML that is not well-formed', () => {
    const one = readPublication('<point>\n  <ws></point>', 'default.vrd').diagnostics[0]!
    expect([one.code, one.location]).toMatchObject(['vrd/not-well-formed', { file: 'default.vrd', line: 2 }])
  })

  test('a document of another kind', () => {
    expect(readPublication('<configuration/>', 'web.config').diagnostics[0]!.code).toBe('vrd/not-a-publication')
  })

  test('the base of a broken file is known where it can be read', () => {
    expect(read(' base="/a"><nonsense/></point>').base).toBe('/a')
  })
})

describe('the known traps are warned of', () => {
  test.each<[title: string, rest: string, code: string]>([
    ['<standardOData> (source 29: only standardOdata)', '><standardOData enable="true"/></point>', 'vrd/odata-spelling'],
    ['enableStandardOData of point (source 29: the form before 8.3.9)', ' enableStandardOData="true"/>', 'vrd/odata-spelling'],
    ['enable="false" of point (source 26: clients only)', ' enable="false"/>', 'vrd/point-disabled'],
  ])('%s', (_title, rest, code) => {
    expect(read(rest).publication).toBeDefined()
    expect(codes(rest)).toEqual([code])
  })
})

const canonical = (element: XMLElement): unknown => [
  element.namespace,
  element.local,
  element.attributes.map((one) => [one.namespace, one.local, one.value]).sort(),
  elementsOf(element).length > 0 ? elementsOf(element).map(canonical) : textOf(element).trim(),
]

const folder = corpus('onec-services')
const files =
  folder === undefined
    ? []
    : readdirSync(join(folder, 'vrd'), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))

/** Those of the corpus whose layout is not 1C's: edited by hand or indented by spaces. */
const otherLayout = ['BigCenter-ATG__1c_WEB', 'VasilievVv__techcore_obmen', 'asdaru__web_server_1c', 'unnamed__34668792591']

describe.runIf(files.length > 0)('every default.vrd of the corpus', () => {
  test.each(files.map((path) => [path.split('/').at(-2)!, path]))('%s is read without an error and written back equal', (name, path) => {
    const text = readFileSync(path, 'utf8')
    const { publication, diagnostics } = readPublication(text, path)
    expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([])
    const written = writePublication(publication!)
    if (otherLayout.includes(name)) expect(canonical(readTree(written))).toEqual(canonical(readTree(text)))
    else expect(written.replaceAll('\r\n', '\n')).toBe(text.replaceAll('\r\n', '\n').trimEnd())
  })
})

const someText = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => !/\p{Cc}|[\ufffe\uffff]/u.test(text) && text === text.trim())
const session = {
  reuseSessions: fc.constantFrom('dontuse', 'use', 'autouse'),
  sessionMaxAge: fc.nat(),
  poolSize: fc.nat(),
  poolTimeout: fc.nat(),
}
const anyPoint = fc.record(
  {
    base: someText,
    ib: someText,
    enable: fc.boolean(),
    ws: fc.record(
      {
        enable: fc.boolean(),
        point: fc.array(
          fc.record({ name: someText.filter((name) => name !== ''), alias: someText, ...session }, { requiredKeys: ['name'] }),
          { minLength: 1, maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
    httpServices: fc.record(
      {
        publishByDefault: fc.boolean(),
        service: fc.array(
          fc.record(
            { name: someText.filter((name) => name !== ''), rootUrl: someText.filter((address) => /[^\s/]/.test(address)), ...session },
            { requiredKeys: ['name'] },
          ),
          { minLength: 1, maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
    zones: fc.record({
      zone: fc.array(fc.record({ value: someText, specify: fc.boolean(), safe: fc.boolean() }, { requiredKeys: [] }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    exitURL: someText,
  },
  { requiredKeys: [] },
)

test('what is written is read back equal, whatever the values', () => {
  fc.assert(
    fc.property(anyPoint, (point) => {
      const { publication } = readPublication(writePublication(point as Point), 'x')
      expect(JSON.parse(JSON.stringify(publication))).toEqual(JSON.parse(JSON.stringify(point)))
    }),
  )
})

test('attributes keep the order of the file', () => {
  const tree = readTree(writePublication(readPublication(file(' ib="File=x;" base="/a"/>'), 'x').publication!))
  expect(attributeOf(tree, 'base')).toBe('/a')
  expect(tree.attributes.map((one) => one.local)).toEqual(['ib', 'base'])
})
