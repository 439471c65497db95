/**
 * Restrictions by row in reading: with `allowedOnly=true` rows that the user may not read are left out; without it a result that holds one
 * is refused with code 20 (chapter 17.4.5.4).
 */
import { said } from '../../diagnostics/said.ts'
import { and, equal, field, fieldOf, not, or, type Expression } from '../../infobase/query/expression.ts'
import { column } from '../../infobase/query/plan.ts'
import { objectSource, type Source as Rows } from '../../infobase/query/source.ts'
import { withFields } from '../../infobase/query/with-fields.ts'
import { typeOfObject } from '../../infobase/values/type-of.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityType } from '../model/entity.ts'
import type { Source } from './source.ts'

/** What rows of an entity must be like; `undefined`: any. */
export function restrictionOn(source: Source, entity: EntityType): Expression | undefined {
  if (entity.shape === 'journal') return ofDocuments(source, entity)
  const restriction = source.restriction?.(entity.object)
  if (restriction === undefined || entity.section === undefined) return restriction
  // Rows of tabular sections are those of their owners.
  return withFields(restriction, (one) => ({ ...one, path: [{ field: 'Ref' }, ...one.path] }))
}

/** A journal's rows are documents, each with the restriction of its own. */
function ofDocuments({ restriction }: Source, { object }: EntityType): Expression | undefined {
  const all = object.recorders.flatMap((document): readonly Expression[] => {
    const found = restriction?.(document)
    if (found === undefined) return []
    const as = 'restricted'
    const where = and(
      equal(fieldOf(as, 'Ref'), field('Ref')),
      withFields(found, (one) => ({ ...one, from: as })),
    )
    const own: Expression = { kind: 'exists', source: objectSource(document.FullName), as, where }
    return [or(not({ kind: 'isType', operand: field('Ref'), type: typeOfObject(document.FullName) }), own)]
  })
  return all.length === 0 ? undefined : and(...all)
}

export const joined = (where: Expression | undefined, more: Expression | undefined): { readonly where?: Expression } =>
  more === undefined ? (where === undefined ? {} : { where }) : { where: where === undefined ? more : and(where, more) }

/** Code 20, with what to do for the log. */
export const refused = ({ object }: EntityType) =>
  odataRefusal(
    'rights',
    [],
    said(
      `the result has rows of ${object.FullName} that the user may not read; allowedOnly=true leaves them out`,
      `в результате есть строки ${object.FullName}, недоступные пользователю; allowedOnly=true их пропускает`,
    ),
  )

/** Refuses where one of the rows is not the user's. */
export async function requireSound(
  source: Source,
  entity: EntityType,
  where: Expression | undefined,
  from: Rows = entity.source,
): Promise<void> {
  const restriction = restrictionOn(source, entity)
  if (restriction === undefined) return
  const name = entity.key[0]?.column ?? entity.head[0]?.column ?? 'Ref'
  const plan = { source: from, columns: [column(name)] }
  const [all, own] = [
    await source.reads.count({ ...plan, ...joined(where, undefined) }),
    await source.reads.count({ ...plan, ...joined(where, restriction) }),
  ]
  if (all !== own) throw refused(entity)
}

/** What rows that belong to others are like, such as records of a recorder: those of the user, or all where all are. */
export async function ownRows(source: Source, entity: EntityType, where: Expression | undefined): Promise<{ readonly where?: Expression }> {
  const restriction = restrictionOn(source, entity)
  if (restriction === undefined) return joined(where, undefined)
  if (source.allowedOnly) return joined(where, restriction)
  await requireSound(source, entity, where)
  return joined(where, undefined)
}

/** Whether an expression speaks of such fields only. */
export function isOfFields(one: Expression, isField: (name: string) => boolean): boolean {
  const text = JSON.stringify(one, (key, value: unknown) => (key === 'path' ? (value as readonly { field: string }[])[0]?.field : value))
  return [...text.matchAll(/"path":"([^"]*)"/g)].every((found) => isField(found[1]!))
}
