/** PostgreSQL's words. */
import type { Ask } from '../driver/ask.ts'
import type { BoundCell } from '../driver/cell.ts'
import type { Dialect, HoleKind } from './dialect.ts'
import { inSql } from './isolation.ts'
import { postgresStructure } from './postgres-structure.ts'

const INT4 = 2_147_483_647

export const postgres: Dialect = {
  name: 'postgres',
  quoted: (name) => `"${name.replaceAll('"', '""')}"`,
  hole: (position) => `$${position}`,
  typedHole,
  // It takes READ UNCOMMITTED and gives read committed.
  levels: ['ReadCommitted', 'RepeatableRead', 'Serializable'],
  begin: (level) => [`BEGIN ISOLATION LEVEL ${inSql(level)}`],
  page: (top, skip) => `${top === undefined ? '' : ` LIMIT ${top}`}${skip === undefined ? '' : ` OFFSET ${skip}`}`,
  forUpdate: ' FOR UPDATE',
  call: called,
  columnsOf: (from, names, { columns }) => columns(`SELECT ${names.join(', ')} FROM ${from} WHERE 1 = 0`),
  // The platform does not write them there (chapter 17.5.2.3.7).
  uuidInto: ({ kind }) => (kind === 'text' ? 'text' : kind === 'binary' ? 'bytes' : 'refused'),
  structure: postgresStructure,
}

/** A bare hole takes the type of what it is compared with: a number that is not of that type would be an error, not unequal. */
function typedHole(position: number, kind: HoleKind, value: BoundCell): string {
  if (kind !== 'number') return `$${position}`
  const isInt4 = /^-?\d{1,10}$/.test(String(value)) && Math.abs(Number(value)) <= INT4
  return isInt4 ? `$${position}` : `$${position}::numeric`
}

/** A procedure is called; a function without a value is selected. */
async function called(expression: string, ask: Ask): Promise<string> {
  const name = /([\p{L}_][\p{L}\p{N}_$]*)"?\s*\(/u.exec(expression)?.[1] ?? ''
  const found = await ask("SELECT 1 FROM pg_proc WHERE prokind = 'p' AND lower(proname) = lower($1) LIMIT 1", [name])
  return `${found.length > 0 ? 'CALL' : 'SELECT'} ${expression}`
}
