/** Small schemas, each with what its types become: XML Schema 1.0 part 1 and 2, a construct a row. */
import { describe, expect, test } from 'vitest'
import { XDTOFactory } from '../../xdto/factory.ts'
import { XDTOError } from '../../xdto/types/fault.ts'
import { planOf } from '../../xdto/types/object-plan.ts'
import { isObjectType } from '../../xdto/types/object-type.ts'
import { resolved, typeName } from '../../xdto/types/type.ts'
import { textFetcher } from '../document/text-fetcher.ts'
import { loadWSDL } from '../load.ts'
import { compileSchemas, type CompiledSchemas } from './compile.ts'

const wsdl = (schemas: string): string =>
  `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:w"><types>${schemas}</types></definitions>`
const schema = (inside: string, attributes = ''): string =>
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified" '
  + `${attributes}>${inside}</xs:schema>`

async function compiled(schemas: string, others: Record<string, string> = {}): Promise<CompiledSchemas> {
  const loaded = await loadWSDL(textFetcher(new Map([['a.wsdl', wsdl(schemas)], ...Object.entries(others)])), 'a.wsdl')
  return compileSchemas(loaded.links!)
}

/** Properties of a type, each as it would be told: `name type least..most`, `@` before attributes. */
async function shapeOf(name: string, schemas: string, others?: Record<string, string>): Promise<string[]> {
  const type = (await compiled(schemas, others)).type('urn:t', name)!
  if (!isObjectType(type)) throw new Error(`${name} is not an object type`)
  const { elements, attributes, text } = planOf(type)
  return [...attributes, ...elements, ...(text ? [text] : [])]
    .filter((one) => one.most > 0)
    .map((one) => {
      const mark = one.form === 'Attribute' ? '@' : one.form === 'Text' ? '#' : ''
      const bounds = one.least === 1 && one.most === 1 ? '' : ` ${one.least}..${one.most === Infinity ? '*' : one.most}`
      return (
        `${mark}${one.namespace === 'urn:t' ? '' : `{${one.namespace}}`}${one.local} `
        + `${typeName(one.type).replace('{urn:t}', '')}${one.nillable ? '?' : ''}${bounds}`
      )
    })
}

const A = (content: string): string =>
  schema(`<xs:complexType name="A">${content}</xs:complexType><xs:element name="g" type="xs:int"/><xs:attribute name="ga" type="xs:int"/>
  <xs:complexType name="Base"><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence>
  <xs:attribute name="x" type="xs:int"/></xs:complexType>
  <xs:group name="G"><xs:sequence><xs:element name="g1" type="xs:int"/>
  <xs:element name="g2" type="xs:int" minOccurs="0"/></xs:sequence></xs:group>
  <xs:attributeGroup name="AG"><xs:attribute name="ag" type="xs:string" use="required"/></xs:attributeGroup>`)

