/** `standin openapi`: what is served as an OpenAPI document, from which clients are generated. */
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { writeWhole } from '../../host/machine/whole-file.ts'
import { readHTTPServices } from '../../hs/service/read.ts'
import { createSourceLoader } from '../../load/sources.ts'
import { publishedOData } from '../serving/odata-model.ts'
import { servedServices } from '../serving/served-services.ts'
import { definedByFiles } from '../serving/serving.ts'
import { CommandError } from '../shared/command-error.ts'
import { placeIn } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { ownStdout } from '../shared/own-stdout.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import type { ProjectArguments } from '../shared/project.ts'
import { hasErrors, out, say, sayDiagnostics } from '../shared/terminal.ts'
import { unknownName } from '../shared/unknown-name.ts'
import { writing } from '../shared/write-output.ts'
import { openAPIOf } from './document.ts'

export interface OpenAPIArguments extends ProjectArguments {
  readonly lang: Language
  readonly base: string
  readonly server?: string
  readonly only?: readonly string[]
  readonly data?: string
  readonly out?: string
}

/** What is wrong in the definitions is said, and left out of the document. */
export async function openAPICommand(paths: readonly string[], options: OpenAPIArguments): Promise<Exit> {
  const { lang, base, server = 'http://127.0.0.1:8080', only, data, out: file } = options
  ownStdout()
  const loaded = await createSourceLoader(paths, placeIn(options)).load()
  refusePathProblems(loaded.diagnostics, lang)
  sayDiagnostics(
    loaded.diagnostics.filter((one) => one.severity === 'error'),
    lang,
  )
  const defined = (await definedByFiles(loaded)).flatMap((service) => ('URLTemplates' in service ? [{ service }] : []))
  const services = [...servedServices(loaded), ...readHTTPServices(defined).services]
  const model = await publishedOData(loaded, data)
  const names = [...services.flatMap(({ service }) => [service.Name, service.RootURL]), ...(model?.sets ?? []).map(({ name }) => name)]
  if (names.length === 0) throw new CommandError('nothing', nothing)
  for (const name of only ?? []) if (!names.includes(name)) throw new CommandError('usage', unknownName(name, names))
  const document = openAPIOf({ services, model, stubs: loaded.stubs, url: `${server.replace(/\/+$/, '')}${base}`, only })
  const text = JSON.stringify(document, undefined, 2)
  if (file === undefined) out(text)
  else {
    await writing(`--out ${file}`, () => writeWhole(file, `${text}\n`))
    const count = Object.keys(document.paths).length
    say(lang === 'ru' ? `${file}: путей — ${count}` : `${file}: ${count} paths`)
  }
  return hasErrors(loaded.diagnostics) ? 'errors' : 'ok'
}

const nothing = said(
  'there is no HTTP service and no data object in what was given; Web services are described by `standin wsdl`',
  'в том, что дано, нет HTTP-сервисов и объектов данных; Web-сервисы описывает `standin wsdl`',
)
