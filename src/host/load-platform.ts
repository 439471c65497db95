/** `createPlatform` for the command line, which must be ready soon: what serves Web services is half of all modules, and is loaded only where there are any. */
import { createPlatform as assemble } from '../platform.ts'
import { crypto } from './crypto.ts'
import { system } from './system.ts'
import type { Configuration, Platform } from '../platform.ts'

export async function loadPlatform(configuration: Configuration): Promise<Platform> {
  const served = configuration.services.some((one) => one.kind !== 'HTTPService')
  return assemble(configuration, { ...system, crypto }, served ? (await import('../ws/channel.ts')).webServiceChannel : undefined)
}
