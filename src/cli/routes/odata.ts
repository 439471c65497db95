/** What `routes` prints of the standard OData interface: its sets, or what one request asks of the data. */
import { segmentText, type Target } from '../../exchange/target.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { StandardOData } from '../../odata/service.ts'
import { open, openKept } from '../serving/data.ts'
import { interfaceOf, publishedOData } from '../serving/odata-model.ts'

export const SEGMENT = '/odata/standard.odata'

export interface ListedSet {
  readonly name: string
  readonly functions: readonly string[]
}

/** A line a set, with its functions; empty where there is no data. `data`: what keeps the composition that was set. */
export async function listedSets(loaded: LoadedSources, data: string | undefined): Promise<readonly ListedSet[]> {
  const sets = (await publishedOData(loaded, data))?.sets ?? []
  return sets.map(({ name, functions }) => ({ name, functions: functions.map((one) => one.name) }))
}

export function setTree(sets: readonly ListedSet[], base: string): string | undefined {
  if (sets.length === 0) return undefined
  const lines = sets.map(({ name, functions }, at) => {
    const branch = at === sets.length - 1 ? '└─' : '├─'
    return `${branch} ${name}${functions.length === 0 ? '' : `  (${functions.join(', ')})`}`
  })
  return [`Standard OData interface  ${base}${SEGMENT}`, ...lines].join('\n')
}

/** `undefined` where the path lies elsewhere, or there is no data. */
export async function explainedOData(
  loaded: LoadedSources,
  base: string,
  target: Target,
  json: boolean,
  data: string | undefined,
): Promise<string | undefined> {
  const prefix = `${base}${SEGMENT}`
  const service = target.path.startsWith(prefix) ? await interfaceOf(loaded) : undefined
  if (service === undefined) return undefined
  const opened = data === undefined ? await open(loaded, undefined) : await openKept(loaded, data)
  try {
    return await printed(service, opened.infobase, target, prefix, json)
  } finally {
    opened.close()
  }
}

async function printed(service: StandardOData, infobase: Infobase, target: Target, prefix: string, json: boolean): Promise<string> {
  const { explainRequest } = await import('../../odata/explain-query.ts')
  const found = explainRequest(service, infobase, segmentText(target.path.slice(prefix.length)), target.query)
  if (json) return JSON.stringify(found ?? { set: null }, undefined, 2)
  if (found === undefined) return `${target.path}: no entity set; \`standin routes\` lists them`
  if ('status' in found) return `${found.status}, code ${found.code}: ${found.message}${found.hint === undefined ? '' : `\n${found.hint}`}`
  return [
    `set    ${found.set}`,
    `plan   ${JSON.stringify(found.plan)}`,
    `SQL    ${found.sql}`,
    ...found.steps.map((one) => `step   ${one}`),
  ].join('\n')
}
