#!/usr/bin/env bash
# @syncfusion/ej2-data 34.2.8 (npm) reads answers of OData and of other services through its DataManager, and turns texts that look like
# dates into dates. Years below 100 become years of the twentieth century without an error: 0001-01-01, the empty date of 1C and
# DateTime.MinValue of .NET, arrives as 1 January 1901, and is written back so when the row is updated. Year 100 and later are right.
# Expected before the run: year 1, as JSON and ISO 8601 say, and as `new Date(text)` reads it. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact @syncfusion/ej2-data@34.2.8 jsdom@26.1.0
cat > run.cjs <<'JS'
const { createServer } = require('node:http')
const { JSDOM } = require('jsdom')
const texts = ['0001-01-01T00:00:00', '0050-06-07T08:09:10', '0099-12-31T00:00:00', '0100-01-01T00:00:00', '2024-01-31T10:00:00']
const server = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' })
  response.end(JSON.stringify({ value: texts.map((On) => ({ On })) }))
})
server.listen(0, '127.0.0.1', async () => {
  const { window } = new JSDOM('', { url: `http://127.0.0.1:${server.address().port}/` })
  for (const name of ['window', 'document']) Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true })
  const { DataManager, ODataV4Adaptor, Query } = require('@syncfusion/ej2-data')
  const { result } = await new DataManager({ url: `${window.location.origin}/Rows`, adaptor: new ODataV4Adaptor() }).executeQuery(new Query())
  for (const [at, { On }] of result.entries()) console.log(texts[at], new Date(texts[at]).getFullYear(), On.getFullYear())
  process.exit(0)
})
JS
TZ=UTC node run.cjs 2>&1 | cut -c1-200 | tee seen.txt
cat > expected.txt <<'TXT'
0001-01-01T00:00:00 1 1901
0050-06-07T08:09:10 50 1950
0099-12-31T00:00:00 99 1999
0100-01-01T00:00:00 100 100
2024-01-31T10:00:00 2024 2024
TXT
diff expected.txt seen.txt && echo "as found: years below 100 become years of the twentieth century"
