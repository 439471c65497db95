/** A query of a set as its user may ask it: without rows that may not be read, or refused where its result holds one. */
import type { Expression } from '../../infobase/query/expression.ts'
import { column } from '../../infobase/query/plan.ts'
import { joined, refused, requireSound, restrictionOn } from './allowed.ts'
import type { Query } from './rows.ts'
import type { Source } from './source.ts'

/** The query without such rows, or as it is where there are none. */
export async function admitted(query: Query, source: Source, allowedOnly: boolean): Promise<Query> {
  const { entity, where, given } = query
  // Rows that are given were made of rows that were looked at, but for those of journals.
  const restriction = given === undefined || entity.shape === 'journal' ? restrictionOn(source, entity) : undefined
  if (restriction === undefined) return query
  if (allowedOnly) return { ...query, ...joined(where, restriction) }
  if (entity.shape === 'recordSet' || (query.top === undefined && query.skip === 0)) {
    await requireSound(source, entity, where, given)
    return query
  }
  const flag: Expression = {
    kind: 'case',
    when: [{ if: restriction, gives: { kind: 'value', value: true } }],
    otherwise: { kind: 'value', value: false },
  }
  const rows = await source.reads.select({
    source: given ?? entity.source,
    ...(where !== undefined && { where }),
    order: query.order,
    columns: [column('allowed', flag)],
    ...(query.skip > 0 && { skip: query.skip }),
    ...(query.top !== undefined && { top: query.top }),
  })
  if (rows.every(([isAllowed]) => isAllowed === true)) return query
  throw refused(entity)
}
