/** `standin check --bsl`: faults of the modules that would answer, and per handler what it would meet that cannot run. */
import { missingIn } from '../../bsl/check.ts'
import type { ModuleSource, Program } from '../../bsl/modules/program.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { locate } from '../../diagnostics/location.ts'
import type { HTTPServiceMetadata } from '../../metadata/objects/http-service.ts'
import type { SourceOf } from './answer.ts'
import { reportBSL } from './diagnostics.ts'

export function checkModules(configuration: readonly HTTPServiceMetadata[], program: Program, sourceOf: SourceOf): readonly Diagnostic[] {
  return configuration.flatMap((service) => {
    const methods = service.URLTemplates.flatMap((template) => template.Methods).filter((one) => one.Handler !== '')
    const found = new Map<string, ModuleSource>()
    for (const { Handler, module } of methods) {
      const source = sourceOf(module, `HTTPСервис.${service.Name}.Модуль`)
      if (source) found.set(Handler, source)
    }
    const faults = [...new Set(found.values())].flatMap((source) => faultsOf(program, source))
    return [...faults, ...[...found].flatMap(([handler, source]) => ofHandler(program, source, handler, service.Name))]
  })
}

function faultsOf(program: Program, source: ModuleSource): Diagnostic[] {
  const { faults, text } = program.load(source)
  return faults.map((one) => {
    const place = locate(source.file, text, one.offset)
    const report = (message: string): Diagnostic => reportBSL('fault', { message }, place)
    return { ...report(one.english), messageRu: report(one.russian).messageRu }
  })
}

function ofHandler(program: Program, source: ModuleSource, handler: string, service: string): Diagnostic[] {
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
