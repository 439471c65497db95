/**
 * How entries of an accounting register are totalled: by account, extra dimensions and dimensions, debits as what was received and credits
 * as what was spent; and by both accounts of an entry, where there is correspondence.
 */
import { standardField, type Field } from '../../model/field.ts'
import type { Column } from '../../store/column.ts'
import type { TableLayout } from '../../store/layout.ts'
import { keptTotals, totalsLayout, type MonthSide, type Side, type TotalsLayout } from '../totals-layout.ts'

export interface EntryTotals {
  /** Full name of the chart of accounts. */
  readonly chart: string
  /** Extra dimensions of a side. */
  readonly slots: number
  /** `Account`, `ExtDimension1` …, the dimensions by their own names. */
  readonly byAccount: TotalsLayout
  /** `AccountDr`, `ExtDimensionDr1` …, `AccountCr` …: only with correspondence. */
  readonly byPair: TotalsLayout | undefined
  /** As `byAccount` with `BalancedAccount`, `BalancedExtDimension1` …, `ВалютаBalanced` …: made of what is kept by pair. */
  readonly balanced: TotalsLayout | undefined
}

const known = new WeakMap<TableLayout, EntryTotals>()

/** `undefined` for what is no accounting register. */
export function entryTotals(register: TableLayout): EntryTotals | undefined {
  const { object } = register
  if (object.kind !== 'AccountingRegister' || register.section !== undefined) return undefined
  let found = known.get(register)
  if (found === undefined) known.set(register, (found = made(register, object.definition.ChartOfAccounts)))
  return found
}

/** All totals that are kept for a register of any kind. */
export function totalsOf(register: TableLayout): readonly TotalsLayout[] {
  const entries = entryTotals(register)
  if (entries !== undefined) return entries.byPair === undefined ? [entries.byAccount] : [entries.byAccount, entries.byPair]
  const totals = totalsLayout(register)
  return totals === undefined ? [] : [totals]
}

function made(register: TableLayout, chart: string): EntryTotals {
  const isPaired = register.column('AccountDr') !== undefined
  const slots = register.columns.filter(({ field }) => /^ExtDimension(Dr)?\d+$/.test(field.Name)).length
  const paired = (role: 'dimension' | 'resource'): readonly Doubled[] => doubled(register, role)
  const parts = { register, slots, dimensions: paired('dimension'), resources: paired('resource') }
  const byAccount = accountTotals(parts, isPaired)
  const byPair = isPaired ? pairTotals(parts) : undefined
  return { chart, slots, byAccount, byPair, balanced: byPair === undefined ? undefined : balancedTotals(parts, byPair, byAccount) }
}

/** A dimension or resource by its own name, with its columns on both sides: the same one where it belongs to balances. */
interface Doubled {
  readonly name: string
  readonly Dr: Column
  readonly Cr: Column
  readonly isDoubled: boolean
}

interface EntryParts {
  readonly register: TableLayout
  readonly slots: number
  readonly dimensions: readonly Doubled[]
  readonly resources: readonly Doubled[]
}

/** Separators are dimensions, too. */
function doubled({ columns }: TableLayout, role: 'dimension' | 'resource'): readonly Doubled[] {
  const own = columns.filter(({ field }) => field.role === role || (role === 'dimension' && field.role === 'separator'))
  return own.flatMap((one, at): readonly Doubled[] => {
    if (one.field.side === 'Cr') return []
    if (one.field.side === undefined) return [{ name: one.field.Name, Dr: one, Cr: one, isDoubled: false }]
    return [{ name: one.field.Name.slice(0, -2), Dr: one, Cr: own[at + 1]!, isDoubled: true }]
  })
}

type Word = 'Dr' | 'Cr' | ''

/** The account and the extra dimensions of a side. */
const accountColumns = ({ register, slots }: EntryParts, word: Word): readonly Column[] => [
  register.column(`Account${word}`)!,
  ...Array.from({ length: slots }, (_, at) => register.column(`ExtDimension${word}${at + 1}`)!),
]

/** Fields that tell records from each other, under the names that they have in the records. */
const details = ({ register }: EntryParts): readonly Column[] =>
  ['Period', 'Recorder', 'LineNumber', 'Active'].map((name) => register.column(name)!)

/** A column of rows that are made: the same values under another name. */
function renamed(column: Column, place: number, field: Field): Column {
  const name = `a${place}`
  return Object.freeze({
    ...column,
    field,
    name,
    tag: column.tag === undefined ? undefined : `${name}t`,
    twin: column.twin === undefined ? undefined : `${name}f`,
  })
}

const named = ({ field }: Column, Name: string, russianName: string): Field => {
  const { side: _side, ...rest } = field
  return Object.freeze({ ...rest, Name, russianName })
}

