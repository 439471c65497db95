/** `standin check`: prints the diagnostics of all sources, as text or JSON, and ends with 1 if there are errors. */
import type { Language } from '../../diagnostics/print.ts'
import { dataOfSources } from '../../load/infobase/data-of-sources.ts'
import type { LoadedData } from '../../load/infobase/load-data.ts'
import { createSourceLoader, type LoadedSources } from '../../load/sources.ts'
import { stubProblems } from '../serving/data.ts'
import { loadInfobase, restrictionsOf, usersOf, type InfobaseArguments } from '../serving/publication-files.ts'
import { definedByFiles } from '../serving/serving.ts'
import { countOf, servicesCount } from '../shared/count.ts'
import { dataCount } from '../shared/data-count.ts'
import { readingOf, type DocumentArguments } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { ownStdout } from '../shared/own-stdout.ts'
import { isPathProblem } from '../shared/path-problems.ts'
import type { ProjectArguments } from '../shared/project.ts'
import { hasErrors, out, outDiagnosticsJSON, say, summary } from '../shared/terminal.ts'
import { printChecked } from './print.ts'

export interface CheckArguments extends InfobaseArguments, DocumentArguments, ProjectArguments {
  readonly lang: Language
  readonly json?: true
  readonly bsl?: true
  /** Of WSDL documents: row 34 without its exemption; with the Basic Profile 1.1, its other rules are errors, too. */
  readonly strict?: 'table' | 'bp11'
}

export async function checkCommand(paths: readonly string[], options: CheckArguments): Promise<Exit> {
  ownStdout()
  const { lang, json, strict, project } = options
  const loaded = await createSourceLoader(
    paths,
    {
      ...readingOf(options),
      strict: strict === 'bp11' ? strict : strict !== undefined,
    },
    options.bsl ? { check: true } : undefined,
  ).load()
  const { services, webServices, described } = loaded
  const defined = await definedByFiles(loaded)
  const served = [...[...services, ...webServices].map((one) => one.service), ...described, ...defined]
  const data = await dataOfSources({ ...loaded, restrictions: await restrictionsOf(options) })
  // What it would have said of paths is not known.
  const isBroken = project !== undefined && hasErrors(project.diagnostics)
  const diagnostics = [
    ...(project?.diagnostics ?? []),
    ...loaded.diagnostics.filter(
      (one) => !(loaded.onlyDocuments && clashes.has(one.code)) && !(isBroken && one.code === 'source/no-default'),
    ),
    ...(await loadInfobase(options, served, undefined, loaded.configurations)).diagnostics,
    ...(data?.diagnostics ?? []),
    ...(await stubProblems(loaded, data?.model)),
  ]
  if (json) outDiagnosticsJSON(diagnostics)
  else if (diagnostics.length > 0) out(printChecked(diagnostics, lang))
  say(`${[checked(loaded, defined.length, data, lang), ...(await alsoChecked(loaded, options))].join(', ')}: ${summary(diagnostics, lang)}`)
  return diagnostics.some(isPathProblem) ? 'path' : hasErrors(diagnostics) ? 'errors' : 'ok'
}

/** Documents that are only checked may describe the same service: they are not served together. */
const clashes: ReadonlySet<string> = new Set(['web-service/name-repeated', 'web-service/address-repeated'])

/**
 * `defined`: HTTP services of stub files. Where there is nothing but WSDL documents they are counted, for one that is refused gives no
 * service.
 */
function checked(loaded: LoadedSources, defined: number, data: LoadedData | undefined, lang: Language): string {
  const { services, webServices, described, documents, integration, externalDataSources } = loaded
  const objects = [
    ...(integration.length === 0 ? [] : [countOf(integration.length, 'integration service', lang)]),
    ...(externalDataSources.length === 0 ? [] : [countOf(externalDataSources.length, 'external data source', lang)]),
    ...(data === undefined || dataCount(data.model, lang) === '' ? [] : [dataCount(data.model, lang)]),
  ].join(', ')
  if (services.length + webServices.length + defined === 0 && documents > 0)
    return listed(countOf(documents, 'WSDL document', lang), objects)
  const count = services.length + defined + webServices.length + described.length
  if (count === 0 && objects !== '') return objects
  return listed(servicesCount(services.length + defined, webServices.length + described.length, lang), objects)
}

/** Stubs, modes, users and the project file. */
async function alsoChecked({ stubs, modes }: LoadedSources, { users, project, lang }: CheckArguments): Promise<readonly string[]> {
  const known = users === undefined ? [] : [countOf((await usersOf(users)).users?.all.length ?? 0, 'user', lang)]
  return [
    ...(stubs.length === 0 ? [] : [countOf(stubs.length, 'stub', lang)]),
    ...(modes.length === 0 ? [] : [countOf(modes.length, 'mode', lang)]),
    ...known,
    ...(project === undefined ? [] : [project.file]),
  ]
}

const listed = (services: string, objects: string): string => (objects === '' ? services : `${services}, ${objects}`)
