/** What reading is done from: an infobase, what of it is published, and what the user may read. */
import type { AnyModelObject } from '../../infobase/model/model.ts'
import type { Expression } from '../../infobase/query/expression.ts'
import type { Plan, Row } from '../../infobase/query/plan.ts'
import type { GivenSource } from '../../infobase/query/source.ts'
import type { Value } from '../../infobase/values/value.ts'
import type { PublishedModel } from '../model/entity.ts'
import type { Area } from './area.ts'

/** What is read from: an infobase, or whatever carries out plans. */
export interface Reads {
  select(plan: Plan): Promise<readonly Row[]>
  /** The same in pieces; `undefined` where the plan is best read at once. */
  walk(plan: Plan): Promise<AsyncGenerator<readonly Row[]> | undefined>
  count(plan: Plan): Promise<number>
  Presentation(value: Value): Promise<string>
}

export interface Source {
  readonly reads: Reads
  readonly model: PublishedModel
  /** Values of separators that every row must have. */
  readonly area: Area
  /** Refuses where the user has not the right to read the object. */
  readonly requires: (object: AnyModelObject) => void
  /** What rows of an object must be like, so that the user may read them. */
  readonly restriction?: ((object: AnyModelObject) => Expression | undefined) | undefined
  /** Rows that the user may not read are left out. */
  readonly allowedOnly?: boolean
  /** Rows in place of those of an entity that has none of its own: a journal. */
  readonly given?: GivenSource | undefined
}
