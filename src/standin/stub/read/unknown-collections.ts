/** Collections that stubs only read: a name that nothing saves in is most likely misspelt. */
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../../diagnostics/near.ts'
import type { CollectionDefinition } from '../../keep/collections.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import type { ReadStub } from '../form.ts'

/** `all`: every stub that there is beside. */
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
