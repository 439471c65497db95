/** The boundaries of a sequence, `t12b`: for each combination of dimensions the document up to which all is posted in order. */
import { cellsOf, type Column } from '../store/column.ts'
import type { TableLayout } from '../store/layout.ts'

export interface BoundaryTable {
  readonly name: string
  readonly of: TableLayout
  readonly dimensions: readonly Column[]
  readonly period: Column
  readonly recorder: Column
  /** Cells of the dimensions, then of the period and the recorder, named as in the sequence's own table. */
  readonly keyCells: readonly string[]
  readonly cells: readonly string[]
  readonly create: readonly string[]
}

const known = new WeakMap<TableLayout, BoundaryTable>()

export function boundaryTable(of: TableLayout): BoundaryTable {
  const found = known.get(of)
  if (found !== undefined) return found
  const dimensions = of.columns.filter(({ field }) => field.role === 'dimension')
  const [period, recorder] = [of.column('Period')!, of.column('Recorder')!]
  const keyCells = dimensions.flatMap(bare)
  const cells = [period, recorder].flatMap(bare)
  const name = `${of.name}b`
  const columns = ['k INTEGER', ...[...dimensions, period, recorder].flatMap(typed)].join(', ')
  const create = [`CREATE TABLE ${name} (${columns}, PRIMARY KEY (${['k', ...keyCells].join(', ')}))`]
  const made = Object.freeze({ name, of, dimensions, period, recorder, keyCells, cells, create })
  known.set(of, made)
  return made
}

const bare = (column: Column): readonly string[] => cellsOf({ ...column, twin: undefined })

const typed = ({ name, tag, codecs }: Column): readonly string[] =>
  tag === undefined ? [`${name} ${codecs[0]!.affinity}`] : [name, `${tag} INTEGER`]
