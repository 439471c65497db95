/**
 * A configuration's modules as a program: each is read, compiled and kept at first use; a broken one is refused when it is called.
 *
 * `new Program(parts).run(ports)` starts one run, `run.module('…')` reaches a module in it.
 */
import type { InfobaseModel } from '../../infobase/model/model.ts'
import type { MetadataTree } from '../../metadata/tree.ts'
import { XDTOFactory } from '../../xdto/factory.ts'
import { bindModule } from '../bind/bind.ts'
import type { OuterNames } from '../bind/names.ts'
import { compileModule } from '../compile/module.ts'
import type { Dictionary } from '../dictionary/dictionary.ts'
import { typeTools } from '../dictionary/types-of.ts'
import { BslError } from '../run/error.ts'
import type { Place, Run, TypeTools, KeptRecord, XDTOTypes } from '../run/run.ts'
import type { Module } from '../syntax/ast.ts'
import { faultText } from '../syntax/fault-text.ts'
import { parseModule, type Parsed } from '../syntax/module.ts'
import type { Fault } from '../syntax/token.ts'
import { keptCode, keptText, recorded, type KeptCode } from './kept-code.ts'
import { treeOfModel } from './model-tree.ts'
import type { ModuleInstance } from './module-object.ts'
import { operatorsOf } from './operators.ts'
import type { CommonModuleSource, ModuleSource, ProgramParts, Seams } from './parts.ts'
import { mapComment } from './source-map.ts'

export type { CommonModuleSource, ModuleSource, Seams }

export interface LoadedModule {
  readonly source: ModuleSource
  readonly tree: Module
  readonly faults: readonly Fault[]
  /** Folded names of its exported methods. */
  readonly exported: readonly string[]
  /** Its text, for messages. */
  readonly text: string
  instance(run: Run, self?: unknown): ModuleInstance
}

type Factory = (run: Run, self: unknown) => ModuleInstance

export class Program {
  readonly types: TypeTools
  readonly dictionary: Dictionary
  readonly outer: OuterNames
  readonly parts: ProgramParts
  readonly #loaded = new Map<ModuleSource, LoadedModule>()
  readonly #byFile = new Map<string, LoadedModule>()
  readonly #operators: unknown
  #xdto: XDTOTypes | undefined
  /** Of modules of objects. */
  readonly #outers = new Map<ModuleSource, OuterNames>()
  #modelTree: { readonly model: InfobaseModel; readonly tree: MetadataTree } | undefined
  #globals: ReadonlyMap<string, CommonModuleSource> | undefined

  constructor(parts: ProgramParts) {
    this.parts = parts
    this.dictionary = parts.dictionary
    this.types = typeTools(parts.dictionary)
    this.#operators = operatorsOf(parts.dictionary)
    this.outer = outerNames(this)
  }

  get xdto(): XDTOTypes {
    this.#xdto ??= this.parts.xdto?.() ?? XDTOFactory()
    return this.#xdto
  }

  readonly settings = new Map<string, unknown>()
  /** The last 10,000. */
  readonly eventLog: KeptRecord[] = []

  keepRecord(record: KeptRecord): void {
    this.eventLog.push(record)
    if (this.eventLog.length > 10_000) this.eventLog.splice(0, 1000)
  }

  /** Metadata of the files, and of objects that are defined in TypeScript. */
  metadataWith(model: InfobaseModel | undefined): MetadataTree | undefined {
    if (model === undefined) return this.parts.metadata
    if (this.#modelTree?.model !== model) this.#modelTree = { model, tree: treeOfModel(model, this.parts.metadata) }
    return this.#modelTree.tree
  }

  /** A module whose names reach the members of its object. */
  loadOwn(source: ModuleSource, members: () => ReadonlySet<string>): LoadedModule {
    if (!this.#outers.has(source)) {
      const own = members()
      this.#outers.set(source, { ...this.outer, isOwnMember: (folded) => own.has(folded) })
    }
    return this.load(source)
  }

  load(source: ModuleSource, script = false): LoadedModule {
    let found = this.#loaded.get(source)
    if (!found) {
      found = this.#read(source, script)
      this.#loaded.set(source, found)
      this.#byFile.set(source.file, found)
      this.#byFile.set(scriptName(source), found)
    }
    return found
  }

  #read(source: ModuleSource, script: boolean): LoadedModule {
    const text = source.text()
    let parsed: Parsed<Module> | undefined
    const read = (): Parsed<Module> => (parsed ??= parseModule(text, { script }))
    let kept: KeptCode | null | undefined
    const keptNow = (): KeptCode | null => (kept ??= this.#kept(text, this.#outerOf(source)))
    let factory: Factory | undefined
    return {
      source,
      text,
      get tree() {
        return read().tree
      },
      get faults() {
        return read().faults
      },
      get exported() {
        return keptNow()?.exported ?? read().tree.methods.flatMap((one) => (one.exported ? one.name.toLowerCase() : []))
      },
      instance: (run, self) => {
        factory ??= this.#factory(source, text, keptNow() ?? this.#compiled(source, text, read()))
        return factory(run, self)
      },
    }
  }

  #outerOf(source: ModuleSource): OuterNames {
    return this.#outers.get(source) ?? this.outer
  }

