/** Methods of HTTP services that no TypeScript answers, answered by the functions of their own Module.bsl. */
import type { BeginRun } from '../../bsl/handler-run.ts'
import { httpHandler } from '../../bsl/http-handler.ts'
import type { ModuleSource, Program } from '../../bsl/modules/program.ts'
import type { DefinedService } from '../../hs/service/place.ts'
import { HTTPService, URLTemplate, type Methods } from '../../hs/service/service.ts'
import type { HTTPServiceMetadata } from '../../metadata/objects/http-service.ts'
import type { MethodMetadata, URLTemplateMetadata } from '../../metadata/objects/url-template.ts'

/** The source of a service's module by the path that its methods name; `undefined` where there is no such file. */
export type SourceOf = (path: string, id: string) => ModuleSource | undefined

export function answerByModules(
  services: readonly DefinedService[],
  configuration: readonly HTTPServiceMetadata[],
  program: Program,
  sourceOf: SourceOf,
  begin: BeginRun,
): readonly DefinedService[] {
  const known = new Map(configuration.map((one) => [one.Name, one]))
  return services.map((defined) => {
    const metadata = known.get(defined.service.Name)
    if (!metadata) return defined
    const answer = (method: MethodMetadata): ReturnType<typeof httpHandler> | undefined => {
      const source = method.Handler === '' ? undefined : sourceOf(method.module, `HTTPСервис.${metadata.Name}.Модуль`)
      return source && httpHandler(program, source, method.Handler, begin)
    }
    return { ...defined, service: answered(defined.service, metadata, answer) }
  })
}

function answered(
  service: HTTPService,
  metadata: HTTPServiceMetadata,
  answer: (method: MethodMetadata) => ReturnType<typeof httpHandler> | undefined,
): HTTPService {
  const templates = Object.fromEntries(
    Object.entries(service.URLTemplates).map(([name, template]) => {
      const described = metadata.URLTemplates.find((one) => one.Name === name)
      return [name, described ? withMethods(template, described, answer) : template]
    }),
  )
  return HTTPService({ ...service, URLTemplates: templates })
}

function withMethods(
  template: URLTemplate,
  described: URLTemplateMetadata,
  answer: (method: MethodMetadata) => ReturnType<typeof httpHandler> | undefined,
): URLTemplate {
  const methods = Object.fromEntries(
    Object.entries(template.Methods).map(([name, handler]) => {
      if (typeof handler === 'function') return [name, handler]
      const method = described.Methods.find((one) => one.HTTPMethod === name)
      return [name, (method && answer(method)) ?? handler]
    }),
  )
  const { MethodNames } = template
  return URLTemplate<string>(template.Template, methods as Methods, MethodNames ? { MethodNames } : {})
}
