/** The Web service of `bench/soap.mjs`: a text back, rows out, rows in. */
import { DateTime, Decimal, Operation, Parameter, property, WebService, XDTOPackage, xs, type XDTOValue } from 'onec-standin'

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

/** Made anew for every call, as the peers make theirs. */
const rows = (count: number): XDTOValue<typeof Rows> => ({
  Row: Array.from({ length: count }, (_, n) => ({
    Code: `000-${n}`,
    Name: `Номенклатура & товар ${n}`,
    Unit: n % 10 === 0 ? null : 'шт',
    Price: Decimal.of(BigInt(n * 100 + 25), 2),
    Count: n,
    Date: DateTime.of({ year: 2026, month: 1 + (n % 12), day: 1 + (n % 28), hour: n % 24 }),
    Active: n % 2 === 0,
  })),
})

export default WebService({
  Name: 'Perf',
  Namespace: 'http://example.org/perf',
  XDTOPackages: [Perf],
  Operations: {
    Echo: Operation({ Parameters: { text: Parameter(xs.string) }, XDTOReturningValueType: xs.string }, ({ text }) => text),
    GetRows: Operation({ Parameters: { count: Parameter(xs.int) }, XDTOReturningValueType: Rows }, ({ count }) => rows(count)),
    PutRows: Operation(
      { Parameters: { rows: Parameter(Rows) }, XDTOReturningValueType: xs.int },
      (parameters) => parameters.rows.Row.length,
    ),
  },
})
