/** Events of data whose handlers are in the modules of the objects: `ПередЗаписью`, `ОбработкаПроведения`, run in the language. */
import type { EventHandler } from '../infobase/definition/events.ts'
import type { AnyModelObject } from '../infobase/model/model.ts'
import { Item } from '../infobase/objects/item/item.ts'
import type { ModuleEvents } from '../infobase/objects/ports.ts'
import { RecordSet } from '../infobase/objects/register/record-set.ts'
import type { Value } from '../infobase/values/value.ts'
import { Enumeration } from './dictionary/library.ts'
import { kindNamed } from './dictionary/object-kinds.ts'
import { knownEvents, pointEvents, type KnownEvent } from './known-events.ts'
import type { ModuleObject } from './modules/module-object.ts'
import type { ModuleSource } from './modules/parts.ts'
import type { Program } from './modules/program.ts'
import { RunContext } from './modules/run-context.ts'
import type { RunPorts } from './modules/run-ports.ts'
import { ArrayObject } from './objects/collections/array.ts'
import { dataOf } from './objects/data/data-of.ts'
import { constantHolder, type ConstantHolder } from './objects/data/managers/constant-holder.ts'
import { objectValue, ObjectValue } from './objects/data/objects/object.ts'
import { recordSetValue, type RecordSetValue } from './objects/data/objects/record-set.ts'
import { FillingData } from './objects/data/values/filling.ts'
import type { RunData } from './objects/data/values/run-data.ts'
import { errors } from './run/error.ts'
import { Box } from './run/member.ts'
import { subscriptionsOf, type Subscriptions } from './subscriptions.ts'
import type { Method } from './syntax/ast.ts'

type Parameters = Record<string, unknown>

/**
 * The procedures of the object's own module, then those that subscribe to the event. Without the run of a module the data are changed from
 * outside: a run of its own is begun for the handler.
 */
export function moduleEvents(
  program: Program,
  ports: () => RunPorts,
  subscriptions: Subscriptions = ownSubscriptions(program),
): ModuleEvents {
  return (object, base) => {
    const { kind, FullName } = object
    const form = formOf(kind)
    const source = program.parts.dataModules?.(FullName, form)
    const run = (): RunContext => {
      const found = base().context.get()?.caller
      return found instanceof RunContext ? found : new RunContext(program, { ...ports(), infobase: { base: base(), model: base().model } })
    }
    const at = { program, source, object, run }
    const handlers: Record<string, EventHandler> = source === undefined ? {} : pointHandlers(at)
    for (const [name, known] of Object.entries(knownEvents(form, kind))) {
      const handler = joined(source && handlerOf(at, known), subscribed(at, known, subscriptions(FullName, name)))
      if (handler !== undefined) handlers[name] = handler
    }
    return Object.keys(handlers).length === 0 ? undefined : handlers
  }
}

const ownSubscriptions = ({ parts: { metadata } }: Program): Subscriptions => (metadata ? subscriptionsOf(metadata) : () => [])

/** `Справочник`, `Регистр…`, `Константа`: which of its modules has the handlers. */
const formOf = (kind: string): string => (kind.endsWith('Register') ? 'RecordSet' : kind === 'Constant' ? 'ValueManager' : 'Object')

interface At {
  readonly program: Program
  readonly source: ModuleSource | undefined
  readonly object: AnyModelObject
  readonly run: () => RunContext
}

const joined = (first: EventHandler | undefined, others: readonly EventHandler[]): EventHandler | undefined => {
  const all = first === undefined ? others : [first, ...others]
  if (all.length < 2) return all[0]
  return (async (...args: never[]) => {
    for (const one of all) await one(...args)
  }) as EventHandler
}

function handlerOf(at: At, known: KnownEvent): EventHandler | undefined {
  const method = at.program.load(at.source!).tree.methods.find((one) => known.names.includes(one.name.toLowerCase()))
  return method && procedure(at, method, known.parameters(method.parameters.length))
}

/** The procedures that the map of a business process names for its points. */
function pointHandlers(at: At): Record<string, EventHandler> {
  const { definition } = at.object
  if (definition.kind !== 'BusinessProcess') return {}
  const { methods } = at.program.load(at.source!).tree
  const handlers: Record<string, EventHandler> = {}
  for (const { Events } of Object.values(definition.RoutePoints))
    for (const [event, name] of Object.entries(Events)) {
      const method = methods.find((one) => one.name.toLowerCase() === name.toLowerCase())
      if (method !== undefined && pointEvents[event] !== undefined) handlers[name] = procedure(at, method, pointEvents[event])
    }
  return handlers
}

function procedure({ object, run }: At, method: Method, parameterNames: readonly string[]): EventHandler {
  const names = parameterNames.slice(0, method.parameters.length)
  const folded = method.name.toLowerCase()
  return handling(run, object, names, (context, self, boxes) => self.module?.own(folded)?.(context, undefined, boxes))
}

/** A subscription's procedure has the source of the event before the parameters. */
function subscribed({ program, object, run }: At, known: KnownEvent, paths: readonly string[]): EventHandler[] {
  return paths.map((path) => {
    const [module = '', method = ''] = path.toLowerCase().split('.').slice(-2)
    const source = program.parts.commonModules.get(module)
    const found = source && program.load(source).tree.methods.find((one) => one.name.toLowerCase() === method)
    const count = Math.max(0, (found?.parameters.length ?? 1) - 1)
    return handling(run, object, known.parameters(count).slice(0, count), (context, self, boxes) => {
      const call = (context.modules.common(module) as ModuleObject).getMethod(method)
      if (call === undefined) throw errors.noMethod(path)
      return call(context, undefined, [self, ...boxes])
    })
  })
}

type Handled = (context: RunContext, self: EventSource, boxes: readonly Box[]) => unknown

const handling = (run: () => RunContext, object: AnyModelObject, names: readonly string[], call: Handled): EventHandler =>
  (async (target: unknown, parameters: Parameters) => {
    const context = run()
    const data = dataOf(context, 'события')
    const boxes = names.map((name) => new Box(toModule(data, parameters, name)))
    await call(context, valueOf(data, object, target), boxes)
    for (const [at, name] of names.entries()) fromModule(parameters, name, boxes[at]!.v)
    if (parameters['StandardProcessing'] === false && parameters['FillingData'] instanceof FillingData)
      parameters['FillingData'].isDone = true
  }) as EventHandler

type EventSource = ObjectValue | RecordSetValue | ConstantHolder

function valueOf(data: RunData, object: AnyModelObject, target: unknown): EventSource {
  if (target instanceof RecordSet) return recordSetValue(data, target)
  return target instanceof Item ? objectValue(data, target) : constantHolder(data, object, target as never)
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
    case 'Task':
    case 'RoutePoint':
      return value instanceof Item ? objectValue(data, value) : data.value(value as Value)
    case 'TasksBeingFormed':
    case 'BusinessProcessesBeingFormed':
      return new ArrayObject((value as readonly Item[]).map((one) => objectValue(data, one)))
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
  if (name === 'Cancel' || name === 'StandardProcessing' || name === 'Prefix' || name === 'Result') parameters[name] = value
  if (name.endsWith('BeingFormed') && value instanceof ArrayObject) {
    const list = parameters[name] as unknown[]
    list.splice(0, list.length, ...value.items.flatMap((one) => (one instanceof ObjectValue ? [one.item] : [])))
  }
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
