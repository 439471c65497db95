/** What `routes` prints of the standard OData interface: its sets, or what one request asks of the data. */
import { segmentText, type Target } from '../../exchange/target.ts'
import { dataOfSources } from '../../load/infobase/data-of-sources.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { StandardOData } from '../../odata/service.ts'
import { open } from '../serving/data.ts'

export const SEGMENT = '/odata/standard.odata'

async function serviceOf(loaded: LoadedSources): Promise<StandardOData | undefined> {
  const data = await dataOfSources(loaded)
  if (data === undefined || data.model.objects.length === 0) return undefined
  return (await import('../../odata/service.ts')).standardOData({ model: data.model })
}

/** A line a set, with its functions; empty where there is no data. */
export async function listedSets(
  loaded: LoadedSources,
): Promise<readonly { readonly name: string; readonly functions: readonly string[] }[]> {
  const service = await serviceOf(loaded)
  if (service === undefined) return []
  const { publishedModelOf } = await import('../../odata/service.ts')
  return publishedModelOf(service).sets.map(({ name, functions }) => ({ name, functions: functions.map((one) => one.name) }))
}

export async function setTree(loaded: LoadedSources, base: string): Promise<string | undefined> {
  const sets = await listedSets(loaded)
  if (sets.length === 0) return undefined
  const lines = sets.map(({ name, functions }, at) => {
    const branch = at === sets.length - 1 ? '└─' : '├─'
    return `${branch} ${name}${functions.length === 0 ? '' : `  (${functions.join(', ')})`}`
  })
  return [`Standard OData interface  ${base}${SEGMENT}`, ...lines].join('\n')
}

/** `undefined` where the path lies elsewhere, or there is no data. */
export async function explainedOData(loaded: LoadedSources, base: string, target: Target, json: boolean): Promise<string | undefined> {
  const prefix = `${base}${SEGMENT}`
  const service = target.path.startsWith(prefix) ? await serviceOf(loaded) : undefined
  if (service === undefined) return undefined
  const opened = await open(loaded, undefined)
  try {
    const { explainRequest } = await import('../../odata/explain-query.ts')
    const found = explainRequest(service, opened.infobase, segmentText(target.path.slice(prefix.length)), target.query)
    if (json) return JSON.stringify(found ?? { set: null }, undefined, 2)
    if (found === undefined) return `${target.path}: no entity set; \`standin routes\` lists them`
    if ('status' in found)
      return `${found.status}, code ${found.code}: ${found.message}${found.hint === undefined ? '' : `\n${found.hint}`}`
    return [
      `set    ${found.set}`,
      `plan   ${JSON.stringify(found.plan)}`,
      `SQL    ${found.sql}`,
      ...found.steps.map((one) => `step   ${one}`),
    ].join('\n')
  } finally {
    opened.close()
  }
}
