/** Which exchange plans have an object in their content, and whether its changes are recorded by themselves. */
import type { InfobaseModel, ModelObject } from '../model/model.ts'

export interface InContent {
  readonly plan: ModelObject<'ExchangePlan'>
  /** Every node of the plan is a recipient of changes of the object, unless a handler says otherwise. */
  readonly isAutomatic: boolean
}

/** By the full name of the object; most objects of most configurations are in none. */
export function planContents(model: InfobaseModel): ReadonlyMap<string, readonly InContent[]> {
  const found = new Map<string, InContent[]>()
  for (const plan of model.of('ExchangePlan')) {
    for (const { Metadata, AutoRecord } of plan.definition.Content) {
      const one: InContent = { plan, isAutomatic: AutoRecord === 'Allow' }
      const known = found.get(Metadata)
      if (known === undefined) found.set(Metadata, [one])
      else known.push(one)
    }
  }
  return found
}
