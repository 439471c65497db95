/** What the standard OData interface publishes of loaded sources, for commands that list it. */
import { dataOfSources } from '../../load/infobase/data-of-sources.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { PublishedModel } from '../../odata/model/entity.ts'
import type { StandardOData } from '../../odata/service.ts'
import { openKept } from './data.ts'

/** The interface; `undefined` where there are no data objects. */
export async function interfaceOf(loaded: LoadedSources): Promise<StandardOData | undefined> {
  const data = await dataOfSources(loaded)
  if (data === undefined || data.model.objects.length === 0) return undefined
  return (await import('../../odata/service.ts')).standardOData({ model: data.model })
}

/** `data`: what keeps the composition that was set. */
export async function publishedOData(loaded: LoadedSources, data: string | undefined): Promise<PublishedModel | undefined> {
  const service = await interfaceOf(loaded)
  if (service === undefined) return undefined
  const { publishedModelOf } = await import('../../odata/service.ts')
  return publishedModelOf(service, data === undefined ? undefined : await contentOf(loaded, data))
}

async function contentOf(loaded: LoadedSources, data: string): Promise<readonly string[] | undefined> {
  const opened = await openKept(loaded, data)
  try {
    return opened.infobase.GetStandardODataInterfaceContent()
  } finally {
    opened.close()
  }
}
