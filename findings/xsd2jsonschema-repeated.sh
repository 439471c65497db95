#!/usr/bin/env bash
# xsd2jsonschema 0.3.7 (npm) makes a JSON Schema of an XML Schema. An element that may stand several times is "one value or an array",
# joined by oneOf. Where its type is a type of XML Schema (xs:string, xs:int), or is written inside of the element, the package says nothing
# of the value: oneOf is [{}, an array of {}]. An array fits both of its parts, and oneOf wants exactly one: every array is refused,
# and everything else, a number for a text too, is taken. A named type of the schema is written out, and its arrays are right. A list of
# barcodes, marks or rows of a message for 1C is checked the wrong way round.
# Expected before the run: the array is valid, the number is not, as for the named type. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact xsd2jsonschema@0.3.7 ajv@8.17.1
cat > order.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:order" targetNamespace="urn:order" elementFormDefault="qualified">
  <xs:complexType name="Row"><xs:sequence><xs:element name="Name" type="xs:string"/></xs:sequence></xs:complexType>
  <xs:complexType name="Document"><xs:sequence>
    <xs:element name="Named" type="o:Row" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="Barcode" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="Inside" minOccurs="0" maxOccurs="unbounded">
      <xs:complexType><xs:sequence><xs:element name="Name" type="xs:string"/></xs:sequence></xs:complexType>
    </xs:element>
  </xs:sequence></xs:complexType>
  <xs:element name="Order" type="o:Document"/>
</xs:schema>
XSD
cat > run.cjs <<'JS'
const { readFileSync } = require('node:fs')
const { Xsd2JsonSchema } = require('xsd2jsonschema')
const { Ajv } = require('ajv')
const made = new Xsd2JsonSchema().processAllSchemas({ schemas: { 'order.xsd': readFileSync('order.xsd', 'utf8') } })
const schema = JSON.parse(JSON.stringify(made['order.xsd'].getJsonSchema()))
const holds = new Ajv({ strict: false }).compile(schema)
for (const [name, part] of Object.entries(schema.definitions.Document.properties)) console.log(name, JSON.stringify(part))
const row = { Name: 'a' }
for (const order of [{ Named: [row, row] }, { Named: 5 }, { Barcode: ['1', '2'] }, { Barcode: 5 }, { Inside: [row, row] }, { Inside: 5 }])
  console.log(JSON.stringify(order), holds({ Order: order }) ? 'valid' : 'refused')
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
Named {"oneOf":[{"$ref":"#/definitions/Row"},{"items":{"$ref":"#/definitions/Row"},"type":"array"}]}
Barcode {"oneOf":[{},{"items":{},"type":"array"}]}
Inside {"oneOf":[{},{"items":{},"type":"array"}]}
{"Named":[{"Name":"a"},{"Name":"a"}]} valid
{"Named":5} refused
{"Barcode":["1","2"]} refused
{"Barcode":5} valid
{"Inside":[{"Name":"a"},{"Name":"a"}]} refused
{"Inside":5} valid
TXT
diff expected.txt seen.txt && echo "as found: the list is refused, anything else is taken"
