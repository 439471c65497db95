/** Events of data whose handlers are in the modules of the objects: `ПередЗаписью`, `ОбработкаПроведения`, run in the language. */
import type { EventHandler } from '../infobase/definition/events.ts'
import { Item } from '../infobase/objects/item/item.ts'
import type { ModuleEvents } from '../infobase/objects/ports.ts'
import { RecordSet } from '../infobase/objects/register/record-set.ts'
import { Enumeration } from './dictionary/library.ts'
import { kindNamed } from './dictionary/object-kinds.ts'
import type { ModuleSource } from './modules/parts.ts'
import type { Program } from './modules/program.ts'
import { RunContext, type RunPorts } from './modules/run-context.ts'
import { ArrayObject } from './objects/collections/array.ts'
import { dataOf } from './objects/data/data-of.ts'
import { objectValue, type ObjectValue } from './objects/data/objects/object.ts'
import { recordSetValue, type RecordSetValue } from './objects/data/objects/record-set.ts'
import { FillingData } from './objects/data/values/filling.ts'
import type { RunData } from './objects/data/values/run-data.ts'
import { Box } from './run/member.ts'

type Parameters = Record<string, unknown>

/** One event: the names of its procedure, and its parameters as boxes that are read back. */
interface KnownEvent {
  readonly names: readonly string[]
  /** Names of the parameters in their order, for as many as the procedure has. */
  readonly parameters: (count: number) => readonly string[]
}

const event = (names: string, ...parameters: readonly string[]): KnownEvent => ({
  names: names.toLowerCase().split('|'),
  parameters: () => parameters,
})

const common: Readonly<Record<string, KnownEvent>> = {
  OnWrite: event('ПриЗаписи|OnWrite', 'Cancel', 'Replacing'),
  BeforeDelete: event('ПередУдалением|BeforeDelete', 'Cancel'),
  OnCopy: event('ПриКопировании|OnCopy', 'CopiedObject'),
  Filling: {
    ...event('ОбработкаЗаполнения|Filling'),
    // Older configurations have no text of filling.
    parameters: (count) => (count === 2 ? ['FillingData', 'StandardProcessing'] : ['FillingData', 'FillingText', 'StandardProcessing']),
  },
  FillCheckProcessing: event('ОбработкаПроверкиЗаполнения|FillCheckProcessing', 'Cancel', 'CheckedAttributes'),
  SetNewCode: event('ПриУстановкеНовогоКода|OnSetNewCode', 'StandardProcessing', 'Prefix'),
  SetNewNumber: event('ПриУстановкеНовогоНомера|OnSetNewNumber', 'StandardProcessing', 'Prefix'),
  Posting: event('ОбработкаПроведения|Posting', 'Cancel', 'PostingMode'),
  UndoPosting: event('ОбработкаУдаленияПроведения|UndoPosting', 'Cancel'),
}

const beforeWrite = (form: string, kind: string): KnownEvent =>
  form === 'RecordSet'
    ? event('ПередЗаписью|BeforeWrite', 'Cancel', 'Replacing')
    : event('ПередЗаписью|BeforeWrite', 'Cancel', ...(kind === 'Document' ? ['WriteMode', 'PostingMode'] : []))

/** Without the run of a module the data are changed from outside: a run of its own is begun for the handler. */
export function moduleEvents(program: Program, ports: () => RunPorts): ModuleEvents {
  return ({ kind, FullName }, base) => {
    const form = kind.endsWith('Register') ? 'RecordSet' : 'Object'
    const source = program.parts.dataModules?.(FullName, form)
    if (source === undefined) return undefined
    const known = { ...common, BeforeWrite: beforeWrite(form, kind) }
    const run = (): RunContext => {
      const found = base().context.get()?.caller
      return found instanceof RunContext ? found : new RunContext(program, { ...ports(), infobase: { base: base(), model: base().model } })
    }
    return Object.fromEntries(
      Object.entries(known).flatMap(([name, one]) => {
        const handler = handlerOf(program, source, one, run)
        return handler === undefined ? [] : [[name, handler]]
      }),
    )
  }
}

function handlerOf(program: Program, source: ModuleSource, known: KnownEvent, run: () => RunContext): EventHandler | undefined {
  const { methods } = program.load(source).tree
  const method = methods.find((one) => known.names.includes(one.name.toLowerCase()))
  if (method === undefined) return undefined
  const names = known.parameters(method.parameters.length).slice(0, method.parameters.length)
  const folded = method.name.toLowerCase()
  return (async (target: unknown, parameters: Parameters) => {
    const context = run()
    const data = dataOf(context, 'события')
    const self = valueOf(data, target)
    const boxes = names.map((name) => new Box(toModule(data, parameters, name)))
    await self.module?.own(folded)?.(context, undefined, boxes)
    for (const [at, name] of names.entries()) fromModule(parameters, name, boxes[at]!.v)
    if (parameters['StandardProcessing'] === false && parameters['FillingData'] instanceof FillingData)
      parameters['FillingData'].isDone = true
  }) as EventHandler
}

function valueOf(data: RunData, target: unknown): ObjectValue | RecordSetValue {
  if (target instanceof RecordSet) return recordSetValue(data, target)
  return objectValue(data, target as Item)
}

function toModule(data: RunData, parameters: Parameters, name: string): unknown {
  const value = parameters[name]
  switch (name) {
    case 'WriteMode':
      return wordOf(data, 'режимзаписидокумента', value)
    case 'PostingMode':
      return wordOf(data, 'режимпроведениядокумента', value)
    case 'CopiedObject':
      return value instanceof Item ? objectValue(data, value) : null
    case 'CheckedAttributes':
      return new ArrayObject([...(value as readonly string[])])
    case 'FillingData':
      return value instanceof FillingData ? value.value : null
    case 'FillingText':
      return null
    default:
      return value ?? null
  }
}

function wordOf({ run }: RunData, enumeration: string, value: unknown): unknown {
  const found = run.global(enumeration)
  return found instanceof Enumeration ? found.of(String(value)) : null
}

function fromModule(parameters: Parameters, name: string, value: unknown): void {
  if (name === 'Cancel' || name === 'StandardProcessing' || name === 'Prefix') parameters[name] = value
  if (name === 'CheckedAttributes' && value instanceof ArrayObject) {
    const list = parameters[name] as string[]
    list.splice(0, list.length, ...value.items.map(String))
  }
}

const forms: Readonly<Record<string, string>> = {
  Object: 'МодульОбъекта',
  Manager: 'МодульМенеджера',
  RecordSet: 'МодульНабораЗаписей',
  ValueManager: 'МодульМенеджераЗначения',
}

/** As 1C names the module of an object in exceptions: `Документ.РасходТовара.МодульОбъекта`. */
export function moduleId(fullName: string, form: string): string {
  const [kind = '', name = ''] = fullName.split('.')
  return `${kindNamed(kind)?.russian ?? kind}.${name}.${forms[form] ?? form}`
}
