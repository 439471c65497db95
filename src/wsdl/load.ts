/** Loads a WSDL as 1C does: all its documents, their names linked, every diagnosis of the table and its neighbours; never throws. */
import { catalogue, text } from '../diagnostics/catalogue.ts'
import type { WSDLDiagnostic } from './diagnosis.ts'
import { readDocuments } from './document/documents.ts'
import type { Fetcher, LoadOptions } from './document/fetcher.ts'
import { normalLocation } from './document/location.ts'
import type { Definitions } from './document/model.ts'
import { failed, type LoadProblem } from './document/outcome.ts'
import { link, type Links } from './link/link.ts'
import { validate, type Strictness } from './validate.ts'

export interface WSDLOptions extends LoadOptions {
  readonly strict?: Strictness
}

export interface LoadedWSDL {
  /** The start document; `undefined` when it could not be read, and then the only diagnosis says why. */
  readonly definitions: Definitions | undefined
  readonly links: Links | undefined
  /** In order of detection. */
  readonly diagnostics: readonly WSDLDiagnostic[]
}

const report = catalogue('wsdl', {
  unreadable: { severity: 'error', en: text`The WSDL document cannot be loaded`, ru: text`Не удалось загрузить описание WSDL` },
})

/** `location` is a path, a `file:` or an http(s) address. */
export async function loadWSDL(fetcher: Fetcher, location: string, options: WSDLOptions = {}): Promise<LoadedWSDL> {
  const { start, outcomes } = await readDocuments(fetcher, location, options)
  if (start.is !== 'wsdl') {
    const problem = start.is === 'failed' ? start : failed(`"${location}" is not WSDL 1.1`, `«${location}» — не WSDL 1.1`)
    return { definitions: undefined, links: undefined, diagnostics: [unreadable(problem, normalLocation(location))] }
  }
  const links = link(start.definitions, outcomes)
  return { definitions: start.definitions, links, diagnostics: validate(start.definitions, links, options.strict) }
}

const unreadable = (problem: LoadProblem, file: string): WSDLDiagnostic => ({
  ...report('unreadable', {}, problem.place ?? { file, line: 1, column: 1 }),
  row: null,
  rule: 'WSDL 1.1 section 2.1',
  path: [],
  detail: problem.en,
  detailRu: problem.ru,
})
