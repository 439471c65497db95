/** `createPlatform` for the command line, which must be ready soon: what serves Web services is half of all modules, and is loaded only where there are any. */
import { createPlatform as assemble } from '../platform.ts'
import { system } from './system.ts'
import type { Configuration, Platform } from '../platform.ts'

export async function loadPlatform(configuration: Configuration): Promise<Platform> {
  const served = configuration.services.some((one) => one.kind === 'WebService')
  return assemble(configuration, system, served ? (await import('../ws/channel.ts')).webServiceChannel : undefined)
}
