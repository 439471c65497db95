/** Everything that was given to serve as one value: the services of modules and configurations together, and what is wrong with them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DefinedExternalDataSource } from '../external/definition/place.ts'
import { nodeFiles } from '../host/machine/files.ts'
import { checkHTTPServices } from '../hs/service/check.ts'
import type { DefinedService } from '../hs/service/place.ts'
import type { ModuleEvents } from '../infobase/objects/ports.ts'
import type { DefinedIntegrationService } from '../integration/definition/place.ts'
import type { ConfigurationRoot } from '../metadata/format/recognise.ts'
import type { Supplied } from '../metadata/supply/supply.ts'
import type { Service } from '../platform/configuration.ts'
import type { FailureRule } from '../standin/failure/rule.ts'
import type { RelayRule } from '../standin/relay/rule.ts'
import type { ReadStubFile } from '../standin/stub/read-file.ts'
import type { CollectionDefinition, Stub } from '../standin/stub/stub.ts'
import type { ReadWebServices } from '../ws/check.ts'
import type { DescribedWebService } from '../ws/foreign/service.ts'
import type { DefinedWebService } from '../ws/service/place.ts'
import type { WebService } from '../ws/service/service.ts'
import type { BSLOptions } from './bsl/program.ts'
import type { LoadedConfigurations } from './configurations.ts'
import type { LoadedDescribed } from './described.ts'
import { loadMetadata, type LoadedMetadata } from './edmx.ts'
import { externalDataSourcesOf, type LoadedExternalDataSources } from './external.ts'
import { givenOnce } from './given-paths.ts'
import { integrationOf, type AnswerProcessing, type LoadedIntegration } from './integration.ts'
import { newKinds, type Kinds } from './kinds.ts'
import { createModuleLoader, type LoadedModules, type ModuleData } from './modules/modules.ts'
import { answered, configurationsOf, describedBy, readWeb, stubsOf, supply } from './readers.ts'
import { defaultPath, defaultWSDLPath, recogniseSource, wsdlIn, type Source, type SourceReading } from './recognise.ts'
import { modulesByService, type ModulesByService } from './service-modules.ts'
import { misnamedStubs } from './stub-names.ts'

export interface LoadedSources extends ModulesByService {
  readonly services: readonly DefinedService[]
  readonly webServices: readonly DefinedWebService[]
  /** Those of them that can be served. */
  readonly servedWebServices: readonly WebService[]
  /** Services of given WSDL documents. */
  readonly described: readonly DescribedWebService[]
  /** Integration services that can be used. */
  readonly integration: readonly DefinedIntegrationService[]
  /** External data sources that can be used. */
  readonly externalDataSources: readonly DefinedExternalDataSource[]
  /** WSDL documents that were looked at. */
  readonly documents: number
  /** Whether nothing but WSDL documents was given: they may be collected to be judged, not to be served together. */
  readonly onlyDocuments: boolean
  /** Of the paths, the modules, the configurations, and of all services together. */
  readonly diagnostics: readonly Diagnostic[]
  /** Data objects, events and roles of modules; with those of the configurations they are read when data are needed. */
  readonly data: readonly ModuleData[]
  readonly configurations: readonly ConfigurationRoot[]
  /** Handlers of events in modules of data objects, where modules of 1C's language are run. */
  readonly moduleEvents?: ModuleEvents | undefined
  readonly stubs: readonly Stub[]
  readonly failures: readonly FailureRule[]
  readonly modes: readonly RelayRule[]
  /** Where stubs keep items, with those at the start. */
  readonly collections: readonly CollectionDefinition[]
  /** Names of the services that are served as they last were, since their files are broken now. */
  readonly kept?: readonly string[]
  /** Milliseconds that importing the service modules took. */
  readonly importMs: number
  /** Folders and files whose changes matter. */
  readonly watched: readonly string[]
}

export interface SourceLoader {
  /** Reads everything anew; a file that is broken now still gives what it last defined. */
  load(): Promise<LoadedSources>
}

/**
 * `paths` as the user gave them; none means the default folder. `reading`: of WSDL documents. With `bsl`, services of configurations are
 * answered by their own modules where no TypeScript answers. `beside`: services that are served, too, and that stub files may name.
 */
export function createSourceLoader(
  paths: readonly string[],
  { placeOf, ...reading }: SourceReading = {},
  bsl?: BSLOptions,
  beside: readonly Service[] = [],
): SourceLoader {
  const modules = createModuleLoader()
  const kinds = newKinds()
  return {
    async load() {
      const isGiven = paths.length > 0
      const given = givenOnce(isGiven ? paths : [defaultPath], placeOf)
      const found = given.paths.map((path) => recogniseSource(nodeFiles, path, isGiven, placeOf?.(path)))
      const sources = found.filter((one) => 'path' in one)
      const loaded = await modules.load([...new Set(sources.flatMap((one) => one.modules?.files ?? []))])
      const configuration = await configurationsOf(sources)
      const metadata = await loadMetadata(sources.flatMap((one) => one.metadata ?? []))
      const kept = takeDefinitions(kinds, withMetadata(loaded, metadata), configuration)
      const supplied = await suppliedOf(kinds, configuration, sources, { bsl, loaded })
      const integration = await integrationOf(
        kinds.integration.current,
        kinds.integrationModules.current,
        moduleFolderOf(sources),
        supplied.processing,
      )
      const external = await externalDataSourcesOf(kinds.external.current, kinds.externalModules.current)
      const wsdl = [...sources.flatMap((one) => one.wsdl), ...(paths.length === 0 ? wsdlIn(nodeFiles, defaultWSDLPath) : [])]
      const described = await describedBy(loaded.fromWSDL, wsdl, new Set(loaded.broken), reading)
      kinds.described.take(described.files, described.broken)
      const foreign = kinds.described.current.flatMap((one) => one.described)
      const web = await readWeb(supplied.web.services, foreign)
      const own = [...supplied.http.services, ...supplied.web.services].map((one) => one.service)
      const stubs = await stubsOf(sources, [...own, ...web.described, ...beside], kinds.data.current)
      const misnamed = found.flatMap((one, at) =>
        'path' in one ? misnamedStubs(nodeFiles, one.path) : misnamedStubs(nodeFiles, given.paths[at]!),
      )
      const problems = [...found.filter((one) => 'code' in one), ...given.notes, ...metadata.diagnostics, ...misnamed]
      return {
        ...joined({ problems, sources, loaded, configuration, kinds, supplied, integration, external, described, web, stubs }),
        kept,
      }
    },
  }
}

