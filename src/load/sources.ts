/** Everything that was given to serve as one value: the services of modules and configurations together, and what is wrong with them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nodeFiles } from '../host/machine/files.ts'
import type { WSDLServicesOptions } from '../host/wsdl/wsdl-services.ts'
import { checkHTTPServices } from '../hs/service/check.ts'
import type { DefinedService } from '../hs/service/place.ts'
import type { HTTPService } from '../hs/service/service.ts'
import type { ConfigurationRoot } from '../metadata/format/recognise.ts'
import type { HTTPServiceMetadata } from '../metadata/objects/http-service.ts'
import type { WebServiceMetadata } from '../metadata/objects/web-service.ts'
import type { Supplied } from '../metadata/supply/supply.ts'
import type { FailureRule } from '../standin/failure/rule.ts'
import type { RelayRule } from '../standin/relay/rule.ts'
import type { ReadStubFile } from '../standin/stub/read-file.ts'
import type { Stub } from '../standin/stub/stub.ts'
import type { ReadWebServices } from '../ws/check.ts'
import type { DescribedWebService } from '../ws/foreign/service.ts'
import type { DefinedWebService } from '../ws/service/place.ts'
import type { WebService } from '../ws/service/service.ts'
import type { BSLOptions } from './bsl/program.ts'
import type { LoadedConfigurations } from './configurations.ts'
import type { DescribedFile, LoadedDescribed } from './described.ts'
import { keepLastGood, lastGood } from './modules/last-good.ts'
import {
  createModuleLoader,
  type ModuleData,
  type ModuleFromWSDL,
  type ModuleSeam,
  type ModuleService,
  type ModuleWebService,
} from './modules/modules.ts'
import { defaultPath, defaultWSDLPath, recogniseSource, wsdlIn, type Source } from './recognise.ts'

/** An HTTP service and a Web service may have one Name. */
interface NamedService {
  readonly kind: string
  readonly Name: string
}

const keyOf = ({ kind, Name }: NamedService): string => `${kind} ${Name}`

export interface LoadedSources {
  readonly services: readonly DefinedService[]
  readonly webServices: readonly DefinedWebService[]
  /** Those of them that can be served. */
  readonly servedWebServices: readonly WebService[]
  /** Services of given WSDL documents. */
  readonly described: readonly DescribedWebService[]
  /** WSDL documents that were looked at. */
  readonly documents: number
  /** Whether nothing but WSDL documents was given: they may be collected to be judged, not to be served together. */
  readonly onlyDocuments: boolean
  /** Of the paths, the modules, the configurations, and of all services together. */
  readonly diagnostics: readonly Diagnostic[]
  /** Data objects, events and roles of modules; with those of the configurations they are read when data are needed. */
  readonly data: readonly ModuleData[]
  readonly configurations: readonly ConfigurationRoot[]
  readonly stubs: readonly Stub[]
  readonly failures: readonly FailureRule[]
  readonly modes: readonly RelayRule[]
  /** Names of the services that are served as they last were, since their files are broken now. */
  readonly kept?: readonly string[]
  /** Milliseconds that importing the service modules took. */
  readonly importMs: number
  /** Folders and files whose changes matter. */
  readonly watched: readonly string[]
  /** The module with the handlers of a service: absolute, for `createPlatform`. */
  fileOf(service: NamedService): string | undefined
  /** The same as it should be printed. */
  moduleOf(service: NamedService): string | undefined
}

export interface SourceLoader {
  /** Reads everything anew; a file that is broken now still gives what it last defined. */
  load(): Promise<LoadedSources>
}

/**
 * `paths` as the user gave them; none means the default folder. `reading`: of WSDL documents. With `bsl`, services of configurations are
 * answered by their own modules where no TypeScript answers.
 */
