/** Package files: every real one is read and written back byte for byte; broken ones are told where they are broken. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { corpus } from '../../../test/support/corpus.ts'
import { XDTOFactory } from '../factory.ts'
import { XDTOPackage } from '../types/package.ts'
import { property, reference } from '../types/property.ts'
import { xs } from '../types/xs.ts'
import { printPackage, readPackages } from './file.ts'

const encoder = new TextEncoder()

/** Package files of each configuration root, which may refer to each other. */
function packageFiles(root: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((one) => /\/Package\.(?:bin|xdto)$/.test(one))
    .sort()
  for (const file of files) {
    const configuration = file.slice(0, file.indexOf('/XDTOPackages/'))
    found.set(configuration, [...(found.get(configuration) ?? []), file])
  }
  return found
}

const root = corpus('onec-services')

describe.skipIf(root === undefined)('the package files of the corpus', () => {
  const configurations = root === undefined ? [] : [...packageFiles(root)]

  test('there are 36 of Designer and 59 of EDT (source 60)', () => {
    const names = configurations.flatMap(([, files]) => files.map((one) => one.slice(one.lastIndexOf('/') + 1)))
    expect(names.filter((one) => one === 'Package.bin')).toHaveLength(36)
    expect(names.filter((one) => one === 'Package.xdto')).toHaveLength(59)
  })

  test.each(configurations)('%s: every package is written back as it was read', (_configuration, files) => {
    const sources = files.map((file) => ({ file, source: readFileSync(join(root!, file)) }))
    const { packages, diagnostics } = readPackages(sources)
    expect(diagnostics.filter(({ code }) => code !== 'xdto/unknown-type')).toEqual([])
    expect(packages).toHaveLength(files.length)
    packages.forEach((made: XDTOPackage, at) => {
      const { file, source } = sources[at]!
      const printed = printPackage(made, file.endsWith('.bin') ? 'Package.bin' : 'Package.xdto')
      expect(printed, dirname(file)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(source))
      expect(encoder.encode(printed)).toEqual(new Uint8Array(source))
    })
  })

  test("the only types that are not found are those of the platform's enterprise package", () => {
    const missing = configurations.flatMap(
      ([, files]) => readPackages(files.map((file) => ({ file, source: readFileSync(join(root!, file)) }))).diagnostics,
    )
    expect([...new Set(missing.map(({ message }) => /\{[^}]*\}\w+/.exec(message)?.[0]))].sort()).toMatchInlineSnapshot(`
      [
        "{http://v8.1c.ru/8.1/data/enterprise}JobSchedule",
      ]
    `)
  })
})

const head =
  '<package xmlns="http://v8.1c.ru/8.1/xdto" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
  + 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:a">'
const file = (inside: string): string => `${head}\n${inside}\n</package>`
const messages = (...texts: readonly string[]): string[] =>
  readPackages(texts.map((source, at) => ({ file: `${at}/Package.xdto`, source }))).diagnostics.map(
    ({ code, message, location }) => `${code} ${location?.line}: ${message}`,
  )

