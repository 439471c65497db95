/** `standin wsdl`: the WSDL of one Web service, as `?wsdl` would show it. */
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { createSourceLoader } from '../../load/sources.ts'
import { printWSDL } from '../../ws/service/describe.ts'
import { addressesOf } from '../../ws/service/service.ts'
import type { WSDLForm } from '../../wsdl/write/write.ts'
import { CommandError } from '../shared/command-error.ts'
import { readingOf, type DocumentArguments } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { ownStdout } from '../shared/own-stdout.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import { out, sayDiagnostics } from '../shared/terminal.ts'

export interface WSDLArguments extends DocumentArguments {
  readonly lang: Language
  readonly form: WSDLForm
  /** Where the service is said to be; `http://127.0.0.1:8080/ws/<Name>` when absent. */
  readonly address?: string
}

/** `name`: the service's Name or its DescriptorFileName. */
export async function wsdlCommand(name: string, paths: readonly string[], options: WSDLArguments): Promise<Exit> {
  ownStdout()
  const { lang, form, address } = options
  const loaded = await createSourceLoader(paths, readingOf(options)).load()
  refusePathProblems(loaded.diagnostics, lang)
  sayDiagnostics(
    loaded.diagnostics.filter((one) => one.severity === 'error'),
    lang,
  )
  const services = loaded.servedWebServices
  const service = services.find((one) => addressesOf(one).includes(name))
  const described = loaded.described.find((one) => one.Name === name)
  if (service === undefined && described !== undefined) {
    out(described.served.printWSDL(address ?? `http://127.0.0.1:8080/ws/${encodeURIComponent(name)}`, form))
    return 'ok'
  }
  const names = [...services, ...loaded.described].map((one) => one.Name)
  if (service === undefined)
    throw new CommandError(
      'nothing',
      said(
        `no Web service "${name}" is served; there ${names.length === 0 ? 'is none' : `are ${names.join(', ')}`}`,
        `Web-сервиса «${name}» нет; ${names.length === 0 ? 'нет ни одного' : `есть ${names.join(', ')}`}`,
      ),
    )
  out(printWSDL(service, address ?? `http://127.0.0.1:8080/ws/${encodeURIComponent(service.Name)}`, form))
  return 'ok'
}
