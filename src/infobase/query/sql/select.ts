/** A plan as one SELECT, with what binds its values and decodes its rows. */
import type { InfobaseModel } from '../../model/model.ts'
import type { CellList, Dialect } from '../../store/engine.ts'
import type { Layout, TableLayout } from '../../store/layout.ts'
import { keyOf, type Value } from '../../values/value.ts'
import type { Expression } from '../expression.ts'
import { orderTerms, type OrderTerm } from '../order.ts'
import type { Plan, Row } from '../plan.ts'
import { conditionOf, fragmentOf } from './expression.ts'
import { asFolded, type Fragment, type Several } from './fragment.ts'
import { asCount, asGiven, Hole } from './hole.ts'
import { Scope, type Statement } from './scope.ts'
import { numbered, shapeOfTree } from './shape.ts'
import { compiledText, joined, named, raw, sql, type Sql } from './template.ts'

export interface Compiled {
  readonly text: string
  readonly holes: readonly Hole[]
  /** Tables that must be there. */
  readonly tables: readonly TableLayout[]
  readonly decode: (cells: CellList) => Row
  /** Of each cell that `keys` lists, whether the greatest comes first. */
  readonly directions: readonly boolean[]
}

/** A part of the rows: those whose `cell` is behind one value, up to another; they are bound behind the plan's own. */
export interface Parting {
  readonly cell: string
  /** The key, or the number of a row; else the leading cell of an index. */
  readonly isKey: boolean
  readonly descending: boolean
  /** The first one, which has the rows of its beginning too: a text may be empty. */
  readonly isFirst?: boolean
  /** The cell of an index that has one value in all of the rows; it is bound last. */
  readonly shared?: string
  /** `any`: as they lie. */
  readonly order: 'asked' | 'sorted' | 'any'
}

export interface CompileOptions {
  /** How many rows there are, without order and page. */
  readonly count?: boolean | undefined
  readonly parting?: Parting | undefined
  /** Only the cells that rows are ordered by, as a table that is ordered by them keeps them; behind them the number of a row. */
  readonly keys?: boolean | undefined
  /** In place of a part: rows whose numbers are in a list, each with its number behind its columns. */
  readonly among?: boolean | undefined
}

/** In place of Null, which comes before all else and which no key has. */
const LEAST = '-9223372036854775807'

