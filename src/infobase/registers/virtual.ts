/**
 * Virtual tables: rows that are made of a register's records and totals. They are rows with named fields, so that a plan can go on with
 * them: `{ source: { kind: 'given', ...table }, where, order, columns }`.
 */
import { said } from '../../diagnostics/said.ts'
import type { InfobaseModel } from '../model/model.ts'
import type { Cells } from '../query/each-part.ts'
import type { Expression } from '../query/expression.ts'
import type { Rows } from '../query/held-rows.ts'
import type { Row } from '../query/plan.ts'
import { PlanError } from '../query/problem.ts'
import { conditionOf } from '../query/sql/expression.ts'
import type { Fragment } from '../query/sql/fragment.ts'
import { asGiven, asReference, Hole } from '../query/sql/hole.ts'
import { Scope, type Statement } from '../query/sql/scope.ts'
import { fragmentCells, rowDecoder } from '../query/sql/select.ts'
import { numberedTree, shapeOfTree } from '../query/sql/shape.ts'
import { compiledText, joined, named, raw, sql, type Sql } from '../query/sql/template.ts'
import { listed, type Bound, type CellList, type Statement as EngineStatement } from '../store/engine.ts'
import type { Layout, TableLayout } from '../store/layout.ts'
import type { Tables } from '../store/tables.ts'
import type { Writer } from '../store/writer.ts'
import { Reference } from '../values/reference.ts'
import type { Value } from '../values/value.ts'
import type { Totals } from './totals.ts'

export interface VirtualTable {
  readonly fields: readonly string[]
  readonly rows: Rows
}

/** What virtual tables are made with. */
export interface Registers {
  readonly model: InfobaseModel
  readonly layout: Layout
  readonly tables: Tables
  readonly writer: Writer
  readonly totals: Totals
  /** The rows of some values of the first dimensions alone. */
  readonly part?: RegisterPart
  /** Takes note of the tables that are read. */
  readonly reads?: Set<TableLayout>
  /** Who takes sums over in place of having them made at once. */
  readonly sums?: Sums
  /** In place of asking the engine at once. */
  readonly rowsOf?: RowsOf
}

/** The decoded rows of a statement. */
export type RowsOf = (statement: EngineStatement, bound: readonly Bound[], decode: (cells: CellList) => Row) => Rows

/** Gives what sums come to; before that is known the fields alone. */
interface Sums {
  take(summing: Summing): VirtualTable
}

/** A table of sums, as it would be asked for at once: by the rows of all parts of the register. */
export interface Summing {
  readonly registers: Registers
  readonly register: TableLayout
  /** Tells its SELECT from others, but for the condition. */
  readonly key: string
  readonly values: readonly Value[]
  readonly condition: Expression | undefined
  readonly parts: readonly Sql[]
  readonly make: (making: Making) => Made & Summed
}

export interface Summed {
  /** What rows are told apart by. */
  readonly keys: readonly Sql[]
  readonly amounts: readonly { readonly cell: Sql; readonly isWide: boolean }[]
  /** From FROM on, up to what rows are grouped by. */
  readonly from: (parts: readonly Sql[]) => Sql
}

/** From behind some cells up to others; open where there are none. */
export interface RegisterPart {
  readonly cells: readonly string[]
  readonly after: Cells | undefined
  readonly upTo: Cells | undefined
}

/** A SELECT that is being made over the register, which has the alias. */
export interface Making {
  readonly alias: string
  /** Left joins that the condition needs. */
  readonly joins: Sql
  /** `undefined`: every row counts. */
  readonly condition: Sql | undefined
}

export interface Made {
  readonly columns: readonly NamedFragment[]
  /** The whole SELECT, around the list of columns. */
  readonly select: (columns: Sql) => Sql
}

export interface NamedFragment {
  readonly name: string
  readonly fragment: Fragment
}

interface Kept {
  /** `undefined`: there is nothing to ask for. */
  readonly statement: EngineStatement | undefined
  readonly holes: readonly Hole[]
  readonly tables: readonly TableLayout[]
  readonly fields: readonly string[]
  readonly decode: (cells: CellList) => Row
}

const kept = new WeakMap<Writer, Map<string, Kept>>()

