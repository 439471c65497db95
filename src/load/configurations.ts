/** Configurations on disk to the services of all of them together. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nodeFiles } from '../host/machine/files.ts'
import { readConfiguration, type Configuration } from '../metadata/configuration.ts'
import type { ExternalDataSourceMetadata } from '../metadata/external/read-source.ts'
import { folderOf, serviceKinds } from '../metadata/format/format.ts'
import type { ConfigurationRoot } from '../metadata/format/recognise.ts'
import { joinConfigurations } from '../metadata/join.ts'
import type { HTTPServiceMetadata } from '../metadata/objects/http-service.ts'
import type { IntegrationServiceMetadata } from '../metadata/objects/integration-service.ts'
import type { WebServiceMetadata } from '../metadata/objects/web-service.ts'
import { readAllXDTOPackages, readXDTOPackages } from '../metadata/objects/xdto-packages.ts'
import { supplyOperations, type SuppliedWebServices } from '../metadata/supply/supply-operations.ts'
import type { DefinedWebService } from '../ws/service/place.ts'
import type { XDTOPackage } from '../xdto/types/package.ts'
import type { NamedPackage } from '../xdto/typescript/type-text.ts'
import { openKeptObjects } from './kept-objects.ts'

export interface LoadedConfigurations {
  readonly httpServices: readonly HTTPServiceMetadata[]
  readonly webServices: readonly WebServiceMetadata[]
  readonly integrationServices: readonly IntegrationServiceMetadata[]
  readonly externalDataSources: readonly ExternalDataSourceMetadata[]
  /** Makes them definitions, with the handlers of the modules and the packages of the configurations. */
  supplyOperations(
    services: readonly WebServiceMetadata[],
    modules: readonly DefinedWebService[],
    writeIn: (service: WebServiceMetadata) => string,
  ): SuppliedWebServices
  /** Those that the Web services need. */
  readonly packages: readonly NamedPackage[]
  /** All of them, read when they are asked for. */
  allPackages(): readonly XDTOPackage[]
  readonly diagnostics: readonly Diagnostic[]
  /** Folders whose files were read. */
  readonly watched: readonly string[]
}

/** `cache`: the folder where what was read is kept; none: everything is parsed. */
export function loadConfigurations(roots: readonly ConfigurationRoot[], cache?: string): LoadedConfigurations {
  const { httpServices, webServices, integrationServices, externalDataSources, xdtoPackages, diagnostics } = joinConfigurations(
    roots.map((one) => readKept(one, cache)),
  )
  const troubles: Diagnostic[] = []
  const packages = readXDTOPackages(nodeFiles, xdtoPackages, webServices, (one) => {
    troubles.push(one)
  })
  return {
    httpServices,
    webServices,
    integrationServices,
    externalDataSources,
    packages: packages.named,
    allPackages: () => readAllXDTOPackages(nodeFiles, xdtoPackages),
    diagnostics: [...diagnostics, ...troubles],
    supplyOperations: (services, modules, writeIn) => supplyOperations(services, packages, modules, writeIn),
    watched: roots.flatMap(({ root }) => serviceKinds.map((kind) => nodeFiles.join(root, folderOf[kind]))),
  }
}

function readKept(at: ConfigurationRoot, cache: string | undefined): Configuration {
  const kept = openKeptObjects(cache, at)
  const read = readConfiguration(nodeFiles, at, kept)
  kept.close()
  return read
}
