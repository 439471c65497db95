/** `standin check --bsl`: faults of the modules that would answer, and per handler what it would meet that cannot run. */
import { missingIn } from '../../bsl/check.ts'
import type { ModuleSource, Program } from '../../bsl/modules/program.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { locate } from '../../diagnostics/location.ts'
import type { HTTPServiceMetadata } from '../../metadata/objects/http-service.ts'
import type { IntegrationServiceMetadata } from '../../metadata/objects/integration-service.ts'
import type { WebServiceMetadata } from '../../metadata/objects/web-service.ts'
import { webModule } from './answer-operations.ts'
import { integrationModule } from './answer-processing.ts'
import type { SourceOf } from './answer.ts'
import { reportBSL } from './diagnostics.ts'

interface OfConfigurations {
  readonly http: readonly HTTPServiceMetadata[]
  readonly web: readonly WebServiceMetadata[]
  readonly integration: readonly IntegrationServiceMetadata[]
}

export function checkModules({ http, web, integration }: OfConfigurations, program: Program, sourceOf: SourceOf): readonly Diagnostic[] {
  const services = [...http.map(httpModule), ...web.map(webServiceModule), ...integration.map(integrationServiceModule)]
  return services.flatMap(({ name, id, methods }) => {
    const found = new Map<string, ModuleSource>()
    for (const { handler, module } of methods) {
      const source = handler === '' ? undefined : sourceOf(module, id)
      if (source) found.set(handler, source)
    }
    const faults = [...new Set(found.values())].flatMap((source) => faultsOf(program, source))
    return [...faults, ...[...found].flatMap(([handler, source]) => ofHandler(program, source, handler, name))]
  })
}

/** The functions that answer for a service, by the paths of their modules. */
export interface ServiceModule {
  readonly name: string
  /** As exceptions name the module. */
  readonly id: string
  readonly methods: readonly { readonly handler: string; readonly module: string }[]
}

export const httpModule = ({ Name, URLTemplates }: HTTPServiceMetadata): ServiceModule => ({
  name: Name,
  id: `HTTPСервис.${Name}.Модуль`,
  methods: URLTemplates.flatMap((template) => template.Methods).map(({ Handler, module }) => ({ handler: Handler, module })),
})

export const webServiceModule = ({ Name, Operations }: WebServiceMetadata): ServiceModule => ({
  name: Name,
  id: webModule(Name),
  methods: Operations.map((one) => ({ handler: one.ProcedureName === '' ? one.Name : one.ProcedureName, module: one.module })),
})

const integrationServiceModule = ({ Name, Channels, module }: IntegrationServiceMetadata): ServiceModule => ({
  name: Name,
  id: integrationModule(Name),
  methods: Channels.filter((one) => one.MessageDirection === 'Receive').map((one) => ({ handler: one.ReceiveMessageProcessing, module })),
})

function faultsOf(program: Program, source: ModuleSource): Diagnostic[] {
  const { faults, text } = program.load(source)
  return faults.map((one) => {
    const place = locate(source.file, text, one.offset)
    const report = (message: string): Diagnostic => reportBSL('fault', { message }, place)
    return { ...report(one.english), messageRu: report(one.russian).messageRu }
  })
}

function ofHandler(program: Program, source: ModuleSource, handler: string, service: string): Diagnostic[] {
  // A fault can hide methods behind it: it is reported alone.
  if (program.load(source).faults.length > 0) return []
  const missing = missingIn(program, source, handler)
  if (!missing) return [reportBSL('no-method', { module: source.id, handler }, { file: source.file, line: 1, column: 1 })]
  return missing.map((one) =>
    reportBSL(
      'missing',
      { handler, service, what: one.what, place: `${one.source.id}(${one.line})` },
      locate(one.source.file, program.load(one.source).text, one.at),
    ),
  )
}
