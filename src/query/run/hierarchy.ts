/** `В ИЕРАРХИИ`: items and everything below them. */
import { withDescendants as withItemsBelow } from '../../infobase/query/descendants.ts'
import { Reference } from '../../infobase/values/reference.ts'
import type { QueryValue } from '../values.ts'
import type { QueryRun } from './run.ts'

export function withDescendants(values: readonly QueryValue[], { base }: QueryRun): readonly QueryValue[] {
  const references = values.filter((one) => one instanceof Reference)
  return [...values.filter((one) => !(one instanceof Reference)), ...withItemsBelow(references, base)]
}
