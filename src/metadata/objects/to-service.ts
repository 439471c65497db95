/** From an HTTP service of a configuration to a definition that can be served, which knows its places in the configuration. */
import type { Location } from '../../diagnostics/location.ts'
import type { DefinedService, Part } from '../../hs/service/place.ts'
import { DeclaredMethod, HTTPService, URLTemplate, type Handler } from '../../hs/service/service.ts'
import type { HTTPServiceMetadata } from './http-service.ts'
import type { MethodMetadata, URLTemplateMetadata } from './url-template.ts'

/** What answers a method of a configuration. */
export type AnswerOf = (method: MethodMetadata, template: URLTemplateMetadata) => Handler | DeclaredMethod

/** The definition, whose methods are what `answerOf` makes of them; names such as `__proto__` are data. */
export function toHTTPService(metadata: HTTPServiceMetadata, answerOf: AnswerOf): DefinedService {
  const { Name, RootURL, ReuseSessions, SessionMaxAge, file } = metadata
  const URLTemplates = Object.fromEntries(
    metadata.URLTemplates.map((template) => {
      const methods = Object.fromEntries(template.Methods.map((method) => [method.HTTPMethod, answerOf(method, template)]))
      const MethodNames = Object.fromEntries(template.Methods.map((method) => [method.HTTPMethod, method.Name]))
      return [template.Name, URLTemplate<string>(template.Template, methods, { MethodNames })]
    }),
  )
  return {
    service: HTTPService({ Name, RootURL, ReuseSessions, SessionMaxAge, URLTemplates, ...(metadata.Extension && { Extension: true }) }),
    file,
    at: (part) => placeInConfiguration(metadata, part),
  }
}

/** A method that answers 501 until its handler is written; `writeIn` is the module to write it in, as it should be printed. */
export const declared = (method: MethodMetadata, writeIn: string): DeclaredMethod => DeclaredMethod(method.Handler || method.Name, writeIn)

function placeInConfiguration(metadata: HTTPServiceMetadata, part: Part): Location | undefined {
  if (part.kind === 'Name') return metadata.location
  if (part.kind === 'RootURL') return metadata.rootLocation
  const template = metadata.URLTemplates.find((one) => one.Name === part.name)
  return template && placeInTemplate(template, part.offset, part.length)
}

/** Where characters of a template's text are in the description file. */
export const placeInTemplate = ({ location }: URLTemplateMetadata, offset: number, length: number): Location => ({
  ...location,
  column: location.column + offset,
  length,
})
