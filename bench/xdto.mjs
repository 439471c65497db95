// Typed reading and writing alone, beside the bare tokenizer: MB/s over tables of 10 to 100,000 rows of seven elements, which should not
// fall as they grow.
import { fileURLToPath } from 'node:url'

const dist = process.env.STANDIN_DIST ?? fileURLToPath(new URL('../build/', import.meta.url))
const { XDTOPackage } = await import(`${dist}/xdto/types/package.js`)
const { property } = await import(`${dist}/xdto/types/property.js`)
const { xs } = await import(`${dist}/xdto/types/xs.js`)
const { XDTOFactory } = await import(`${dist}/xdto/factory.js`)
const { Decimal } = await import(`${dist}/xdto/values/decimal.js`)
const { DateTime } = await import(`${dist}/xdto/values/date-time.js`)
const { XMLPullReader, EOF } = await import(`${dist}/xml/pull.js`)

const sizes = [10, 1_000, 10_000, 100_000]

const Perf = XDTOPackage({ Namespace: 'http://example.org/perf' })
const Row = Perf.objectType('Row', {
  Code: property(xs.string),
  Name: property(xs.string),
  Unit: property(xs.string, { nillable: true }),
  Price: property(xs.decimal),
  Count: property(xs.int),
  Date: property(xs.dateTime),
  Active: property(xs.boolean),
})
const Rows = Perf.objectType('Rows', { Row: property(Row, { lowerBound: 0, upperBound: -1 }) })
const factory = XDTOFactory([Perf])

const value = (size) => ({
  Row: Array.from({ length: size }, (_, n) => ({
    Code: `000-${n}`,
    Name: `Номенклатура & товар ${n}`,
    Unit: n % 10 === 0 ? null : 'шт',
    Price: Decimal.of(BigInt(n * 100 + 25), 2),
    Count: n,
    Date: DateTime.of({ year: 2026, month: 1 + (n % 12), day: 1 + (n % 28), hour: n % 24 }),
    Active: n % 2 === 0,
  })),
})

/** Best of several batches, each long enough for the clock; milliseconds a turn. */
function time(work) {
  let turns = 1
  let best = Infinity
  for (let batch = 0; batch < 7; batch++) {
    const start = performance.now()
    for (let turn = 0; turn < turns; turn++) work()
    const took = performance.now() - start
    best = Math.min(best, took / turns)
    if (took < 60) turns = Math.max(1, Math.ceil((turns * 100) / Math.max(took, 0.1)))
  }
  return best
}

function tokenize(bytes) {
  const reader = new XMLPullReader(bytes)
  while (reader.next() !== EOF);
}

/** Rows `{ rows, bytes, tokenizerMBs, readMBs, writeMBs, readMicrosecondsARow, writeMicrosecondsARow }`. */
export function run() {
  return sizes.map((size) => {
    const made = value(size)
    const text = factory.WriteXML(made, Rows)
    const bytes = new TextEncoder().encode(text)
    const megabytes = bytes.length / 1e6
    const alone = time(() => tokenize(bytes))
    const read = time(() => factory.ReadXML(bytes, Rows))
    const write = time(() => new TextEncoder().encode(factory.WriteXML(made, Rows)))
    const rate = (milliseconds) => Math.round((megabytes / milliseconds) * 10_000) / 10
    const each = (milliseconds) => Math.round((milliseconds / size) * 100_000) / 100
    return {
      rows: size,
      bytes: bytes.length,
      tokenizerMBs: rate(alone),
      readMBs: rate(read),
      writeMBs: rate(write),
      readMicrosecondsARow: each(read),
      writeMicrosecondsARow: each(write),
    }
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(run())
