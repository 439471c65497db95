#!/usr/bin/env bash
# datajs 1.0.3 (npm, Microsoft's reader of OData for JavaScript) reads version 3 in Atom, DataServiceVersion 3.0 among its versions. Of a
# property of a Collection type (in OData 3.0 one d:element for each value) it keeps the last value alone, as one object with
# the key "element" and not as an array, without an error. An order with three rows arrives with its third row; an empty collection is "".
# Tabular sections of 1C are such properties: a document loses all its rows but one.
# Expected before the run: an array of three rows. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact datajs@1.0.3 jsdom@26.1.0
cat > run.cjs <<'JS'
const { readFileSync } = require('node:fs')
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('', { url: 'http://localhost/', runScripts: 'outside-only' })
window.eval(readFileSync(require.resolve('datajs/lib/datajs.js'), 'utf8'))
const row = (number, name) => `<d:element m:type="Shop.Row"><d:Number>${number}</d:Number><d:Name>${name}</d:Name></d:element>`
const body = `<?xml version="1.0" encoding="UTF-8"?>
<entry xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<id>http://localhost/shop/Orders(1)</id><title type="text"/><updated>2024-01-01T00:00:00Z</updated><author><name/></author>
<content type="application/xml"><m:properties>
<d:Id m:type="Edm.Int32">1</d:Id>
<d:Rows m:type="Collection(Shop.Row)">${row(1, 'a')}${row(2, 'b')}${row(3, 'c')}</d:Rows>
<d:Tags m:type="Collection(Edm.String)"><d:element>x</d:element><d:element>y</d:element></d:Tags>
<d:None m:type="Collection(Edm.String)"/>
</m:properties></content></entry>`
const headers = { 'Content-Type': 'application/atom+xml;type=entry;charset=utf-8', 'DataServiceVersion': '3.0' }
const client = { request: (request, done) => setTimeout(() => done({ ...request, statusCode: 200, statusText: 'OK', headers, body })) }
const plain = (value) => JSON.stringify(value, (key, one) => (key === '__metadata' ? undefined : one))
const read = ({ Id, Rows, Tags, None }) => console.log(Id, plain(Rows), plain(Tags), plain(None))
window.OData.request({ requestUri: 'http://localhost/shop/Orders(1)' }, read, ({ message }) => console.log(message), undefined, client)
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
1 {"element":{"Number":"3","Name":"c"}} {"element":"y"} ""
TXT
diff expected.txt seen.txt && echo "as found: of a collection the last value is kept"
