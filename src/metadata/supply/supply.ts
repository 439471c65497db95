/** Handlers for the HTTP services of a configuration, from the modules that have a service of the same name. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { placeOf, type DefinedService } from '../../hs/service/place.ts'
import { problem } from '../format/problems.ts'
import type { HTTPServiceMetadata } from '../objects/http-service.ts'
import { declared, toHTTPService } from '../objects/to-service.ts'
import { supplyDifferences } from './supply-differences.ts'
import { templatePartners } from './template-partners.ts'

export interface Supplied {
  readonly services: readonly DefinedService[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The configuration's services, in its order, with the handlers of the modules whose service has the same Name; then the modules' other
 * services as they are. `writeIn` names the module in which to write the handlers of a service that no module supplies.
 */
export function supplyHandlers(
  configuration: readonly HTTPServiceMetadata[],
  modules: readonly DefinedService[],
  writeIn: (service: HTTPServiceMetadata) => string,
): Supplied {
  const diagnostics: Diagnostic[] = []
  const known = new Set(configuration.map((one) => one.Name))
  const suppliers = new Map<string, DefinedService>()
  for (const module of modules.filter((one) => known.has(one.service.Name))) {
    const first = suppliers.get(module.service.Name)
    if (first === undefined) suppliers.set(module.service.Name, module)
    else
      diagnostics.push(
        problem('supply-twice', { service: module.service.Name, first: first.file ?? '-' }, placeOf(module, { kind: 'Name' })),
      )
  }
  const served = configuration.map((metadata) => {
    const module = suppliers.get(metadata.Name)
    if (module === undefined) return toHTTPService(metadata, (method) => declared(method, writeIn(metadata)))
    const partners = templatePartners(metadata, module.service)
    diagnostics.push(...supplyDifferences(metadata, module, partners))
    return toHTTPService(
      metadata,
      (method, template) =>
        partners.get(template)?.template.Methods[method.HTTPMethod] ?? declared(method, module.file ?? writeIn(metadata)),
    )
  })
  return { services: [...served, ...modules.filter((one) => !known.has(one.service.Name))], diagnostics }
}
