/** A run: its modules, its values of the global context and what the machine lends it, made as they are asked for. */
import { closedDoor } from '../../exchange/outgoing/door.ts'
import type { Outgoing } from '../../exchange/outgoing/request.ts'
import type { SystemProxy } from '../../http/objects/proxy.ts'
import type { MetadataTree } from '../../metadata/tree.ts'
import { BslError, errors, unsupported } from '../run/error.ts'
import { RunEnded } from '../run/exceptions.ts'
import type { Call } from '../run/object.ts'
import type { KeptRecord, LogRecord, Place, Run, RunFiles, RunInfobase, RunSession, TypeTools, XDTOTypes } from '../run/run.ts'
import { ModuleObject } from './module-object.ts'
import type { ModuleSource } from './parts.ts'
import type { Program } from './program.ts'
import type { RunLent, RunPorts } from './run-ports.ts'
import { noInstance, privileged, remembering } from './wrapped.ts'

export class RunContext implements Run {
  readonly types: TypeTools
  readonly language: 'ru' | 'en'
  readonly zone: number
  readonly handling: Error[] = []
  readonly session: RunSession
  privileged = false
  readonly #program: Program
  readonly #ports: RunPorts
  readonly #lent: RunLent
  #files: (RunFiles & { close(): void }) | undefined
  #kept: Map<string, unknown> | undefined
  #modules: Run['modules'] | undefined
  readonly #commons = new Map<string, ModuleObject>()
  readonly #values = new Map<string, unknown>()
  readonly #started: number

  /** `lent`: what this run alone gets, beside the ports that it shares with others. */
  constructor(program: Program, ports: RunPorts, lent: RunLent = ports) {
    this.#program = program
    this.#ports = ports
    this.#lent = lent
    this.types = program.types
    this.language = ports.language ?? 'ru'
    this.zone = ports.zone ?? 0
    this.session = lent.session ?? ownSession()
    this.#started = ports.ticks()
  }

  // Most calls need neither: each is made when it is asked for.
  get kept(): Map<string, unknown> {
    return (this.#kept ??= new Map())
  }

  get modules(): Run['modules'] {
    return (this.#modules ??= { common: (folded) => this.#common(folded), globalMethod: (folded) => this.#global(folded) })
  }

  get files(): RunFiles {
    if (this.#ports.files) return this.#ports.files
    this.#files ??= this.#ports.openFiles?.()
    if (!this.#files) throw unsupported('файлы')
    return this.#files
  }

  /** The end of the run. */
  close(): void {
    ;(this.#kept?.get('data') as { close(): void } | undefined)?.close()
    ;(this.#kept?.get('connections') as { close(): void } | undefined)?.close()
    this.#files?.close()
  }

  now(): number {
    return this.#ports.now()
  }

  ticks(): number {
    return this.#ports.ticks()
  }

  randomBytes(length: number): Uint8Array {
    return this.#ports.randomBytes(length)
  }

  digest(way: string, bytes: Uint8Array): Uint8Array {
    const found = this.#ports.digest?.(way, bytes)
    if (!found) throw unsupported(`ХешФункция.${way.toUpperCase()}`)
    return found
  }

  inflate(bytes: Uint8Array): Uint8Array {
    if (!this.#ports.inflate) throw unsupported('сжатые данные')
    return this.#ports.inflate(bytes)
  }

  get xdto(): XDTOTypes {
    return this.#program.xdto
  }

  get metadata(): MetadataTree | undefined {
    return this.#program.metadataWith(this.infobase?.model)
  }

  get infobase(): RunInfobase | undefined {
    return this.#lent.infobase
  }

  get outgoing(): Outgoing {
    return this.#lent.outgoing ?? this.#ports.outgoing ?? closedDoor
  }

  get systemProxy(): SystemProxy {
    return this.#ports.systemProxy ?? (() => undefined)
  }

  ownModule(fullName: string, form: string, self: object, members: () => ReadonlySet<string>): ModuleObject | undefined {
    const source = this.#program.parts.dataModules?.(fullName, form)
    if (source === undefined) return undefined
    const loaded = this.#program.loadOwn(source, members)
    const module = new ModuleObject(source.id, () => loaded.instance(this, { object: self }))
    module.start()
    return module
  }

  sessionModule(): ModuleObject | undefined {
    const { sessionModule } = this.#program.parts
    return sessionModule && this.module(sessionModule)
  }

  background(work: (run: Run) => Promise<void>): () => Promise<void> {
    if (!this.#lent.background) throw unsupported('ФоновыеЗадания')
    return this.#lent.background(work)
  }

  message(text: string): void {
    this.#ports.message?.(text)
  }

  log(record: LogRecord): void {
    this.#ports.log?.(record)
    this.#program.keepRecord({ ...record, at: this.now(), user: this.session.user ?? '' })
  }

  get settings(): Map<string, unknown> {
    return this.#program.settings
  }

  get eventLog(): readonly KeptRecord[] {
    return this.#program.eventLog
  }

  caught(error: BslError): void {
    this.#ports.exception?.(error, this.placesOf(error), true)
  }

  supplied(folded: string): Call | undefined {
    return this.#program.parts.seams?.function(folded)
  }

  suppliedType(folded: string): Call | undefined {
    return this.#program.parts.seams?.type(folded)
  }

  checkTime(): void {
    const left = this.timeLeft()
    if (left !== undefined && left < 0) throw new RunEnded(this.#ports.limit!)
  }

  timeLeft(): number | undefined {
    const { limit } = this.#ports
    return limit === undefined ? undefined : limit - (this.ticks() - this.#started)
  }

  global(folded: string): unknown {
    if (this.#values.has(folded)) return this.#values.get(folded)
    const known = this.#program.dictionary.values.get(folded)
    const found = this.#ports.value?.(folded) ?? this.#program.parts.seams?.value(folded) ?? known?.read(this)
    if (found === undefined) throw errors.noVariable(known?.russian ?? folded)
    this.#values.set(folded, found)
    return found
  }

  placesOf(error: Error): readonly Place[] {
    return this.#program.placesOf(error.stack ?? '')
  }

  /** A module that is not a common one, such as that of a service. */
  module(source: ModuleSource, script = false): ModuleObject {
    return new ModuleObject(source.id, (self) => this.#program.load(source, script).instance(this, self))
  }

  #common(folded: string): ModuleObject {
    let found = this.#commons.get(folded)
    if (!found) {
      found = this.#makeCommon(folded)
      this.#commons.set(folded, found)
    }
    return found
  }

  #makeCommon(folded: string): ModuleObject {
    const source = this.#program.parts.commonModules.get(folded)
    const { seams } = this.#program.parts
    if (!source && !seams?.hasModule(folded)) throw errors.noVariable(folded)
    const supplied = (method: string): Call | undefined => seams?.method(folded, method)
    if (!source) return new ModuleObject(folded, () => noInstance, supplied)
    const object = new ModuleObject(source.name, (self) => this.#program.load(source).instance(this, self), supplied)
    const called = source.privileged ? privileged(this, object, source) : object
    return source.reuses ? remembering(called, source) : called
  }

  #global(folded: string): ModuleObject {
    const source = this.#program.globalMethods.get(folded)
    if (!source) throw new BslError(`Процедура или функция с указанным именем не определена (${folded})`)
    return this.#common(source.name.toLowerCase())
  }
}

/** Parameters that are kept as long as the run. */
function ownSession(): RunSession {
  const values = new Map<string, unknown>()
  return { get: (folded) => values.get(folded), set: (name, value) => void values.set(name.toLowerCase(), value) }
}