describe('complex types', () => {
  test.each<[what: string, content: string, shape: string[]]>([
    [
      'sequence: elements in order with their bounds',
      '<xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:int" minOccurs="0" '
        + 'maxOccurs="unbounded"/></xs:sequence>',
      ['a xs:string', 'b xs:int 0..*'],
    ],
    ['nillable', '<xs:sequence><xs:element name="a" type="xs:string" nillable="true"/></xs:sequence>', ['a xs:string?']],
    ['an element without a type is any value', '<xs:sequence><xs:element name="a"/></xs:sequence>', ['a xs:anyType']],
    ['an unqualified local element', '<xs:sequence><xs:element name="a" type="xs:int" form="unqualified"/></xs:sequence>', ['{}a xs:int']],
    [
      'choice: every branch is optional',
      '<xs:choice><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:choice>',
      ['a xs:int 0..1', 'b xs:int 0..1'],
    ],
    [
      'choice: what is in every branch is not',
      '<xs:choice><xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:sequence><xs:sequence>'
        + '<xs:element name="a" type="xs:int"/><xs:element name="c" type="xs:int"/></xs:sequence></xs:choice>',
      ['a xs:int', 'b xs:int 0..1', 'c xs:int 0..1'],
    ],
    [
      'a repeated choice: lists',
      '<xs:choice maxOccurs="unbounded"><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:choice>',
      ['a xs:int 0..*', 'b xs:int 0..*'],
    ],
    [
      'all',
      '<xs:all><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int" minOccurs="0"/></xs:all>',
      ['a xs:int', 'b xs:int 0..1'],
    ],
    [
      'an element twice: one list',
      '<xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/><xs:element name="a" type="xs:int"/>'
        + '</xs:sequence>',
      ['a xs:int 2..2', 'b xs:int'],
    ],
    ['maxOccurs 0: none', '<xs:sequence><xs:element name="a" type="xs:int" minOccurs="0" maxOccurs="0"/></xs:sequence>', []],
    [
      'nested groups multiply',
      '<xs:sequence maxOccurs="3"><xs:element name="a" type="xs:int" maxOccurs="2"/></xs:sequence>',
      ['a xs:int 1..6'],
    ],
    ['a reference to an element', '<xs:sequence><xs:element ref="t:g" minOccurs="0"/></xs:sequence>', ['g xs:int 0..1']],
    ['a group', '<xs:sequence><xs:group ref="t:G" minOccurs="0"/></xs:sequence>', ['g1 xs:int 0..1', 'g2 xs:int 0..1']],
    [
      'attributes: optional, required, referred to, of a group',
      '<xs:attribute name="a" type="xs:int"/><xs:attribute name="b" type="xs:int" use="required"/><xs:attribute ref="t:ga"/>'
        + '<xs:attributeGroup ref="t:AG"/>',
      ['@{}a xs:int 0..1', '@{}b xs:int', '@ga xs:int 0..1', '@{}ag xs:string'],
    ],
    ['a prohibited attribute', '<xs:attribute name="a" type="xs:int" use="prohibited"/>', []],
    [
      'extension: the base first',
      '<xs:complexContent><xs:extension base="t:Base"><xs:sequence><xs:element name="c" type="xs:int"/></xs:sequence>'
        + '<xs:attribute name="y" type="xs:int"/></xs:extension></xs:complexContent>',
      ['@{}x xs:int 0..1', '@{}y xs:int 0..1', 'b xs:string', 'c xs:int'],
    ],
    [
      'restriction: what it leaves out is gone',
      '<xs:complexContent><xs:restriction base="t:Base"><xs:attribute name="x" type="xs:int" use="required"/></xs:restriction>'
        + '</xs:complexContent>',
      ['@{}x xs:int'],
    ],
    [
      'simple content',
      '<xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit" type="xs:string"/></xs:extension></xs:simpleContent>',
      ['@{}unit xs:string 0..1', '#{}__content xs:decimal'],
    ],
    [
      'an element and an attribute of one name',
      '<xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence><xs:attribute name="id" type="xs:int"/>',
      ['@{}id xs:int 0..1', 'id xs:int'],
    ],
    [
      'xml:lang, which no schema defines',
      '<xs:attribute xmlns:xml="http://www.w3.org/XML/1998/namespace" ref="xml:lang"/>',
      ['@{http://www.w3.org/XML/1998/namespace}lang xs:string 0..1'],
    ],
  ])('%s', async (_, content, shape) => expect(await shapeOf('A', A(content))).toEqual(shape))

  test.each<[what: string, content: string, settings: object]>([
    ['xs:any makes it open', '<xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded"/></xs:sequence>', { open: true }],
    ['xs:anyAttribute too', '<xs:anyAttribute/>', { open: true }],

    ['all has no order', '<xs:all><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:all>', { ordered: false }],
  ])('%s', async (_, content, settings) => {
    const type = (await compiled(A(content))).type('urn:t', 'A')!
    expect(isObjectType(type) && type.settings).toEqual(settings)
  })

  test('a substitution group: its head represents a choice of the members, an abstract head is none of them', async () => {
    const groups = schema(`<xs:element name="shape" abstract="true" type="xs:string"/>
      <xs:element name="circle" substitutionGroup="t:shape" type="xs:string"/>
      <xs:element name="disc" substitutionGroup="t:circle"/>
      <xs:complexType name="A"><xs:sequence><xs:element ref="t:shape" maxOccurs="2"/></xs:sequence></xs:complexType>`)
    expect(await shapeOf('A', groups)).toEqual(['circle xs:string 0..2', 'disc xs:string 0..2'])
  })

  test('recursion through an element, an anonymous type and a group ends', async () => {
    const recursive = schema(`<xs:group name="G"><xs:sequence>
      <xs:element name="x" minOccurs="0"><xs:complexType><xs:group ref="t:G"/></xs:complexType></xs:element></xs:sequence></xs:group>
      <xs:complexType name="A"><xs:sequence><xs:element name="a" type="t:A" minOccurs="0"/>
      <xs:group ref="t:G"/></xs:sequence></xs:complexType>`)
    expect(await shapeOf('A', recursive)).toEqual(['a A 0..1', 'x an anonymous type 0..1'])
  })
})

