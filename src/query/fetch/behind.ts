/** Objects behind references of external data sources: read together, step by step, and kept for the query that runs afterwards. */
import { ForeignReference } from '../../infobase/foreign/reference.ts'
import type { ForeignTable, ForeignTables } from '../../infobase/foreign/tables.ts'
import { narrowing } from '../bind/bound.ts'
import { queryError, type Place, type QueryError } from '../query-error.ts'
import type { QueryRun } from '../run/run.ts'
import { groupKey, type QueryValue } from '../values.ts'

/** References that are asked for at once. */
const AT_ONCE = 500

/** Reads what is along the path from references. */
export async function followForeign(
  values: readonly QueryValue[],
  path: readonly string[],
  run: QueryRun,
  tables: ForeignTables,
  place: Place,
): Promise<void> {
  let here = values
  for (const key of path) {
    if (key.startsWith(narrowing)) {
      here = here.filter((one) => one instanceof ForeignReference && one.type === key.slice(narrowing.length))
      continue
    }
    const byType = new Map<string, Map<string, ForeignReference>>()
    for (const one of here)
      if (one instanceof ForeignReference) byType.set(one.type, (byType.get(one.type) ?? new Map()).set(groupKey(one), one))
    for (const [type, references] of byType) await readBehind(type, key, references, run, tables, place)
    here = here.map((one) => (one instanceof ForeignReference ? run.behind.get(`${one.type} ${key}`)?.get(groupKey(one)) : null))
  }
}

async function readBehind(
  type: string,
  key: string,
  references: ReadonlyMap<string, ForeignReference>,
  run: QueryRun,
  tables: ForeignTables,
  place: Place,
): Promise<void> {
  const table = tables.ofType(type)
  if (table === undefined) return
  const name = `${type} ${key}`
  const known = run.behind.get(name) ?? new Map<string, QueryValue>()
  run.behind.set(name, known)
  const wanted = [...references].filter(([id]) => !known.has(id))
  if (wanted.length > tables.limit) throw tooMany(table, tables, place)
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const part = wanted.slice(at, at + AT_ONCE)
    for (const [id] of part) known.set(id, null)
    const conditions = [{ key: 'Ref', operator: 'in', values: part.map(([, one]) => one) }] as const
    const rows = await table.read({ columns: ['Ref', key], conditions, top: undefined, args: [] })
    for (const [reference, value] of rows) known.set(groupKey(reference), value)
  }
}

export const tooMany = ({ FullName }: ForeignTable, { limit }: ForeignTables, place: Place): QueryError =>
  queryError('too-many-rows', { name: FullName, limit }, place)
