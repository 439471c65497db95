/** The readers of what was given to serve, each loaded only where there is something for it to read. */
import { cacheFolder } from '../host/machine/cache-folder.ts'
import { nodeFiles } from '../host/machine/files.ts'
import type { WSDLServicesOptions } from '../host/wsdl/wsdl-services.ts'
import type { ModuleEvents } from '../infobase/objects/ports.ts'
import { hasModulesAlone } from '../metadata/format/modules-alone.ts'
import type { HTTPServiceMetadata } from '../metadata/objects/http-service.ts'
import type { IntegrationServiceMetadata } from '../metadata/objects/integration-service.ts'
import type { WebServiceMetadata } from '../metadata/objects/web-service.ts'
import type { SuppliedWebServices } from '../metadata/supply/supply-operations.ts'
import type { Supplied } from '../metadata/supply/supply.ts'
import type { Service } from '../platform/configuration.ts'
import type { ReadStubFile } from '../standin/stub/read-file.ts'
import type { ReadWebServices } from '../ws/check.ts'
import type { DescribedWebService } from '../ws/foreign/service.ts'
import type { DefinedWebService } from '../ws/service/place.ts'
import type { BSLOptions } from './bsl/program.ts'
import type { LoadedConfigurations } from './configurations.ts'
import type { LoadedDescribed } from './described.ts'
import type { AnswerProcessing } from './integration.ts'
import type { LoadedModules, ModuleFromWSDL, ModuleService } from './modules/modules.ts'
import type { Source } from './recognise.ts'

/** The reader of configurations brings an XML parser: it is loaded only where there is something to read. */
export async function configurationsOf(sources: readonly Source[]): Promise<LoadedConfigurations> {
  const roots = sources.flatMap((one) => one.configurations)
  if (roots.length === 0)
    return {
      httpServices: [],
      webServices: [],
      integrationServices: [],
      externalDataSources: [],
      packages: [],
      allPackages: () => [],
      supplyOperations: (_, modules) => ({ services: modules, diagnostics: [] }),
      diagnostics: [],
      watched: [],
    }
  const { loadConfigurations } = await import('./configurations.ts')
  return loadConfigurations(roots, cacheFolder(process.env))
}

/** The same of the part that reads WSDL. */
export async function describedBy(
  modules: readonly ModuleFromWSDL[],
  wsdl: readonly string[],
  brokenModules: ReadonlySet<string>,
  reading: WSDLServicesOptions,
): Promise<LoadedDescribed> {
  if (modules.length === 0 && wsdl.length === 0) return { files: [], documents: 0, diagnostics: [], watched: [], broken: brokenModules }
  const { loadDescribed } = await import('./described.ts')
  return loadDescribed(modules, wsdl, brokenModules, reading)
}

type StubbedData = Parameters<typeof import('./stub-files.ts').loadStubFiles>[2]

/** The same of the reader of stub files, which brings a YAML parser. */
export async function stubsOf(
  sources: readonly Source[],
  services: readonly Service[],
  data: NonNullable<StubbedData>['data'],
): Promise<ReadStubFile> {
  const files = [...new Set(sources.flatMap((one) => one.stubs))]
  if (files.length === 0) return { stubs: [], failures: [], modes: [], collections: [], diagnostics: [] }
  return (await import('./stub-files.ts')).loadStubFiles(files, services, {
    configurations: sources.flatMap((one) => one.configurations),
    data,
  })
}

/** The same of the part that joins modules with configurations. */
export async function supply(
  configuration: readonly HTTPServiceMetadata[],
  modules: readonly ModuleService[],
  writeIn: (service: HTTPServiceMetadata) => string,
): Promise<Supplied> {
  if (configuration.length === 0) return { services: modules, diagnostics: [] }
  const { supplyHandlers } = await import('../metadata/supply/supply.ts')
  return supplyHandlers(configuration, modules, writeIn)
}

/** Services of the configurations, HTTP and Web, with the metadata that they were made of. */
export interface DeclaredServices {
  readonly http: Supplied
  readonly web: SuppliedWebServices
  readonly httpMetadata: readonly HTTPServiceMetadata[]
  readonly webMetadata: readonly WebServiceMetadata[]
  readonly integrationMetadata: readonly IntegrationServiceMetadata[]
}

/** The same of 1C's language. */
export async function answered(
  { http, web, httpMetadata, webMetadata, integrationMetadata }: DeclaredServices,
  configuration: LoadedConfigurations,
  sources: readonly Source[],
  options: BSLOptions,
  { seams, data }: Pick<LoadedModules, 'seams' | 'data'>,
): Promise<Pick<DeclaredServices, 'http' | 'web'> & { readonly events: ModuleEvents; readonly processing: AnswerProcessing }> {
  const [{ loadProgram }, { answerByModules }, { answerOperations }, { answerProcessing }, { seamsOf }] = await Promise.all([
    import('./bsl/program.ts'),
    import('./bsl/answer.ts'),
    import('./bsl/answer-operations.ts'),
    import('./bsl/answer-processing.ts'),
    import('../bsl/seams/seams.ts'),
  ])
  const roots = sources.flatMap(({ path, configurations, modules }) => [
    ...configurations,
    ...(modules !== undefined && configurations.every(({ root }) => root !== path) && hasModulesAlone(nodeFiles, path)
      ? [{ kind: 'edt', root: path } as const]
      : []),
  ])
  const { program, sourceOf, begin, events } = loadProgram(nodeFiles, roots, options, {
    seams: seamsOf(seams.map((one) => one.seam)),
    packages: configuration,
    definesData: data.length > 0,
  })
  const checked = options.check
    ? (await import('./bsl/check.ts')).checkModules(
        { http: httpMetadata, web: webMetadata, integration: integrationMetadata },
        program,
        sourceOf,
      )
    : []
  return {
    events,
    processing: (services) => answerProcessing(services, integrationMetadata, program, sourceOf, begin),
    http: {
      services: answerByModules(http.services, httpMetadata, program, sourceOf, begin),
      diagnostics: [...http.diagnostics, ...checked],
    },
    web: { ...web, services: answerOperations(web.services, webMetadata, program, sourceOf, begin) },
  }
}

/** The same of the checks of Web services, which know XDTO. */
export async function readWeb(services: readonly DefinedWebService[], described: readonly DescribedWebService[]): Promise<ReadWebServices> {
  if (services.length === 0 && described.length === 0) return { services: [], described: [], diagnostics: [] }
  const { readWebServices } = await import('../ws/check.ts')
  return readWebServices(services, described)
}