describe('simple types', () => {
  const read = async (definition: string, text: string): Promise<unknown> => {
    const { type, packages } = await compiled(
      schema(
        `<xs:simpleType name="S">${definition}</xs:simpleType><xs:simpleType name="Two"><xs:restriction base="xs:string">`
          + '<xs:length value="2"/></xs:restriction></xs:simpleType>',
      ),
    )
    try {
      return XDTOFactory(packages).Create(type('urn:t', 'S')!, text)
    } catch (error) {
      if (error instanceof XDTOError) return error.faults[0]!.message
      throw error
    }
  }
  const restriction = (facets: string, base = 'xs:string'): string => `<xs:restriction base="${base}">${facets}</xs:restriction>`

  test.each<[what: string, definition: string, text: string, value: unknown]>([
    ['enumeration', restriction('<xs:enumeration value="a"/><xs:enumeration value="b"/>'), 'c', '"c" is none of: a, b'],
    ['pattern', restriction('<xs:pattern value="\\d+"/>'), 'x', '"x" does not match \\d+'],
    ['patterns of one step are alternatives', restriction('<xs:pattern value="a"/><xs:pattern value="b"/>'), 'b', 'b'],
    ['maxLength', restriction('<xs:maxLength value="2"/>'), 'abc', '"abc" has length 3, at most 2 is allowed'],
    ['minInclusive', restriction('<xs:minInclusive value="5"/>', 'xs:int'), '4', '"4" is less than 5 (minInclusive)'],
    [
      'fractionDigits',
      restriction('<xs:fractionDigits value="1"/>', 'xs:decimal'),
      '1.25',
      '"1.25" has 2 digits after the point, at most 1 are allowed',
    ],
    ['whiteSpace', restriction('<xs:whiteSpace value="collapse"/>'), '  a  b ', 'a b'],
    [
      'a restriction of a restriction keeps both',
      restriction('<xs:enumeration value="ab"/><xs:enumeration value="abc"/>', 't:Two'),
      'abc',
      '"abc" has length 3, at most 2 is allowed',
    ],
    ['list', '<xs:list itemType="xs:int"/>', '1 2', [1, 2]],
    ['list of an anonymous type', '<xs:list><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:list>', '1 2', [1, 2]],
    ['union', '<xs:union memberTypes="xs:int t:Two"/>', 'ab', 'ab'],
    [
      'union of a named and an anonymous type',
      '<xs:union memberTypes="xs:int"><xs:simpleType><xs:restriction base="xs:boolean"/></xs:simpleType></xs:union>',
      'true',
      true,
    ],
  ])('%s', async (_, definition, text, value) => expect(await read(definition, text)).toEqual(value))
})

