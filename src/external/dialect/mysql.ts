/** MySQL's and MariaDB's words. */
import type { Ask } from '../driver/ask.ts'
import type { BoundCell } from '../driver/cell.ts'
import type { Dialect, HoleKind } from './dialect.ts'
import { inSql, isolationLevels } from './isolation.ts'
import { mysqlStructure } from './mysql-structure.ts'

/** As many rows as there can be: it has no OFFSET without LIMIT. */
const ALL = '18446744073709551615'

export const mysql: Dialect = {
  name: 'mysql',
  quoted: (name) => `\`${name.replaceAll('`', '``')}\``,
  hole: () => '?',
  typedHole,
  levels: isolationLevels,
  // The level is that of the next transaction: set inside one it is an error, or that of the one after.
  begin: (level) => [`SET TRANSACTION ISOLATION LEVEL ${inSql(level)}`, 'START TRANSACTION'],
  page: (top, skip) => {
    if (top === undefined && skip === undefined) return ''
    return ` LIMIT ${top ?? ALL}${skip === undefined ? '' : ` OFFSET ${skip}`}`
  },
  forUpdate: ' FOR UPDATE',
  call: called,
  columnsOf: (from, names, { columns }) => columns(`SELECT ${names.join(', ')} FROM ${from} WHERE 1 = 0`),
  uuidInto: ({ kind }) => (kind === 'binary' ? 'bytes' : 'text'),
  structure: mysqlStructure,
}

/** A text that is compared with a number would be made a binary fraction, and so would the number. */
function typedHole(_position: number, kind: HoleKind, value: BoundCell): string {
  if (kind !== 'number') return '?'
  const [whole = '', fraction = ''] = String(value).replace('-', '').split('.')
  const scale = Math.min(fraction.length, 30)
  return `CAST(? AS DECIMAL(${Math.min(65, Math.max(1, whole.length + scale))}, ${scale}))`
}

/** A procedure is called; a function is selected. */
async function called(expression: string, ask: Ask): Promise<string> {
  const name = /([\p{L}_][\p{L}\p{N}_$]*)`?\s*\(/u.exec(expression)?.[1] ?? ''
  const found = await ask(
    "SELECT 1 FROM information_schema.routines WHERE routine_schema = DATABASE() AND routine_type = 'PROCEDURE' AND routine_name = ?",
    [name],
  )
  return `${found.length > 0 ? 'CALL' : 'SELECT'} ${expression}`
}
