/** Balances and turnovers by periods or recorders: what the movements of each row come on top of, from the opening balance on. */
import type { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { beginOfPeriod } from '../query/functions/dates.ts'
import type { Row } from '../query/plan.ts'
import type { Column } from '../store/column.ts'
import { keyOf, type Value } from '../values/value.ts'
import type { Details } from './details.ts'
import type { VirtualTable } from './virtual.ts'

interface Span {
  readonly StartPeriod: DateTime | undefined
  readonly EndPeriod: DateTime | undefined
}

interface Group {
  readonly dimensions: Row
  opening: readonly Decimal[]
  /** Details, receipts and expenses of each row, in the order of time. */
  readonly rows: (readonly [details: Row, received: readonly Decimal[], spent: readonly Decimal[]])[]
}

/** `moved`: the dimensions, the details, `Receipt` and `Expense` of each resource; `opening`: the dimensions and the balances. */
export function running(
  moved: VirtualTable,
  opening: VirtualTable | undefined,
  resources: readonly Column[],
  details: Details,
  span: Span,
): VirtualTable {
  const own = details.periods.length + (details.recorder === undefined ? 0 : 1) + (details.line === undefined ? 0 : 1)
  const first = moved.fields.length - 2 * resources.length
  const groups = new Map<string, Group>()
  const groupOf = (dimensions: Row): Group => {
    const key = dimensions.map(keyOf).join('\n')
    let found = groups.get(key)
    if (found === undefined) groups.set(key, (found = { dimensions, opening: resources.map(() => Decimal.from(0)), rows: [] }))
    return found
  }
  for (const row of opening?.rows ?? []) groupOf(row.slice(0, first - own)).opening = row.slice(first - own) as readonly Decimal[]
  for (const row of moved.rows) {
    const amounts = row.slice(first) as readonly Decimal[]
    const [received, spent] = [0, 1].map((part) => resources.map((_, at) => amounts[2 * at + part]!))
    groupOf(row.slice(0, first - own)).rows.push([row.slice(first - own, first), received!, spent!])
  }
  const fields = [
    ...moved.fields.slice(0, first),
    ...resources.flatMap(({ field: { Name } }) =>
      ['OpeningBalance', 'Receipt', 'Expense', 'Turnover', 'ClosingBalance'].map((suffix) => Name + suffix),
    ),
  ]
  return { fields, rows: [...groups.values()].flatMap((group) => [...rowsOf(group, details, span)]) }
}

function* rowsOf({ dimensions, opening, rows }: Group, details: Details, { StartPeriod, EndPeriod }: Span): Generator<Row> {
  const none = opening.map(() => Decimal.from(0))
  const all = [...rows]
  const before = StartPeriod === undefined ? undefined : borderOf(StartPeriod, details)
  if (before !== undefined && !isSame(before, all[0]?.[0])) all.unshift([before, none, none])
  const after = EndPeriod === undefined ? undefined : borderOf(EndPeriod, details)
  if (after !== undefined && !isSame(after, all.at(-1)?.[0])) all.push([after, none, none])
  let balance = opening
  for (const [own, received, spent] of all) {
    const turnover = received.map((one, at) => one.minus(spent[at]!))
    const closing = balance.map((one, at) => one.plus(turnover[at]!))
    const isNothing = [...received, ...spent, ...balance, ...closing].every((one) => one.text === '0')
    if (!isNothing)
      yield [...dimensions, ...own, ...balance.flatMap((one, at) => [one, received[at]!, spent[at]!, turnover[at]!, closing[at]!])]
    balance = closing
  }
}

/** The details of a border: its periods, and no recorder. */
export function borderOf(at: DateTime, { periods, recorder, line }: Details): Row {
  const own: Value[] = periods.map(([, unit]) => (unit === undefined ? at : beginOfPeriod(at, unit)))
  return [...own, ...(recorder === undefined ? [] : [null]), ...(line === undefined ? [] : [null])]
}

export const isSame = (a: Row, b: Row | undefined): boolean => b !== undefined && a.every((one, at) => keyOf(one) === keyOf(b[at]))
