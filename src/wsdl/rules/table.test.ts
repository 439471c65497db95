/** One list of cases for each row of the table: changes to the sound description, and all rows that are reported then. */
import { describe, expect, test } from 'vitest'
import { changed, rowsOf } from '../../../test/wsdl/documents.ts'
import { tableRules } from './index.ts'

type Case = readonly [title: string, edits: readonly (readonly [string, string])[], rows: readonly number[]]

const head = 'elementFormDefault="qualified">'
const schema = (inside: string): readonly [string, string] => [head, `${head}\n${inside}`]
const boundForget = '<soap:operation soapAction="urn:warehouse#Forget"/>\n<input>\n<soap:body use="literal"/>\n</input>'
const boundReserve = (input: string, output: string): string => `<soap:operation soapAction="urn:warehouse#Reserve"/>
  ${input === '' ? '' : `<input>\n${input}\n</input>\n`}${output === '' ? '' : `<output>\n${output}\n</output>\n`}</operation>`
const rpcBody = '<soap:body use="literal" namespace="urn:warehouse"/>'
const reserve = boundReserve(rpcBody, rpcBody)
const header = '<soap:header message="tns:TicketHeader" part="ticket" use="literal">'
const headerFault = '<soap:headerfault message="tns:TicketFault" part="expired" use="literal"/>'
const docBody = '<soap:body use="literal"/>'

