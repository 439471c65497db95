/**
 * Entries of accounting registers as 1C keeps them: extra dimensions in the order of their account, each of a type that the account has,
 * and Null in dimensions and resources whose flag the account does not have.
 */
import { dataError } from '../../data-error.ts'
import type { TableLayout } from '../../store/layout.ts'
import { Reference } from '../../values/reference.ts'
import { typeOf } from '../../values/type-of.ts'
import type { Value } from '../../values/value.ts'
import type { Base } from '../base.ts'

/** What an account says of its entries. */
interface Account {
  readonly code: string
  /** Names of accounting flags that are set. */
  readonly flags: ReadonlySet<string>
  /** Types of its extra dimensions, in their order. */
  readonly types: readonly Reference[]
}

type Word = 'Dr' | 'Cr' | ''

/** One side of an entry, as places of a row's values. */
interface Places {
  readonly account: number
  readonly slots: readonly { readonly value: number; readonly type: number }[]
  /** Fields that depend on a flag of the account. */
  readonly flagged: readonly { readonly place: number; readonly flag: string; readonly empty: Value }[]
}

/** Changes the rows in place; each has its values in the order of the table's columns. @throws DataError */
export function completeEntries(base: Base, table: TableLayout, rows: readonly Value[][]): void {
  const { object } = table
  if (object.kind !== 'AccountingRegister' || rows.length === 0) return
  const words: readonly Word[] = object.definition.Correspondence ? ['Dr', 'Cr'] : ['']
  const sides = words.map((word) => placesOf(table, word))
  const accounts = accountsOf(base, object.definition.ChartOfAccounts)
  const kinds = valueTypesOf(base)
  for (const row of rows) {
    for (const side of sides) {
      const account = accounts(row[side.account] as Reference)
      for (const { place, flag, empty } of side.flagged) row[place] = account.flags.has(flag) ? (row[place] ?? empty) : null
      putExtDimensions(row, side, account, kinds)
    }
  }
}

function placesOf({ columns }: TableLayout, word: Word): Places {
  const at = (name: string): number => columns.findIndex(({ field }) => field.Name === name)
  const slots = columns.flatMap(({ field: { Name } }, value) => {
    const number = new RegExp(`^ExtDimension${word}(\\d+)$`).exec(Name)?.[1]
    return number === undefined ? [] : [{ value, type: at(`ExtDimensionType${word}${number}`) }]
  })
  const flagged = columns.flatMap(({ field: { definition, side }, empty }, place) => {
    const isOwn = word === '' || side === word
    const flag = definition !== undefined && 'AccountingFlag' in definition ? definition.AccountingFlag.split('.').at(-1)! : ''
    return isOwn && flag !== '' ? [{ place, flag, empty }] : []
  })
  return { account: at(`Account${word}`), slots, flagged }
}

/** A value is in the place that its account gives its type; a place without type has that of the account. */
function putExtDimensions(row: Value[], { slots }: Places, account: Account, kinds: (type: Reference) => readonly string[]): void {
  const given = new Map<string, Value>()
  for (const [at, { value, type }] of slots.entries()) {
    const own = row[value]
    const said = row[type] instanceof Reference && !row[type].IsEmpty() ? row[type] : account.types[at]
    // Where extra dimensions are all of one type, no value is its empty reference.
    const isNone = own === undefined || own === null || (said === undefined && own instanceof Reference && own.IsEmpty())
    if (isNone) continue
    if (said === undefined || !account.types.some((one) => one.UUID === said.UUID))
      throw dataError('ext-dimension', { account: account.code, which: said === undefined ? String(at + 1) : String(said) })
    const allowed = kinds(said)
    if (allowed.length > 0 && !allowed.includes(typeOf(own)))
      throw dataError('ext-dimension-value', { account: account.code, type: typeOf(own), types: allowed.join(', ') })
    given.set(said.UUID, own)
  }
  for (const [at, { value, type }] of slots.entries()) {
    const kind = account.types[at]
    row[value] = kind === undefined ? null : given.get(kind.UUID)
    row[type] = kind ?? null
  }
}

const nothing: Account = { code: '', flags: new Set(), types: [] }

/** Each account is read once. */
function accountsOf(base: Base, chart: string): (account: Reference) => Account {
  const known = new Map<string, Account>()
  const table = base.layout.table(chart)
  const section = base.layout.section(chart, 'ExtDimensionTypes')
  return (account) => {
    let found = known.get(account.UUID)
    if (found === undefined) {
      found = table === undefined || account.IsEmpty() ? nothing : readAccount(base, table, section, account)
      known.set(account.UUID, found)
    }
    return found
  }
}

function readAccount(base: Base, table: TableLayout, section: TableLayout | undefined, account: Reference): Account {
  const [row] = base.writer.rows(table, [table.column('Ref')!], [account])
  if (row === undefined) return { ...nothing, code: account.UUID }
  const flags = table.columns.filter(({ field, name }) => field.role === 'accountingFlag' && Number(row[name]) === 1)
  const code = table.column('Code')
  const type = section?.column('ExtDimensionType')
  const lines =
    section === undefined || type === undefined
      ? []
      : base.writer.rows(section, [section.column('Ref')!], [account], ` ORDER BY ${section.column('LineNumber')!.name}`)
  return {
    code: code === undefined ? account.UUID : String(code.codecs[0]!.decode(row[code.name]!)),
    flags: new Set(flags.map(({ field }) => field.Name)),
    types: lines.map((line) => type!.codecs[0]!.decode(line[type!.name]!) as Reference),
  }
}

/** The types of values that a type of extra dimensions takes; none: any. */
function valueTypesOf(base: Base): (type: Reference) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (type) => {
    let found = known.get(type.UUID)
    if (found === undefined) {
      const table = base.layout.table(type.type.replace('Ref.', '.'))
      const column = table?.column('ValueType')
      const [row] = table === undefined ? [] : base.writer.rows(table, [table.column('Ref')!], [type])
      const text = column === undefined || row === undefined ? '' : String(row[column.name] ?? '')
      known.set(type.UUID, (found = text === '' ? [] : text.split(',').map((one) => one.trim())))
    }
    return found
  }
}
