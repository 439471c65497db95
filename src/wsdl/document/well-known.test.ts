/** Schemas that descriptions import and that cannot be had: those that are known, and those that the caller gives. */
import { expect, test } from 'vitest'
import { changed, load } from '../../../test/wsdl/documents.ts'
import { loadDefinitions } from '../../ws/foreign/definitions.ts'
import { textFetcher } from './text-fetcher.ts'

const head = 'elementFormDefault="qualified">'
const including = (inside: string): string => changed([head, `${head}\n${inside}`])
const errors = async (document: string, options = {}, others: Record<string, string> = {}): Promise<string[]> =>
  (await load(document, options, others)).diagnostics.filter((one) => one.severity === 'error').map((one) => `${one.row} ${one.detail}`)

/** An import of the namespace at the location, and an element of the type, or an attribute or element that is referred to. */
const importing = (namespace: string, location: string | undefined, use: string): string =>
  including(
    `<xs:import namespace="${namespace}"${location === undefined ? '' : ` schemaLocation="${location}"`}/>`
      + `<xs:complexType name="Used"${namespace === XML ? '' : ` xmlns:k="${namespace}"`}>${use}</xs:complexType>`,
  )
const typed = (type: string): string => `<xs:sequence><xs:element name="E" type="${type}"/></xs:sequence>`

const ADDRESSING = 'http://www.w3.org/2005/08/addressing'
const XML = 'http://www.w3.org/XML/1998/namespace'
const XMLMIME = 'http://www.w3.org/2005/05/xmlmime'

test.each<readonly [namespace: string, use: string]>([
  // WS-Addressing 1.0 - Core, 2.1 and 3.1; SOAP Binding, 6.4
  [ADDRESSING, typed('k:EndpointReferenceType')],
  [
    ADDRESSING,
    '<xs:sequence><xs:element ref="k:MessageID"/><xs:element ref="k:RelatesTo"/><xs:element ref="k:ProblemAction"/></xs:sequence>',
  ],
  [ADDRESSING, '<xs:attribute ref="k:IsReferenceParameter"/>'],
  // Describing Media Content of Binary Data in XML, section 3
  [XMLMIME, typed('k:base64Binary')],
  [XMLMIME, '<xs:attribute ref="k:contentType"/>'],
  // SOAP 1.1 section 5.4.2
  ['http://schemas.xmlsoap.org/soap/encoding/', '<xs:attribute ref="k:arrayType"/>'],
  // Namespaces in XML 1.0 section 3; its schema is http://www.w3.org/2001/xml.xsd
  [XML, '<xs:attribute ref="xml:lang"/>'],
  // WS-I Attachments Profile 1.0 section 4.4
  ['http://ws-i.org/profiles/basic/1.1/xsd', typed('k:swaRef')],
])('%s is known without its schema: %s', async (namespace, use) => {
  expect(await errors(importing(namespace, undefined, use))).toEqual([])
  expect(await errors(importing(namespace, 'http://schemas.example.invalid/it.xsd', use))).toEqual([])
  expect(await errors(importing(namespace, 'absent.xsd', use))).toEqual([])
  await loadDefinitions(
    textFetcher(
      new Map([
        ['start.wsdl', importing(namespace, undefined, use)],
        ['parts/units.xsd', UNITS],
      ]),
    ),
    'start.wsdl',
  )
})
const UNITS = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:warehouse:units"/>'

test('a name that the supplied schema does not have is reported', async () => {
  expect(await errors(importing(ADDRESSING, undefined, typed('k:Nope')))).toEqual([
    expect.stringMatching(/^1 type="k:Nope" means \{http:\/\/www\.w3\.org\/2005\/08\/addressing\}Nope/),
  ])
})

const schemaOf = (inside: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${ADDRESSING}">${inside}</xs:schema>`
const own = schemaOf('<xs:simpleType name="Own"><xs:restriction base="xs:string"/></xs:simpleType>')

test('a schema that is there goes before the one that is known, and is judged', async () => {
  const document = importing(ADDRESSING, 'own.xsd', typed('k:Own'))
  expect(await errors(document, {}, { 'own.xsd': own })).toEqual([])
  expect(await errors(document, {}, { 'own.xsd': '<xs:schema' })).toEqual([expect.stringMatching(/^35 "own\.xsd" is not XML/)])
  expect(await errors(document)).toEqual([expect.stringMatching(/^1 type="k:Own" means/)])
})

test('a schema that the caller gives is read in place of what the import names, and its imports from its own folder', async () => {
  const schemas = { 'urn:x': 'elsewhere/x.xsd' }
  const x = (inside: string): string =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">${inside}</xs:schema>`
  const type = '<xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType>'
  for (const location of ['http://real.example/x.xsd', 'absent.xsd', undefined]) {
    const document = importing('urn:x', location, typed('k:T'))
    expect(await errors(document, { schemas }, { 'elsewhere/x.xsd': x(type) })).toEqual([])
    // The folder that is allowed is that of the description's documents.
    const parts = { 'elsewhere/x.xsd': x('<xs:include schemaLocation="parts/t.xsd"/>'), 'elsewhere/parts/t.xsd': x(type) }
    expect(await errors(document, { schemas, within: 'parts' }, parts)).toEqual(
      expect.not.arrayContaining([expect.stringContaining('k:T')]),
    )
    expect(await errors(document, { schemas }, parts)).toEqual([])
    expect(
      await errors(document, { schemas: { 'urn:x': '../far/x.xsd' } }, { '../far/x.xsd': x('<xs:include schemaLocation="../t.xsd"/>') }),
    ).toEqual([expect.stringMatching(/^35 "\.\.\/t\.xsd" lies outside of the folder "\.\.\/far\/"/)])
  }
})

test('a given schema that is absent, of another namespace or none at all is reported', async () => {
  const document = importing('urn:x', 'http://real.example/x.xsd', typed('k:T'))
  const schemas = { 'urn:x': 'x.xsd' }
  expect(await errors(document, { schemas })).toEqual(['35 "x.xsd" cannot be read: there is no such document'])
  expect(await errors(document, { schemas }, { 'x.xsd': validDescription })).toEqual(['35 "x.xsd" is a WSDL document, not a schema'])
  expect((await load(document, { schemas }, { 'x.xsd': own })).diagnostics.map((one) => one.code)).toContain('wsdl/namespaces-differ')
})
const validDescription = changed()

test('what cannot be had from the network names the remedy, in both languages', async () => {
  const document = importing('urn:x', 'http://real.example/x.xsd', typed('k:T'))
  const [refused] = (await load(document)).diagnostics
  expect(refused?.detail).toContain('or give a copy of the schema: --schema urn:x=FILE, in code the option schemas')
  expect(refused?.detailRu).toContain('либо дайте копию схемы: --schema urn:x=ФАЙЛ, в коде параметр schemas')
})

test.each(['http://www.w3.org/1999/XMLSchema', 'http://www.w3.org/2000/10/XMLSchema'])(
  '%s is named as a draft of XML Schema',
  async (draft) => {
    const [first] = (
      await load(
        changed(['<message name="', `<message name="Old"><part name="p" xmlns:o="${draft}" type="o:string"/></message><message name="`]),
      )
    ).diagnostics.filter((one) => one.row === 1)
    expect(first?.detail).toBe(
      `type="o:string" means {${draft}}string; that is a draft of XML Schema, whose namespace is http://www.w3.org/2001/XMLSchema`,
    )
    expect(first?.detailRu).toContain('это черновик XML Schema')
  },
)
