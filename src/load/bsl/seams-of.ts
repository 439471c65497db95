/** The seams that the HTTP services of configurations need, as the text of a module to be written. */
import { missingIn } from '../../bsl/check.ts'
import { seamsText } from '../../bsl/seams/text.ts'
import type { Files } from '../../metadata/format/files.ts'
import type { ConfigurationRoot } from '../../metadata/format/recognise.ts'
import type { HTTPServiceMetadata } from '../../metadata/objects/http-service.ts'
import { loadProgram } from './program.ts'

/** `undefined` when every handler can run. */
export function neededSeams(
  files: Files,
  roots: readonly ConfigurationRoot[],
  services: readonly HTTPServiceMetadata[],
): string | undefined {
  const { program, sourceOf } = loadProgram(files, roots, {})
  return seamsText(
    services.flatMap((service) =>
      service.URLTemplates.flatMap((template) => template.Methods).flatMap(({ Handler, module }) => {
        const source = Handler === '' ? undefined : sourceOf(module, `HTTPСервис.${service.Name}.Модуль`)
        const missing = source && missingIn(program, source, Handler)
        return missing ? [{ handler: `${service.Name}.${Handler}`, missing }] : []
      }),
    ),
  )
}
