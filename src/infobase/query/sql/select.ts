/** A plan as one SELECT, with what binds its values and decodes its rows. */
import type { InfobaseModel } from '../../model/model.ts'
import type { Cell, CellList, CellRow } from '../../store/engine.ts'
import type { Layout, TableLayout } from '../../store/layout.ts'
import type { Value } from '../../values/value.ts'
import { orderTerms, type OrderTerm } from '../order.ts'
import type { Plan, Row } from '../plan.ts'
import { conditionOf, fragmentOf } from './expression.ts'
import { asFolded, type Fragment } from './fragment.ts'
import { asCount, asGiven, Hole } from './hole.ts'
import { Scope, type Statement } from './scope.ts'
import { numbered } from './shape.ts'
import { compiledText, joined, named, raw, sql, type Sql } from './template.ts'

export interface Compiled {
  readonly text: string
  readonly holes: readonly Hole[]
  /** Tables that must be there. */
  readonly tables: readonly TableLayout[]
  readonly decode: (cells: CellList) => Row
}

/** A part of the rows: those whose `cell` is behind one value, up to another; they are bound behind the plan's own. */
export interface Parting {
  readonly cell: string
  /** The key, or the number of a row; else the leading cell of an index. */
  readonly isKey: boolean
  readonly descending: boolean
  /** The first one, which has the rows of its beginning too: a text may be empty. */
  readonly isFirst?: boolean
  /** `any`: as they lie. */
  readonly order: 'asked' | 'sorted' | 'any'
}

export interface CompileOptions {
  /** How many rows there are, without order and page. */
  readonly count?: boolean | undefined
  readonly parting?: Parting | undefined
}

export function compiled(
  plan: Plan,
  layout: Layout,
  model: InfobaseModel,
  values: number,
  { count = false, parting }: CompileOptions = {},
): Compiled {
  const statement: Statement = { layout, model, tables: new Set(), aliases: 0 }
  const asked = numbered(plan)
  const scope = new Scope(statement)
  const source = scope.add('', asked.source)
  const joins = (asked.joins ?? []).map((one) => joinOf(one, scope))
  const columns = asked.columns.map((one) => fragmentOf(one.expression, scope))
  const own = asked.where === undefined ? undefined : conditionOf(asked.where, scope)
  const where = parting === undefined ? own : partOf(parting, source.alias, values, own)
  const group = (asked.group ?? []).flatMap((one) => fragmentCells(fragmentOf(one, scope)))
  const having = asked.having === undefined ? undefined : conditionOf(asked.having, scope)
  const isSorted = !count && parting?.order !== 'any'
  const order = isSorted ? orderTerms(asked, layout).flatMap((term) => orderSql(term, scope)) : []
  const listed = columns.flatMap((made, at) =>
    fragmentCells(made).map((cell, part) => sql`${cell} as ${raw(`v${at}${part === 1 ? 't' : ''}`)}`),
  )
  const list = sql`${raw(asked.distinct === true ? 'distinct ' : '')}${joined(listed.length === 0 ? [raw('1 as v')] : listed)}`
  const allJoins = [...joins, ...scope.joins]
  // Along the key: by an index each part would be looked for in the whole table.
  const hint = raw(parting?.isKey === true ? ' not indexed' : '')
  const from = sql`${raw(source.table.name)} as ${raw(source.alias)}${hint}${allJoins.length === 0 ? raw('') : joined(allJoins, '')}`
  const groups = clause(' group by ', group.length === 0 ? undefined : joined(group))
  const body = sql`select ${list} from ${from}${clause(' where ', where)}${groups}${clause(' having ', having)}`
  // A bare variable here has SQLite prepare the statement anew whenever another value is bound.
  const page = sql` limit ${new Hole(values - 1, asCount)} + 0 offset ${new Hole(values - 2, asCount)} + 0`
  const isPaged = plan.skip !== undefined || plan.top !== undefined
  const whole = count
    ? sql`select count(*) as v0 from (${body})`
    : sql`${body}${clause(' order by ', order.length === 0 ? undefined : joined(order))}${isPaged ? page : raw('')}`
  const { text, bound } = compiledText(whole)
  return {
    text,
    holes: bound as readonly Hole[],
    tables: [...statement.tables],
    decode: rowDecoder(columns),
  }
}

function partOf({ cell, descending, isFirst = false }: Parting, alias: string, values: number, where: Sql | undefined): Sql {
  const [behind, upTo] = [raw(`${descending ? '<' : '>'}${isFirst ? '=' : ''}`), raw(descending ? '>=' : '<=')]
  const own = named(alias, cell)
  const made = sql`${own} ${behind} ${new Hole(values, asGiven)} and ${own} ${upTo} ${new Hole(values + 1, asGiven)}`
  return where === undefined ? made : sql`${made} and ${where}`
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

/** Decodes the cells of `fragmentCells` of each column. */
function rowDecoder(columns: readonly Fragment[]): (cells: CellList) => Row {
  let place = 0
  const decoders = columns.map((made) => {
    const at = place
    place += fragmentCells(made).length
    return cellDecoder(made, at)
  })
  return (cells) => {
    const row: Value[] = []
    for (let at = 0; at < decoders.length; at++) row.push(decoders[at]!(cells))
    return row
  }
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

type Decode = (row: CellRow) => Value

/** Decodes the column of that number. */
export function decoderOf(made: Fragment, at: number): Decode {
  if (made.kind === 'nothing') return () => made.value
  const name = `v${at}`
  if (made.kind === 'one') {
    const { decode } = made
    return (row) => {
      const cell = row[name] as Cell
      return cell === null ? null : decode(cell)
    }
  }
  const tag = `${name}t`
  return (row) => {
    const cell = row[name] as Cell
    return cell === null ? null : made.byTag.get(Number(row[tag]))?.decode(cell)
  }
}

function orderSql({ expression, descending }: OrderTerm, scope: Scope): readonly Sql[] {
  const made = fragmentOf(expression, scope)
  const way = raw(descending ? ' desc' : '')
  if (made.kind === 'nothing') return []
  if (made.kind === 'one') return [sql`${made.kept.kind === 'text' ? asFolded(made) : made.sql}${way}`]
  const text = raw(String(scope.statement.layout.tags.of('String')))
  const value = sql`case ${made.tag} when ${text} then x_fold(${made.sql}) else ${made.sql} end`
  return [sql`${made.tag}${way}`, sql`${value}${way}`]
}
