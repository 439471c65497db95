// The XML layer alone, in one process beside saxes and fast-xml-parser: megabytes a second of CPU time, from bytes of UTF-8 and to them.
import { pathToFileURL } from 'node:url'
import { XMLBuilder, XMLParser } from 'fast-xml-parser'
import { SaxesParser } from 'saxes'
import { EOF, TEXT, XMLPullReader } from '../build/xml/pull.js'
import { XMLWriter } from '../build/xml/write.js'

const rows = (count) =>
  Array.from({ length: count }, (_, at) => ({
    sku: `A-${String(at).padStart(6, '0')}`,
    name: at % 2 === 0 ? `Товар & К° ${at}` : `Goods ${at}`,
    quantity: `${at % 97}.50`,
    sum: `${at * 3}.25`,
  }))

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** An answer as 1C lays it out, by our writer. */
function write(data) {
  const writer = new XMLWriter('1c')
    .start('soap:Envelope')
    .attribute('xmlns:soap', SOAP)
    .start('soap:Body')
    .start('m:PutRows')
    .attribute('xmlns:m', 'urn:bench')
    .attribute('xmlns:xsi', XSI)
  for (const row of data) {
    writer
      .start('m:Row')
      .attribute('m:SKU', row.sku)
      .leaf('m:Name', row.name)
      .leafVerbatim('m:Quantity', row.quantity)
      .leafVerbatim('m:Sum', row.sum)
    writer.start('m:Note').attribute('xsi:nil', 'true').end().end()
  }
  return writer.end().end().end().finish()
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: '\t',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
})
const build = (data) =>
  builder.build({
    'soap:Envelope': {
      '@xmlns:soap': SOAP,
      'soap:Body': {
        'm:PutRows': {
          '@xmlns:m': 'urn:bench',
          '@xmlns:xsi': XSI,
          'm:Row': data.map((row) => ({
            '@m:SKU': row.sku,
            'm:Name': row.name,
            'm:Quantity': row.quantity,
            'm:Sum': row.sum,
            'm:Note': { '@xsi:nil': 'true' },
          })),
        },
      },
    },
  })

/** The least that a concatenation by hand can do: no checks, no state. */
function concatenate(data) {
  const escape = (text) =>
    /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' })[one]) : text
  let out = `<soap:Envelope xmlns:soap="${SOAP}">\r\n\t<soap:Body>\r\n\t\t<m:PutRows xmlns:m="urn:bench"\r\n\t\t\t\txmlns:xsi="${XSI}">`
  for (const row of data) {
    out +=
      `\r\n\t\t\t<m:Row m:SKU="${escape(row.sku)}">\r\n\t\t\t\t<m:Name>${escape(row.name)}</m:Name>\r\n\t\t\t\t<m:Quantity>`
      + `${row.quantity}</m:Quantity>`
      + `\r\n\t\t\t\t<m:Sum>${row.sum}</m:Sum>\r\n\t\t\t\t<m:Note xsi:nil="true"/>\r\n\t\t\t</m:Row>`
  }
  return `${out}\r\n\t\t</m:PutRows>\r\n\t</soap:Body>\r\n</soap:Envelope>`
}

const decoder = new TextDecoder()

/** Every name, attribute and text is looked at, so that nobody gets away with not making them. */
function pull(bytes) {
  const reader = new XMLPullReader(bytes)
  let seen = 0
  for (let event = reader.next(); event !== EOF; event = reader.next()) {
    seen += event === TEXT ? reader.text.length : reader.local.length + reader.namespace.length + reader.attributes.length
  }
  return seen
}

function sax(bytes) {
  const parser = new SaxesParser({ xmlns: true, position: false })
  let seen = 0
  parser.on('opentag', (tag) => {
    seen += tag.local.length + tag.uri.length + Object.keys(tag.attributes).length
  })
  parser.on('text', (text) => {
    seen += text.length
  })
  parser.on('closetag', (tag) => {
    seen += tag.local.length + tag.uri.length
  })
  parser.write(decoder.decode(bytes)).close()
  return seen
}

const fast = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false, preserveOrder: true })

/** CPU microseconds of one call, the peers taking turns: the best of the rounds of each. */
function measure(peers, input, repeat, rounds) {
  const best = Object.fromEntries(Object.keys(peers).map((name) => [name, Infinity]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(peers)) {
      const inputs = Array.from({ length: repeat }, input)
      const before = process.cpuUsage()
      for (const one of inputs) call(one)
      const { user, system } = process.cpuUsage(before)
      best[name] = Math.min(best[name], (user + system) / repeat)
    }
  }
  return best
}

const inTable = (what, peers, bytes) =>
  Object.entries(peers).map(([peer, microseconds]) => ({
    what,
    peer,
    bytes,
    microseconds: Math.round(microseconds * 10) / 10,
    megabytesPerSecond: Math.round((bytes / microseconds) * 10) / 10,
    // How many times as fast as saxes (reading) or as fast-xml-parser's builder (writing).
    ratio: Math.round(((peers.saxes ?? peers['fast-xml-parser']) / microseconds) * 100) / 100,
  }))

const echo = (text) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}" xmlns:ns1="urn:bench"><SOAP-ENV:Body>`
  + `<ns1:Echo><ns1:text>${text}</ns1:text></ns1:Echo></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`

/** Rows `{what, peer, bytes, microseconds, megabytesPerSecond, ratio}`. */
export function run() {
  const table = []
  const readers = { 'ours': pull, 'saxes': sax, 'fast-xml-parser': (bytes) => fast.parse(decoder.decode(bytes)) }
  for (const [what, document, repeat, rounds] of [
    ['read echo, 2 kB', echo('Привет, world! '.repeat(90)), 300, 15],
    ['read 8 rows, 2 kB', concatenate(rows(8)).replaceAll('\r', ''), 300, 15],
    ['read 1,000 rows', concatenate(rows(1_000)).replaceAll('\r', ''), 5, 15],
    ['read 30,000 rows, 5 MB', concatenate(rows(30_000)).replaceAll('\r', ''), 1, 7],
    ['read 30,000 rows, 5 MB, CR LF', concatenate(rows(30_000)), 1, 7],
  ]) {
    const bytes = Buffer.from(document)
    table.push(
      ...inTable(
        what,
        measure(readers, () => bytes, repeat, rounds),
        bytes.length,
      ),
    )
  }
  const writers = { 'ours': write, 'fast-xml-parser': build, 'concatenation by hand': concatenate }
  for (const [what, data, repeat, rounds] of [
    ['write 8 rows', rows(8), 300, 15],
    ['write 1,000 rows', rows(1_000), 5, 15],
    ['write 30,000 rows', rows(30_000), 1, 7],
  ]) {
    const flat = Object.fromEntries(Object.entries(writers).map(([name, call]) => [name, (input) => Buffer.from(call(input))]))
    table.push(
      ...inTable(
        what,
        measure(flat, () => data, repeat, rounds),
        Buffer.byteLength(concatenate(data)),
      ),
    )
  }
  return table
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(run())
