/** The external data sources of configurations and modules together; the check of their definitions is loaded where there are any. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DefinedExternalDataSource } from '../external/definition/place.ts'

export interface LoadedExternalDataSources {
  /** Those that can be used, with what is sound in them. */
  readonly sources: readonly DefinedExternalDataSource[]
  readonly diagnostics: readonly Diagnostic[]
}

const noSources: LoadedExternalDataSources = { sources: [], diagnostics: [] }

/** A source of a module counts in place of the configuration's of the same name: `standin import` wrote it, and it was changed since. */
export async function externalDataSourcesOf(
  configurations: readonly DefinedExternalDataSource[],
  modules: readonly DefinedExternalDataSource[],
): Promise<LoadedExternalDataSources> {
  if (configurations.length + modules.length === 0) return noSources
  const { checkExternalDataSources } = await import('../external/definition/check.ts')
  const written = new Set(modules.map((one) => one.source.Name))
  return checkExternalDataSources([...configurations.filter((one) => !written.has(one.source.Name)), ...modules])
}