/** `key` and the condition's shape tell which SELECT it is; `values` are bound where `holeAt` says. */
export function virtualRows(
  registers: Registers,
  register: TableLayout,
  key: string,
  values: readonly Value[],
  condition: Expression | undefined,
  make: (making: Making) => Made,
): VirtualTable {
  const shape = shapeOfTree({ condition })
  const all = [...values, ...shape.values]
  let cache = kept.get(registers.writer)
  if (cache === undefined) kept.set(registers.writer, (cache = new Map()))
  const whole = `${register.name}:${key}:${shape.key}`
  let found = cache.get(whole)
  if (found === undefined) {
    found = compiledTable(registers, register, values.length, condition, make)
    if (cache.size > 500) cache.clear()
    cache.set(whole, found)
  }
  registers.tables.ensure(found.tables)
  if (registers.reads !== undefined) for (const one of found.tables) registers.reads.add(one)
  const { statement, decode, fields } = found
  const bound = found.holes.map((hole): Bound => hole.bind(all[hole.at]))
  return { fields, rows: statement === undefined ? [] : (registers.rowsOf ?? rowsAtOnce)(statement, bound, decode) }
}

const rowsAtOnce: RowsOf = (statement, bound, decode) => listed(statement, bound).map(decode)

const asCellText = (value: Value): Bound => (value instanceof Reference ? asReference(value) : String(value))

/** A place for one of the `values`. */
export const holeAt = (at: number, bind: (value: Value) => Bound = asCellText): Sql => sql`${new Hole(at, bind)}`

/** What a SELECT over the register begins with; `first`: the number of the condition's first value. */
export function makingOf(
  registers: Registers,
  register: TableLayout,
  first: number,
  condition: Expression | undefined,
): { readonly making: Making; readonly statement: Statement } {
  const statement: Statement = { layout: registers.layout, model: registers.model, tables: new Set(), aliases: 0 }
  const table = register.rowsOf ?? register
  registers.tables.ensure([table])
  statement.tables.add(table)
  const scope = new Scope(statement)
  const { alias } = scope.addRows('', register)
  const asked = condition === undefined ? undefined : (numberedTree(condition, first) as Expression)
  const test = asked === undefined ? undefined : conditionOf(asked, scope)
  const joins = scope.joins.length === 0 ? raw('') : joined(scope.joins, '')
  return { making: { alias, joins, condition: test }, statement }
}

function compiledTable(
  registers: Registers,
  register: TableLayout,
  first: number,
  condition: Expression | undefined,
  make: (making: Making) => Made,
): Kept {
  const { making, statement } = makingOf(registers, register, first, condition)
  const { columns, select } = make(making)
  const listed = columns.flatMap(({ fragment }, at) =>
    fragmentCells(fragment).map((cell, part) => sql`${cell} as ${raw(`v${at}${part === 1 ? 't' : ''}`)}`),
  )
  // A register that has neither dimensions nor resources has nothing to list.
  const { text, bound } = compiledText(select(listed.length === 0 ? raw('1') : joined(listed)), registers.layout.dialect)
  // A condition may follow a reference to an object that nobody has written yet.
  registers.tables.ensure([...statement.tables])
  return {
    statement: listed.length === 0 ? undefined : registers.writer.statement(text),
    holes: bound as readonly Hole[],
    tables: [...statement.tables],
    fields: columns.map((one) => one.name),
    decode: rowDecoder(columns.map(({ fragment }) => fragment)),
  }
}

/** Says that a row is of the part, whose ends are the values from `at` on. */
export function ofPart({ cells, after, upTo }: RegisterPart, at: number, alias?: string): readonly Sql[] {
  const compared = (sign: string, from: number): Sql => comparedCells(cells, sign, (place) => new Hole(from + place, asGiven), alias)
  return [...(after === undefined ? [] : [compared('>', at)]), ...(upTo === undefined ? [] : [compared('<=', at + (after?.length ?? 0))])]
}

/** `(c1, c2) > (?, ?)`, which an index of these cells leads to. */
export function comparedCells(cells: readonly string[], sign: string, hole: (place: number) => Hole, alias?: string): Sql {
  const own = joined(cells.map((cell) => (alias === undefined ? raw(cell) : named(alias, cell))))
  const other = joined(cells.map((_, place) => sql`${hole(place)}`))
  return cells.length === 1 ? sql`${own} ${raw(sign)} ${other}` : sql`(${own}) ${raw(sign)} (${other})`
}

/** The ends of the part among the values that are bound. */
export const endsOfPart = (part: RegisterPart | undefined): readonly Value[] =>
  part === undefined ? [] : ([...(part.after ?? []), ...(part.upTo ?? [])] as unknown as readonly Value[])

/** What the text of a SELECT depends on. */
export const partKey = (part: RegisterPart | undefined): string =>
  part === undefined ? '' : `%${part.cells.join()}${part.after === undefined}${part.upTo === undefined}`

/** @throws PlanError where the register has no such table */
export function refuseTable(register: TableLayout, name: string): never {
  throw new PlanError(
    'unknown-source',
    said(`${register.object.FullName} has no table ${name}`, `у ${register.object.FullName} нет таблицы ${name}`),
  )
}
