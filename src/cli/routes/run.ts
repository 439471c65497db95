/** `standin routes`: the tree of what is served, or why one request goes where it goes. */
import type { Language } from '../../diagnostics/print.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { parseQuery } from '../../exchange/query.ts'
import { parseTarget } from '../../exchange/target.ts'
import { loadPlatform } from '../../host/machine/load-platform.ts'
import { printExplain } from '../../hs/route/explain-print.ts'
import { httpMethods, isHTTPMethod, methodNamed } from '../../hs/service/method.ts'
import { createSourceLoader, type LoadedSources } from '../../load/sources.ts'
import { encoded } from '../serving/example-url.ts'
import { servedServices } from '../serving/served-services.ts'
import { withDefinedByFiles } from '../serving/serving.ts'
import { bslOptionsOf, type BSLArguments } from '../shared/bsl-options.ts'
import { CommandError } from '../shared/command-error.ts'
import { readingOf, type DocumentArguments } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { ownStdout } from '../shared/own-stdout.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import { hasErrors, out, say, sayDiagnostics } from '../shared/terminal.ts'
import { explanationToJSON } from './explanation-json.ts'
import { externalToJSON, externalTree } from './external-list.ts'
import { integrationToJSON, integrationTree } from './integration-list.ts'
import { explainedOData, listedSets, SEGMENT, setTree, type Drawn } from './odata.ts'
import { routeTree, routesToJSON } from './route-tree.ts'
import { stubTree } from './stub-tree.ts'
import { listedWebServices, webServicesToJSON, webServiceTree } from './web-service-list.ts'

export interface RoutesArguments extends Pick<BSLArguments, 'bsl'>, DocumentArguments {
  readonly base: string
  readonly lang: Language
  readonly explain?: { readonly method: string; readonly url: string }
  readonly json?: true
  readonly data?: string
}

export async function routesCommand(paths: readonly string[], options: RoutesArguments): Promise<Exit> {
  const { base, lang, explain, json, data } = options
  ownStdout()
  const loaded = await withDefinedByFiles(await createSourceLoader(paths, readingOf(options), bslOptionsOf(options)).load())
  refusePathProblems(loaded.diagnostics, lang)
  sayDiagnostics(
    loaded.diagnostics.filter((one) => one.severity === 'error'),
    lang,
  )
  if (explain) out(await explained(loaded, base, explain, { json: json === true, lang }, data))
  else out(await listed(loaded, base, { json: json === true, lang }, data))
  if (!explain && !json && options.project !== undefined) say(projectLine(options.project, lang))
  return hasErrors(loaded.diagnostics) ? 'errors' : 'ok'
}

/** On stderr: the tree is what a program may read. */
function projectLine({ file, users, data, vrd }: NonNullable<RoutesArguments['project']>, lang: Language): string {
  const named = [...vrd, ...[users, data].filter((one) => one !== undefined)].join(', ')
  if (lang === 'en') return `settings of ${file}${named === '' ? '' : `: ${named}`}`
  return `настройки из ${file}${named === '' ? '' : `: ${named}`}`
}

async function listed(loaded: LoadedSources, base: string, { json, lang }: Drawn, data: string | undefined): Promise<string> {
  const [services, webServices] = [servedServices(loaded), listedWebServices(loaded, base)]
  const kept = await listedSets(loaded, data)
  if (json) {
    const odata = kept.length === 0 ? [] : [{ kind: 'StandardOData', address: `${base}${SEGMENT}`, sets: kept }]
    const integration = integrationToJSON(loaded.integration)
    const external = externalToJSON(loaded.externalDataSources)
    const all = [...routesToJSON(services, base), ...webServicesToJSON(webServices), ...integration, ...external, ...odata]
    return JSON.stringify(all, undefined, 2)
  }
  const sets = setTree(kept, base, lang)
  const stubs = stubTree(loaded, lang)
  const others = loaded.integration.length + loaded.externalDataSources.length
  if (services.length + webServices.length + others === 0 && sets === undefined && stubs === undefined)
    return said('no services', 'сервисов нет')[lang]
  return [
    ...(services.length === 0 ? [] : [routeTree(services, base, loaded, lang)]),
    ...(webServices.length === 0 ? [] : [webServiceTree(webServices, lang)]),
    ...(loaded.integration.length === 0 ? [] : [integrationTree(loaded.integration, lang)]),
    ...(loaded.externalDataSources.length === 0 ? [] : [externalTree(loaded.externalDataSources, lang)]),
    ...(sets === undefined ? [] : [sets]),
    ...(stubs === undefined ? [] : [stubs]),
  ].join('\n\n')
}

async function explained(
  loaded: LoadedSources,
  base: string,
  { method, url }: { readonly method: string; readonly url: string },
  { json, lang }: Drawn,
  data: string | undefined,
): Promise<string> {
  if (!isHTTPMethod(method)) throw new CommandError('usage', unknownMethod(method))
  const target = parseTarget(targetOf(url))
  if (target === undefined || parseQuery(target.query) === undefined) return undecodable(method, url, { json, lang })
  const odata = await explainedOData(loaded, base, target, { json, lang }, data)
  if (odata !== undefined) return odata
  const platform = await loadPlatform({ services: servedServices(loaded).map((one) => one.service), base })
  const explanation = platform.explain(method, targetOf(url))
  if (explanation === undefined)
    throw new CommandError(
      'usage',
      said(
        `${url} lies outside ${base || ''}/hs/, where HTTP services are; see --base`,
        `${url} лежит вне ${base || ''}/hs/, где HTTP-сервисы; см. --base`,
      ),
    )
  return json ? JSON.stringify(explanationToJSON(explanation), undefined, 2) : printExplain(explanation, lang)
}

/** Names of methods are case-sensitive (RFC 9110, 9.1). */
function unknownMethod(method: string): Said {
  const near = methodNamed(method)
  const remedy =
    near === undefined || near === 'Any'
      ? said(`; there are ${httpMethods.join(', ')}`, `; есть ${httpMethods.join(', ')}`)
      : said(`: methods are case-sensitive, write ${near}`, `: регистр букв в методах важен, пишите ${near}`)
  return joined([said(`${method} is not a method of an HTTP service`, `${method} – не метод HTTP-сервиса`), remedy])
}

/** Such a request gets to no service. */
function undecodable(method: string, url: string, { json, lang }: Drawn): string {
  if (json) return JSON.stringify({ method, route: { kind: 'undecodable', status: 400 } }, undefined, 2)
  return said(
    `${method} ${url}\n400: it is not a path, or an escape (%XX) in it does not decode to UTF-8`,
    `${method} ${url}\n400: это не путь, или кодирование (%XX) в нём – не UTF-8`,
  )[lang]
}

/** The path and query as a client would send them: the authority goes, letters are encoded, nothing else is touched. */
const targetOf = (url: string): string => encoded(url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/, ''))
