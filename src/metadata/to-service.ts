/** From an HTTP service of a configuration to a definition that can be served: every method declared, none written yet. */
import { DeclaredMethod, HTTPService, URLTemplate } from '../hs/service.ts'
import type { Methods } from '../hs/service.ts'
import type { PlaceInTemplate } from '../hs/template-parse.ts'
import type { HTTPServiceMetadata } from './http-service.ts'
import type { MethodMetadata, URLTemplateMetadata } from './url-template.ts'

/** What answers a method of a configuration. */
type MethodOf = (method: MethodMetadata, template: URLTemplateMetadata) => Methods[keyof Methods]

/** The definition, whose methods are what `methodOf` makes of them; names such as `__proto__` are data. */
export function toHTTPService(metadata: HTTPServiceMetadata, methodOf: MethodOf): HTTPService {
  const templates = metadata.URLTemplates.map((template) => {
    const methods = template.Methods.map((method) => [method.HTTPMethod, methodOf(method, template)] as const)
    return [template.Name, URLTemplate(template.Template, Object.fromEntries(methods))] as const
  })
  const { Name, RootURL, ReuseSessions, SessionMaxAge } = metadata
  return HTTPService({ Name, RootURL, ReuseSessions, SessionMaxAge, URLTemplates: Object.fromEntries(templates) })
}

/** A method that answers 501 until its handler is written; `writeIn` is the module to write it in, as it should be printed. */
export const declared = (method: MethodMetadata, writeIn: string): DeclaredMethod => DeclaredMethod(method.Handler || method.Name, writeIn)

/** Where the characters of a template stand in the description file, for the diagnostics of templates. */
export const placeInTemplate = (template: URLTemplateMetadata): PlaceInTemplate => (offset, length) =>
  ({ ...template.location, column: template.location.column + offset, length })