describe('several documents', () => {
  const outer = (inside: string): string => schema(inside)
  test('a chameleon include takes the namespace of who includes it', async () => {
    const others = {
      'c.xsd':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"><xs:complexType name="A">'
        + '<xs:sequence><xs:element name="i" type="I"/></xs:sequence></xs:complexType><xs:simpleType name="I">'
        + '<xs:restriction base="xs:int"/></xs:simpleType></xs:schema>',
    }
    expect(await shapeOf('A', outer('<xs:include schemaLocation="c.xsd"/>'), others)).toEqual(['i I'])
  })
  test('an import without schemaLocation finds a schema beside', async () => {
    const beside =
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o"><xs:element name="o" type="xs:int"/></xs:schema>'
    expect(
      await shapeOf(
        'A',
        outer(
          '<xs:import namespace="urn:o"/><xs:complexType name="A"><xs:sequence><xs:element xmlns:o="urn:o" ref="o:o"/>'
            + '</xs:sequence></xs:complexType>',
        ) + beside,
      ),
    ).toEqual(['{urn:o}o xs:int'])
  })
  test('redefine: a type under its own name derives from what it was', async () => {
    const others = {
      'r.xsd': schema('<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>'),
    }
    const redefine = outer(
      '<xs:redefine schemaLocation="r.xsd"><xs:complexType name="A"><xs:complexContent><xs:extension base="t:A"><xs:sequence>'
        + '<xs:element name="b" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType></xs:redefine>',
    )
    expect(await shapeOf('A', redefine, others)).toEqual(['a xs:int', 'b xs:int'])
  })
})

describe('what cannot be made is reported', () => {
  test.each<[what: string, inside: string, codes: string[]]>([
    [
      'a type that derives from itself',
      '<xs:complexType name="A"><xs:complexContent><xs:extension base="t:B"/></xs:complexContent></xs:complexType>'
        + '<xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"/></xs:complexContent></xs:complexType>',
      ['schema/circle', 'schema/circle'],
    ],
    ['a union of itself', '<xs:simpleType name="S"><xs:union memberTypes="t:S xs:int"/></xs:simpleType>', ['schema/circle']],
    ['a group within itself', '<xs:group name="G"><xs:sequence><xs:group ref="t:G"/></xs:sequence></xs:group>', ['schema/circle']],
    [
      'a list of a complex type',
      '<xs:complexType name="C"/><xs:simpleType name="S"><xs:list itemType="t:C"/></xs:simpleType>',
      ['schema/not-simple'],
    ],
    [
      'maxOccurs that is not a number',
      '<xs:complexType name="A"><xs:sequence><xs:element name="a" maxOccurs="many"/></xs:sequence></xs:complexType>',
      ['schema/occurs'],
    ],
    [
      'a pattern that is none',
      '<xs:simpleType name="S"><xs:restriction base="xs:string"><xs:pattern value="["/></xs:restriction></xs:simpleType>',
      ['schema/facet'],
    ],
    [
      'a length of numbers',
      '<xs:simpleType name="S"><xs:restriction base="xs:int"><xs:length value="2"/></xs:restriction></xs:simpleType>',
      ['schema/facet'],
    ],
    [
      'an unknown particle',
      '<xs:complexType name="A"><xs:sequence><xs:attribute name="a"/></xs:sequence></xs:complexType>',
      ['schema/misplaced'],
    ],
    [
      'a key',
      '<xs:element name="a" type="xs:int"><xs:unique name="u"><xs:selector xpath="."/><xs:field xpath="."/></xs:unique></xs:element>',
      ['schema/identity'],
    ],
    [
      'two properties of one name',
      '<xs:complexType name="A"><xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence>'
        + '<xs:attribute name="id" type="xs:int"/></xs:complexType>',
      ['schema/renamed'],
    ],
  ])('%s', async (_, inside, codes) => expect((await compiled(schema(inside))).diagnostics.map((one) => one.code)).toEqual(codes))

  test('and what derives from itself can still be read and written', async () => {
    const { packages, type } = await compiled(
      schema(
        '<xs:complexType name="A"><xs:complexContent><xs:extension base="t:A"><xs:sequence><xs:element name="a" type="xs:int"/>'
          + '</xs:sequence></xs:extension></xs:complexContent></xs:complexType>',
      ),
    )
    expect(XDTOFactory(packages).ReadXML('<A xmlns="urn:t"><a>1</a></A>', type('urn:t', 'A')!)).toEqual({ a: 1 })
  })
})

test('a property that refers to an element keeps its name and type', async () => {
  const { element } = await compiled(A('<xs:sequence/>'))
  const root = element({ namespace: 'urn:t', local: 'g' })!
  expect(typeName(resolved(root.definition.type!))).toBe('xs:int')
})
