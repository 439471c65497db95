/** What each file last defined, kind by kind: a file that is broken now goes on with it. */
import type { ExternalDataSourceMetadata } from '../metadata/external/read-source.ts'
import type { HTTPServiceMetadata } from '../metadata/objects/http-service.ts'
import type { IntegrationServiceMetadata } from '../metadata/objects/integration-service.ts'
import type { WebServiceMetadata } from '../metadata/objects/web-service.ts'
import type { DescribedFile } from './described.ts'
import { LoadedKind } from './modules/last-good.ts'
import type { ModuleData, ModuleExternalDataSource, ModuleIntegrationService, ModuleService, ModuleWebService } from './modules/modules.ts'

export interface Kinds {
  readonly modules: LoadedKind<ModuleService>
  readonly webModules: LoadedKind<ModuleWebService>
  readonly data: LoadedKind<ModuleData>
  readonly integrationModules: LoadedKind<ModuleIntegrationService>
  readonly configuration: LoadedKind<HTTPServiceMetadata>
  readonly webConfiguration: LoadedKind<WebServiceMetadata>
  readonly integration: LoadedKind<IntegrationServiceMetadata>
  readonly externalModules: LoadedKind<ModuleExternalDataSource>
  readonly external: LoadedKind<ExternalDataSourceMetadata>
  readonly described: LoadedKind<DescribedFile>
}

export const newKinds = (): Kinds => ({
  modules: new LoadedKind(),
  webModules: new LoadedKind(),
  data: new LoadedKind(),
  configuration: new LoadedKind(),
  webConfiguration: new LoadedKind(),
  integrationModules: new LoadedKind(),
  integration: new LoadedKind(),
  externalModules: new LoadedKind(),
  external: new LoadedKind(),
  described: new LoadedKind(),
})