export function createSourceLoader(paths: readonly string[], reading: WSDLServicesOptions = {}, bsl?: BSLOptions): SourceLoader {
  const modules = createModuleLoader()
  let modulesBefore: readonly ModuleService[] = []
  let configurationBefore: readonly HTTPServiceMetadata[] = []
  let webModulesBefore: readonly ModuleWebService[] = []
  let webConfigurationBefore: readonly WebServiceMetadata[] = []
  let describedBefore: readonly DescribedFile[] = []
  let dataBefore: readonly ModuleData[] = []
  return {
    async load() {
      const found = (paths.length === 0 ? [defaultPath] : paths).map((path) => recogniseSource(nodeFiles, path, paths.length > 0))
      const sources = found.filter((one) => 'path' in one)
      const loaded = await modules.load([...new Set(sources.flatMap((one) => one.modules?.files ?? []))])
      const configuration = await configurationsOf(sources)
      const configurationBroken = new Set(
        configuration.diagnostics.filter((one) => one.severity === 'error').flatMap((one) => one.location?.file ?? []),
      )
      const broken = new Set(loaded.broken)
      const kept = [
        ...[...lastGood(modulesBefore, broken), ...lastGood(webModulesBefore, broken)].map((one) => one.service.Name),
        ...[...lastGood(configurationBefore, configurationBroken), ...lastGood(webConfigurationBefore, configurationBroken)].map(
          (one) => one.Name,
        ),
      ]
      modulesBefore = keepLastGood(modulesBefore, loaded.services, broken)
      webModulesBefore = keepLastGood(webModulesBefore, loaded.webServices, broken)
      dataBefore = keepLastGood(dataBefore, loaded.data, broken)
      configurationBefore = keepLastGood(configurationBefore, configuration.httpServices, configurationBroken)
      webConfigurationBefore = keepLastGood(webConfigurationBefore, configuration.webServices, configurationBroken)
      const declared = await supply(configurationBefore, modulesBefore, ({ Name }) => `${moduleFolderOf(sources)}/${Name}.ts`)
      const supplied = bsl === undefined ? declared : await answered(declared, configurationBefore, sources, bsl, loaded.seams)
      const webSupplied = configuration.supplyOperations(
        webConfigurationBefore,
        webModulesBefore,
        ({ Name }) => `${moduleFolderOf(sources).replace(/hs$/, 'ws')}/${Name}.ts`,
      )
      const wsdl = [...sources.flatMap((one) => one.wsdl), ...(paths.length === 0 ? wsdlIn(nodeFiles, defaultWSDLPath) : [])]
      const described = await describedBy(loaded.fromWSDL, wsdl, broken, reading)
      describedBefore = keepLastGood(describedBefore, described.files, described.broken)
      const web = await readWeb(
        webSupplied.services,
        describedBefore.flatMap((one) => one.described),
      )
      const distinct = new Set(web.described)
      const byName = new Map(
        [...modulesBefore, ...webModulesBefore, ...describedBefore.filter((one) => one.described.every((service) => distinct.has(service)))]
          .toReversed()
          .map((one) => [keyOf(one.service), one]),
      )
      const fromStubs = await stubsOf(sources, [
        ...supplied.services.map((one) => one.service),
        ...webSupplied.services.map((one) => one.service),
        ...web.described,
      ])
      const pathProblems = found.filter((one) => 'code' in one)
      return {
        services: supplied.services,
        webServices: webSupplied.services,
        servedWebServices: web.services.map((one) => one.service),
        described: web.described,
        documents: described.documents,
        onlyDocuments: described.documents > 0 && loaded.fromWSDL.length + supplied.services.length + webSupplied.services.length === 0,
        diagnostics: [
          ...pathProblems,
          ...loaded.diagnostics,
          ...configuration.diagnostics,
          ...supplied.diagnostics,
          ...webSupplied.diagnostics,
          ...described.diagnostics,
          ...checkHTTPServices(supplied.services),
          ...web.diagnostics,
          ...fromStubs.diagnostics,
        ],
        data: dataBefore,
        configurations: sources.flatMap((one) => one.configurations),
        stubs: fromStubs.stubs,
        failures: fromStubs.failures,
        modes: fromStubs.modes,
        kept,
        importMs: loaded.importMs,
        watched: [
          ...new Set([
            ...sources.flatMap((one) => one.modules?.folders ?? []),
            ...loaded.imported,
            ...configuration.watched,
            ...described.watched,
            ...sources.flatMap((one) => one.stubs),
          ]),
        ],
        fileOf: (service) => byName.get(keyOf(service))?.path,
        moduleOf: (service) => byName.get(keyOf(service))?.file,
      }
    },
  }
}

