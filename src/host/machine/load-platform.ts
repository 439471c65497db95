/**
 * `createPlatform` for the command line, which must be ready soon: the parts that not every platform needs, more than half of all modules,
 * are loaded where they are needed.
 */
import { asksUsers, type Configuration, type Platform } from '../../platform/configuration.ts'
import { createPlatform as assemble } from '../../platform/platform.ts'
import { loadChannels } from './channels.ts'
import { crypto } from './crypto.ts'
import { system } from './system.ts'

export async function loadPlatform(configuration: Configuration): Promise<Platform> {
  return assemble(
    configuration,
    { ...system, crypto },
    {
      channels: await loadChannels(configuration.services),
      ...(asksUsers(configuration) && { createAccess: (await import('../../access/access.ts')).createAccess }),
    },
  )
}
