/** One run of the language: what a call of a service gives to the code that answers it. Modules and values of a run live as long as it. */
import type { Outgoing } from '../../exchange/outgoing/request.ts'
import type { SystemProxy } from '../../http/objects/proxy.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import type { MetadataTree } from '../../metadata/tree.ts'
import type { XDTOPackage } from '../../xdto/types/package.ts'
import type { RootProperty } from '../../xdto/types/property.ts'
import type { XDTOType } from '../../xdto/types/type.ts'
import type { TypeValue } from './values.ts'

/** Files that a run may touch; paths outside its folders are refused by what implements this. */
export interface RunFiles {
  read(path: string): Uint8Array
  write(path: string, bytes: Uint8Array): void
  append(path: string, bytes: Uint8Array): void
  /** `undefined` where there is nothing. */
  stat(path: string): { readonly isFolder: boolean; readonly size: number; readonly modified: number } | undefined
  list(folder: string): readonly string[]
  makeFolder(path: string): void
  remove(path: string): void
  move(from: string, to: string): void
  copy(from: string, to: string): void
  /** A folder that lives as long as the run, ending in a separator. */
  temporaryFolder(): string
}

export interface LogRecord {
  readonly event: string
  /** `Ошибка`, `Предупреждение`, `Информация`, `Примечание`. */
  readonly level: string
  readonly comment: string
  readonly metadata: string
  readonly data: string
}

/** A record with what the log adds to it. */
export interface KeptRecord extends LogRecord {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly user: string
}

/** What ФабрикаXDTO knows; an XDTOFactory is one. */
export interface XDTOTypes {
  readonly Packages: readonly XDTOPackage[]
  Type(namespace: string, name: string): XDTOType | undefined
  RootProperty(namespace: string, name: string): RootProperty | undefined
}

/** Parameters of the session, in values of the language, by folded name. */
export interface RunSession {
  /** Name of the infobase user, `''` without authentication. */
  readonly user?: string
  get(folded: string): unknown
  set(name: string, value: unknown): void
}

/** A module that code can name. */
interface RunModules {
  /** A common module by folded name. */
  common(folded: string): unknown
  /** An exported method of a global common module. */
  globalMethod(folded: string): unknown
}

/** Types by name and by value, as the dictionary has them. */
export interface TypeTools {
  /** Throws for a name that no type has. */
  named(name: string): TypeValue
  typeOf(value: unknown): TypeValue
}

/** A call, as objects have them. */
type SuppliedCall = (run: Run, self: unknown, args: readonly unknown[]) => unknown

/** What a run needs of an infobase. */
export type RunInfobase = Pick<Infobase, 'base' | 'model'>

/** The module of an object of data, with the object as its own. */
export interface OwnModule {
  /** An exported method by folded name. */
  getMethod(folded: string): SuppliedCall | undefined
  /** Any method. */
  own(folded: string): SuppliedCall | undefined
  /** An exported variable. */
  getField(folded: string): unknown
  setField(folded: string, value: unknown): boolean
}

export interface Run {
  readonly types: TypeTools
  /** Of texts of exceptions. */
  readonly language: 'ru' | 'en'
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Minutes that local time is ahead of UTC. */
  readonly zone: number
  ticks(): number
  randomBytes(length: number): Uint8Array
  /** Of `md5`, `sha1`, `sha256`, `sha512`. */
  digest(way: string, bytes: Uint8Array): Uint8Array
  /** The bytes that raw deflate made smaller. */
  inflate(bytes: Uint8Array): Uint8Array
  /** Types of the XDTO packages of the configuration, beside those of XML Schema and of the platform. */
  readonly xdto: XDTOTypes
  message(text: string): void
  log(record: LogRecord): void
  /** What modules of the program wrote into the event log, oldest first; the last 10,000. */
  readonly eventLog: readonly KeptRecord[]
  /** What users saved in storages of settings; shared by the runs of a program. */
  readonly settings: Map<string, unknown>
  readonly files: RunFiles
  readonly modules: RunModules
  /** Names of the configuration's objects; `undefined` where there is no configuration. */
  readonly metadata: MetadataTree | undefined
  /** The data of the configuration's objects; `undefined` where nothing that is served has any. */
  readonly infobase: RunInfobase | undefined
  /**
   * The module of an object of data by its full name and form (`Object`, `Manager`, `RecordSet`); `members` are folded names that its code
   * uses without an object. `undefined` where there is no such module.
   */
  ownModule(fullName: string, form: string, self: object, members: () => ReadonlySet<string>): OwnModule | undefined
  /** Through which calls of other servers go; where nothing is allowed they are refused. */
  readonly outgoing: Outgoing
  /** The proxy that the machine is set up with. */
  readonly systemProxy: SystemProxy
  readonly session: RunSession
  /** The module of the session; `undefined` where the configuration has none. */
  sessionModule(): OwnModule | undefined
  /** Lets work run behind the answer of the call; what it gives starts that work at once and waits for it. */
  background(work: (run: Run) => Promise<void>): () => Promise<void>
  /** A function of the global context that TypeScript supplies, by folded name. */
  supplied(folded: string): ((run: Run, self: unknown, args: readonly unknown[]) => unknown) | undefined
  /** The same for `Новый Имя(…)`. */
  suppliedType(folded: string): ((run: Run, self: unknown, args: readonly unknown[]) => unknown) | undefined
  /** Throws when the run is to end. */
  checkTime(): void
  /** Milliseconds until then; `undefined` where the run may take as long as it likes. */
  timeLeft(): number | undefined
  /** A value of the global context by folded name, made at first use: ПараметрыСеанса, Справочники; `undefined` where there is none. */
  global(folded: string): unknown
  /** Whether rights are checked; `false` in privileged mode. */
  privileged: boolean
  /** Of the exception that is being handled; innermost last. */
  readonly handling: Error[]
  /** Is given each exception that a module catches. */
  caught(error: Error): void
  /** Where in the modules an exception arose, innermost first. */
  placesOf(error: Error): readonly Place[]
  /** Anything that a library of objects keeps for the length of the run. */
  readonly kept: Map<string, unknown>
}

export interface Place {
  /** `HTTPСервис.Имя.Модуль`. */
  readonly module: string
  readonly line: number
  /** The text of that line. */
  readonly source: string
}
