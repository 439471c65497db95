/** What `routes` prints of the standard OData interface: its sets, or what one request asks of the data. */
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
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

export function setTree(sets: readonly ListedSet[], base: string, lang: Language): string | undefined {
  if (sets.length === 0) return undefined
  const lines = sets.map(({ name, functions }, at) => {
    const branch = at === sets.length - 1 ? '└─' : '├─'
    return `${branch} ${name}${functions.length === 0 ? '' : `  (${functions.join(', ')})`}`
  })
  return [`${said('Standard OData interface', 'Стандартный интерфейс OData')[lang]}  ${base}${SEGMENT}`, ...lines].join('\n')
}

/** How an answer is drawn. */
export interface Drawn {
  readonly json: boolean
  readonly lang: Language
}

/** `undefined` where the path lies elsewhere, or there is no data. */
export async function explainedOData(
  loaded: LoadedSources,
  base: string,
  target: Target,
  { json, lang }: Drawn,
  data: string | undefined,
): Promise<string | undefined> {
  const prefix = `${base}${SEGMENT}`
  const service = target.path.startsWith(prefix) ? await interfaceOf(loaded) : undefined
  if (service === undefined) return undefined
  const opened = data === undefined ? await open(loaded, undefined) : await openKept(loaded, data)
  try {
    return await printed(service, opened.infobase, target, prefix, { json, lang })
  } finally {
    opened.close()
  }
}

async function printed(service: StandardOData, infobase: Infobase, target: Target, prefix: string, { json, lang }: Drawn): Promise<string> {
  const { explainRequest } = await import('../../odata/explain-query.ts')
  const found = await explainRequest(service, infobase, segmentText(target.path.slice(prefix.length)), target.query)
  if (json) return JSON.stringify(found ?? { set: null }, undefined, 2)
  if (found === undefined)
    return said(
      `${target.path}: no entity set; \`standin routes\` lists them`,
      `${target.path}: нет такого набора; наборы перечислит \`standin routes\``,
    )[lang]
  if ('status' in found) {
    const behind = (hint: string | undefined): string => (hint === undefined ? '' : `\n${hint}`)
    return said(
      `${found.status}, code ${found.code}: ${found.message}${behind(found.hint)}`,
      `${found.status}, код ${found.code}: ${found.messageRu}${behind(found.hintRu)}`,
    )[lang]
  }
  return [
    `${said('set ', 'набор')[lang]}   ${found.set}`,
    `${said('plan', 'план ')[lang]}   ${JSON.stringify(found.plan)}`,
    found.sql === undefined
      ? said(
          'step   the infobase makes the table; the plan goes through its rows',
          'шаг     таблицу строит информационная база, план проходит по её строкам',
        )[lang]
      : `${said('SQL ', 'SQL  ')[lang]}   ${found.sql}`,
    ...found.steps.map((one) => `${said('step', 'шаг  ')[lang]}   ${one}`),
  ].join('\n')
}
