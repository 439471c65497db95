/** The modules of configurations as one program, and the runs that calls of their services begin. */
import { moduleEvents, moduleId } from '../../bsl/data-events.ts'
import type { BeginRun } from '../../bsl/handler-run.ts'
import { compilerVersion, type KeptTexts } from '../../bsl/modules/kept-code.ts'
import { Program, type CommonModuleSource, type ModuleSource, type Seams } from '../../bsl/modules/program.ts'
import type { RunPorts } from '../../bsl/modules/run-ports.ts'
import { platformDictionary } from '../../bsl/objects/library.ts'
import type { LogRecord, XDTOTypes } from '../../bsl/run/run.ts'
import { confinedFiles } from '../../host/machine/bsl-files.ts'
import { encodeMap, evaluate, machinePorts } from '../../host/machine/bsl.ts'
import { systemProxy } from '../../host/network/outgoing/system-proxy.ts'
import type { ModuleEvents } from '../../infobase/objects/ports.ts'
import { commonModules } from '../../metadata/format/common-modules.ts'
import type { Files } from '../../metadata/format/files.ts'
import { objectModuleFile } from '../../metadata/format/object-modules.ts'
import type { ConfigurationRoot } from '../../metadata/format/recognise.ts'
import { metadataTree } from '../../metadata/tree.ts'
import { XDTOFactory } from '../../xdto/factory.ts'
import type { XDTOPackage } from '../../xdto/types/package.ts'
import type { LoadedConfigurations } from '../configurations.ts'
import { hasDataObjects } from '../infobase/has-data-objects.ts'
import { keptModules } from '../typescript/kept.ts'
import { outgoingOfModules } from './outgoing.ts'

export interface BSLOptions {
  /** Folders that modules may read and write, beside temporary files of a call. */
  readonly files?: readonly string[]
  /** Hosts that modules may call where no stand-in has a say: `api.example`, `*.example`, `127.0.0.1:8080`. */
  readonly net?: readonly string[]
  /** Files of lists of revoked certificates, PEM or DER, for the calls of modules. */
  readonly crl?: readonly string[]
  /** Milliseconds after which a handler that goes on is ended. */
  readonly handlerTimeout?: number
  /** Say beforehand what handlers would meet that cannot run. */
  readonly check?: boolean
  /** Tells of each file of a module when it is read, which is when something first calls the module. */
  read?(file: string): void
  /** Texts of Сообщить. */
  message?(text: string): void
  /** Records of ЗаписьЖурналаРегистрации. */
  log?(record: LogRecord): void
  /** Exceptions of modules with their places, those that a module catches among them. */
  exception?: RunPorts['exception']
  readonly language?: 'ru' | 'en'
}

export interface LoadedProgram {
  readonly program: Program
  sourceOf(path: string, id: string): ModuleSource | undefined
  readonly begin: BeginRun
  /** Handlers of events in modules of data objects. */
  readonly events: ModuleEvents
}

const decoder = new TextDecoder()

/** 30 s: what a publication of 1C waits for is not given in the chapter; a limit of our own. */
const defaultHandlerTimeout = 30_000

/** What a program has beside its modules. */
export interface ProgramSurroundings {
  /** Whether modules in TypeScript define data objects. */
  readonly definesData?: boolean
  readonly seams?: Seams
  /** XDTO packages: those that Web services need, and all of them. */
  readonly packages?: Pick<LoadedConfigurations, 'packages' | 'allPackages'>
}