/** The layout of rows that are made of records. */
function rowsLayout(parts: EntryParts, name: string, columns: readonly Column[]): TableLayout {
  const all = [...details(parts), ...columns]
  const byName = new Map(all.toReversed().flatMap((one) => [[one.field.russianName, one] as const, [one.field.Name, one] as const]))
  const { object } = parts.register
  return Object.freeze({
    name,
    object,
    section: undefined,
    columns: all,
    column: (one: string) => byName.get(one),
    key: [],
    clustered: false,
    create: [],
    needs: [],
    rowsOf: parts.register,
  })
}

/** Account, extra dimensions and dimensions of one side; `at`: the number of the first column. */
function sideColumns(parts: EntryParts, word: Word, at: number, before: string, russianBefore: string): readonly Column[] {
  return accountColumns(parts, word).map((one, place) => {
    const field =
      place === 0
        ? standardField(`${before}Account`, `${russianBefore}Счет`, ...one.field.Types)
        : standardField(`${before}ExtDimension${place}`, `${russianBefore}Субконто${place}`, ...one.field.Types)
    return renamed(one, at + place, field)
  })
}

function accountTotals(parts: EntryParts, isPaired: boolean): TotalsLayout {
  const { register, slots, dimensions, resources } = parts
  const keys = [
    ...sideColumns(parts, isPaired ? 'Dr' : '', 0, '', ''),
    ...dimensions.map((one, at) => renamed(one.Dr, slots + 1 + at, named(one.Dr, one.name, one.name))),
  ]
  const amounts = resources.map((one, at) => renamed(one.Dr, keys.length + at, named(one.Dr, one.name, one.name)))
  const side = (word: 'Dr' | 'Cr', way: Side['way']): Side => ({
    dimensions: [...accountColumns(parts, isPaired ? word : ''), ...dimensions.map((one) => one[word])],
    resources: resources.map((one) => one[word]),
    way,
  })
  return keptTotals({
    register: rowsLayout(parts, `${register.name}a`, [...keys, ...amounts]),
    records: register,
    sides: isPaired
      ? [side('Dr', 'received'), side('Cr', 'spent')]
      : [side('Dr', { type: register.column('RecordType')!, spent: 'Credit' })],
    isBalance: true,
    dimensions: keys,
    resources: amounts,
    months: `${register.name}m`,
    current: `${register.name}n`,
  })
}

function pairTotals(parts: EntryParts): TotalsLayout {
  const { register } = parts
  const both = (list: readonly Doubled[]): readonly Column[] => list.flatMap(({ Dr, Cr, isDoubled }) => (isDoubled ? [Dr, Cr] : [Dr]))
  const dimensions = [...accountColumns(parts, 'Dr'), ...accountColumns(parts, 'Cr'), ...both(parts.dimensions)]
  const resources = both(parts.resources)
  return keptTotals({
    register,
    records: register,
    sides: [{ dimensions, resources, way: 'received' }],
    isBalance: false,
    dimensions,
    resources,
    months: `${register.name}c`,
    current: undefined,
  })
}

function balancedTotals(parts: EntryParts, byPair: TotalsLayout, byAccount: TotalsLayout): TotalsLayout {
  const { register, slots } = parts
  const doubledDimensions = parts.dimensions.filter((one) => one.isDoubled)
  const first = byAccount.dimensions.length
  const dimensions = [
    ...byAccount.dimensions,
    ...sideColumns(parts, 'Cr', first, 'Balanced', 'Кор'),
    ...doubledDimensions.map((one, at) => renamed(one.Cr, first + slots + 1 + at, named(one.Cr, `${one.name}Balanced`, `${one.name}Кор`))),
  ]
  const resources = parts.resources.flatMap((one, at) => [
    renamed(one.Dr, dimensions.length + 2 * at, named(one.Dr, one.name, one.name)),
    ...(one.isDoubled ? [renamed(one.Cr, dimensions.length + 2 * at + 1, named(one.Cr, `${one.name}Balanced`, `${one.name}Кор`))] : []),
  ])
  const side = (own: 'Dr' | 'Cr', other: 'Dr' | 'Cr', way: 'received' | 'spent') => ({
    dimensions: [
      ...accountColumns(parts, own),
      ...parts.dimensions.map((one) => one[own]),
      ...accountColumns(parts, other),
      ...doubledDimensions.map((one) => one[other]),
    ],
    resources: parts.resources.flatMap((one) => (one.isDoubled ? [one[own], one[other]] : [one.Dr])),
    way,
  })
  const sides = [side('Dr', 'Cr', 'received'), side('Cr', 'Dr', 'spent')]
  const monthSides = sides.map((one): MonthSide => ({
    dimensions: one.dimensions,
    amounts: one.resources.map((resource) => `p${byPair.resources.indexOf(resource)}`),
    way: one.way,
  }))
  const totals = keptTotals({
    register: rowsLayout(parts, `${register.name}b`, [...dimensions, ...resources]),
    records: register,
    sides,
    isBalance: true,
    dimensions,
    resources,
    months: byPair.months,
    current: undefined,
  })
  return { ...totals, monthSides, createMonths: byPair.createMonths }
}
