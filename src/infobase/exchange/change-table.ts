/**
 * The table of an object's registered changes, `t12x`: for each node of a plan the keys of what was changed and the number of the message
 * that it was sent with, Null before.
 */
import { cellsOf, type Column } from '../store/column.ts'
import type { TableLayout } from '../store/layout.ts'

export interface ChangeTable {
  readonly name: string
  readonly of: TableLayout
  /** What a change is registered by: the reference, the recorder of a set, the key of a record; nothing of a constant. */
  readonly key: readonly Column[]
  /** Cells of the key. */
  readonly cells: readonly string[]
  readonly create: readonly string[]
}

const known = new WeakMap<TableLayout, ChangeTable>()

export function changeTable(of: TableLayout): ChangeTable {
  const found = known.get(of)
  if (found !== undefined) return found
  const key = keyOf(of)
  const name = `${of.name}x`
  const cells = key.flatMap(keyCells)
  const primary = ['p', 'n', ...cells].join(', ')
  const columns = ['p INTEGER', 'n TEXT', 'm INTEGER', ...key.flatMap(typed)].join(', ')
  const create = [`CREATE TABLE ${name} (${columns}, PRIMARY KEY (${primary}))`]
  const made = Object.freeze({ name, of, key, cells, create })
  known.set(of, made)
  return made
}

function keyOf({ object, columns, column, key }: TableLayout): readonly Column[] {
  if (object.kind === 'Constant') return []
  const recorder = column('Recorder')
  if (recorder !== undefined) return [recorder]
  return object.kind === 'InformationRegister' ? key : columns.slice(0, 1)
}

const keyCells = (column: Column): readonly string[] => cellsOf({ ...column, twin: undefined })

const typed = ({ name, tag, codecs }: Column): readonly string[] =>
  tag === undefined ? [`${name} ${codecs[0]!.affinity}`] : [name, `${tag} INTEGER`]