export function loadProgram(
  files: Files,
  roots: readonly ConfigurationRoot[],
  options: BSLOptions,
  { seams, packages, definesData = false }: ProgramSurroundings = {},
): LoadedProgram {
  const known = new Map<string, ModuleSource>()
  const textOf = (path: string): string => {
    options.read?.(path)
    return decoder.decode(files.read(path) ?? new Uint8Array())
  }
  const sourceOf = (path: string, id: string): ModuleSource | undefined => {
    let source = known.get(path)
    if (!source) {
      if (files.read(path) === undefined) return undefined
      source = { id, file: path, text: () => textOf(path) }
      known.set(path, source)
    }
    return source
  }
  const program = new Program({
    dictionary: platformDictionary(),
    commonModules: new Map(
      roots.toReversed().flatMap((root) => commonModulesOf(files, root, textOf).map((one) => [one.name.toLowerCase(), one])),
    ),
    evaluate,
    encode: encodeMap,
    metadata: metadataTree(files, roots),
    dataModules: remembered((fullName, form) => {
      for (const root of roots) {
        const path = objectModuleFile(files, root, fullName, form)
        if (path !== undefined) return sourceOf(path, moduleId(fullName, form))
      }
      return undefined
    }),
    sessionModule: sessionModuleOf(files, roots, sourceOf),
    hasData: definesData || hasDataObjects({ configurations: roots }),
    kept: keptPrograms(),
    ...(seams && { seams }),
    ...(packages && { xdto: () => xdtoTypes(packages) }),
  })
  const ports = portsOf(options)
  return { program, sourceOf, begin: () => ports, events: moduleEvents(program, () => ports) }
}

/** Of the first configuration that has one. */
function sessionModuleOf(files: Files, roots: readonly ConfigurationRoot[], sourceOf: LoadedProgram['sourceOf']): ModuleSource | undefined {
  for (const { kind, root } of roots) {
    const found = sourceOf(files.join(root, kind === 'designer' ? 'Ext' : 'Configuration', 'SessionModule.bsl'), 'МодульСеанса')
    if (found !== undefined) return found
  }
  return undefined
}

type SourceOfObject = (fullName: string, form: string) => ModuleSource | undefined

/** Files are looked for once. */
function remembered(find: SourceOfObject): SourceOfObject {
  const known = new Map<string, ModuleSource | undefined>()
  return (fullName, form) => {
    const key = `${fullName} ${form}`
    if (!known.has(key)) known.set(key, find(fullName, form))
    return known.get(key)
  }
}

/** Compiled modules in the user's folder of caches, where transformed modules are kept, too. */
function keptPrograms(): KeptTexts {
  const keyOf = (module: string): string => keptModules.keyOf(module, compilerVersion)
  return {
    read: (module) => keptModules.read(keyOf(module))?.code,
    write: (module, code) => keptModules.write(keyOf(module), { code, awaits: false }),
  }
}

/** Types of the packages that services need; of the others when a type is asked for that those have not. */
function xdtoTypes({ packages, allPackages }: NonNullable<ProgramSurroundings['packages']>): XDTOTypes {
  const own = packages.map((one) => one.package)
  const found = (list: readonly XDTOPackage[], namespace: string): XDTOPackage | undefined =>
    list.find((one) => one.Namespace === namespace)
  const platform = XDTOFactory()
  let all: readonly XDTOPackage[] | undefined
  const packageOf = (namespace: string): XDTOPackage | undefined => found(own, namespace) ?? found((all ??= allPackages()), namespace)
  return {
    get Packages() {
      all ??= allPackages()
      return all.map((one) => found(own, one.Namespace) ?? one)
    },
    Type: (namespace, name) => platform.Type(namespace, name) ?? packageOf(namespace)?.types.get(name),
    RootProperty: (namespace, name) => packageOf(namespace)?.rootProperties.get(name),
  }
}

const commonModulesOf = (files: Files, root: ConfigurationRoot, textOf: (path: string) => string): CommonModuleSource[] =>
  commonModules(files, root).map((one) => ({
    id: `ОбщийМодуль.${one.name}.Модуль`,
    file: one.file,
    name: one.name,
    text: () => textOf(one.file),
    get global() {
      return one.global
    },
    get reuses() {
      return one.reuses
    },
    get server() {
      return one.server
    },
    get privileged() {
      return one.privileged
    },
  }))

/** What the calls of a program share; the files of a call are opened when they are asked for. */
function portsOf(options: BSLOptions): RunPorts {
  const folders = options.files ?? []
  return {
    ...machinePorts(),
    openFiles: () => confinedFiles(folders),
    limit: options.handlerTimeout ?? defaultHandlerTimeout,
    outgoing: outgoingOfModules(options.net, options.crl),
    systemProxy: (url) => systemProxy(url),
    ...(options.language && { language: options.language }),
    ...(options.message && { message: options.message }),
    ...(options.log && { log: options.log }),
    ...(options.exception && { exception: options.exception }),
  }
}
