/**
 * What 1C takes in silence though the client hardly meant it: reported in log and journal, or refused where the setting is `strict`
 * (docs/odata.md).
 */
import { observed } from '../../infobase/objects/base.ts'
import { field as planField, equal, value } from '../../infobase/query/expression.ts'
import { column } from '../../infobase/query/plan.ts'
import type { Reference } from '../../infobase/values/reference.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import { odataRefusal, type ODataRefusal } from '../errors.ts'
import type { EntityType } from '../model/entity.ts'
import type { Request } from '../request.ts'

/** A sentence of what is wrong, and the refusal that `strict` has for it. */
export type Accept = (what: string, refusal: (hint: string) => ODataRefusal) => void

export const accepting =
  ({ settings, infobase, remarks }: Request, { object }: EntityType): Accept =>
  (what, refusal) => {
    if (settings.strict === true) throw refusal(`${what}; 1C takes it, strict refuses it`)
    remarks.push(`taken in silence, as 1C does: ${what}`)
    observed(infobase.base, 'accepted', object, what)
  }

const key = [column('Ref')]

/** References of a body by the names of their properties: those that lead nowhere are taken by 1C. */
export async function acceptReferences(
  { infobase }: Request,
  given: readonly (readonly [string, Reference])[],
  accept: Accept,
): Promise<void> {
  for (const [name, reference] of given) {
    if (reference.IsEmpty()) continue
    const plan = {
      source: { kind: 'object', name: objectOfType(reference.type) ?? '' },
      where: equal(planField('Ref'), value(reference)),
      columns: key,
    } as const
    if ((await infobase.select(plan)).length === 0)
      accept(`${name}: ${reference.type} ${reference.UUID} is not there`, (hint) => odataRefusal('property-value', [name], hint))
  }
}
