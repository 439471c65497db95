/** Cases for each neighbour rule: changes to the sound description, and what is said beside the table then. */
import { describe, expect, test } from 'vitest'
import { changed, load, neighboursOf, rowsOf } from '../../../../test/wsdl/documents.ts'
import { neighbours } from './index.ts'

type Case = readonly [title: string, edits: readonly (readonly [string, string])[], codes: readonly string[]]

const head = 'elementFormDefault="qualified">'
const types = '<types>'
const httpBinding = '<binding name="Http" type="tns:StockPortType">'
const second = '<xs:schema targetNamespace="urn:other"><xs:simpleType name="S"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>'

const cases: Readonly<Record<string, readonly Case[]>> = {
  'import-kind': [
    [
      'a schema through wsdl:import',
      [[types, `<import namespace="urn:warehouse:units" location="parts/units.xsd"/>\n${types}`]],
      ['import-kind'],
    ],
    ['xs:import outside of a schema', [[types, `${types}<xs:import namespace="urn:warehouse:units"/>`]], ['import-kind']],
  ],
  'element-order': [
    [
      'an import after types',
      [['</types>', '</types><import namespace="urn:warehouse:units" location="parts/units.xsd"/>']],
      ['element-order', 'import-kind'],
    ],
    ['types after a message', [[types, `<message name="M"/>${types}`]], ['element-order']],
  ],
  'required-extension': [
    [
      'an unknown one',
      [[types, `<p:Policy xmlns:p="urn:p" xmlns:w="http://schemas.xmlsoap.org/wsdl/" w:required="true"/>${types}`]],
      ['required-extension'],
    ],
    ['an unknown one that is not required', [[types, `<p:Policy xmlns:p="urn:p"/>${types}`]], []],
  ],
  'wsdl-schema': [
    ['an attribute that WSDL does not have', [['<part name="days"', '<part test="test" name="days"']], ['wsdl-schema']],
    [
      'an element inside an abstract message',
      [['<input message="tns:ForgetRequest"/>', '<input message="tns:ForgetRequest"><xs:annotation/></input>']],
      ['wsdl-schema'],
    ],
    ['attributes of other namespaces are allowed', [['<part name="days"', '<part xmlns:x="urn:x" x:test="test" name="days"']], []],
  ],
  'name-no-ncname': [
    ['a slash', [['<part name="days"', '<part name="da/ys"']], ['name-no-ncname']],
    ['a blank and a digit', [['<part name="days"', '<part name="1 day"']], ['name-no-ncname']],
  ],
  'unusable-name': [
    ['a service that leads out of a folder', [['<service name="', '<service name="../../']], ['unusable-name']],
    ['a port with a digit in front', [['<port name="', '<port name="1']], ['unusable-name']],
    ['letters of any alphabet', [['<service name="', '<service name="Склад.1-2_']], []],
  ],
  'namespace-not-imported': [
    [
      'the type is in a schema that is not imported',
      [
        [head, `${head}<xs:element xmlns:o="urn:other" name="E" type="o:S"/>`],
        ['</types>', `${second}</types>`],
      ],
      ['namespace-not-imported'],
    ],
    [
      'it is imported',
      [
        [head, `${head}<xs:import namespace="urn:other"/><xs:element xmlns:o="urn:other" name="E" type="o:S"/>`],
        ['</types>', `${second}</types>`],
      ],
      [],
    ],
  ],
  'name-without-namespace': [
    [
      'no prefix and no default namespace',
      [
        [
          '</types>',
          `${second.replace('</xs:schema>', '<wrap/></xs:schema>').replace('<wrap/>', '<xs:element xmlns="" name="E" type="S"/>')}</types>`,
        ],
      ],
      ['name-without-namespace'],
    ],
  ],
  'encoded-array': [
    [
      'soapenc:Array with wsdl:arrayType',
      [
        [
          head,
          `${head}<xs:complexType name="Items" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/"><xs:complexContent>
    <xs:restriction base="e:Array">
    <xs:attribute ref="e:arrayType" xmlns:w="http://schemas.xmlsoap.org/wsdl/" w:arrayType="goods:Item[]"/></xs:restriction>
    </xs:complexContent></xs:complexType>`,
        ],
      ],
      ['encoded-array', 'encoded-array'],
    ],
  ],
  'schema-in-message': [
    [
      'a .NET DataSet',
      [[head, `${head}<xs:complexType name="DataSet"><xs:sequence><xs:element ref="xs:schema"/><xs:any/></xs:sequence></xs:complexType>`]],
      ['schema-in-message'],
    ],
  ],
  'array-of-name': [['a type', [[head, `${head}<xs:complexType name="ArrayOfItem"/>`]], ['array-of-name']]],
  'one-body-part': [
    [
      'a message of two parts without parts',
      [
        [
          '<part name="parameters" element="goods:Forget"/>',
          '<part name="parameters" element="goods:Forget"/><part name="more" element="goods:Ticket"/>',
        ],
      ],
      ['one-body-part'],
    ],
    [
      'two names in parts',
      [
        [
          '<part name="parameters" element="goods:Forget"/>',
          '<part name="parameters" element="goods:Forget"/><part name="more" element="goods:Ticket"/>',
        ],
        [
          '<soap:operation soapAction="urn:warehouse#Forget"/>\n<input>\n<soap:body',
          '<soap:operation soapAction="urn:warehouse#Forget"/>\n<input>\n<soap:body parts="parameters more"',
        ],
      ],
      ['one-body-part'],
    ],
  ],
  'fault-part-type': [['a fault of a type', [['element="goods:Unknown"', 'type="goods:Item"']], ['fault-part-type']]],
  'unbound-part': [
    [
      'a part that parts leaves out',
      [['<soap:body use="literal" namespace="urn:warehouse"/>', '<soap:body use="literal" parts="item" namespace="urn:warehouse"/>']],
      ['unbound-part'],
    ],
  ],
  'solicit-response': [
    [
      'output before input',
      [
        [
          '<input message="tns:ReserveRequest"/>\n<output message="tns:ReserveResponse"/>',
          '<output message="tns:ReserveResponse"/>\n<input message="tns:ReserveRequest"/>',
        ],
      ],
      ['solicit-response'],
    ],
  ],
  'parameter-order': [
    [
      'two output parts left out',
      [
        ['<operation name="Reserve">\n<input', '<operation name="Reserve" parameterOrder="item days">\n<input'],
        ['<part name="return" type="xs:boolean"/>', '<part name="return" type="xs:boolean"/><part name="until" type="xs:date"/>'],
      ],
      ['parameter-order'],
    ],
    [
      'one left out is the return value',
      [['<operation name="Reserve">\n<input', '<operation name="Reserve" parameterOrder="item days">\n<input']],
      [],
    ],
  ],
  'part-type-and-element': [['both', [['<part name="days"', '<part name="days" element="goods:Ticket"']], ['part-type-and-element']]],
  'binding-not-soap': [
    [
      'HTTP GET',
      [
        [
          '<service',
          `${httpBinding}\n<operation name="FindStock"><input/><output/></operation><operation name="Forget"><input/></operation>`
            + `</binding>\n<service`,
        ],
      ],
      ['binding-not-soap'],
    ],
  ],
  'styles-without-soap-binding': [
    [
      'soap:operation of two styles',
      [
        [
          '<service',
          `${httpBinding}\n<operation name="FindStock"><soap:operation style="rpc"/><input/><output/></operation>
    <operation name="Forget"><soap:operation/><input/></operation></binding>\n<service`,
        ],
      ],
      ['binding-not-soap', 'styles-without-soap-binding'],
    ],
  ],
  'same-on-the-wire': [
    [
      'two operations with one element',
      [['<part name="parameters" element="goods:Forget"/>', '<part name="parameters" element="goods:FindStock"/>']],
      ['same-on-the-wire'],
    ],
  ],
  'duplicate-address': [['two ports of one version', [['ws/reserve', 'ws/stock']], ['duplicate-address']]],
  'unbound-operation': [
    [
      'an operation is left out',
      [
        [
          '<input message="tns:ForgetRequest"/>\n</operation>',
          '<input message="tns:ForgetRequest"/>\n</operation><operation name="More"><input message="tns:ForgetRequest"/></operation>',
        ],
      ],
      ['unbound-operation'],
    ],
  ],
  'rpc-namespace-forbidden': [
    [
      'a header with one',
      [
        [
          '<soap:body use="literal" namespace="urn:warehouse"/>',
          '<soap:body use="literal" namespace="urn:warehouse"/><soap:header message="tns:TicketHeader" part="ticket" use="literal" '
            + 'namespace="urn:x"/>',
        ],
      ],
      ['rpc-namespace-forbidden'],
    ],
  ],
  'soap-fault-name': [['another name', [['<soap:fault name="Unknown"', '<soap:fault name="Other"']], ['soap-fault-name']]],
  'schema-version': [['a draft', [['</types>', '<schema xmlns="http://www.w3.org/1999/XMLSchema"/></types>']], ['schema-version']]],
  'relative-import-namespace': [
    ['a relative one', [[types, `<import namespace="units" location="relative.wsdl"/>${types}`]], ['relative-import-namespace']],
  ],
  'encoding': [['XML 1.0 in another encoding', [['encoding="UTF-8"', 'encoding="windows-1251"']], ['encoding']]],
  'bound-message-name': [
    [
      'another name than given',
      [
        ['<input message="tns:ForgetRequest"/>', '<input name="A" message="tns:ForgetRequest"/>'],
        [
          '<soap:operation soapAction="urn:warehouse#Forget"/>\n<input>',
          '<soap:operation soapAction="urn:warehouse#Forget"/>\n<input name="B">',
        ],
      ],
      ['bound-message-name'],
    ],
    [
      'the default names',
      [
        [
          '<soap:operation soapAction="urn:warehouse#Forget"/>\n<input>',
          '<soap:operation soapAction="urn:warehouse#Forget"/>\n<input name="Forget">',
        ],
        [
          '<soap:operation soapAction="urn:warehouse#Reserve"/>\n<input>',
          '<soap:operation soapAction="urn:warehouse#Reserve"/>\n<input name="ReserveRequest">',
        ],
      ],
      [],
    ],
  ],
  'nothing-to-call': [
    [
      'no service',
      [
        ['<service name="Warehouse">', '<x:service xmlns:x="urn:x">'],
        ['</service>', '</x:service>'],
      ],
      ['nothing-to-call'],
    ],
  ],
}