describe('what is wrong in a package file is reported with its line', () => {
  test.each<[string, readonly string[]]>([
    ['<package', ['xdto/not-xml 1: the package file cannot be read: the document ends inside a tag']],
    ['<schema/>', ['xdto/not-a-package 1: the document element is schema; expected {http://v8.1c.ru/8.1/xdto}package']],
    ['<package xmlns="http://v8.1c.ru/8.1/xdto"/>', ['xdto/attribute-missing 1: <package> lacks the required attribute targetNamespace']],
    [file('<objectType/>'), ['xdto/attribute-missing 2: <objectType> lacks the required attribute name']],
    [file('<objectType name="a b"/>'), ['xdto/name 2: "a b" cannot name a type: it is not an XML name']],
    [file('<objectType name="A"/>\n<objectType name="A"/>'), ['xdto/defined-twice 3: package "urn:a" defines the type "A" twice']],
    [
      file('<objectType name="A"><property name="B"/><property name="B"/></objectType>'),
      ['xdto/defined-twice 2: package "urn:a" defines the property of A "B" twice'],
    ],
    [
      file('<objectType name="A"><property type="xs:string"/></objectType>'),
      ['xdto/attribute-missing 2: <property> lacks the required attribute name'],
    ],
    [
      file('<objectType name="A"><property name="B" type="q:C"/></objectType>'),
      ['xdto/attribute-value 2: type="q:C"; expected a name with a declared prefix'],
    ],
    [
      file('<objectType name="A"><property name="B" type="xs:text"/></objectType>'),
      ['xdto/unknown-type 2: there is no type {http://www.w3.org/2001/XMLSchema}text (named by A.B)'],
    ],
    [file('<objectType name="A" xmlns:a="urn:a" base="a:C"/>'), ['xdto/unknown-type 2: there is no type {urn:a}C (named by A)']],
    [
      file('<objectType name="A" xmlns:a="urn:a"><property ref="a:C"/></objectType>'),
      ['xdto/unknown-property 2: there is no root property {urn:a}C (named by A.C)'],
    ],
    [
      file('<objectType name="A"><property name="B" lowerBound="two"/></objectType>'),
      ['xdto/attribute-value 2: lowerBound="two"; expected an integer'],
    ],
    [
      file('<objectType name="A"><property name="B" form="Comment"/></objectType>'),
      ['xdto/attribute-value 2: form="Comment"; expected Element, Attribute, Text'],
    ],
    [file('<objectType name="A" open="yes"/>'), ['xdto/attribute-value 2: open="yes"; expected true, false']],
    [
      file('<objectType name="A"><property name="B" lowerBound="2" upperBound="1"/></objectType>'),
      ['xdto/property 2: property "B" of "A": lowerBound 2 is greater than upperBound 1'],
    ],
    [
      file('<objectType name="A"><property name="B"><typeDef/></property></objectType>'),
      ['xdto/attribute-value 2: xsi:type=""; expected ObjectType, ValueType'],
    ],
    [
      file('<valueType name="A" memberTypes="{urn"/>'),
      ['xdto/attribute-value 2: memberTypes="{urn"; expected names in the form {namespace}name'],
    ],
    [
      file('<objectType name="A" xmlns:a="urn:a" base="a:B"/><objectType name="B" xmlns:a="urn:a" base="a:A"/>'),
      ['xdto/circle 2: type "A" is derived from itself through B', 'xdto/circle 2: type "B" is derived from itself through A'],
    ],
    [file('<valueType name="A" xmlns:a="urn:a" variety="List" itemType="a:A"/>'), ['xdto/facet 2: type "A": {urn:a}A is made of itself']],
    [file('<valueType name="A" xmlns:a="urn:a" base="a:A"/>'), ['xdto/facet 2: type "A": {urn:a}A is made of itself']],
    [
      file('<valueType name="A" base="xs:decimal" length="3"/>'),
      ['xdto/facet 2: type "A": length, minLength and maxLength mean nothing for this base type'],
    ],
    [
      file('<objectType name="A"><property name="B" type="xs:int" default="one"/></objectType>'),
      ['xdto/property 2: property "B" of "A": the default value "one" is not an xs:int'],
    ],
    [
      file('<objectType name="C"/><objectType name="A"><property xmlns:a="urn:a" name="B" type="a:C" form="Attribute"/></objectType>'),
      ['xdto/property 2: property "B" of "A": form Attribute needs a type that is written as text'],
    ],
    [
      file('<objectType name="A"><property name="B" type="xs:int" form="Text"/><property name="C" type="xs:int"/></objectType>'),
      ['xdto/property 2: property "B" of "A": form Text is allowed only once, and only beside attributes'],
    ],
    [file('<element/>'), ['xdto/unexpected 2: <element> is not allowed in <package>; allowed: import, property, valueType, objectType']],
    [file('<import colour="red" namespace="urn:b"/>'), ['xdto/unexpected 2: colour is not allowed in <import>; allowed: namespace']],
  ])('%s', (text, expected) => {
    expect(messages(text)).toEqual(expected)
  })

  test('two files of one package', () => {
    expect(messages(file(''), file(''))).toEqual(['xdto/package-twice 1: two packages have the namespace "urn:a"'])
  })
})

