/** What the first stub answers and the first test calls: a method of a service that was found, or of a small shop of the stub's own. */
import { createSourceLoader, type LoadedSources } from '../../load/sources.ts'
import { exampleOf } from '../serving/example-url.ts'
import { loadInfobase } from '../serving/publication-files.ts'
import { shownIn } from '../serving/published.ts'
import { servedServices, type ServedService } from '../serving/served-services.ts'
import { publishableOf } from '../serving/serving.ts'
import type { Found } from './found.ts'

export interface Subject {
  /** As a stub file names it. */
  readonly service: string | { readonly Name: string; readonly RootURL: string }
  readonly template: string
  readonly method: string
  /** Below the publication. */
  readonly url: string
  /** The method has a handler, before which the stub is to answer. */
  readonly handled: boolean
}

/** `undefined` where a default.vrd publishes no HTTP service: a stub would answer nothing. */
export async function subjectOf({ paths, vrd }: Found): Promise<Subject | undefined> {
  if (paths.length === 0 && vrd === undefined) return ownShop([])
  const loaded = await createSourceLoader(paths.length === 0 ? ['.'] : paths).load()
  const served = vrd === undefined ? servedServices(loaded) : await publishedIn(vrd, loaded)
  const [first] = served.filter(({ templates }) => templates.some(({ Methods }) => Object.keys(Methods).length > 0))
  if (first !== undefined) return subjectIn(first)
  return vrd === undefined ? ownShop(loaded.services.map((one) => one.service.Name)) : undefined
}

async function publishedIn(vrd: string, loaded: LoadedSources): Promise<readonly ServedService[]> {
  const { configuration } = await loadInfobase({ vrd: [vrd], base: '' }, await publishableOf(loaded))
  const [publication] = configuration.publications ?? []
  if (publication === undefined || publication.broken !== undefined) return []
  const shown = shownIn(publication, servedServices(loaded), [], '')
  return shown.url.includes('{') ? [] : shown.services
}

function subjectIn(served: ServedService): Subject {
  const { method = 'GET', url } = exampleOf(served)
  const { templates, service } = served
  const found = templates.find(({ Methods }) => method in Methods || 'Any' in Methods) ?? templates[0]!
  const handler = found.Methods[method as keyof typeof found.Methods] ?? found.Methods['Any' as keyof typeof found.Methods]
  return { service: service.Name, template: found.template.text, method, url, handled: typeof handler !== 'object' }
}

const ownShop = (names: readonly string[]): Subject => {
  const Name = ['Shop', 'FirstShop', 'StubbedShop'].find((one) => !names.includes(one))!
  const RootURL = Name.toLowerCase()
  return { service: { Name, RootURL }, template: '/orders/{Number}', method: 'GET', url: `/hs/${RootURL}/orders/17`, handled: false }
}
