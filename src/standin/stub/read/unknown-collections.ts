/** Collections of all files together: names that stubs only read, most likely misspelt, and names that are defined twice. */
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../../diagnostics/near.ts'
import type { CollectionDefinition } from '../../keep/collections.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import type { ReadStub } from '../form.ts'

/** A name that nothing saves in. `all`: every stub that there is beside. */
export function unknownCollections(
  stubs: readonly ReadStub[],
  defined: readonly Pick<CollectionDefinition, 'name'>[],
  all: readonly ReadStub[] = stubs,
): readonly Diagnostic[] {
  const filled = all.flatMap(({ more }) => (more?.step?.action === 'keep' || more?.step?.action === 'save' ? [more.step.collection] : []))
  const known = new Set([...defined.map((one) => one.name), ...filled])
  return stubs.flatMap(({ more, at }) => {
    const found = more?.step?.collection
    return found === undefined || known.has(found)
      ? []
      : [reportStub('unknown-collection', { found, meant: didYouMean(found, [...known]) }, at)]
  })
}

/** Collections that several files define: they are one, and the first definition counts. */
export function repeatedCollections(defined: readonly CollectionDefinition[]): readonly Diagnostic[] {
  return defined.flatMap((one) => {
    const first = defined.find(({ name }) => name === one.name)!
    if (first === one) return []
    const found = reportStub('collection-repeated', { name: one.name }, one.at)
    if (first.at === undefined) return [found]
    return [{ ...found, related: [{ location: first.at, message: 'the first definition', messageRu: 'первое определение' }] }]
  })
}