export function compiled(
  plan: Plan,
  layout: Layout,
  model: InfobaseModel,
  values: number,
  { count = false, parting, keys: isKeys = false, among: isAmong = false }: CompileOptions = {},
): Compiled {
  const statement: Statement = { layout, model, tables: new Set(), aliases: 0 }
  const asked = numbered(plan)
  const scope = new Scope(statement)
  const source = scope.add('', asked.source)
  const joins = (asked.joins ?? []).map((one) => joinOf(one, scope))
  const columns = asked.columns.map((one) => fragmentOf(one.expression, scope))
  const own = asked.where === undefined ? undefined : conditionOf(asked.where, scope)
  const ofPart = isAmong ? amongOf(source.alias, values) : parting && partOf(parting, source.alias, values)
  const where = ofPart === undefined || own === undefined ? (ofPart ?? own) : sql`${ofPart} and ${own}`
  const group = groupOf(plan, asked, columns, scope)
  const having = asked.having === undefined ? undefined : conditionOf(asked.having, scope)
  const isSorted = !count && parting?.order !== 'any'
  const order = isSorted ? orderTerms(asked, layout).flatMap((term) => orderSql(term, scope, group.length > 0)) : []
  const listed = columns.flatMap((made, at) =>
    fragmentCells(made).map((cell, part) => sql`${cell} as ${raw(`v${at}${part === 1 ? 't' : ''}`)}`),
  )
  const once = raw(asked.distinct === true && group.length === 0 ? 'distinct ' : '')
  const number = isAmong || parting?.cell === ROW ? [named(source.alias, ROW)] : []
  const keyTerms = isKeys
    ? [
        ...orderTerms(asked, layout).flatMap((term) => orderCells(term, scope).map((cell) => [cell, term.descending] as const)),
        ...number.map((cell) => [cell, false] as const),
      ]
    : []
  if (isAmong) listed.push(...number)
  const keyList = keyTerms.map(([cell]) => sql`coalesce(${cell}, ${raw(LEAST)})`)
  const list = isKeys ? joined(keyList) : sql`${once}${joined(listed.length === 0 ? [raw('1 as v')] : listed)}`
  const allJoins = [...joins, ...scope.joins]
  // Along the key: by an index each part would be looked for in the whole table.
  const hint = raw(parting?.isKey === true && parting.shared === undefined && layout.dialect === 'sqlite' ? ' not indexed' : '')
  const from = sql`${raw(source.table.name)} as ${raw(source.alias)}${hint}${allJoins.length === 0 ? raw('') : joined(allJoins, '')}`
  const groups = clause(' group by ', group.length === 0 ? undefined : joined(group))
  const body = sql`select ${list} from ${from}${clause(' where ', where)}${groups}${clause(' having ', having)}`
  // A bare variable here has SQLite prepare the statement anew whenever another value is bound.
  const page = sql` limit ${new Hole(values - 1, asCount, 'bigint')} + 0 offset ${new Hole(values - 2, asCount, 'bigint')} + 0`
  const isPaged = plan.skip !== undefined || plan.top !== undefined
  const whole = count
    ? sql`select count(*) as v0 from (${body}) as counted`
    : sql`${body}${clause(' order by ', order.length === 0 ? undefined : joined(order))}${isPaged ? page : raw('')}`
  const { text, bound } = compiledText(whole, layout.dialect)
  return {
    text,
    holes: bound as readonly Hole[],
    tables: [...statement.tables],
    decode: rowDecoder(columns),
    directions: keyTerms.map(([, descending]) => descending),
  }
}

/** Where a table without a key of its own has the numbers of its rows. */
const ROW = 'rowid'

const amongOf = (alias: string, values: number): Sql =>
  sql`${named(alias, ROW)} in (select value from json_each(${new Hole(values, asGiven)}))`

function partOf({ cell, descending, shared, isFirst = false }: Parting, alias: string, values: number): Sql {
  const [behind, upTo] = [raw(`${descending ? '<' : '>'}${isFirst ? '=' : ''}`), raw(descending ? '>=' : '<=')]
  const own = named(alias, cell)
  const range = sql`${own} ${behind} ${new Hole(values, asGiven)} and ${own} ${upTo} ${new Hole(values + 1, asGiven)}`
  return shared === undefined ? range : sql`${named(alias, shared)} = ${new Hole(values + 2, asGiven)} and ${range}`
}

const clause = (word: string, made: Sql | undefined): Sql => (made === undefined ? raw('') : sql`${raw(word)}${made}`)

function joinOf(join: NonNullable<Plan['joins']>[number], scope: Scope): Sql {
  const { alias, table } = scope.add(join.as, join.source)
  return sql` ${raw(join.kind)} join ${raw(table.name)} as ${raw(alias)} on ${conditionOf(join.on, scope)}`
}

export function fragmentCells(made: Fragment): readonly Sql[] {
  if (made.kind === 'nothing') return [raw('null')]
  return made.kind === 'several' ? [made.sql, made.tag] : [made.sql]
}

/**
 * Decodes the cells of `fragmentCells` of each column. Rows are made by `map`, which has no place of its own in V8: what a literal makes is
 * put among what is old once a few hundred of them were held for a moment, and there each row that nobody uses any more keeps all of its
 * values until the whole heap is collected.
 */
export function rowDecoder(columns: readonly Fragment[]): (cells: CellList) => Row {
  let place = 0
  const decoders = columns.map((made) => {
    const at = place
    place += fragmentCells(made).length
    return cellDecoder(made, at)
  })
  return (cells) => decoders.map((decode) => decode(cells))
}

