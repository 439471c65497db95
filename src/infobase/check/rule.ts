/** A rule of the definitions of data objects: it looks at all of them, and reports what is wrong. */
import type { InfobaseModel } from '../model/model.ts'
import type { PlacedDefinition } from './placed.ts'
import type { Complain } from './problems.ts'

/** What the rules look at: every object once, and the model of all. */
interface Checked {
  readonly all: readonly PlacedDefinition[]
  readonly model: InfobaseModel
}

/** One thing that can be wrong. */
export type Rule = (checked: Checked, complain: Complain) => void