const others = { 'relative.wsdl': '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="units"/>' }

describe.each(neighbours.map((rule) => [rule.code]))('%s', (code) => {
  test.each(cases[code] ?? [])('%s', async (_title, edits, codes) => {
    expect(await neighboursOf(changed(...edits), {}, others)).toEqual(codes)
    expect(await rowsOf(changed(...edits), {}, others)).toEqual([])
  })
})

test('every neighbour rule has a case that reports it, and there are cases of nothing else', () => {
  for (const rule of neighbours)
    expect(
      cases[rule.code]?.some(([, , codes]) => codes.includes(rule.code)),
      rule.code,
    ).toBe(true)
  expect(Object.keys(cases).toSorted()).toEqual(neighbours.map((rule) => rule.code).toSorted())
})

test('neighbour rules are warnings, and those of the profile errors under bp11', async () => {
  const document = changed(
    ['ws/reserve', 'ws/stock'],
    [
      '<soap:operation soapAction="urn:warehouse#Forget"/>\n<input>',
      '<soap:operation soapAction="urn:warehouse#Forget"/>\n<input name="B">',
    ],
  )
  const severities = async (strict: boolean | 'bp11'): Promise<unknown> =>
    (await load(document, { strict })).diagnostics.map((one) => [one.code, one.severity])
  expect(await severities(true)).toEqual([
    ['wsdl/bound-message-name', 'warning'],
    ['wsdl/duplicate-address', 'warning'],
  ])
  expect(await severities('bp11')).toEqual([
    ['wsdl/bound-message-name', 'warning'],
    ['wsdl/duplicate-address', 'error'],
  ])
})
