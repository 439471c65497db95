/** The bus that paths define: files of applications, and integration services of configurations and modules, mirrored. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { mirrorOf, type MirroredService } from '../../bus/definition/mirror.ts'
import { reportBus } from '../../bus/definition/problems.ts'
import { joinedBus, readBusDefinition, readBusFile, type ReadBus } from '../../bus/definition/read-bus.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import type { IntegrationService } from '../../integration/definition/service.ts'
import { createSourceLoader } from '../sources.ts'

/** The file that is read where no path is given. */
export const defaultBusFile = 'bus.yaml'

const names = [defaultBusFile, 'bus.yml', 'bus.json']

/** A path is such a file, a folder with one, or anything that `standin serve` takes. */
export async function readBusPaths(paths: readonly string[]): Promise<ReadBus> {
  const files = paths.flatMap((path) => fileAt(path) ?? [])
  const sources = paths.filter((path) => fileAt(path) === undefined)
  const mirrored = sources.length === 0 ? [] : [await mirroredBus(sources)]
  return joinedBus([...files.map(fileBus), ...mirrored])
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

async function mirroredBus(paths: readonly string[]): Promise<ReadBus> {
  const { integration, diagnostics } = await createSourceLoader(paths).load()
  const errors = diagnostics.filter((one) => /^(?:source|integration-service|metadata)\//.test(one.code))
  const services = integration.map(({ service }) => service)
  if (services.length === 0)
    return { plan: { applications: [] }, diagnostics: [...errors, ...(errors.length > 0 ? [] : [reportBus('no-service', {})])] }
  return mirroredServices(services, errors)
}

/** The bus that these services speak to. */
export function mirroredServices(services: readonly IntegrationService[], before: ReadBus['diagnostics'] = []): ReadBus {
  const read = readBusDefinition(mirrorOf(services.map(mirroredService)))
  return { ...read, diagnostics: [...before, ...read.diagnostics] }
}

const mirroredService = ({ Name, ExternalIntegrationServiceAddress, Channels }: IntegrationService): MirroredService => ({
  Name,
  ExternalIntegrationServiceAddress,
  Channels: Object.entries(Channels).map(([channel, one]) => ({ ...one, Name: channel })),
})