  #kept(text: string, outer: OuterNames): KeptCode | null {
    const found = this.parts.kept?.read(text)
    return (found === undefined ? undefined : keptCode(found, outer)) ?? null
  }

  #compiled(source: ModuleSource, text: string, { tree, faults }: Parsed<Module>): Pick<KeptCode, 'code' | 'constants' | 'methods'> {
    if (faults.length > 0) throw new BslError(faultText(source.id, text, faults[0]!), faultText(source.id, text, faults[0]!, 'en'))
    const { outer, asked } = recorded(this.#outerOf(source))
    const bound = bindModule(tree, outer)
    const compiled = compileModule(bound, outer)
    const kept = this.parts.kept && keptText(bound, compiled, asked())
    if (kept !== undefined) this.parts.kept?.write(text, kept)
    return { ...compiled, methods: bound.methods }
  }

  #factory(source: ModuleSource, text: string, { code, constants, methods }: Pick<KeptCode, 'code' | 'constants' | 'methods'>): Factory {
    const map = this.parts.encode ? mapComment(source.file, text.split('\n').length, this.parts.encode) : ''
    const make = this.parts.evaluate(code + map, scriptName(source)) as (operators: unknown, constants: unknown) => Factory
    return make(this.#operators, Object.assign(constants, { methods }))
  }

  /** Exported methods of global common modules, by folded name. */
  get globalMethods(): ReadonlyMap<string, CommonModuleSource> {
    this.#globals ??= new Map(
      [...this.parts.commonModules.values()]
        .filter((one) => one.global && one.server !== false)
        .flatMap((one) => this.load(one).exported.map((name) => [name, one] as const)),
    )
    return this.#globals
  }

  /** The frames of a JavaScript stack that lie in modules, innermost first. */
  placesOf(stack: string): Place[] {
    const found: Place[] = []
    for (const line of stack.split('\n')) {
      const frame = /^\s+at .*?([^\s(][^(]*):(\d+):\d+\)*(?:, <anonymous>:\d+:\d+\))?$/.exec(line)
      const module = frame && this.#byFile.get(frame[1]!.replace(/^file:\/\//, ''))
      if (!module) continue
      const number = Number(frame[2])
      found.push({ module: module.source.id, line: number, source: module.text.split('\n')[number - 1]?.trim() ?? '' })
    }
    return found
  }
}

const scriptName = (source: ModuleSource): string => `${source.file}.js`

/** Methods whose names platform objects share with objects of data or of the network, whose calls may wait. */
const mayWait = new Set(
  (
    'получить get выполнить execute записать write прочитать read получитьобъект getobject найтипокоду findbycode найтипонаименованию '
    + 'findbydescription найтипореквизиту findbyattribute найтипономеру findbynumber выбрать select следующий next выгрузить unload '
    + 'установитьпометкуудаления setdeletionmark скопировать copy заполнить fill проверитьзаполнение checkfilling '
    + 'установитьновыйкод setnewcode установитьновыйномер setnewnumber старт start выполнитьзадачу executetask этотузел thisnode '
    + 'срезпоследних slicelast срезпервых slicefirst получитьпоследнее getlast получитьпервое getfirst остатки balance обороты turnovers '
    + 'установить set удалить delete провести post выполнитьпакет executebatch ожидатьзавершения waitforcompletion '
    + 'ожидатьзавершениявыполнения waitforexecutioncompletion получитьзаголовки head отправитьдляобработки изменить patch put '
    + 'вызватьhttpметод callhttpmethod зарегистрироватьизменения recordchanges '
    + 'удалитьрегистрациюизменений deletechangerecords изменениезарегистрировано ischangerecorded отправитьсообщение sendmessage '
    + 'выбратьсообщения selectmessages удалитьсообщения deletemessages установитьнастройки setsettings '
    + 'установитьактивность setactive остановитьобработку stopprocessing подключиться connect отключиться disconnect '
    + 'начатьтранзакцию begintransaction зафиксироватьтранзакцию committransaction отменитьтранзакцию rollbacktransaction'
  ).split(' '),
)

/** Functions that wait for another one's transaction. */
const waitingFunctions = new Set([
  'начатьтранзакцию',
  'begintransaction',
  'установитьсоставстандартногоинтерфейсаodata',
  'setstandardodatainterfacecontent',
])

/** What the module of the session is run for. */
const sessionParameters = new Set(['параметрысеанса', 'sessionparameters'])

/** Functions that call a function of a module, which may wait, when they are given its name. */
const convertingFunctions = new Set(['прочитатьjson', 'readjson', 'записатьjson', 'writejson'])

function outerNames(program: Program): OuterNames {
  const { dictionary, parts } = program
  return {
    isCommonModule: (folded) =>
      (parts.commonModules.get(folded)?.server ?? parts.commonModules.has(folded)) || (parts.seams?.hasModule(folded) ?? false),
    isGlobalMethod: (folded) => program.globalMethods.has(folded),
    isFunction: (folded) => dictionary.functions.has(folded),
    isValue: (folded) => dictionary.values.has(folded) || parts.seams?.value(folded) !== undefined,
    outputs: (folded) => dictionary.outputs(folded),
    functionWaits: (folded, count) =>
      (count > 3 && convertingFunctions.has(folded))
      || waitingFunctions.has(folded)
      || parts.seams?.function(folded) !== undefined
      || (parts.sessionModule !== undefined && sessionParameters.has(folded)),
    neverWaits: (folded) => dictionary.isMethodName(folded) && !mayWait.has(folded),
  }
}
