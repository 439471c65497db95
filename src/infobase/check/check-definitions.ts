/** Everything that is wrong with the data objects of a configuration, each with its place; what is sound is made a model. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { fullNameOf } from '../definition/definition.ts'
import { createModel } from '../model/create-model.ts'
import type { InfobaseModel } from '../model/model.ts'
import { distinctFields } from './fields.ts'
import { soundNames } from './names.ts'
import { placeOfDefinition, type PlacedDefinition } from './placed.ts'
import { dataProblem, type Complain } from './problems.ts'
import { knownObjects } from './references.ts'
import { soundRegisters } from './registers.ts'
import { soundRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { knownTypes } from './types.ts'

const rules: readonly Rule[] = [soundNames, distinctFields, knownTypes, knownObjects, soundRegisters, soundRoutes]

export interface CheckedModel {
  readonly model: InfobaseModel
  readonly diagnostics: readonly Diagnostic[]
}

/** Of two objects of one name the first counts. */
export function checkDefinitions(given: readonly PlacedDefinition[]): CheckedModel {
  const diagnostics: Diagnostic[] = []
  const complain: Complain = (one) => {
    diagnostics.push(one)
  }
  const all = distinctObjects(given, complain)
  const model = createModel(all.map((one) => one.definition))
  for (const rule of rules) rule({ all, model }, complain)
  return { model, diagnostics }
}

function distinctObjects(given: readonly PlacedDefinition[], complain: Complain): readonly PlacedDefinition[] {
  const seen = new Map<string, PlacedDefinition>()
  for (const placed of given) {
    const object = fullNameOf(placed.definition)
    const first = seen.get(object.toLowerCase())
    if (first === undefined) seen.set(object.toLowerCase(), placed)
    else {
      const location = placeOfDefinition(first)
      const again = dataProblem('duplicate-object', { object }, placeOfDefinition(placed))
      complain({ ...again, ...(location && { related: [{ location, message: 'the first one', messageRu: 'первый' }] }) })
    }
  }
  return [...seen.values()]
}