/** The reader of configurations brings an XML parser: it is loaded only where there is something to read. */
async function configurationsOf(sources: readonly Source[]): Promise<LoadedConfigurations> {
  const roots = sources.flatMap((one) => one.configurations)
  if (roots.length === 0)
    return {
      httpServices: [],
      webServices: [],
      packages: [],
      supplyOperations: (_, modules) => ({ services: modules, diagnostics: [] }),
      diagnostics: [],
      watched: [],
    }
  const { loadConfigurations } = await import('./configurations.ts')
  return loadConfigurations(roots)
}

/** The same of the part that reads WSDL. */
async function describedBy(
  modules: readonly ModuleFromWSDL[],
  wsdl: readonly string[],
  brokenModules: ReadonlySet<string>,
  reading: WSDLServicesOptions,
): Promise<LoadedDescribed> {
  if (modules.length === 0 && wsdl.length === 0) return { files: [], documents: 0, diagnostics: [], watched: [], broken: brokenModules }
  const { loadDescribed } = await import('./described.ts')
  return loadDescribed(modules, wsdl, brokenModules, reading)
}

/** The same of the reader of stub files, which brings a YAML parser. */
async function stubsOf(
  sources: readonly Source[],
  services: readonly (HTTPService | WebService | DescribedWebService)[],
): Promise<ReadStubFile> {
  const files = [...new Set(sources.flatMap((one) => one.stubs))]
  if (files.length === 0) return { stubs: [], failures: [], modes: [], diagnostics: [] }
  return (await import('./stub-files.ts')).loadStubFiles(files, services)
}

/** The same of the part that joins modules with configurations. */
async function supply(
  configuration: readonly HTTPServiceMetadata[],
  modules: readonly ModuleService[],
  writeIn: (service: HTTPServiceMetadata) => string,
): Promise<Supplied> {
  if (configuration.length === 0) return { services: modules, diagnostics: [] }
  const { supplyHandlers } = await import('../metadata/supply/supply.ts')
  return supplyHandlers(configuration, modules, writeIn)
}

/** The same of 1C's language. */
async function answered(
  declared: Supplied,
  configuration: readonly HTTPServiceMetadata[],
  sources: readonly Source[],
  options: BSLOptions,
  seams: readonly ModuleSeam[],
): Promise<Supplied> {
  const [{ loadProgram }, { answerByModules }, { seamsOf }] = await Promise.all([
    import('./bsl/program.ts'),
    import('./bsl/answer.ts'),
    import('../bsl/seams/seams.ts'),
  ])
  const roots = sources.flatMap((one) => one.configurations)
  const { program, sourceOf, begin } = loadProgram(nodeFiles, roots, options, seamsOf(seams.map((one) => one.seam)))
  const checked = options.check ? (await import('./bsl/check.ts')).checkModules(configuration, program, sourceOf) : []
  return {
    services: answerByModules(declared.services, configuration, program, sourceOf, begin),
    diagnostics: [...declared.diagnostics, ...checked],
  }
}

/** The same of the checks of Web services, which know XDTO. */
async function readWeb(services: readonly DefinedWebService[], described: readonly DescribedWebService[]): Promise<ReadWebServices> {
  if (services.length === 0 && described.length === 0) return { services: [], described: [], diagnostics: [] }
  const { readWebServices } = await import('../ws/check.ts')
  return readWebServices(services, described)
}

/** Where a missing handler belongs. */
const moduleFolderOf = (sources: readonly Source[]): string =>
  sources.find((one) => one.modules !== undefined)?.modules?.folder ?? `${defaultPath}/hs`
