/** The bus that paths define: files of applications, and integration services of configurations and modules, mirrored. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { mirrorOf, type MirroredService } from '../../bus/definition/mirror.ts'
import { mirroredTwice } from '../../bus/definition/mirrored-twice.ts'
import { reportBus } from '../../bus/definition/problems.ts'
import { joinedBus, readBusDefinition, readBusFile, type ReadBus } from '../../bus/definition/read-bus.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { placeOf, type DefinedIntegrationService } from '../../integration/definition/place.ts'
import type { LoadedSources } from '../sources.ts'

/** The file that is read where no path is given. */
export const defaultBusFile = 'bus.yaml'

const names = [defaultBusFile, 'bus.yml', 'bus.json']

/** Of paths that are read again and again. */
export interface BusSource {
  /** `watched`: files and folders whose changes matter. */
  load(): Promise<ReadBus & { readonly watched: readonly string[] }>
}

/** A path is such a file, a folder with one, or anything that `standin serve` takes. */
export function busSource(paths: readonly string[]): BusSource {
  const files = paths.flatMap((path) => fileAt(path) ?? [])
  const sources = paths.filter((path) => fileAt(path) === undefined)
  const loader = sources.length === 0 ? undefined : lazily(async () => (await import('../sources.ts')).createSourceLoader(sources))
  return {
    async load() {
      const loaded = await (await loader?.())?.load()
      const mirrored = loaded === undefined ? [] : [mirroredBus(loaded)]
      return { ...joinedBus([...files.map(fileBus), ...mirrored]), watched: [...files, ...(loaded?.watched ?? [])] }
    },
  }
}

export const readBusPaths = (paths: readonly string[]): Promise<ReadBus> => busSource(paths).load()

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** The file that a path means; `undefined` for another kind of source. */
function fileAt(path: string): string | undefined {
  if (/\.(?:ya?ml|json)$/i.test(path)) return path
  if (!existsSync(path) || !statSync(path).isDirectory()) return undefined
  return names.map((name) => join(path, name)).find((one) => existsSync(one))
}

function fileBus(file: string): ReadBus {
  try {
    return readBusFile(file, readFileSync(file, 'utf8'))
  } catch (error) {
    return { plan: { applications: [] }, diagnostics: [reportBus('unreadable', { reason: saidBy(error) }, { file, line: 1, column: 1 })] }
  }
}

function mirroredBus({ integration, diagnostics }: LoadedSources): ReadBus {
  const errors = diagnostics.filter(isOfIntegration)
  if (integration.length === 0)
    return { plan: { applications: [] }, diagnostics: [...errors, ...(errors.length > 0 ? [] : [reportBus('no-service', {})])] }
  return mirroredServices(integration, errors)
}

/** Modules of other services are not the bus's business. */
const isOfIntegration = ({ code, location }: Diagnostic): boolean =>
  /^(?:source|integration-service|metadata)\//.test(code) || (code.startsWith('module/') && /[\\/]is[\\/]/.test(location?.file ?? ''))

/** The bus that these services speak to. */
export function mirroredServices(defined: readonly DefinedIntegrationService[], before: ReadBus['diagnostics'] = []): ReadBus {
  const services = defined.map(mirroredService)
  const read = readBusDefinition(mirrorOf(services))
  return { ...read, diagnostics: [...before, ...mirroredTwice(services), ...read.diagnostics] }
}

function mirroredService(one: DefinedIntegrationService): MirroredService {
  const { Name, ExternalIntegrationServiceAddress, Channels } = one.service
  return {
    Name,
    ExternalIntegrationServiceAddress,
    Channels: Object.entries(Channels).map(([channel, each]) => ({ ...each, Name: channel, location: placeOf(one, { channel }) })),
  }
}
