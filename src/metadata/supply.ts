/** Handlers for the HTTP services of a configuration from the modules that have a service of the same name; whatever finds no place there is said. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { MethodName } from '../hs/method.ts'
import type { HTTPService, URLTemplate } from '../hs/service.ts'
import type { HTTPServiceMetadata } from './http-service.ts'
import { problem } from './problems.ts'
import { declared, toHTTPService } from './to-service.ts'
import type { URLTemplateMetadata } from './url-template.ts'

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
  const byName = new Map<string, ServiceModule>()
  const diagnostics: Diagnostic[] = []
  const known = new Set(configuration.map((one) => one.Name))
  for (const module of modules.filter((one) => known.has(one.service.Name))) {
    const first = byName.get(module.service.Name)
    if (first === undefined) byName.set(module.service.Name, module)
    else diagnostics.push(problem('supply-twice', { service: module.service.Name, first: first.file }, startOf(module)))
  }
  const served = configuration.map((metadata) => {
    const module = byName.get(metadata.Name)
    if (module === undefined) return toHTTPService(metadata, (method) => declared(method, writeIn(metadata)))
    diagnostics.push(...differences(metadata, module))
    return supplied(metadata, module)
  })
  return { services: [...served, ...modules.filter((one) => !known.has(one.service.Name)).map((one) => one.service)], diagnostics }
}

function supplied(metadata: HTTPServiceMetadata, module: ServiceModule): HTTPService {
  const partners = matchTemplates(metadata, module.service)
  return toHTTPService(metadata, (method, template) => partners.get(template)?.[1].Methods[method.HTTPMethod] ?? declared(method, module.file))
}

type Partners = ReadonlyMap<URLTemplateMetadata, readonly [name: string, template: URLTemplate]>

/** By name first, then by text, so that a template renamed on one side still finds its handlers. */
function matchTemplates(metadata: HTTPServiceMetadata, service: HTTPService): Partners {
  const partners = new Map<URLTemplateMetadata, readonly [string, URLTemplate]>()
  const left = new Map(Object.entries(service.URLTemplates))
  const pair = (template: URLTemplateMetadata, name: string | undefined): void => {
    const found = name === undefined ? undefined : left.get(name)
    if (name === undefined || found === undefined || partners.has(template)) return
    partners.set(template, [name, found])
    left.delete(name)
  }
  for (const template of metadata.URLTemplates) pair(template, template.Name)
  for (const template of metadata.URLTemplates) {
    pair(template, [...left].find(([, one]) => withoutSlashes(one.Template) === withoutSlashes(template.Template))?.[0])
  }
  return partners
}

/** A leading slash may be missing and a trailing one is not significant, as in the template grammar. */
const withoutSlashes = (template: string): string => template.replace(/^\//, '').replace(/\/$/, '')

/** Everything in the module that the configuration does not have, or has otherwise. */
function differences(metadata: HTTPServiceMetadata, module: ServiceModule): readonly Diagnostic[] {
  const { service } = module
  const at = startOf(module)
  const partners = matchTemplates(metadata, service)
  const paired = new Map([...partners].map(([template, [name]]) => [name, template]))
  const root = withoutSlashes(service.RootURL) === withoutSlashes(metadata.RootURL)
    ? [] : [problem('supply-other-root', { service: service.Name, root: service.RootURL, known: metadata.RootURL }, at)]
  return [...root, ...Object.entries(service.URLTemplates).flatMap(([name, template]): Diagnostic[] => {
    const partner = paired.get(name)
    if (partner !== undefined) return templateDifferences(service.Name, name, template, partner, at)
    const known = metadata.URLTemplates.map((one) => `${one.Name} ("${one.Template}")`).join(', ') || '-'
    return [problem('supply-unknown-template', { service: service.Name, name, template: template.Template, known }, at)]
  })]
}

function templateDifferences(service: string, name: string, template: URLTemplate, partner: URLTemplateMetadata, at: Diagnostic['location'] & {}): Diagnostic[] {
  const known = partner.Methods.map((one) => one.HTTPMethod)
  const surplus = (Object.keys(template.Methods) as MethodName[]).filter((method) => !known.includes(method))
  return [
    ...(withoutSlashes(template.Template) === withoutSlashes(partner.Template) ? [] : [
      problem('supply-other-template', { service, name, template: template.Template, known: partner.Template }, at)]),
    ...surplus.map((method) => problem('supply-unknown-method', { service, name, method, known: known.join(', ') || '-' }, at)),
  ]
}

/** Values do not know where in their module they were written. */
const startOf = (module: ServiceModule): Diagnostic['location'] & {} => ({ file: module.file, line: 1, column: 1 })
