/** Whether references lead somewhere, by one question for many: in most cases all of them do. */
import type { TableLayout } from '../../store/layout.ts'
import { referenceCell } from '../../values/reference-cell.ts'
import type { Base } from '../base.ts'
import { isThere } from './items.ts'

/** More are asked for in another way. */
const MOST = 64

/** `uuids`: each once. `false` also where there are too many to tell. */
export function areAllThere(base: Base, table: TableLayout, uuids: readonly string[]): boolean {
  if (uuids.length === 1) return isThere(base, table, uuids[0]!)
  if (uuids.length > MOST) return false
  const cells = uuids.map(referenceCell)
  // The last one fills the list up, so that there are few statements.
  let size = 1
  while (size < cells.length) size *= 2
  while (cells.length < size) cells.push(cells.at(-1)!)
  const holes = (): string => Array.from({ length: size }, () => '?').join(', ')
  const text = (): string => `SELECT count(*) AS n FROM ${table.name} WHERE c0 IN (${holes()})`
  const [row] = base.writer.ofTable(table, `there ${size}`, text).all(cells)
  return Number(row?.['n']) === uuids.length
}
