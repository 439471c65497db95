/** Restrictions of rights by row in queries: РАЗРЕШЕННЫЕ leaves out what the user may not read, and without it such a result is refused. */
import { dataError } from '../../infobase/data-error.ts'
import { restrictionOf } from '../../infobase/objects/restriction.ts'
import { and, type Expression } from '../../infobase/query/expression.ts'
import type { Plan } from '../../infobase/query/plan.ts'
import { withFields } from '../../infobase/query/with-fields.ts'
import type { BoundSource } from '../bind/bound.ts'
import type { QueryRun } from './run.ts'

/** What rows of a source must be like for the user; `undefined`: any. */
export function rowsRestricted({ reading }: BoundSource, { base }: QueryRun): Expression | undefined {
  if (reading.kind !== 'object' && reading.kind !== 'section' && reading.kind !== 'virtual') return undefined
  const restriction = restrictionOf(base, base.model.byFullName(reading.name)!, 'Read')
  if (restriction === undefined || reading.kind !== 'section') return restriction
  // Rows of tabular sections are those of their owners.
  return withFields(restriction, (one) => ({ ...one, path: [{ field: 'Ref' }, ...one.path] }))
}

/**
 * The conditions with the restriction of the source among them. What a plan cannot say of the query is not known here, so that a query
 * without РАЗРЕШЕННЫЕ is refused by rows that its other conditions would leave out.
 *
 * @throws DataError where a row may not be read and only allowed ones were not asked for
 */
export function allowedConditions(
  source: BoundSource,
  plan: Plan,
  conditions: readonly Expression[],
  run: QueryRun,
): readonly Expression[] {
  const restriction = rowsRestricted(source, run)
  if (restriction === undefined) return conditions
  if (run.allowedOnly) return [...conditions, restriction]
  const restricted: Plan = { ...plan, where: plan.where === undefined ? restriction : and(plan.where, restriction) }
  const { reader } = run.base
  if (reader.count(plan) !== reader.count(restricted)) throw dataError('row-restricted', { right: 'Read', object: nameOf(source) })
  return conditions
}

const nameOf = ({ reading }: BoundSource): string => ('name' in reading ? reading.name : '')
