/** Types that wait until they are asked for are those that would be made at once, and the same is reported of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describePackage } from '../../xdto/package-file/describe.ts'
import { textFetcher } from '../document/text-fetcher.ts'
import type { Links } from '../link/link.ts'
import { loadWSDL } from '../load.ts'
import { compileSchemas } from './compile.ts'

const wsdl = (schemas: string): string =>
  `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:w"><types>${schemas}</types></definitions>`
const schema = (namespace: string, inside: string, attributes = 'elementFormDefault="qualified"'): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" xmlns:o="urn:o" xmlns:v8="http://v8.1c.ru/8.1/data/core" `
  + `targetNamespace="${namespace}" ${attributes}><xs:import namespace="urn:${namespace === 'urn:t' ? 'o' : 't'}"/>${inside}</xs:schema>`

const linksOf = async (schemas: string): Promise<Links> =>
  (await loadWSDL(textFetcher(new Map([['a.wsdl', wsdl(schemas)]])), 'a.wsdl')).links!

function told(links: Links, atOnce: boolean): unknown {
  const { packages, diagnostics } = compileSchemas(links, atOnce)
  const lines = diagnostics.map((one) => `${one.location?.line}:${one.location?.column} ${one.severity} ${one.code} ${one.message}`)
  return { diagnostics: lines.toSorted(), packages: packages.map(describePackage) }
}

const sequence = (inside: string): string => `<xs:sequence>${inside}</xs:sequence>`
const complex = (name: string, inside: string): string => `<xs:complexType name="${name}">${inside}</xs:complexType>`
const derived = (name: string, base: string, inside: string, how = 'extension'): string =>
  complex(name, `<xs:complexContent><xs:${how} base="${base}">${inside}</xs:${how}></xs:complexContent>`)
const simple = (name: string, base: string, facets: string): string =>
  `<xs:simpleType name="${name}"><xs:restriction base="${base}">${facets}</xs:restriction></xs:simpleType>`

/** Of `urn:t`: what is said of it, `undefined` for nothing. */
const rows: readonly [what: string, inside: string, code?: string][] = [
  [
    'a base and what extends it',
    complex('B', sequence('<xs:element name="b" type="xs:int"/>')) + derived('E', 't:B', sequence('<xs:element name="e"/>')),
  ],
  ['a base of another namespace that has the name', derived('N', 'o:B', sequence('<xs:element name="b" type="xs:int"/>')), 'renamed'],
  ['an attribute that is called as an element', complex('C', `${sequence('<xs:element name="x"/>')}<xs:attribute name="x"/>`), 'renamed'],
  ['the same in a group', `${complex('CG', '<xs:group ref="t:G"/><xs:attribute name="g"/>')}`, 'renamed'],
  ['the same in an attribute group', complex('CA', `${sequence('<xs:element name="a"/>')}<xs:attributeGroup ref="t:AG"/>`), 'renamed'],
  [
    'an element of no namespace beside one of its own',
    complex('F', sequence('<xs:element name="f"/><xs:element name="f" form="unqualified"/>')),
    'renamed',
  ],
  ['one element in two places', complex('R', sequence('<xs:element name="r" type="xs:int"/><xs:element name="r" type="xs:int"/>'))],
  ['a reference beside a local element', complex('H', sequence('<xs:element ref="o:root"/><xs:element name="root"/>')), 'renamed'],
  [
    'a member of a substitution group beside a local element',
    complex('S', sequence('<xs:element ref="t:head"/><xs:element name="member"/>')),
  ],
  [
    'an element named as the text',
    `${complex('T', '<xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="__content"/></xs:extension></xs:simpleContent>')}`,
    'renamed',
  ],
  ['a bound that is none', complex('O', sequence('<xs:element name="o" maxOccurs="many"/>')), 'occurs'],
  ['a least bound without end', complex('O2', '<xs:sequence minOccurs="unbounded"><xs:element name="o"/></xs:sequence>'), 'occurs'],
  ['an element in a wrong place', complex('M', sequence('<xs:attribute name="m"/>')), 'misplaced'],
  ['a complex type as an attribute', complex('A', '<xs:attribute name="a" type="t:B0"/>'), 'not-simple'],
  ['a complex type as the base of a simple one', simple('Z', 't:B0', ''), 'not-simple'],
  ['a complex type in a list', '<xs:simpleType name="L"><xs:list itemType="t:B0"/></xs:simpleType>', 'not-simple'],
  ['a complex type in a union', '<xs:simpleType name="U"><xs:union memberTypes="xs:int t:B0"/></xs:simpleType>', 'not-simple'],
  ['a type of the platform that is not simple as an attribute', complex('P', '<xs:attribute name="p" type="v8:Structure"/>'), 'not-simple'],
  [
    'lengths and values of a text',
    simple('X', 'xs:string', '<xs:maxLength value="3"/><xs:enumeration value="a"/>') + simple('X2', 't:X', '<xs:length value="1"/>'),
  ],
  ['a length of a number', simple('Y', 'xs:int', '<xs:maxLength value="3"/>'), 'facet'],
  ['a length that is none', simple('Y2', 'xs:string', '<xs:maxLength value="-3"/>'), 'facet'],
  ['a pattern that is none', simple('Q', 'xs:string', '<xs:pattern value="(["/>'), 'facet'],
  ['a pattern', simple('Q2', 'xs:string', '<xs:pattern value="[a-z]+"/>')],
  ['a value that is none', simple('V', 'xs:int', '<xs:enumeration value="one"/>'), 'facet'],
  ['white space that is none', simple('W', 'xs:string', '<xs:whiteSpace value="much"/>'), 'facet'],
  [
    'a facet of simple content',
    complex('SC', '<xs:simpleContent><xs:restriction base="xs:string"><xs:length value="x"/></xs:restriction></xs:simpleContent>'),
    'facet',
  ],
  ['a constraint', '<xs:element name="k" type="t:B0"><xs:key name="key"><xs:selector xpath="a"/></xs:key></xs:element>', 'identity'],
  [
    'a constraint within a type',
    complex('K', sequence('<xs:element name="k" type="xs:int"><xs:unique name="one"/></xs:element>')),
    'identity',
  ],
  [
    'a constraint in a group that nothing uses',
    `<xs:group name="KG">${sequence('<xs:element name="k"><xs:key name="no"/></xs:element>')}</xs:group>`,
  ],
  ['a constraint of what may not occur', complex('K0', sequence('<xs:element name="k" maxOccurs="0"><xs:key name="no"/></xs:element>'))],
  ['a type that contains itself', `<xs:group name="CC">${sequence('<xs:group ref="t:CC"/>')}</xs:group>`, 'circle'],
  ['a name that no schema has', complex('NN', sequence('<xs:element name="n" type="t:Nothing"/>'))],
]
const always =
  complex('B0', sequence('<xs:element name="b0"/>'))
  + `<xs:group name="G">${sequence('<xs:element name="g" type="xs:int"/>')}</xs:group>`
  + '<xs:attributeGroup name="AG"><xs:attribute name="a" type="xs:int"/></xs:attributeGroup>'
  + '<xs:element name="head" type="xs:int"/><xs:element name="member" substitutionGroup="t:head" type="xs:int"/>'