const cases: Readonly<Record<string, readonly Case[]>> = {
  'type-not-found': [
    ['a part names an element that no schema has', [['element="goods:Forget"', 'element="goods:Lost"']], [1]],
    ['a part names a type as an element', [['element="goods:Forget"', 'element="goods:Item"']], [1]],
    ['a part names a type that no schema has', [['type="goods:Item"/>\n<part name="days"', 'type="goods:Lost"/>\n<part name="days"']], [1]],
    ['a part uses a prefix that is not declared', [['type="xs:int"', 'type="zz:int"']], [1]],
    ['a part names a type that XML Schema does not have', [['type="xs:int"', 'type="xs:integr"']], [1]],
    [
      'every reference of a schema is looked at',
      [
        schema(`<xs:simpleType name="S"><xs:union memberTypes="xs:int goods:Lost1 goods:Lost2"/></xs:simpleType>
      <xs:simpleType name="L"><xs:list itemType="goods:Lost3"/></xs:simpleType>
      <xs:simpleType name="R"><xs:restriction base="goods:Lost4"/></xs:simpleType>
      <xs:complexType name="C"><xs:complexContent><xs:extension base="goods:Lost5">
      <xs:sequence><xs:group ref="goods:Lost6"/><xs:element ref="goods:Lost7"/></xs:sequence>
      <xs:attribute ref="goods:Lost8"/><xs:attributeGroup ref="goods:Lost9"/></xs:extension></xs:complexContent></xs:complexType>
      <xs:element name="E" substitutionGroup="goods:Lost10"/>`),
      ],
      Array.from({ length: 10 }, () => 1),
    ],
    [
      'names of Object.prototype are not components',
      [
        ['element="goods:Forget"', 'element="goods:constructor"'],
        ['type="xs:int"', 'type="xs:toString"'],
      ],
      [1, 1],
    ],
    [
      'built-in types, xml:lang and Cyrillic names are found',
      [
        schema(`<xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
      <xs:complexType name="Товар"><xs:simpleContent><xs:extension base="xs:gYear">
      <xs:attribute ref="xml:lang"/></xs:extension></xs:simpleContent></xs:complexType>`),
        ['type="xs:int"', 'type="goods:Товар"'],
      ],
      [],
    ],
  ],
  'message-not-found': [
    ['an input names no message', [['<input message="tns:ForgetRequest"/>', '<input message="tns:Lost"/>']], [2]],
    [
      'a message of another namespace is not it',
      [['<output message="tns:ReserveResponse"/>', '<output message="goods:ReserveResponse"/>']],
      [2],
    ],
    [
      'a fault, a header and a headerfault are looked at too',
      [
        ['message="tns:UnknownFault"', 'message="tns:Lost"'],
        [header, header.replace('TicketHeader', 'Lost')],
        [headerFault, headerFault.replace('TicketFault', 'Lost')],
      ],
      [2, 2, 2],
    ],
  ],
  'binding-not-found': [['a port names no binding', [['binding="tns:StockBinding"', 'binding="tns:StockPortType"']], [3]]],
  'port-type-not-found': [
    ['a binding names no port type; its operations are not judged', [['type="tns:StockPortType"', 'type="tns:StockBinding"']], [4]],
  ],
  'abstract-operation-not-found': [
    [
      'some operations of the binding are in the port type',
      [['<operation name="Forget">\n<soap:', '<operation name="Forgive">\n<soap:']],
      [5],
    ],
    ['letters count in both cases', [['<operation name="Forget">\n<soap:', '<operation name="forget">\n<soap:']], [5]],
  ],
  'operation-content-not-found': [
    [
      'an abstract operation has neither input nor output',
      [
        ['<input message="tns:ForgetRequest"/>\n', ''],
        [boundForget, '<soap:operation soapAction="urn:f"/>'],
      ],
      [6],
    ],
    ['a bound operation has neither while the abstract one has some', [[reserve, boundReserve('', '')]], [6, 10, 11, 19, 21]],
  ],
  'fault-description-not-found': [
    ['soap:fault has no name', [['<soap:fault name="Unknown"', '<soap:fault']], [7]],
    ['the fault of the binding has no name', [['<fault name="Unknown">', '<fault>']], [7]],
  ],
  'abstract-operation-not-set': [['a bound operation has no name', [['<operation name="Forget">\n<soap:', '<operation>\n<soap:']], [8]]],
  'name-not-set': [
    ['message and part', [['<message name="TicketFault">\n<part name="expired"', '<message>\n<part']], [9, 9, 2]],
    ['port type', [['<portType name="ReservePortType">', '<portType name="">']], [9, 4]],
    [
      'abstract operation and abstract fault',
      [
        ['<operation name="Forget">\n<input', '<operation>\n<input'],
        ['<fault name="Unknown" message', '<fault message'],
      ],
      [9, 9, 22, 5],
    ],
    ['binding', [['<binding name="ReserveBinding"', '<binding']], [9, 3]],
    ['service and port', [['<service name="Warehouse">\n<port name="Stock"', '<service>\n<port']], [9, 9]],
  ],
  'input-mismatch': [
    ['only the bound operation has an input', [['<input message="tns:ReserveRequest"/>\n', '']], [10, 18]],
    ['only the abstract operation has an input', [[reserve, boundReserve('', rpcBody)]], [10, 19]],
  ],
  'output-mismatch': [
    ['only the bound operation has an output', [['<output message="tns:ReserveResponse"/>\n', '']], [11, 20]],
    ['only the abstract operation has an output', [[reserve, boundReserve(rpcBody, '')]], [11, 21]],
  ],
  'port-type-not-set': [['a binding has no type', [[' type="tns:ReservePortType"', '']], [12]]],
  'object-not-unique': [
    ['two messages', [['<message name="TicketFault">', '<message name="TicketHeader">']], [13, 2]],
    ['two parts of a message', [['<part name="days"', '<part name="item"']], [13]],
    ['two port types', [['<portType name="ReservePortType">', '<portType name="StockPortType">']], [13, 4]],
    ['two operations of a port type', [['<operation name="Forget">\n<input', '<operation name="FindStock">\n<input']], [13, 5]],
    ['two bindings', [['<binding name="ReserveBinding"', '<binding name="StockBinding"']], [13, 3]],
    ['two ports', [['<port name="Reserve"', '<port name="Stock"']], [13]],
    [
      'a message and a port type of one name do not collide',
      [
        ['<message name="ForgetRequest">', '<message name="StockPortType">'],
        ['message="tns:ForgetRequest"', 'message="tns:StockPortType"'],
      ],
      [],
    ],
  ],
  'location-not-set': [
    [
      'a wsdl:import has none, or an empty one',
      [['<types>', '<import namespace="urn:a"/>\n<import namespace="urn:b" location=""/>\n<types>']],
      [14, 14],
    ],
    ['a SOAP port has no address', [['<soap:address location="http://localhost/warehouse/ws/stock"/>', '']], [14]],
    ['a SOAP port has an empty address', [['http://localhost/warehouse/ws/stock', ' ']], [14]],
    ['an xs:include without a location; an xs:import may have none', [schema('<xs:import namespace="urn:other"/><xs:include/>')], [14]],
  ],
  'namespaces-differ': [
    ['xs:import', [schema('<xs:import namespace="urn:warehouse:unit" schemaLocation="parts/units.xsd"/>')], [15]],
    ['xs:import without a namespace', [schema('<xs:import schemaLocation="parts/units.xsd"/>')], [15]],
    ['xs:include of another namespace', [schema('<xs:include schemaLocation="parts/units.xsd"/>')], [15]],
    ['wsdl:import, of a schema too', [['<types>', '<import namespace="urn:warehouse:unit" location="parts/units.xsd"/>\n<types>']], [15]],
    ['the same namespace', [schema('<xs:import namespace="urn:warehouse:units" schemaLocation="parts/units.xsd"/>')], []],
  ],
  'part-type-not-set': [
    ['a part has neither type nor element', [['<part name="days" type="xs:int"/>', '<part name="days" type=""/>']], [16]],
  ],
  'message-not-set': [
    ['an input has none', [['<input message="tns:ForgetRequest"/>', '<input/>']], [17]],
    [
      'a fault, a header and a headerfault have none',
      [
        [' message="tns:UnknownFault"', ''],
        [header, header.replace(' message="tns:TicketHeader"', '')],
        [headerFault, headerFault.replace(' message="tns:TicketFault"', '')],
      ],
      [17, 17, 17],
    ],
  ],
  'abstract-input-required': [
    [
      'a notification whose binding agrees',
      [
        ['<input message="tns:ForgetRequest"/>', '<output message="tns:ForgetRequest"/>'],
        [boundForget, boundForget.replaceAll('input>', 'output>')],
      ],
      [18],
    ],
    [
      'a notification whose binding does not',
      [['<input message="tns:ForgetRequest"/>', '<output message="tns:ForgetRequest"/>']],
      [10, 11, 18, 21],
    ],
  ],
  'abstract-input-forbidden': [
    ['the binding has an output for the input', [[boundForget, boundForget.replaceAll('input>', 'output>')]], [10, 11, 19, 20]],
  ],
  'abstract-output-required': [
    ['a one-way operation that is bound with an output', [[boundForget, `${boundForget}\n<output>\n${docBody}\n</output>`]], [11, 20]],
  ],
  'abstract-output-forbidden': [
    [
      'an abstract output that is not bound',
      [['<input message="tns:ForgetRequest"/>', '<input message="tns:ForgetRequest"/>\n<output message="tns:FindStockResponse"/>']],
      [11, 21],
    ],
  ],
  'abstract-fault-not-set': [
    ['the abstract operation has another fault', [['<fault name="Unknown" message', '<fault name="NotFound" message']], [22]],
    ['the abstract operation has no fault', [['<fault name="Unknown" message="tns:UnknownFault"/>\n', '']], [22]],
  ],
  'binding-not-set': [['a port has none', [[' binding="tns:StockBinding"', '']], [23]]],
  'abstract-description-not-set': [
    ['the binding is of another port type', [['type="tns:StockPortType"', 'type="tns:ReservePortType"']], [24, 24]],
    [
      'the only operation of the binding is not in the port type',
      [['<operation name="Reserve">\n<soap:', '<operation name="Book">\n<soap:']],
      [24],
    ],
    [
      'the port type is empty',
      [
        ['type="tns:ReservePortType"', 'type="tns:Empty"'],
        ['<portType name="ReservePortType">', '<portType name="Empty"/>\n<portType name="ReservePortType">'],
      ],
      [24],
    ],
  ],
  'rpc-namespace-required': [
    ['absent', [[rpcBody, docBody]], [25]],
    ['empty or relative', [[reserve, boundReserve('<soap:body namespace=""/>', '<soap:body namespace="склад"/>')]], [25, 25]],
    ['an absolute URI with Cyrillic letters will do', [[rpcBody, '<soap:body use="literal" namespace="urn:склад"/>']], []],
  ],
  'document-namespace-forbidden': [
    ['on the body', [[docBody, '<soap:body use="literal" namespace="urn:x"/>']], [26]],
    [
      'on header, headerfault and fault, an empty one too',
      [
        [header, header.replace('use', 'namespace="" use')],
        [headerFault, headerFault.replace('use', 'namespace="urn:x" use')],
        ['<soap:fault name', '<soap:fault namespace="urn:x" name'],
      ],
      [26, 26, 26],
    ],
  ],
  'rpc-part-type': [
    ['a part of the body has an element', [['<part name="item" type="goods:Item"/>', '<part name="item" element="goods:Unknown"/>']], [27]],
    [
      'a part that travels in a header may',
      [
        ['<part name="item" type="goods:Item"/>', '<part name="item" element="goods:Unknown"/>'],
        [rpcBody, `${rpcBody}\n<soap:header message="tns:ReserveRequest" part="item" use="literal"/>`],
      ],
      [],
    ],
    [
      'a part that parts does not name may',
      [
        ['<part name="item" type="goods:Item"/>', '<part name="item" element="goods:Unknown"/>'],
        [rpcBody, rpcBody.replace('use', 'parts="days" use')],
      ],
      [],
    ],
  ],
  'document-part-element': [
    [
      'a part of the body has a type',
      [['<part name="parameters" element="goods:Forget"/>', '<part name="parameters" type="xs:string"/>']],
      [28],
    ],
    [
      'a part that mime:content carries may',
      [
        [
          '<part name="parameters" element="goods:Forget"/>',
          '<part name="parameters" element="goods:Forget"/>\n<part name="file" type="xs:base64Binary"/>',
        ],
        [
          boundForget,
          boundForget.replace(
            docBody,
            `<mime:multipartRelated xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/"><mime:part>${docBody}</mime:part>
        <mime:part><mime:content part="file" type="image/png"/></mime:part></mime:multipartRelated>`,
          ),
        ],
      ],
      [],
    ],
  ],
  'unknown-binding-style': [
    ['the binding has another style', [['style="document"', 'style="dokument"']], [29]],
    [
      'an operation has another style',
      [['<soap:operation soapAction="urn:warehouse#Reserve"', '<soap:operation style="RPC" soapAction="urn:warehouse#Reserve"']],
      [29],
    ],
    [
      'operations of one binding have two styles',
      [['<soap:operation soapAction="urn:warehouse#Forget"', '<soap:operation style="rpc" soapAction="urn:warehouse#Forget"']],
      [29, 25, 27],
    ],
    [
      'all operations override the style of the binding in one way',
      [
        ['<soap:binding style="rpc"', '<soap:binding style="document"'],
        ['<soap:operation soapAction="urn:warehouse#Reserve"', '<soap:operation style="rpc" soapAction="urn:warehouse#Reserve"'],
      ],
      [],
    ],
    [
      'encoded body, header, headerfault and fault',
      [
        [docBody, '<soap:body use="encoded"/>'],
        [header, header.replace('literal', 'encoded')],
        [headerFault, headerFault.replace('literal', 'encoded')],
        ['<soap:fault name="Unknown" use="literal"/>', '<soap:fault name="Unknown" use="encoded"/>'],
      ],
      [29, 29, 29, 29],
    ],
    [
      'an absent style is document, an absent use literal',
      [
        ['<soap:binding style="document"', '<soap:binding'],
        [docBody, '<soap:body/>'],
      ],
      [],
    ],
  ],
  'transport-not-http': [
    [
      'another transport',
      [['style="rpc" transport="http://schemas.xmlsoap.org/soap/http"', 'style="rpc" transport="http://schemas.xmlsoap.org/soap/smtp"']],
      [30],
    ],
    ['none', [['style="rpc" transport="http://schemas.xmlsoap.org/soap/http"', 'style="rpc"']], [30]],
    [
      'a slash too many',
      [['style="rpc" transport="http://schemas.xmlsoap.org/soap/http"', 'style="rpc" transport="http://schemas.xmlsoap.org/soap/http/"']],
      [30],
    ],
  ],
  'message-part-not-set': [
    [
      'a header has no part, a headerfault parts',
      [
        [header, header.replace('part="ticket" ', '')],
        [headerFault, headerFault.replace('part=', 'parts=')],
      ],
      [31, 31],
    ],
    ['a header names a part that the message lacks', [[header, header.replace('part="ticket"', 'part="nope"')]], [31]],
    ['the message of a fault has no part', [['<part name="detail" element="goods:Unknown"/>\n', '']], [31]],
  ],
  'header-fault-not-element': [
    ['its part has a type', [['<part name="expired" element="goods:TicketExpired"/>', '<part name="expired" type="xs:dateTime"/>']], [32]],
  ],
  'header-not-element': [
    ['its part has a type', [['<part name="ticket" element="goods:Ticket"/>', '<part name="ticket" type="xs:string"/>']], [33]],
  ],
  'schema-target-namespace-required': [
    ['a schema with a component', [['</types>', '<xs:schema><xs:element name="Loose"/></xs:schema></types>']], [34]],
    ['an empty schema', [['</types>', '<xs:schema targetNamespace=""/></types>']], [34]],
    [
      'a schema that only imports is let pass',
      [['</types>', '<xs:schema><xs:annotation/><xs:import namespace="urn:warehouse:goods"/></xs:schema></types>']],
      [],
    ],
  ],
  'schema-import-failed': [
    ['no such document', [schema('<xs:import namespace="urn:o" schemaLocation="no-such.xsd"/>')], [35]],
    [
      'it lies outside of the folder, or elsewhere',
      [
        schema(`<xs:import namespace="urn:o" schemaLocation="../o.xsd"/>
      <xs:import namespace="urn:p" schemaLocation="http://127.0.0.1/p.xsd"/>
      <xs:import namespace="urn:q" schemaLocation="ftp://127.0.0.1/q.xsd"/>
      <xs:import namespace="urn:r" schemaLocation="file:///etc/passwd"/>`),
      ],
      [35, 35, 35, 35],
    ],
    [
      'names of a namespace that was lost are not judged',
      [schema('<xs:import namespace="urn:o" schemaLocation="no-such.xsd"/><xs:element xmlns:o="urn:o" name="X" type="o:T"/>')],
      [35],
    ],
  ],
}

describe.each(tableRules.map((rule) => [rule.row, rule.code] as const))('row %i, %s', (_, code) => {
  test.each(cases[code] ?? [])('%s', async (_title, edits, rows) => expect(await rowsOf(changed(...edits))).toEqual(rows))
})

test('every row has a case that reports it, and there are cases of nothing else', () => {
  for (const rule of tableRules)
    expect(
      cases[rule.code]?.some(([, , rows]) => rows.includes(rule.row!)),
      rule.code,
    ).toBe(true)
  expect(Object.keys(cases)).toEqual(tableRules.map((rule) => rule.code))
})

test('the rows are 1 to 35 in order', () =>
  expect(tableRules.map((rule) => rule.row)).toEqual(Array.from({ length: 35 }, (_, index) => index + 1)))

test('row 34 has no exemption under strict', async () => {
  const importOnly = changed(['</types>', '<xs:schema><xs:import namespace="urn:warehouse:goods"/></xs:schema></types>'])
  expect(await rowsOf(importOnly)).toEqual([])
  expect(await rowsOf(importOnly, { strict: true })).toEqual([34])
  expect(await rowsOf(importOnly, { strict: 'bp11' })).toEqual([34])
})
