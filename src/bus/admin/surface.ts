/** The admin surface of a bus. */
import type { Platform } from '../../platform/configuration.ts'
import { record } from '../../standin/admin/operation.ts'
import { adminSurface } from '../../standin/admin/surface.ts'
import { VerificationError } from '../../standin/journal/verify.ts'
import type { Bus } from '../bus.ts'
import { controlOf } from '../control.ts'
import type { BusAdminPorts } from './operation.ts'
import { busOperations } from './operations.ts'

/** `failed` is given a defect, which is answered 500. */
export function busAdmin(bus: Bus, failed: (error: unknown) => void, ports: BusAdminPorts = {}): Platform {
  const control = controlOf(bus)
  return adminSurface({
    operations: busOperations,
    access: ports,
    longestBody: 16 * 1024 * 1024,
    asked: (request) => ({ ...request, bus, control, ports, body: request.body === undefined ? {} : record(request.body) }),
    refusalOf: (error) =>
      error instanceof VerificationError
        ? [422, { verified: false, message: error.message, expected: error.expected, actual: error.actual }]
        : undefined,
    failed,
  })
}
