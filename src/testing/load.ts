/** What a test names to serve, as values: services, stub files, folders; anything wrong in them is thrown whole. */
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import { checkExternalDataSources } from '../external/definition/check.ts'
import type { ExternalDataSource } from '../external/definition/source.ts'
import { parts } from '../host/machine/parts.ts'
import { checkIntegrationServices } from '../integration/definition/check.ts'
import { isIntegrationService, type IntegrationService } from '../integration/definition/service.ts'
import type { DataSources } from '../load/infobase/load-data.ts'
import type { OpenedData } from '../load/infobase/open-data.ts'
import type { Configuration, Service } from '../platform/configuration.ts'
import { createAddresses } from '../standin/calls/address.ts'
import type { FailureRule } from '../standin/failure/rule.ts'
import type { RelayRule } from '../standin/relay/rule.ts'
import { readStubFiles, type StubFile } from '../standin/stub/read-file.ts'
import type { CollectionDefinition, Stub } from '../standin/stub/stub.ts'
import { dataForTest, type DataForTest } from './data.ts'
import type { ReadingPaths } from './load-paths.ts'

export interface LoadedForTest {
  readonly services: readonly Service[]
  readonly integrationServices: readonly IntegrationService[]
  readonly sources: readonly ExternalDataSource[]
  readonly stubs: readonly Stub[]
  readonly failures: readonly FailureRule[]
  readonly modes: readonly RelayRule[]
  readonly collections: readonly CollectionDefinition[]
  readonly fileOf?: NonNullable<Configuration['fileOf']>
  readonly opened?: OpenedData
}

/** `data`: `undefined` where data is open already, and stays so. */
export async function loadForTest(
  given: readonly (Service | IntegrationService | ExternalDataSource)[],
  paths: readonly string[],
  stubs: readonly (string | StubFile)[],
  data: DataForTest | undefined,
  reading: ReadingPaths,
): Promise<LoadedForTest> {
  const sources = soundSources(given.filter(isSource))
  const services = given.filter((one): one is Service => !isIntegrationService(one) && !isSource(one))
  const integration = given.filter(isIntegrationService)
  if (paths.length === 0 && stubs.length === 0)
    return {
      services,
      integrationServices: soundIntegration(integration),
      sources,
      stubs: [],
      failures: [],
      modes: [],
      collections: [],
      ...asOpened(await opened(data && { ...data, external: sources, integration: integration.length > 0 }, undefined)),
    }
  const fromPaths =
    paths.length === 0 ? undefined : await (await import('./load-paths.ts')).loadPaths(paths, { ...reading, beside: services })
  const all = [...services, ...(fromPaths?.services ?? [])]
  const named = await Promise.all(
    stubs.map(async (one) => (typeof one === 'string' ? (await import('../load/stub-files.ts')).readStubText(one) : one)),
  )
  const beside = await interfaceBeside(named, all, data, fromPaths?.data)
  const read = readStubFiles(named, createAddresses([...all, ...beside], parts.channels))
  const errors = [...(fromPaths?.diagnostics ?? []), ...read.diagnostics].filter((one) => one.severity === 'error')
  if (errors.length > 0) throw new DiagnosticError(errors)
  const allStubs = [...(fromPaths?.stubs ?? []), ...read.stubs]
  return {
    services: all,
    integrationServices: [...soundIntegration(integration), ...(fromPaths?.integration ?? [])],
    sources: [...sources, ...(fromPaths?.external ?? [])],
    stubs: allStubs,
    failures: [...(fromPaths?.failures ?? []), ...read.failures],
    modes: [...(fromPaths?.modes ?? []), ...read.modes],
    collections: [...(fromPaths?.collections ?? []), ...read.collections],
    ...(fromPaths && { fileOf: fromPaths.fileOf }),
    ...asOpened(await opened(data && { ...data, external: sources, integration: integration.length > 0 }, fromPaths?.data, allStubs)),
  }
}

const isSource = (one: Service | IntegrationService | ExternalDataSource): one is ExternalDataSource => one.kind === 'ExternalDataSource'

function soundSources(given: readonly ExternalDataSource[]): readonly ExternalDataSource[] {
  const { sources, diagnostics } = checkExternalDataSources(given.map((source) => ({ source })))
  const errors = diagnostics.filter((one) => one.severity === 'error')
  if (errors.length > 0) throw new DiagnosticError(errors)
  return sources.map((one) => one.source)
}

function soundIntegration(services: readonly IntegrationService[]): readonly IntegrationService[] {
  const { services: sound, diagnostics } = checkIntegrationServices(services.map((service) => ({ service })))
  const errors = diagnostics.filter((one) => one.severity === 'error')
  if (errors.length > 0) throw new DiagnosticError(errors)
  return sound.map((one) => one.service)
}

/** Stub files of the test may speak of the standard OData interface to its data. */
async function interfaceBeside(
  named: readonly StubFile[],
  all: readonly Service[],
  data: DataForTest | undefined,
  paths: DataSources | undefined,
): Promise<readonly Service[]> {
  if (!named.some(({ source }) => source.includes('standard.odata'))) return []
  const objects = (data?.objects ?? []).map((definition) => ({ definition }))
  const sources = { configurations: paths?.configurations ?? [], data: [...(paths?.data ?? []), ...objects] }
  return (await import('../load/stub-files.ts')).interfaceOfStubs(named, all, sources)
}

const asOpened = (opened: OpenedData | undefined): Pick<LoadedForTest, 'opened'> => (opened === undefined ? {} : { opened })

const opened = (
  data: Parameters<typeof dataForTest>[0] | undefined,
  ...of: TailOf<Parameters<typeof dataForTest>>
): Promise<OpenedData | undefined> => (data === undefined ? Promise.resolve(undefined) : dataForTest(data, ...of))

type TailOf<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never
