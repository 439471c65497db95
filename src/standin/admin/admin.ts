/** The admin surface of a stand-in. */
import type { Platform } from '../../platform/configuration.ts'
import { PatternError } from '../calls/known-pattern.ts'
import type { Standin } from '../standin.ts'
import { operations } from './operations.ts'
import type { AdminPorts } from './ports.ts'
import { adminSurface } from './surface.ts'

/** `failed` is given a defect, which is answered 500. */
export const adminPlatform = (standin: Standin, failed: (error: unknown) => void, ports: AdminPorts = {}): Platform =>
  adminSurface({
    operations,
    access: ports,
    longestBody: 4 * 1024 * 1024,
    asked: (request) => ({ ...request, standin, ports }),
    refusalOf: (error) => (error instanceof PatternError ? [400, { error: error.message }] : undefined),
    failed,
  })
