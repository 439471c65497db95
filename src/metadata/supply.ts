/** Handlers for the HTTP services of a configuration, from the modules that have a service of the same name. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { HTTPService } from '../hs/service.ts'
import type { HTTPServiceMetadata } from './http-service.ts'
import { problem } from './problems.ts'
import { supplyDifferences } from './supply-differences.ts'
import { templatePartners } from './template-partners.ts'
import { declared, toHTTPService } from './to-service.ts'

/** A service that a module exports, and the module's path as it should be printed. */
export interface ServiceModule {
  readonly service: HTTPService
  readonly file: string
}

export interface Supplied {
  readonly services: readonly HTTPService[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The configuration's services, in its order, with the handlers of the modules whose service has the same Name; then the modules' other services
 * as they are. `writeIn` names the module in which to write the handlers of a service that no module supplies.
 */
export function supplyHandlers(
  configuration: readonly HTTPServiceMetadata[], modules: readonly ServiceModule[], writeIn: (service: HTTPServiceMetadata) => string,
): Supplied {
  const diagnostics: Diagnostic[] = []
  const known = new Set(configuration.map((one) => one.Name))
  const suppliers = new Map<string, ServiceModule>()
  for (const module of modules.filter((one) => known.has(one.service.Name))) {
    const first = suppliers.get(module.service.Name)
    if (first === undefined) suppliers.set(module.service.Name, module)
    else diagnostics.push(problem('supply-twice', { service: module.service.Name, first: first.file }, startOf(module)))
  }
  const served = configuration.map((metadata) => {
    const module = suppliers.get(metadata.Name)
    if (module === undefined) return toHTTPService(metadata, (method) => declared(method, writeIn(metadata)))
    const partners = templatePartners(metadata, module.service)
    diagnostics.push(...supplyDifferences(metadata, module.service, partners, startOf(module)))
    return toHTTPService(metadata, (method, template) => partners.get(template)?.template.Methods[method.HTTPMethod] ?? declared(method, module.file))
  })
  return { services: [...served, ...modules.filter((one) => !known.has(one.service.Name)).map((one) => one.service)], diagnostics }
}

/** Definitions do not know where in their module they were written. */
const startOf = (module: ServiceModule) => ({ file: module.file, line: 1, column: 1 })
