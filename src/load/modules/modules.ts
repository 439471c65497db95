/** Service modules to definitions: each imported and read, with diagnostics; a broken one leaves the others alone. */
import { readFileSync, realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Seam } from '../../bsl/seams/define.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { locate } from '../../diagnostics/location.ts'
import type { DefinedExternalDataSource } from '../../external/definition/place.ts'
import type { DefinedService } from '../../hs/service/place.ts'
import type { DefinedIntegrationService } from '../../integration/definition/place.ts'
import type { WebServiceFromWSDL } from '../../ws/foreign/from-wsdl.ts'
import type { DefinedWebService } from '../../ws/service/place.ts'
import { reportModule } from './module-diagnostics.ts'
import { moduleError } from './module-error.ts'
import { isOfData, isSeam, readExport, type DataOfModule } from './module-export.ts'
import { moduleImporter, type ModuleImporter } from './module-import.ts'
import { withoutExit } from './no-exit.ts'

interface OfModule {
  /** The module as it should be printed. */
  readonly file: string
  /** Its absolute path, which is what is in the stacks of its exceptions. */
  readonly path: string
}

/** An HTTP service of a module. */
export interface ModuleService extends DefinedService, OfModule {
  readonly file: string
}

/** A Web service of a module. */
export interface ModuleWebService extends DefinedWebService, OfModule {
  readonly file: string
}

/** An integration service of a module. */
export interface ModuleIntegrationService extends DefinedIntegrationService, OfModule {
  readonly file: string
}

/** An external data source of a module. */
export interface ModuleExternalDataSource extends DefinedExternalDataSource, OfModule {
  readonly file: string
}

/** Handlers for a given WSDL. */
export interface ModuleFromWSDL extends OfModule {
  readonly service: WebServiceFromWSDL
}

/** Data objects of a module, events of such objects, roles. */
export interface ModuleData extends OfModule {
  readonly definition: DataOfModule
  /** The text of the module; places are found in it. */
  readonly source: string
}

/** TypeScript that modules in 1C's language call. */
interface ModuleSeam extends OfModule {
  readonly seam: Seam
}

export interface LoadedModules {
  readonly services: readonly ModuleService[]
  readonly webServices: readonly ModuleWebService[]
  readonly fromWSDL: readonly ModuleFromWSDL[]
  readonly integration: readonly ModuleIntegrationService[]
  readonly external: readonly ModuleExternalDataSource[]
  readonly data: readonly ModuleData[]
  readonly seams: readonly ModuleSeam[]
  readonly diagnostics: readonly Diagnostic[]
  /** Modules, as printed, that gave no definition because they are broken. */
  readonly broken: readonly string[]
  /** Milliseconds that importing took, the importer's own start included. */
  readonly importMs: number
  /** Absolute paths of the modules and of what they import, packages left out. */
  readonly imported: readonly string[]
}

/** Loads modules again and again: each load reads and evaluates every file anew. */
export interface ModuleLoader {
  load(files: readonly string[]): Promise<LoadedModules>
}

const nothingLoaded: LoadedModules = {
  services: [],
  webServices: [],
  fromWSDL: [],
  integration: [],
  external: [],
  data: [],
  seams: [],
  diagnostics: [],
  broken: [],
  importMs: 0,
  imported: [],
}

/** Milliseconds that a module may take to load; one that waits for what never comes must not hold all others up. */
const LOAD_TIME = 10_000

export function createModuleLoader(loadTime = LOAD_TIME): ModuleLoader {
  return {
    async load(files) {
      if (files.length === 0) return nothingLoaded
      const started = performance.now()
      const { prepare, import: importModule, imported, forget } = moduleImporter()
      forget()
      await prepare(files.flatMap(realPath))
      const loaded: LoadedModule[] = []
      // One after the other: two modules that import each other's dependencies must not find them half made.
      await withoutExit(async () => {
        for (const file of files) loaded.push(await loadModule(file, (path) => within(loadTime, importModule(path))))
      })
      return {
        services: loaded.flatMap((one) => one.services),
        webServices: loaded.flatMap((one) => one.webServices),
        fromWSDL: loaded.flatMap((one) => one.fromWSDL),
        integration: loaded.flatMap((one) => one.integration),
        external: loaded.flatMap((one) => one.external),
        data: loaded.flatMap((one) => one.data),
        seams: loaded.flatMap((one) => one.seams),
        diagnostics: differing(loaded.flatMap((one) => one.diagnostics)),
        broken: files.filter((_, at) => loaded[at]!.diagnostics.some((one) => one.severity === 'error')),
        importMs: performance.now() - started,
        imported: [...new Set([...loaded.flatMap(filesOf), ...imported()])],
      }
    },
  }
}

