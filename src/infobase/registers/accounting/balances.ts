/**
 * Balance and BalanceAndTurnovers of accounting registers: what the account's type makes of a balance, and the balances of both sides as
 * the rows below have them (the splitted ones). Rows of the finest kind are summed by the store, and put together here.
 */
import { said } from '../../../diagnostics/said.ts'
import type { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { and, type Expression } from '../../query/expression.ts'
import type { Row } from '../../query/plan.ts'
import { PlanError } from '../../query/problem.ts'
import type { TableLayout } from '../../store/layout.ts'
import { Reference } from '../../values/reference.ts'
import { keyOf } from '../../values/value.ts'
import { balanceOf, turnoversOf } from '../balance.ts'
import { detailsOf, type Details } from '../details.ts'
import { borderOf, isSame } from '../running.ts'
import type { TotalsLayout } from '../totals-layout.ts'
import { refuseTable, type Registers, type VirtualTable } from '../virtual.ts'
import { entryTotals, type EntryTotals } from './entries.ts'
import { Held, sidesOf, accountTypes, type AccountType } from './held.ts'
import { reshaped, type SlotSide } from './slots.ts'

interface EntryParameters {
  /** Of the account. */
  readonly AccountCondition?: Expression | undefined
  /** Of accounts, extra dimensions and dimensions. */
  readonly Condition?: Expression | undefined
  /** Of any field of the entries: the others do not count. */
  readonly among?: Expression | undefined
  /** Names by which rows are told apart: `Account`, `ExtDimension1`, dimensions; all when absent. */
  readonly Dimensions?: readonly string[] | undefined
  /** Types of extra dimensions: the first is `ExtDimension1`, and only accounts that have them all are looked at. */
  readonly ExtDimensions?: readonly Reference[] | undefined
}
export interface EntryBalanceParameters extends EntryParameters {
  /** The balance at the beginning of that second. */
  readonly Period?: DateTime | undefined
}
export interface EntryTurnoversParameters extends EntryParameters {
  /** Both are included. */
  readonly StartPeriod?: DateTime | undefined
  readonly EndPeriod?: DateTime | undefined
  /** `MonthPeriod`, `Recorder` … */
  readonly Details?: readonly string[] | undefined
}

/** Of each resource `СуммаBalance`, `…BalanceDr`, `…BalanceCr`, `…SplittedBalanceDr`, `…SplittedBalanceCr`. */
export function entryBalance(registers: Registers, register: TableLayout, parameters: EntryBalanceParameters): VirtualTable {
  const totals = requiredEntries(register, 'Balance')
  const rows = openingRows(registers, totals, parameters, parameters.Period)
  const folded = new Folding(registers, totals, parameters)
  for (const row of rows) folded.groupOf(row).held.add(folded.memberOf(row), row[0], folded.amountsOf(row))
  const { resources } = totals.byAccount
  return {
    fields: [...folded.names, ...resources.flatMap(({ field: { Name } }) => balanceNames(Name, ''))],
    rows: [...folded.groups.values()].flatMap(({ keys, held, type }) => {
      const amounts = resources.flatMap((_, at) => sidesOf(held.at(at), type))
      return amounts.every((one) => one.text === '0') ? [] : [[...keys, ...amounts]]
    }),
  }
}

const balanceNames = (name: string, word: '' | 'Opening' | 'Closing'): readonly string[] =>
  ['Balance', 'BalanceDr', 'BalanceCr', 'SplittedBalanceDr', 'SplittedBalanceCr'].map((suffix) => `${name}${word}${suffix}`)

/** Of each resource the balances before, `Turnover`, `TurnoverDr`, `TurnoverCr`, and the balances after. */
export function entryBalanceAndTurnovers(registers: Registers, register: TableLayout, parameters: EntryTurnoversParameters): VirtualTable {
  const totals = requiredEntries(register, 'BalanceAndTurnovers')
  const { StartPeriod, EndPeriod, Details } = parameters
  const { byAccount } = totals
  const details = detailsOf(byAccount.register, Details)
  const folded = new Folding(registers, totals, parameters)
  if (StartPeriod !== undefined)
    for (const row of openingRows(registers, totals, parameters, StartPeriod))
      folded.groupOf(row).held.add(folded.memberOf(row), row[0], folded.amountsOf(row))
  const moved = turnoversOf(registers, byAccount, {
    StartPeriod,
    EndPeriod,
    Details,
    Condition: both(parameters.AccountCondition, parameters.Condition),
    among: parameters.among,
    reshape: reshaped(registers, byAccount, totals.chart, [slotSide(totals, parameters.ExtDimensions, true)]),
  })
  const first = byAccount.dimensions.length
  const own = details.periods.length + (details.recorder === undefined ? 0 : 1) + (details.line === undefined ? 0 : 1)
  for (const row of moved.rows) folded.groupOf(row).move(row.slice(first, first + own), row, first + own)
  const names = byAccount.resources.flatMap(({ field: { Name } }) => [
    ...balanceNames(Name, 'Opening'),
    ...['Turnover', 'TurnoverDr', 'TurnoverCr'].map((suffix) => Name + suffix),
    ...balanceNames(Name, 'Closing'),
  ])
  return {
    fields: [...folded.names, ...moved.fields.slice(first, first + own), ...names],
    rows: [...folded.groups.values()].flatMap((group) => [...runningRows(group, folded, details, { StartPeriod, EndPeriod })]),
  }
}

interface Span {
  readonly StartPeriod: DateTime | undefined
  readonly EndPeriod: DateTime | undefined
}

function* runningRows(group: Group, folded: Folding, details: Details, { StartPeriod, EndPeriod }: Span): Generator<Row> {
  const moments = group.moments()
  const before = details.isEmpty || StartPeriod === undefined ? undefined : borderOf(StartPeriod, details)
  if (before !== undefined && !isSame(before, moments[0]?.details)) moments.unshift({ details: before, rows: [], first: 0 })
  const after = details.isEmpty || EndPeriod === undefined ? undefined : borderOf(EndPeriod, details)
  if (after !== undefined && !isSame(after, moments.at(-1)?.details)) moments.push({ details: after, rows: [], first: 0 })
  if (details.isEmpty && moments.length === 0) moments.push({ details: [], rows: [], first: 0 })
  const { held, keys, type } = group
  const count = folded.count
  for (const moment of moments) {
    const opening = held.all(type)
    const received = Array.from({ length: count }, () => Decimal.of(0n))
    const spent = Array.from({ length: count }, () => Decimal.of(0n))
    for (const row of moment.rows) {
      const change = received.map((_, at) => row[moment.first + 3 * at] as Decimal)
      for (const at of received.keys()) {
        received[at] = received[at]!.plus(row[moment.first + 3 * at + 1] as Decimal)
        spent[at] = spent[at]!.plus(row[moment.first + 3 * at + 2] as Decimal)
      }
      held.add(folded.memberOf(row), row[0], change)
    }
    const closing = held.all(type)
    const amounts = received.flatMap((one, at) => [...opening[at]!, one.minus(spent[at]!), one, spent[at]!, ...closing[at]!])
    if (amounts.some((one) => one.text !== '0')) yield [...keys, ...moment.details, ...amounts]
  }
}

/** Rows of the finest kind: all dimensions, and the balance of each resource. */
function openingRows(
  registers: Registers,
  totals: EntryTotals,
  { AccountCondition, Condition, ExtDimensions, among }: EntryParameters,
  Period: DateTime | undefined,
): readonly Row[] {
  const { byAccount, chart } = totals
  const reshape = reshaped(registers, byAccount, chart, [slotSide(totals, ExtDimensions, true)])
  return balanceOf(registers, byAccount, { Period, Condition: both(AccountCondition, Condition), among, reshape }).rows.slice()
}

/** @throws PlanError for other registers */
export function requiredEntries(register: TableLayout, table: string): EntryTotals {
  return entryTotals(register) ?? refuseTable(register, table)
}

export const both = (...conditions: readonly (Expression | undefined)[]): Expression | undefined => {
  const said = conditions.filter((one) => one !== undefined)
  return said.length === 0 ? undefined : said.length === 1 ? said[0] : and(...said)
}

export const slotSide = ({ byAccount, slots }: EntryTotals, types: readonly Reference[] | undefined, isBalance: boolean): SlotSide => ({
  account: byAccount.dimensions[0]!,
  slots: byAccount.dimensions.slice(1, 1 + slots),
  types,
  isBalance,
})

/** What rows of one combination of the names that were asked for come to. */
class Group {
  readonly keys: Row
  /** `undefined`: of several accounts. */
  readonly type: AccountType | undefined
  readonly held: Held
  readonly #moments = new Map<string, Moment>()

  constructor(keys: Row, type: AccountType | undefined, held: Held) {
    this.keys = keys
    this.type = type
    this.held = held
  }

  move(details: Row, row: Row, first: number): void {
    const key = details.map(sortable).join('\n')
    const found = this.#moments.get(key)
    if (found === undefined) this.#moments.set(key, { details, rows: [row], first })
    else found.rows.push(row)
  }

  moments(): Moment[] {
    return [...this.#moments].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one)
  }
}

interface Moment {
  readonly details: Row
  readonly rows: Row[]
  /** Where the amounts begin. */
  readonly first: number
}

const sortable = (value: Row[number]): string => (value instanceof Decimal ? value.text.padStart(12, '0') : String(value))

/** Puts rows of the finest kind together by the names that were asked for. */
class Folding {
  readonly groups = new Map<string, Group>()
  readonly names: readonly string[]
  readonly count: number
  readonly #places: readonly number[]
  readonly #totals: TotalsLayout
  readonly #types: ReadonlyMap<string, AccountType>

  constructor(registers: Registers, { byAccount, chart }: EntryTotals, { Dimensions }: EntryParameters) {
    this.#totals = byAccount
    this.count = byAccount.resources.length
    const all = byAccount.dimensions.map(({ field }) => field.Name)
    this.names = Dimensions ?? all
    this.#places = this.names.map((name) => {
      const at = byAccount.dimensions.findIndex(({ field }) => field.Name === name || field.russianName === name)
      if (at < 0)
        throw new PlanError(
          'unknown-field',
          said(
            `${byAccount.register.object.FullName} has no dimension ${name}`,
            `у ${byAccount.register.object.FullName} нет измерения ${name}`,
          ),
        )
      return at
    })
    this.#types = accountTypes(registers, chart)
  }

  groupOf(row: Row): Group {
    const keys = this.#places.map((at) => row[at])
    const key = keys.map(keyOf).join('\n')
    let found = this.groups.get(key)
    if (found === undefined) {
      const type = this.#places.includes(0) && row[0] instanceof Reference ? this.#types.get(row[0].UUID) : undefined
      this.groups.set(key, (found = new Group(keys, type, new Held(this.count, this.#types))))
    }
    return found
  }

  memberOf = (row: Row): string => row.slice(0, this.#totals.dimensions.length).map(keyOf).join('\n')

  amountsOf = (row: Row): readonly Decimal[] => row.slice(this.#totals.dimensions.length) as readonly Decimal[]
}
