/** `createPlatform` for users: the core's, on the real machine, with all its parts, once nothing is wrong with what it is given. */
import { createAccess } from '../../access/access.ts'
import { emptyChannel } from '../../channel/empty.ts'
import { DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic.ts'
import { httpServiceChannel } from '../../hs/channel.ts'
import { standardODataFace } from '../../odata/face.ts'
import { checkConfiguration } from '../../platform/check.ts'
import type { Configuration, Parts, Platform } from '../../platform/configuration.ts'
import { createPlatform as assemble } from '../../platform/platform.ts'
import { webServiceChannel } from '../../ws/channel.ts'
import { crypto } from './crypto.ts'
import { system } from './system.ts'

/** Without OData: a program that gives services has no way to give a StandardOData, and need not load what one brings. */
const parts: Parts = { channels: [httpServiceChannel, webServiceChannel, emptyChannel(standardODataFace)], createAccess }

export interface CheckedConfiguration extends Configuration {
  /** Serve what is sound and leave out what is not, as `standin serve` does; else errors are thrown. */
  readonly lenient?: boolean
}

export interface CheckedPlatform extends Platform {
  /** What `standin check` would say of the services: warnings and notes, and the errors that `lenient` let pass. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Throws a DiagnosticError that names every error in the definitions, unless `lenient`; a configuration that is none throws in any case.
 *
 * @example
 *   const platform = createPlatform({ services: [Warehouse], base: '/trade' })
 */
export function createPlatform(configuration: CheckedConfiguration): CheckedPlatform {
  const diagnostics = checkConfiguration(configuration, parts.channels)
  const errors = diagnostics.filter(
    (one) => one.severity === 'error' && !(configuration?.lenient && !one.code.startsWith('configuration/')),
  )
  if (errors.length > 0) throw new DiagnosticError(errors)
  return { ...assemble(configuration, { ...system, crypto }, parts), diagnostics }
}
