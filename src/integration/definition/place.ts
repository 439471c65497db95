/** Where a part of an integration service's definition is: given by the reader of the definition, or found in the text of its module. */
import { keyAt, locateLiteral, quotedAt } from '../../diagnostics/literal.ts'
import { locate, type Location } from '../../diagnostics/location.ts'
import type { IntegrationService } from './service.ts'

/** A part that a diagnostic can point at. */
export type Part = 'Name' | 'ExternalIntegrationServiceAddress' | { readonly channel: string }

/** An integration service with what is known of where it was written. */
export interface DefinedIntegrationService {
  readonly service: IntegrationService
  /** The module that made it, or the description file, as it should be printed. */
  readonly file?: string
  /** The text of that module; places are found in it. */
  readonly source?: string
  /** Tells places itself, as a reader of configuration files can. */
  readonly at?: (part: Part) => Location | undefined
}

/** The best place that is known: of the part, else of the file, else none. */
export function placeOf({ service, file, source, at }: DefinedIntegrationService, part: Part): Location | undefined {
  const found = at?.(part)
  if (found !== undefined || file === undefined) return found
  return (source === undefined ? undefined : inSource(file, source, service, part)) ?? { file, line: 1, column: 1 }
}

function inSource(file: string, source: string, service: IntegrationService, part: Part): Location | undefined {
  const name = String(service.Name)
  if (part === 'Name') return locateLiteral(file, source, name)
  const from = quotedAt(source, name, 0) ?? 0
  if (part === 'ExternalIntegrationServiceAddress')
    return locateLiteral(file, source, String(service.ExternalIntegrationServiceAddress), { from })
  const key = keyAt(source, part.channel, from)
  return key === undefined ? undefined : locate(file, source, key, part.channel.length)
}
