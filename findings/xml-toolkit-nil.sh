#!/usr/bin/env bash
# xml-toolkit 1.0.59 (npm) writes an object by an XML Schema (XMLSchemata.stringify). For null in a nillable element it writes
# xsi:nil="true", but nothing declares the prefix xsi: the document is not namespace-well-formed, and readers that know namespaces
# (saxes with xmlns here) refuse it. A message of a 1C Web service with an empty value sent through it is a fault at every strict server.
# Expected before the run: xmlns:xsi on the root or on the element. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact xml-toolkit@1.0.59 saxes@6.0.0
cat > order.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:order" elementFormDefault="qualified">
  <xs:element name="Order"><xs:complexType><xs:sequence>
    <xs:element name="Number" type="xs:string"/><xs:element name="Customer" type="xs:string" nillable="true"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
XSD
cat > run.cjs <<'JS'
const { XMLSchemata } = require('xml-toolkit')
const { SaxesParser } = require('saxes')
const errorsOf = (text) => {
  const errors = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', ({ message }) => errors.push(message.replace(/^[\d:]+\s*/, '')))
  parser.write(text).close()
  return errors
}
const schema = new XMLSchemata('order.xsd')
for (const Customer of ['ООО «Ромашка»', null]) {
  const text = schema.stringify({ Order: { Number: '1', Customer } })
  console.log(/xsi:nil/.test(text), /xmlns:xsi/.test(text), errorsOf(text).length)
}
JS
node run.cjs | tee seen.txt
printf 'false false 0\ntrue false 1\n' > expected.txt
diff expected.txt seen.txt && echo "as found: xsi:nil without a declaration of xsi"