function cellDecoder(made: Fragment, at: number): (cells: CellList) => Value {
  if (made.kind === 'nothing') return () => made.value
  if (made.kind === 'one') {
    const { decode } = made
    return (cells) => {
      const cell = cells[at]!
      return cell === null ? null : decode(cell)
    }
  }
  return (cells) => (cells[at] === null ? null : made.byTag.get(Number(cells[at + 1]))?.decode(cells[at]!))
}

/**
 * The cells of what rows are grouped by. What is a column too has that column's own values, since PostgreSQL tells by equal text that it is
 * one. There distinct rows are groups as well: they may be ordered by what is not a column, such as a folded twin.
 */
function groupOf(plan: Plan, asked: Plan, columns: readonly Fragment[], scope: Scope): readonly Sql[] {
  const isPostgres = scope.statement.layout.dialect === 'postgres'
  if (asked.group === undefined)
    return isPostgres && plan.distinct === true && !plan.columns.some((one) => isAggregate(one.expression)) ? columns.flatMap(cellsOf) : []
  const written = isPostgres ? plan.columns.map(({ expression }) => writtenOf(expression)) : []
  return asked.group.flatMap((one, at) => {
    const column = isPostgres ? written.indexOf(writtenOf(plan.group![at]!)) : -1
    return fragmentCells(column < 0 ? fragmentOf(one, scope) : columns[column]!)
  })
}

const cellsOf = (made: Fragment): readonly Sql[] => (made.kind === 'nothing' ? [] : fragmentCells(made))

/** With its values, unlike its shape. */
function writtenOf(expression: Expression): string {
  const { key, values } = shapeOfTree(expression)
  return [key, ...values.map(keyOf)].join('\n')
}

const isAggregate = (node: unknown): boolean =>
  typeof node === 'object'
  && node !== null
  && ((node as { kind?: unknown }).kind === 'aggregate' || Object.values(node).some((part) => isAggregate(part)))

function orderSql(term: OrderTerm, scope: Scope, isGrouped: boolean): readonly Sql[] {
  const { expression, descending } = term
  const { dialect } = scope.statement.layout
  const isInGroup = isGrouped && dialect === 'postgres' && !isAggregate(expression)
  return orderCells(term, scope).map((cell) => sql`${isInGroup ? sql`min(${cell})` : cell}${wayOf(expression, descending, dialect)}`)
}

/** The cells that rows are ordered by, one after the other. */
function orderCells({ expression }: OrderTerm, scope: Scope): readonly Sql[] {
  const made = fragmentOf(expression, scope)
  if (made.kind === 'nothing') return []
  if (made.kind === 'one') return [made.kept.kind === 'text' ? asFolded(made) : made.sql]
  return [made.tag, orderedAmongOthers(made, scope.statement.layout)]
}

/** Null comes first, as in 1C and SQLite; a key is never Null, and so has an index that PostgreSQL reads in this order. */
function wayOf(expression: Expression, descending: boolean, dialect: Dialect): Sql {
  const isKey =
    expression.kind === 'field' && expression.from === undefined && expression.path.length === 1 && keys.has(expression.path[0]!.field)
  if (dialect === 'sqlite' || isKey) return raw(descending ? ' desc' : '')
  return raw(descending ? ' desc nulls last' : ' nulls first')
}

const keys: ReadonlySet<string> = new Set(['Ref', 'LineNumber', 'Recorder'])

/** Texts as they are compared; where members of enumerations are texts of their ordinals, by as many digits each. */
function orderedAmongOthers({ sql: own, tag, byTag }: Several, { tags, dialect }: Layout): Sql {
  const folded = sql`when ${raw(String(tags.of('String')))} then x_fold(${own})`
  const members = dialect === 'sqlite' ? [] : [...byTag].flatMap(([at, { kept }]) => (kept.kind === 'member' ? [at] : []))
  const padded = members.map((at) => sql` when ${raw(String(at))} then lpad(${own}, 9, '0')`)
  return sql`case ${tag} ${joined([folded, ...padded], '')} else ${own} end`
}
