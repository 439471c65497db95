/**
 * Restrictions by row in reading: with `allowedOnly=true` rows that the user may not read are left out; without it a result that holds one
 * is refused with code 20 (chapter 17.4.5.4).
 */
import { and, type Expression, type Step } from '../../infobase/query/expression.ts'
import { column } from '../../infobase/query/plan.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityType } from '../model/entity.ts'
import type { Source } from './source.ts'

/** What rows of an entity must be like; `undefined`: any. */
export function restrictionOn(source: Source, entity: EntityType): Expression | undefined {
  const restriction = source.restriction?.(entity.object)
  return restriction === undefined || entity.section === undefined ? restriction : behindRef(restriction)
}

/** Rows of tabular sections are those of their owners. */
function behindRef(one: Expression): Expression {
  const ref: Step = { field: 'Ref' }
  switch (one.kind) {
    case 'field':
      return one.from === undefined ? { ...one, path: [ref, ...one.path] } : one
    case 'compare':
    case 'arithmetic':
      return { ...one, left: behindRef(one.left), right: behindRef(one.right) }
    case 'and':
    case 'or':
      return { ...one, operands: one.operands.map(behindRef) }
    case 'call':
      return { ...one, args: one.args.map(behindRef) }
    case 'like':
      return { ...one, text: behindRef(one.text), pattern: behindRef(one.pattern) }
    case 'exists':
      return { ...one, where: behindRef(one.where) }
    case 'negate':
    case 'not':
    case 'in':
    case 'isNull':
    case 'isType':
    case 'cast':
      return { ...one, operand: behindRef(one.operand) }
    case 'case':
      return {
        ...one,
        when: one.when.map((item) => ({ if: behindRef(item.if), gives: behindRef(item.gives) })),
        otherwise: behindRef(one.otherwise),
      }
    case 'aggregate':
    case 'value':
      return one
  }
}

export const joined = (where: Expression | undefined, more: Expression | undefined): { readonly where?: Expression } =>
  more === undefined ? (where === undefined ? {} : { where }) : { where: where === undefined ? more : and(where, more) }

/** Code 20, with what to do for the log. */
export const refused = ({ object }: EntityType) =>
  odataRefusal('rights', [], `the result has rows of ${object.FullName} that the user may not read; allowedOnly=true leaves them out`)

/** Refuses where one of the rows is not the user's. */
export async function requireSound(source: Source, entity: EntityType, where: Expression | undefined): Promise<void> {
  const restriction = restrictionOn(source, entity)
  if (restriction === undefined) return
  const name = entity.key[0]?.column ?? entity.head[0]?.column ?? 'Ref'
  const plan = { source: entity.source, columns: [column(name)] }
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
