#!/usr/bin/env bash
# @syncfusion/ej2-data 34.2.8 (npm): the ODataAdaptor of DataManager asks for JSON light before JSON verbose (Accept: odata=light;q=1,
# odata=verbose;q=0.5), and has code for it: where DataServiceVersion is 3 the rows are in "value". But it takes that version from the
# headers of its own request, where it writes 2.0 itself, and not from the answer. A server that answers as asked (1C does) gives a result
# that is the whole body: a grid is told the right count and shows no rows. With headers: [{ DataServiceVersion: '3.0' }] it reads them.
# Expected before the run: two rows in both cases. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact @syncfusion/ej2-data@34.2.8 jsdom@26.1.0
cat > run.cjs <<'JS'
const { createServer } = require('node:http')
const { JSDOM } = require('jsdom')
let accept
const server = createServer((request, response) => {
  accept = request.headers.accept
  const origin = `http://127.0.0.1:${server.address().port}`
  response.writeHead(200, { 'Content-Type': 'application/json;charset=utf-8', 'DataServiceVersion': '3.0' })
  response.end(JSON.stringify({ 'odata.metadata': `${origin}/$metadata#Rows`, 'odata.count': '2', 'value': [{ Id: 1 }, { Id: 2 }] }))
})
server.listen(0, '127.0.0.1', async () => {
  const { window } = new JSDOM('', { url: `http://127.0.0.1:${server.address().port}/` })
  for (const name of ['window', 'document']) Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true })
  const { DataManager, ODataAdaptor, Query } = require('@syncfusion/ej2-data')
  const read = async (headers) => {
    const manager = new DataManager({ url: `${window.location.origin}/Rows`, adaptor: new ODataAdaptor(), ...(headers && { headers }) })
    const { result, count } = await manager.executeQuery(new Query().page(1, 10).requiresCount())
    return `${count} ${Array.isArray(result) ? result.length : Object.keys(result).join()}`
  }
  console.log(await read(), '|', accept)
  console.log(await read([{ DataServiceVersion: '3.0' }]))
  process.exit(0)
})
JS
node run.cjs 2>&1 | cut -c1-200 | tee seen.txt
cat > expected.txt <<'TXT'
2 odata.metadata,odata.count,value | application/json;odata=light;q=1,application/json;odata=verbose;q=0.5
2 2
TXT
diff expected.txt seen.txt && echo "as found: JSON light is asked for and not read"
