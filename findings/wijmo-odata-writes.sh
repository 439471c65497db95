#!/usr/bin/env bash
# @mescius/wijmo.odata 5.20261.50 (npm, formerly GrapeCity): ODataCollectionView asks for $metadata, sees a version below 4 and reads such a
# service rightly: $inlinecount, odata.count, the rows. What it writes to the same service is in no version's form. The key of a row is
# a string whatever its type is, Rows('6f96…'), where OData 3.0 wants Rows(guid'6f96…') for Edm.Guid. Every number is sent as a text, which
# JSON of OData 3.0 has for Edm.Int64 and Edm.Decimal alone and not for Edm.Double and Edm.Int32. All sets of 1C have keys of Edm.Guid:
# a grid shows them and no edit can be saved.
# Expected before the run: PATCH /Rows(guid'6f96…') with "Price":12.25. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact @mescius/wijmo.odata@5.20261.50 jsdom@26.1.0
cat > run.cjs <<'JS'
const { createServer } = require('node:http')
const { JSDOM } = require('jsdom')
const METADATA = `<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" Version="1.0">
<edmx:DataServices xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" m:DataServiceVersion="3.0">
<Schema xmlns="http://schemas.microsoft.com/ado/2009/11/edm" Namespace="N">
<EntityType Name="Rows"><Key><PropertyRef Name="Ref_Key"/></Key>
<Property Name="Ref_Key" Type="Edm.Guid" Nullable="false"/>
<Property Name="Price" Type="Edm.Double"/><Property Name="Count" Type="Edm.Int32"/></EntityType>
<EntityContainer Name="C" m:IsDefaultEntityContainer="true"><EntitySet Name="Rows" EntityType="N.Rows"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`
const key = '6f9619ff-8b86-d011-b42d-00cf4fc964ff'
let wrote
const written = new Promise((resolve) => (wrote = resolve))
const server = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += piece
  if (request.method === 'PATCH') {
    response.writeHead(204).end()
    return wrote(`${request.method} ${decodeURIComponent(request.url)} ${body}`)
  }
  console.log(request.method, decodeURIComponent(request.url))
  if (request.url.includes('$metadata')) return response.writeHead(200, { 'Content-Type': 'application/xml' }).end(METADATA)
  response.writeHead(200, { 'Content-Type': 'application/json;charset=utf-8', 'DataServiceVersion': '3.0' })
  const value = [{ Ref_Key: key, Price: 10.5, Count: 3 }]
  response.end(JSON.stringify({ 'odata.metadata': 'x/$metadata#Rows', 'odata.count': '1', value }))
})
server.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}/`
  const { window } = new JSDOM('', { url })
  for (const name of ['window', 'document', 'XMLHttpRequest', 'HTMLElement', 'Element', 'Node', 'navigator', 'getComputedStyle'])
    Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true })
  const { ODataCollectionView } = require('@mescius/wijmo.odata')
  const view = new ODataCollectionView(url, 'Rows', { keys: ['Ref_Key'] })
  await new Promise((resolve) => view.loaded.addHandler(resolve))
  console.log(view.items.length, view.totalItemCount, view.oDataVersion)
  const [row] = view.items
  view.editItem(row)
  row.Price = 12.25
  view.commitEdit()
  console.log(await written)
  process.exit(0)
})
JS
node run.cjs 2>&1 | cut -c1-200 | tee seen.txt
cat > expected.txt <<'TXT'
GET /$metadata
GET /Rows?$format=json&$inlinecount=allpages
1 1 1
PATCH /Rows('6f9619ff-8b86-d011-b42d-00cf4fc964ff') {"Ref_Key":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","Price":"12.25","Count":"3"}
TXT
diff expected.txt seen.txt && echo "as found: keys and numbers are written as texts"
