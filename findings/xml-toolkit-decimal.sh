#!/usr/bin/env bash
# xml-toolkit 1.0.59 (npm) writes an object by an XML Schema. Every xs:decimal goes through a double, also when it is given as text, which
# is the only way to give an exact one: 22 digits become others without an error, 10^21 is written as "1e+21" (no xs:decimal has an
# exponent), and with the facet fractionDigits 2, which the sums in packages of 1C have, 1.005 becomes 1.00.
# Expected before the run: a text is written as given or refused by the facet. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact xml-toolkit@1.0.59
cat > sum.xsd <<'XSD'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:s="urn:sum" targetNamespace="urn:sum" elementFormDefault="qualified">
  <xs:simpleType name="Sum"><xs:restriction base="xs:decimal"><xs:totalDigits value="22"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType>
  <xs:element name="Sums"><xs:complexType><xs:sequence>
    <xs:element name="Sum" type="s:Sum"/><xs:element name="Plain" type="xs:decimal"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
XSD
cat > run.cjs <<'JS'
const { XMLSchemata } = require('xml-toolkit')
const schema = new XMLSchemata('sum.xsd')
for (const value of ['12345678901234567890.12', '1000000000000000000000', '1.005', '10']) {
  const text = schema.stringify({ Sums: { Sum: value, Plain: value } })
  console.log(value, ...[...text.matchAll(/>([^<>]+)</g)].map((found) => found[1]))
}
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
12345678901234567890.12 12345678901234567168.00 12345678901234567000
1000000000000000000000 1e+21 1e+21
1.005 1.00 1.005
10 10.00 10
TXT
diff expected.txt seen.txt && echo "as found: decimals given as text go through a double"
