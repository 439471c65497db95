/**
 * Folders of service modules, configurations and stub files for a test; loads do not overlap, since modules share node's cache while they
 * load.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ExternalDataSource } from '../external/definition/source.ts'
import type { WSDLServicesOptions } from '../host/wsdl/wsdl-services.ts'
import type { IntegrationService } from '../integration/definition/service.ts'
import type { BSLOptions } from '../load/bsl/program.ts'
import { hasDataObjects } from '../load/infobase/has-data-objects.ts'
import type { DataSources } from '../load/infobase/load-data.ts'
import { wantsData } from '../load/infobase/wants-data.ts'
import { createSourceLoader } from '../load/sources.ts'
import type { Configuration, Service } from '../platform/configuration.ts'
import type { FailureRule } from '../standin/failure/rule.ts'
import type { RelayRule } from '../standin/relay/rule.ts'
import type { CollectionDefinition, Stub } from '../standin/stub/stub.ts'

export interface LoadedPaths {
  readonly services: readonly Service[]
  readonly integration: readonly IntegrationService[]
  readonly external: readonly ExternalDataSource[]
  readonly diagnostics: readonly Diagnostic[]
  readonly stubs: readonly Stub[]
  readonly failures: readonly FailureRule[]
  readonly modes: readonly RelayRule[]
  readonly collections: readonly CollectionDefinition[]
  readonly fileOf: NonNullable<Configuration['fileOf']>
  /** What data there is of the paths, whether anything asks for it, and whether the interface to it does. */
  readonly data: DataSources & { readonly wanted: boolean; readonly published: boolean }
}

let last: Promise<unknown> = Promise.resolve()

/** How paths are read. */
export interface ReadingPaths {
  /** Of WSDL documents with errors what is sound is served. */
  readonly lenient?: boolean
  /** Locations of schemas by namespace, read in place of what imports of WSDL documents name. */
  readonly schemas?: Readonly<Record<string, string>>
  /** Hosts and the folder that WSDL documents may import from, as a project file names them. */
  readonly imports?: Pick<WSDLServicesOptions, 'hosts' | 'within'>
  /** HTTP services of configurations are answered by their own modules. */
  readonly bsl?: BSLOptions
  /** Services of the test, which stub files may name. */
  readonly beside?: readonly Service[]
}

export function loadPaths(paths: readonly string[], reading: ReadingPaths = {}): Promise<LoadedPaths> {
  const next = last.then(() => load(paths, reading))
  last = next.catch(() => undefined)
  return next
}

async function load(
  paths: readonly string[],
  { lenient = false, schemas = {}, imports, bsl, beside = [] }: ReadingPaths,
): Promise<LoadedPaths> {
  const loaded = await createSourceLoader(paths, { lenient, schemas, ...imports }, bsl, beside).load()
  const { services, webServices, described, diagnostics, fileOf, stubs, failures, modes, collections } = loaded
  return {
    services: [...[...services, ...webServices].map((one) => one.service), ...described],
    integration: loaded.integration.map((one) => one.service),
    external: loaded.externalDataSources.map((one) => one.source),
    diagnostics,
    fileOf,
    stubs,
    failures,
    modes,
    collections,
    data: {
      configurations: loaded.configurations,
      data: loaded.data,
      moduleEvents: loaded.moduleEvents,
      externalDataSources: loaded.externalDataSources,
      wanted:
        loaded.integration.length + loaded.externalDataSources.length > 0
        || wantsData(loaded)
        || (loaded.moduleEvents !== undefined && hasDataObjects(loaded)),
      published: hasDataObjects(loaded),
    },
  }
}
