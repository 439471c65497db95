// The Web service of `soap.mjs` by npm `soap`: the WSDL is a file that is named.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { listen } from 'soap'

const rows = (count) =>
  Array.from({ length: count }, (_, n) => ({
    Code: `000-${n}`,
    Name: `Номенклатура & товар ${n}`,
    Unit: n % 10 === 0 ? null : 'шт',
    Price: `${n}.25`,
    Count: n,
    Date: new Date(Date.UTC(2026, n % 12, 1 + (n % 28), n % 24)).toISOString().slice(0, 19),
    Active: n % 2 === 0,
  }))
const operations = {
  Echo: ({ text }) => ({ return: text }),
  GetRows: ({ count }) => ({ return: { Row: rows(Number(count)) } }),
  PutRows: ({ rows: { Row } }) => ({ return: [Row].flat().length }),
}

const server = createServer((_, response) => response.writeHead(404).end())
server.listen(0, '127.0.0.1', () => {
  listen(server, '/ws/Perf', { Perf: { PerfSoap: operations } }, readFileSync(process.argv[2], 'utf8'), () => {
    console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }))
  })
})