const withMetadata = (loaded: LoadedModules, { data, broken }: LoadedMetadata): LoadedModules => ({
  ...loaded,
  data: [...loaded.data, ...data],
  broken: [...loaded.broken, ...broken],
})

/** Gives the names of the services that go on as they last were. */
function takeDefinitions(kinds: Kinds, loaded: LoadedModules, configuration: LoadedConfigurations): readonly string[] {
  const broken = new Set(loaded.broken)
  const brokenFiles = new Set(
    configuration.diagnostics.filter((one) => one.severity === 'error').flatMap((one) => one.location?.file ?? []),
  )
  kinds.data.take(loaded.data, broken)
  const modules = [
    ...kinds.modules.take(loaded.services, broken),
    ...kinds.webModules.take(loaded.webServices, broken),
    ...kinds.integrationModules.take(loaded.integration, broken),
  ]
  const external = kinds.externalModules.take(loaded.external, broken)
  const objects = [
    ...kinds.configuration.take(configuration.httpServices, brokenFiles),
    ...kinds.webConfiguration.take(configuration.webServices, brokenFiles),
    ...kinds.integration.take(configuration.integrationServices, brokenFiles),
    ...kinds.external.take(configuration.externalDataSources, brokenFiles),
  ]
  return [...modules.map((one) => one.service.Name), ...external.map((one) => one.source.Name), ...objects.map((one) => one.Name)]
}

interface SuppliedSources {
  readonly http: Supplied
  readonly web: ReturnType<LoadedConfigurations['supplyOperations']>
  readonly events?: ModuleEvents
  readonly processing?: AnswerProcessing
}

/** The services of configurations with the handlers of modules. */
async function suppliedOf(
  { configuration: objects, modules, webConfiguration, webModules, integration }: Kinds,
  configuration: LoadedConfigurations,
  sources: readonly Source[],
  { bsl, loaded }: { readonly bsl: BSLOptions | undefined; readonly loaded: LoadedModules },
): Promise<SuppliedSources> {
  const folder = moduleFolderOf(sources)
  const declared = {
    http: await supply(objects.current, modules.current, ({ Name }) => `${folder}/${Name}.ts`),
    web: configuration.supplyOperations(
      webConfiguration.current,
      webModules.current,
      ({ Name }) => `${folder.replace(/hs$/, 'ws')}/${Name}.ts`,
    ),
    httpMetadata: objects.current,
    webMetadata: webConfiguration.current,
    integrationMetadata: integration.current,
  }
  return bsl === undefined ? declared : answered(declared, configuration, sources, bsl, loaded)
}

interface Parts {
  readonly problems: readonly Diagnostic[]
  readonly sources: readonly Source[]
  readonly loaded: LoadedModules
  readonly configuration: LoadedConfigurations
  readonly kinds: Kinds
  readonly supplied: SuppliedSources
  readonly integration: LoadedIntegration
  readonly external: LoadedExternalDataSources
  readonly described: LoadedDescribed
  readonly web: ReadWebServices
  readonly stubs: ReadStubFile
}

function joined({
  problems,
  sources,
  loaded,
  configuration,
  kinds,
  supplied,
  integration,
  external,
  described,
  web,
  stubs,
}: Parts): LoadedSources {
  const { http } = supplied
  const own = [...loaded.fromWSDL, ...http.services, ...supplied.web.services]
  return {
    services: http.services,
    webServices: supplied.web.services,
    servedWebServices: web.services.map((one) => one.service),
    described: web.described,
    integration: integration.services,
    externalDataSources: external.sources,
    documents: described.documents,
    onlyDocuments: described.documents > 0 && own.length === 0,
    diagnostics: [
      ...problems,
      ...[loaded, configuration, http, supplied.web, integration, external, described].flatMap((one) => one.diagnostics),
      ...checkHTTPServices(http.services),
      ...web.diagnostics,
      ...stubs.diagnostics,
    ],
    data: kinds.data.current,
    configurations: sources.flatMap((one) => one.configurations),
    moduleEvents: supplied.events,
    stubs: stubs.stubs,
    failures: stubs.failures,
    modes: stubs.modes,
    collections: stubs.collections,
    importMs: loaded.importMs,
    watched: watchedOf(sources, [loaded.imported, configuration.watched, described.watched]),
    ...modulesByService(kinds, web),
  }
}

const watchedOf = (sources: readonly Source[], more: readonly (readonly string[])[]): readonly string[] => [
  ...new Set([
    ...sources.flatMap((one) => one.modules?.folders ?? []),
    ...more.flat(),
    ...sources.flatMap((one) => [...one.stubs, ...(one.metadata ?? [])]),
  ]),
]

/** Where a missing handler belongs. */
const moduleFolderOf = (sources: readonly Source[]): string =>
  sources.find((one) => one.modules !== undefined)?.modules?.folder ?? `${defaultPath}/hs`
