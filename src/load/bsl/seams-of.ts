/** The seams that the services of configurations need, as the text of a module to be written. */
import { missingIn } from '../../bsl/check.ts'
import { seamsText } from '../../bsl/seams/text.ts'
import type { Language } from '../../diagnostics/print.ts'
import type { Files } from '../../metadata/format/files.ts'
import type { ConfigurationRoot } from '../../metadata/format/recognise.ts'
import type { HTTPServiceMetadata } from '../../metadata/objects/http-service.ts'
import type { WebServiceMetadata } from '../../metadata/objects/web-service.ts'
import { httpModule, webServiceModule } from './check.ts'
import { loadProgram } from './program.ts'

/** `undefined` when every handler can run. */
export function neededSeams(
  files: Files,
  roots: readonly ConfigurationRoot[],
  http: readonly HTTPServiceMetadata[],
  web: readonly WebServiceMetadata[],
  lang: Language,
): string | undefined {
  const { program, sourceOf } = loadProgram(files, roots, {})
  return seamsText(
    [...http.map(httpModule), ...web.map(webServiceModule)].flatMap(({ name, id, methods }) =>
      methods.flatMap(({ handler, module }) => {
        const source = handler === '' ? undefined : sourceOf(module, id)
        const missing = source && missingIn(program, source, handler)
        return missing ? [{ handler: `${name}.${handler}`, missing }] : []
      }),
    ),
    lang,
  )
}
