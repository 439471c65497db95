/** `createPlatform` for users: the core's, on the real machine, with all its parts. */
import { createAccess } from '../access/create.ts'
import { createPlatform as assemble } from '../platform.ts'
import { webServiceChannel } from '../ws/channel.ts'
import { crypto } from './crypto.ts'
import { system } from './system.ts'
import type { Configuration, Platform } from '../platform.ts'

/** @example const platform = createPlatform({ services: [Warehouse], base: '/trade' }) */
export const createPlatform = (configuration: Configuration): Platform => assemble(configuration, { ...system, crypto }, { webServices: webServiceChannel, createAccess })
