/** Keeps the first of those that share a name, and complains of the rest. */
import type { Location } from '../../diagnostics/location.ts'
import { problem, type Complain } from './problems.ts'

export function uniqueByName<T extends { readonly Name: string; readonly location: Location }>(
  all: readonly T[],
  kind: string,
  complain: Complain,
): readonly T[] {
  const seen = new Map<string, T>()
  for (const one of all) {
    const first = seen.get(one.Name)
    if (first === undefined) seen.set(one.Name, one)
    else {
      const again = problem('duplicate-name', { object: `${kind}.${one.Name}` }, one.location)
      complain({ ...again, related: [{ location: first.location, message: 'the first one', messageRu: 'первый' }] })
    }
  }
  return [...seen.values()]
}