class NeverLoaded extends Error {}

/** The timer keeps the process, which would end without a word when nothing else is left to wait for. */
function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NeverLoaded(`${milliseconds / 1000} s`)), milliseconds)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** A broken file that two modules import is complained of once. */
const differing = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values(),
]

interface LoadedModule extends Pick<
  LoadedModules,
  'services' | 'webServices' | 'fromWSDL' | 'integration' | 'external' | 'data' | 'seams' | 'diagnostics'
> {
  readonly path: string
}

/** The module, and the file at fault, which the importer does not count as imported. */
const filesOf = ({ path, diagnostics }: LoadedModule): string[] => [
  path,
  ...diagnostics.flatMap((one) => (one.location ? resolve(one.location.file) : [])),
]

/** None for a file that is not there any more; loading it says so. */
function realPath(file: string): readonly string[] {
  try {
    return [realpathSync(file)]
  } catch {
    return []
  }
}

async function loadModule(file: string, importModule: ModuleImporter['import']): Promise<LoadedModule> {
  let path = resolve(file)
  const printed = (other: string): string => (other === path ? file : asPrinted(other))
  try {
    path = realpathSync(file) // the name that is in stacks
    const source = readFileSync(path, 'utf8')
    const { definitions, diagnostics } = readExport(await importModule(path), defaultExport(file, source))
    const services = definitions.flatMap((service) => (service.kind === 'HTTPService' ? [{ service, file, source, path }] : []))
    const webServices = definitions.flatMap((service) => (service.kind === 'WebService' ? [{ service, file, source, path }] : []))
    const fromWSDL = definitions.flatMap((service) => (service.kind === 'WebServiceFromWSDL' ? [{ service, file, path }] : []))
    const integration = definitions.flatMap((service) => (service.kind === 'IntegrationService' ? [{ service, file, source, path }] : []))
    const external = definitions.flatMap((one) => (one.kind === 'ExternalDataSource' ? [{ source: one, file, text: source, path }] : []))
    const data = definitions.flatMap((definition) => (isOfData(definition) ? [{ definition, file, source, path }] : []))
    const seams = definitions.flatMap((seam) => (isSeam(seam) ? [{ seam, file, path }] : []))
    return { path, services, webServices, fromWSDL, integration, external, data, seams, diagnostics }
  } catch (thrown) {
    const told =
      thrown instanceof NeverLoaded
        ? reportModule('never-loaded', { time: thrown.message }, atAwait(file, path))
        : moduleError(thrown, path, printed)
    return { path, services: [], webServices: [], fromWSDL: [], integration: [], external: [], data: [], seams: [], diagnostics: [told] }
  }
}

/** The first `await` outside of functions, as far as a line tells: it, or one of what is imported, does not end. */
function atAwait(file: string, path: string) {
  const source = readFileSync(path, 'utf8')
  const found = /^(?:export\s+)?(?:(?:const|let|var)\s[^\n]*?=\s*)?await\b/m.exec(source)
  return found ? locate(file, source, found.index + found[0].length - 5, 5) : { file, line: 1, column: 1 }
}

const asPrinted = (path: string): string => {
  const near = relative('.', path)
  return near === '' || near.startsWith('..') ? resolve(path) : near
}

function defaultExport(file: string, source: string) {
  const found = /^[ \t]*(export\s+default\b|module\.exports\b)/m.exec(source)
  return found ? locate(file, source, found.index + found[0].length - found[1]!.length, found[1]!.length) : { file, line: 1, column: 1 }
}
