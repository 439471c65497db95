/** Counts what goes with a field, a tabular section or an object that there is no more. */
import { cellsOf, type Column } from '../store/column.ts'
import type { Engine } from '../store/engine.ts'
import type { TableLayout } from '../store/layout.ts'
import { literalOf } from './move.ts'

/** Rows of a table; predefined items, members and the infobase's own node are of the configuration, and an empty constant is nothing. */
export function rowsOf(engine: Engine, name: string, table: TableLayout): number {
  return countOf(engine, name, table.section === undefined ? ownRows(table) : undefined)
}

function ownRows(table: TableLayout): string | undefined {
  const { kind } = table.object
  if (kind === 'Enum') return '1 = 0'
  if (kind === 'Constant') return filled(table.column('Value'))
  const flag = table.column(kind === 'ExchangePlan' ? 'ThisNode' : 'Predefined')
  return flag === undefined ? undefined : `NOT ${flag.name}`
}

/** Values of a column that mean something. */
export function valuesIn(engine: Engine, name: string, column: Column): number {
  const { Name, role } = column.field
  // Their meaning goes with the records, or is none of their own.
  if (role === 'standard' && withoutLoss.has(Name)) return 0
  if (role === 'standard' && Name === 'RecordType') return countOf(engine, name, `${column.name} = 'Expense'`)
  return countOf(engine, name, filled(column))
}

const withoutLoss: ReadonlySet<string> = new Set(['Active', 'LineNumber', 'Predefined', 'ThisNode'])

function filled(column: Column | undefined): string | undefined {
  if (column === undefined) return undefined
  if (column.tag !== undefined) return `${column.tag} <> 0`
  if (column.codecs[0]!.kept.kind === 'boolean') return column.name
  const empty = column.codecs[0]!.encode(column.empty)
  const literal = literalOf(empty)
  return literal === undefined ? `length(${column.name}) > 0` : `${column.name} <> ${literal}`
}

function countOf(engine: Engine, name: string, where: string | undefined): number {
  const [row] = engine.prepare(`SELECT COUNT(*) AS n FROM ${name}${where === undefined ? '' : ` WHERE ${where}`}`).all([])
  return Number(row?.['n'] ?? 0)
}

/** Some values of a column, as texts. */
export function samplesOf(engine: Engine, name: string, column: Column): readonly string[] {
  const where = filled(column)
  const cells = cellsOf(column).slice(0, 1)
  const rows = engine.prepare(`SELECT ${cells.join(', ')} FROM ${name}${where === undefined ? '' : ` WHERE ${where}`} LIMIT 3`).all([])
  // Of several types a cell alone is no value.
  if (column.tag !== undefined) return []
  return rows.map((row) => String(column.codecs[0]!.decode(row[column.name] ?? null) ?? '').slice(0, 40))
}
