/** What a program is made of: modules by where their texts are, what TypeScript supplies, and what the configuration has. */
import type { MetadataTree } from '../../metadata/tree.ts'
import type { Dictionary } from '../dictionary/dictionary.ts'
import type { Call } from '../run/object.ts'
import type { XDTOTypes } from '../run/run.ts'
import type { KeptTexts } from './kept-code.ts'

export interface ModuleSource {
  /** `ОбщийМодуль.Имя.Модуль`, as 1C names it in exceptions. */
  readonly id: string
  /** Path of its file. */
  readonly file: string
  /** Reads its text. */
  text(): string
}

export interface CommonModuleSource extends ModuleSource {
  readonly name: string
  /** Its exported methods are called without its name. */
  readonly global: boolean
  /** ReturnValuesReuse: results are kept by arguments. */
  readonly reuses: boolean
  /** `false`: it is of clients alone, and not there for a service. */
  readonly server?: boolean
  /** Its methods run in privileged mode. */
  readonly privileged?: boolean
}

export interface ProgramParts {
  readonly dictionary: Dictionary
  /** By folded name. */
  readonly commonModules: ReadonlyMap<string, CommonModuleSource>
  /** Runs JavaScript and gives its value; `file` is its name in stacks. */
  evaluate(code: string, file: string): unknown
  /** Base64 of UTF-8, for source maps; without it there are none. */
  encode?(text: string): string
  /** Compiled modules of earlier starts. */
  readonly kept?: KeptTexts
  readonly seams?: Seams
  /** Types of the configuration's packages, made when they are first asked for; without it there are those of the platform. */
  xdto?(): XDTOTypes
  readonly metadata?: MetadataTree
  /** The module that sets parameters of the session. */
  readonly sessionModule?: ModuleSource | undefined
  /** The module of an object of data by its full name and form: `Object`, `Manager`, `RecordSet`, `ValueManager`. */
  dataModules?(fullName: string, form: string): ModuleSource | undefined
  /** `false`: nothing that is served has data. */
  readonly hasData?: boolean
}

/** What TypeScript supplies, by folded names. */
export interface Seams {
  /** Methods of a common module; `known` says whether there is any for it. */
  method(module: string, method: string): Call | undefined
  hasModule(module: string): boolean
  function(name: string): Call | undefined
  type(name: string): Call | undefined
  value(name: string): unknown
}