test('an unknown type is any value under its own name, and is written back', () => {
  const text = file('\t<objectType name="A">\n\t\t<property xmlns:d3p1="urn:missing" name="B" type="d3p1:C"/>\n\t</objectType>')
  const {
    packages: [made],
  } = readPackages([{ file: 'Package.xdto', source: text }])
  expect(printPackage(made!, 'Package.xdto')).toBe(text)
  const factory = XDTOFactory([made!])
  const type = factory.Type('urn:a', 'A')!
  expect(
    factory.ReadXML(
      '<A xmlns="urn:a"><B xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        + 'xsi:type="xs:string">x</B></A>',
      type,
    ),
  ).toEqual({ B: 'x' })
})

test('a package made in code is written as a file and read again, every setting of it', () => {
  const Other = XDTOPackage({ Namespace: 'urn:other' })
  const Title = Other.rootProperty('Title', property(xs.string))
  const A = XDTOPackage({ Namespace: 'urn:a', elementFormQualified: false, attributeFormQualified: true, Dependencies: ['urn:other'] })
  const Code = A.valueType('Code', xs.string, {
    maxLength: 9,
    pattern: ['[0-9]*', '[<"]'],
    enumeration: ['', 'a&b', '"'],
    whiteSpace: 'collapse',
  })
  const Base = A.objectType(
    'Base',
    {
      Title: reference(Title, { lowerBound: 0 }),
      a: property(Code, { form: 'Attribute', default: '"', fixed: true, localName: 'б', qualified: false }),
    },
    { abstract: true, open: true },
  )
  A.objectType(
    'Derived',
    {
      Inside: property(
        A.anonymousObjectType({ Any: property(undefined, { nillable: true }) }, { mixed: true, sequenced: true, ordered: false }),
        { upperBound: 99999 },
      ),
      Levels: property(A.anonymousListType(xs.int, { maxLength: 3 })),
      Either: property(A.anonymousUnionType([xs.int, Code])),
    },
    { base: Base },
  )
  A.rootProperty(
    'Root',
    property(() => Base),
  )
  const printed = printPackage(A, 'Package.bin')
  const { packages, diagnostics } = readPackages([{ file: 'Package.bin', source: new TextEncoder().encode(printed) }], [Other])
  expect(diagnostics).toEqual([])
  expect(printPackage(packages[0]!, 'Package.bin')).toBe(printed)
  const readable = printed
    .slice(1)
    .replaceAll('\r', '')
    .replace(/ (xmlns:xsi|targetNamespace|localName)=/g, '\n    $1=')
  expect(readable).toMatchInlineSnapshot(`
    "<package xmlns="http://v8.1c.ru/8.1/xdto" xmlns:xs="http://www.w3.org/2001/XMLSchema"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        targetNamespace="urn:a" elementFormQualified="false" attributeFormQualified="true">
    	<import namespace="urn:other"/>
    	<property xmlns:d2p1="urn:a" name="Root" type="d2p1:Base"/>
    	<valueType name="Code" base="xs:string" maxLength="9" whiteSpace="collapse">
    		<pattern>[0-9]*</pattern>
    		<pattern>[&lt;"]</pattern>
    		<enumeration/>
    		<enumeration>a&amp;b</enumeration>
    		<enumeration>"</enumeration>
    	</valueType>
    	<objectType name="Base" open="true" abstract="true">
    		<property xmlns:d3p1="urn:other" ref="d3p1:Title" lowerBound="0"/>
    		<property xmlns:d3p1="urn:a" name="a" type="d3p1:Code" fixed="true" default="&quot;" form="Attribute"
        localName="б" qualified="false"/>
    	</objectType>
    	<objectType xmlns:d2p1="urn:a" name="Derived" base="d2p1:Base">
    		<property name="Inside" upperBound="99999">
    			<typeDef xsi:type="ObjectType" mixed="true" ordered="false" sequenced="true">
    				<property name="Any" nillable="true"/>
    			</typeDef>
    		</property>
    		<property name="Levels">
    			<typeDef xsi:type="ValueType" variety="List" itemType="xs:int" maxLength="3"/>
    		</property>
    		<property name="Either">
    			<typeDef xsi:type="ValueType" variety="Union" memberTypes="{http://www.w3.org/2001/XMLSchema}int {urn:a}Code"/>
    		</property>
    	</objectType>
    </package>"
  `)
})
