/** The services of given WSDL documents, for serving: those that modules have handlers for, and the others as stubs. */
import { isAbsolute, relative, resolve } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { loadWSDLServices, type WSDLServicesOptions } from '../host/wsdl/wsdl-services.ts'
import type { DescribedWebService } from '../ws/foreign/service.ts'
import type { ModuleFromWSDL } from './modules/modules.ts'
import { printedPath } from './printed-path.ts'

/** A service with the file that it is kept by: its module, or the WSDL. */
export interface DescribedFile {
  readonly file: string
  readonly path: string
  readonly described: readonly DescribedWebService[]
  /** What is in the stacks of its handlers' exceptions. */
  readonly service: { readonly kind: 'WebService'; readonly Name: string }
}

export interface LoadedDescribed {
  readonly files: readonly DescribedFile[]
  /** WSDL documents that were asked for, those with errors included. */
  readonly documents: number
  readonly diagnostics: readonly Diagnostic[]
  readonly watched: readonly string[]
  /** Files that give nothing now: what they last gave is kept. */
  readonly broken: ReadonlySet<string>
}

/** `wsdl`: documents to be served without handlers, unless a module has some for them. */
export async function loadDescribed(
  modules: readonly ModuleFromWSDL[],
  wsdl: readonly string[],
  brokenModules: ReadonlySet<string>,
  options: WSDLServicesOptions = {},
): Promise<LoadedDescribed> {
  const handled = new Set(modules.map((one) => resolve(one.service.location)))
  const all = [
    ...modules.map((one) => ({ file: one.file, path: one.path, of: { ...one.service, location: printedPath(one.service.location) } })),
    ...wsdl.filter((path) => !handled.has(resolve(path))).map((path) => ({ file: path, path, of: path })),
  ]
  const broken = new Set(brokenModules)
  const loaded = await Promise.all(
    all.map(async ({ file, path, of }) => {
      const { services, diagnostics, files } = await loadWSDLServices(of, {
        ...options,
        ...withinFor(typeof of === 'string' ? of : of.location, options.within),
      })
      if (services.length === 0) broken.add(file)
      return {
        diagnostics,
        watched: files,
        files: services.map((one): DescribedFile => ({ file, path, described: [one], service: { kind: 'WebService', Name: one.Name } })),
      }
    }),
  )
  return {
    files: loaded.flatMap((one) => one.files),
    documents: all.length,
    diagnostics: loaded.flatMap((one) => one.diagnostics),
    watched: loaded.flatMap((one) => one.watched),
    broken,
  }
}

/** The folder written as the document is, relative to the working directory or from the root: the two are compared as texts. */
const withinFor = (location: string, within: string | undefined): Pick<WSDLServicesOptions, 'within'> =>
  within === undefined ? {} : { within: isAbsolute(location) ? resolve(within) : relative('.', within) || '.' }
