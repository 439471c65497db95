/** Reads the data objects of what was loaded, when they are needed: a server of HTTP services alone loads none of this. */
import type { DataSources, LoadedData } from './load-data.ts'

/** `undefined` where there are no configurations and no module defines data. */
export async function dataOfSources(sources: DataSources): Promise<LoadedData | undefined> {
  if (sources.configurations.length === 0 && sources.data.length === 0) return undefined
  const [{ loadData }, { withRestrictions }, { cacheFolder }] = await Promise.all([
    import('./load-data.ts'),
    import('./restrictions.ts'),
    import('../../host/machine/cache-folder.ts'),
  ])
  return withRestrictions(loadData(sources, cacheFolder(process.env)))
}