const others = schema('urn:o', complex('B', sequence('<xs:element name="b" type="t:B0"/>')) + '<xs:element name="root" type="t:B0"/>')

describe('a schema with', () => {
  test.each(rows)('%s: both ways say the same and give the same types', async (_, inside, code) => {
    const links = await linksOf(schema('urn:t', always + inside) + others)
    expect(compileSchemas(links).diagnostics.map((one) => one.code)).toEqual(code === undefined ? [] : [`schema/${code}`])
    expect(told(links, false)).toEqual(told(links, true))
  })

  test('any of these together, qualified or not', async () => {
    const some = fc.subarray([...rows], { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(some, some, fc.boolean(), async (here, there, qualified) => {
        const attributes = qualified ? 'elementFormDefault="qualified"' : 'attributeFormDefault="qualified"'
        const inside = [here, there].map((one) => one.map(([, text]) => text).join(''))
        const links = await linksOf(schema('urn:t', always + inside[0]!, attributes) + others + schema('urn:t', inside[1]!))
        expect(told(links, false)).toEqual(told(links, true))
      }),
      { numRuns: 100 },
    )
  })
})

test('a type is made when it is asked for, once; all are there in their order', async () => {
  const links = await linksOf(schema('urn:t', always + simple('X', 'xs:string', '')) + others)
  const { packages, type } = compileSchemas(links)
  const { types } = packages[0]!
  expect([...types.keys()]).toEqual(['B0', 'X'])
  expect(types.get('X')).toBe(type('urn:t', 'X'))
  expect([...types.values()]).toEqual([type('urn:t', 'B0'), type('urn:t', 'X')])
  expect(new Map(types).get('X')).toBe(types.get('X'))
})
